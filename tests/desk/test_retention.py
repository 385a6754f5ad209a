"""The administrators' page of keeping and erasing."""

import json
import re

import pytest
from django.urls import reverse

from kuuluu.cities.models import Policy
from kuuluu.cities.queries import forget
from kuuluu.people.actors import SYSTEM
from kuuluu.people.roles import Role
from kuuluu.retention import commands, queries
from kuuluu.retention.models import DataClass, Hold
from tests.desk.conftest import sit
from tests.retention.conftest import START, plant_city


@pytest.fixture
def paula(client, kerava):
    return sit(client, kerava, Role.ADMINISTRATOR, name="Paula")


@pytest.fixture
def plan(aino, now):
    return commands.plan(aino.city, at=now)


def words(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))


def test_schedule_says_each_time_and_where_it_is_from(client, paula):
    page = words(client.get(reverse("desk:retention")))
    assert "Tarkka paikka 730 päivää asian sulkemisesta" in page
    assert "Asian julkinen sivu 24 kuukautta asian sulkemisesta" in page
    assert page.count("Ehdotus") == len(DataClass)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.PUBLISHER, Role.REGISTRAR])
def test_page_is_for_administrators(client, kerava, role):
    sit(client, kerava, role)
    assert client.get(reverse("desk:retention")).status_code == 404


def test_plan_is_shown_with_its_cases(client, paula, aino, plan):
    page = client.get(reverse("desk:retention"))
    assert aino.closed.number in page.text
    assert aino.open.number not in page.text
    assert not any(word in page.text for word in aino.plant.words.values())


def test_administrator_approves_the_plan_that_was_shown(client, paula, aino, plan):
    assert client.post(reverse("desk:retention_plan"), {"plan": plan.pk}).status_code == 302
    plan.refresh_from_db()
    assert plan.approved_by_id == paula.pk
    assert queries.approved_run(str(plan.pk)) == plan


def test_another_plan_than_the_shown_one_is_not_approved(client, paula, aino, plan, now):
    new = commands.plan(aino.city, at=now)
    assert client.post(reverse("desk:retention_plan"), {"plan": plan.pk}).status_code == 409
    new.refresh_from_db()
    assert new.approved_at is None


def test_case_is_held_and_let_go(client, paula, aino):
    number = aino.closed.number
    given = {"number": number.lower(), "ground": "claim", "until_date": ""}
    assert client.post(reverse("desk:retention_holds"), given).status_code == 302
    assert Hold.objects.get().by_id == paula.pk
    assert number in client.get(reverse("desk:retention")).text
    assert client.post(reverse("desk:retention_hold_end", args=[number])).status_code == 302
    assert Hold.objects.get().ended_by_id == paula.pk


def test_number_of_another_city_is_not_held(client, paula, jarvenpaa):
    sanna = plant_city(jarvenpaa, "Wrumba")
    page = client.post(reverse("desk:retention_holds"), {"number": sanna.closed.number, "ground": "claim"})
    assert page.status_code == 422
    assert not Hold.objects.exists()
    assert client.post(reverse("desk:retention_hold_end", args=[sanna.closed.number])).status_code == 404


def test_certificate_is_shown_and_given_as_a_file(client, paula, aino, plan, now):
    made = commands.carry_out(plan, by=SYSTEM, at=now)
    page = client.get(reverse("desk:certificate", args=[1]))
    assert made.seal in page.text
    assert aino.closed.number in page.text
    file = json.loads(client.get(reverse("desk:certificate_file", args=[1])).content)
    assert queries.seal_of(file["content"]) == file["seal"] == made.seal
    assert not any(word in page.text for word in aino.plant.words.values())


def test_source_on_a_certificate_is_marked_as_finnish(client, paula, aino, now):
    Policy.objects.filter(city=aino.city).update(source_fi="Kaupunginhallitus § 12", source_sv="Stadsstyrelsen § 12")
    forget()
    commands.carry_out(commands.plan(aino.city, at=now), by=SYSTEM, at=now)
    page = client.get(f"/sv{reverse('desk:certificate', args=[1])}").text
    assert '<span lang="fi">Kaupunginhallitus § 12</span>' in page


def test_certificate_of_another_city_is_not_there(client, paula, jarvenpaa):
    sanna = plant_city(jarvenpaa, "Wrumba")
    commands.carry_out(commands.plan(jarvenpaa, at=START.replace(year=2027)), by=SYSTEM, at=START.replace(year=2027))
    assert sanna.closed.erased_at is None
    for name in ("certificate", "certificate_file"):
        assert client.get(reverse(f"desk:{name}", args=[1])).status_code == 404


def test_erased_case_is_still_shown_and_says_so(client, kerava, aino, plan, now):
    sit(client, kerava, Role.OFFICER)
    commands.carry_out(plan, by=SYSTEM, at=now)
    page = client.get(reverse("desk:case", args=[aino.closed.number]))
    assert page.status_code == 200
    assert "Kirjoitettu on hävitetty" in words(page)
    assert "Kirjoitettu on hävitetty" not in words(client.get(reverse("desk:case", args=[aino.open.number])))
    assert client.get(reverse("desk:work_list"), {"status": "closed"}).status_code == 200
