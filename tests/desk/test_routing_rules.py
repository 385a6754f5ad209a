"""The administrator's routing rules: written, tried, saved, moved, ended."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from kuuluu.cities.queries import service_by_code, unit_by_code
from kuuluu.people.roles import Role
from kuuluu.routing.models import RoutingRule, RuleVersion, Target
from tests.desk.conftest import sit
from tests.factories.cases import make_case
from tests.factories.people import make_officer
from tests.factories.routing import make_rule, to_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def paula(client, kerava):
    return sit(client, kerava, Role.ADMINISTRATOR, name="Paula")


def lighting(city) -> int:
    return service_by_code(city, "streets.lighting").pk


def unit_of(city, code="liikunta"):
    """A unit that does not own lamps."""
    return unit_by_code(city, code)


@pytest.fixture
def lamps(kerava, at):
    return [make_case(kerava, at=at - timedelta(days=30), text=f"Lamppu {n} on pimeä") for n in range(3)]


@pytest.fixture
def typed(kerava, paula):
    """What an administrator types: lamps to the unit."""
    return {
        "name": "Valot liikuntaan",
        "services": [lighting(kerava)],
        "target": "unit",
        "unit": unit_of(kerava).pk,
        "owner_person": paula.pk,
        "do": "try",
    }


def post(client, url, data):
    return client.post(url, data)


def token_of(page) -> str:
    return re.search(r'name="tried" value="([^"]+)"', page.text)[1]


NEW = "desk:routing_rule_new"


def test_a_draft_is_tried_before_it_can_be_saved(client, typed, lamps):
    page = post(client, reverse(NEW), typed)
    assert page.status_code == 200
    assert [move["move"].count for move in page.context["moves"]] == [3]
    assert lamps[0].number in page.text
    assert 'value="save"' in page.text
    assert 'value="save"' not in client.get(reverse(NEW)).text
    assert not RoutingRule.objects.exists()


@pytest.mark.usefixtures("lamps")
def test_what_was_tried_is_saved_with_what_was_seen(client, typed, kerava, paula):
    token = token_of(post(client, reverse(NEW), typed))
    answer = post(client, reverse(NEW), {**typed, "do": "save", "tried": token})
    rule = RoutingRule.objects.get()
    assert answer["Location"] == reverse("desk:routing_rule", args=[rule.pk])
    assert (rule.city, rule.unit.code, rule.owner_person) == (kerava, "liikunta", paula)
    version = RuleVersion.objects.get()
    assert version.trial == {"looked": 3, "decided": 3, "moved": 3, "orphans": 0}
    assert version.by_id == paula.pk


@pytest.mark.parametrize("tried", ["", "nonsense", None])
@pytest.mark.usefixtures("lamps")
def test_what_was_not_tried_is_not_saved(client, typed, tried):
    """None: the trial of another draft."""
    token = token_of(post(client, reverse(NEW), {**typed, "name": "Muu"})) if tried is None else tried
    page = post(client, reverse(NEW), {**typed, "do": "save", "tried": token})
    assert page.status_code == 200
    assert page.context["is_changed"]
    assert not RoutingRule.objects.exists()


def test_a_rule_that_somebody_changed_meanwhile_is_tried_again(client, typed, kerava, now):
    rule = make_rule(kerava, at=now)
    url = reverse("desk:routing_rule", args=[rule.pk])
    token = token_of(post(client, url, typed))
    RoutingRule.objects.update(version=2)
    assert post(client, url, {**typed, "do": "save", "tried": token}).context["is_changed"]
    assert RoutingRule.objects.get().name == "Sääntö"


def test_what_is_left_without_an_owner_is_told_with_the_cases(client, typed, lamps):
    page = post(client, reverse(NEW), {**typed, "target": "queue", "unit": ""})
    assert len(page.context["trial"].orphans) == 3
    assert {one.number for one in page.context["orphans"]} == {one.number for one in lamps}


@pytest.mark.usefixtures("lamps")
def test_what_a_draft_silences_and_what_silences_it_are_told(client, typed, kerava, at):
    later = make_rule(kerava, at=at, services=[lighting(kerava)], name="Myöhempi")
    page = post(client, reverse(NEW), {**typed, "order": 1})
    assert [one.pk for one in page.context["hides"]] == [later.pk]
    assert "Myöhempi" in page.text
    wide = make_rule(kerava, at=at, order=1, name="Kaikki")
    page = post(client, reverse(NEW), typed)
    assert page.context["hidden_by"].pk == wide.pk


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"target": ""}, "target"),
        ({"unit": ""}, "unit"),
        ({"unit": "999999"}, "unit"),
        ({"services": ["999999"]}, "services"),
        ({"owner_person": ""}, "owner_person"),
        ({"target": "officer"}, "officer"),
        ({"words": "valo\n!?"}, "words"),
        ({"words": "x" * 81}, "words"),
        ({"from_time": "kello 8"}, "from_time"),
        ({"from_date": "2026-05-02", "to_date": "2026-05-01"}, "to_date"),
        ({"order": "0"}, "order"),
        ({"kinds": ["wish"]}, "kinds"),
        ({"weekdays": ["7"]}, "weekdays"),
    ],
)
def test_what_can_not_be_a_rule_is_told_beside_its_field(client, typed, wrong, field):
    page = post(client, reverse(NEW), {**typed, **wrong})
    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert f'href="#id_{field}' in page.text


def test_an_officer_of_another_unit_is_refused(client, typed, kerava):
    unit, other = unit_of(kerava), unit_of(kerava, "kirjasto")
    mikko = make_officer(kerava, other)
    page = post(client, reverse(NEW), {**typed, "target": "officer", "officer": mikko.pk})
    assert "officer" in page.context["form"].errors
    mikko.memberships.update(unit=unit)
    assert post(client, reverse(NEW), {**typed, "target": "officer", "officer": mikko.pk}).status_code == 200


@pytest.mark.usefixtures("paula")
def test_the_list_tells_order_target_owner_and_how_many(client, kerava, at):
    first = make_rule(kerava, at=at, services=[lighting(kerava)], name="Valot", unit_id=unit_of(kerava).pk)
    make_rule(kerava, at=at, name="Loput")
    for _n in range(2):
        make_case(kerava, at=at)
    make_case(kerava, at=at, service_code="clean.litter")
    rows = client.get(reverse("desk:routing_rules")).context["rows"]
    assert [(row["rule"].name, row["taken"]) for row in rows] == [("Valot", 2), ("Loput", 1)]
    assert rows[0]["goal"] == unit_of(kerava).name
    assert rows[0]["owner"] == first.owner_unit.name


@pytest.mark.usefixtures("paula")
def test_the_list_tells_what_is_wrong_with_a_rule(client, kerava, at):
    unit = unit_of(kerava)
    mikko = make_officer(kerava, unit)
    gone = make_rule(
        kerava, at=at, name="Lähtenyt", owner_unit_id=None, owner_person_id=mikko.pk, **to_officer(unit, mikko)
    )
    make_rule(kerava, at=at, name="Kaikki")
    hidden = make_rule(kerava, at=at, name="Turha", kinds=["idea"])
    mikko.memberships.all().delete()
    wrong = {row["rule"].pk: row["troubles"] for row in client.get(reverse("desk:routing_rules")).context["rows"]}
    assert len(wrong[gone.pk]) == 2
    assert len(wrong[hidden.pk]) == 1
    assert "Lähtenyt" in client.get(reverse("desk:routing_rule", args=[gone.pk])).text


@pytest.mark.usefixtures("paula", "lamps")
def test_moving_up_and_down_is_told_by_what_it_would_have_moved(client, kerava, at):
    other = unit_of(kerava, "kirjasto")
    make_rule(kerava, at=at, services=[lighting(kerava)], unit_id=unit_of(kerava).pk, name="A")
    rule = make_rule(kerava, at=at, services=[lighting(kerava)], unit_id=other.pk, name="B")
    url = reverse("desk:routing_rule_place", args=[rule.pk])
    page = client.post(url, {"to": "up"}, follow=True)
    assert [row["rule"].name for row in page.context["rows"]] == ["B", "A"]
    assert "3 kuluneen vuoden asiaa olisi mennyt muualle." in page.text
    page = client.post(url, {"to": "down"}, follow=True)
    assert [row["rule"].name for row in page.context["rows"]] == ["A", "B"]
    assert "3 kuluneen vuoden asiaa olisi mennyt muualle." in page.text
    assert client.get(url).status_code == 405


@pytest.mark.usefixtures("paula", "lamps")
def test_ending_a_rule_shows_first_what_would_move(client, kerava, at):
    rule = make_rule(kerava, at=at, services=[lighting(kerava)], unit_id=unit_of(kerava).pk)
    url = reverse("desk:routing_rule_state", args=[rule.pk])
    page = client.get(url)
    assert page.context["trial"].moved == 3
    assert client.post(url, {"seen": "7 True"}).status_code == 409
    assert RoutingRule.objects.get().is_active
    client.post(url, {"seen": page.context["seen"]})
    assert not RoutingRule.objects.get().is_active
    client.post(url, {"seen": client.get(url).context["seen"]})
    assert RoutingRule.objects.get().is_active


@pytest.mark.usefixtures("lamps")
def test_versions_tell_who_changed_what_when(client, typed, kerava, now):
    rule = make_rule(kerava, at=now, weekdays=[0])
    url = reverse("desk:routing_rule", args=[rule.pk])
    post(client, url, {**typed, "do": "save", "tried": token_of(post(client, url, typed))})
    rows = client.get(url).context["versions"]
    assert (rows[0]["version"].number, rows[0]["by"]) == (2, "Paula")
    assert [len(row["conditions"]) for row in rows] == [1, 1]


def test_a_rule_is_not_there_for_another_city(client, kerava, jarvenpaa, now):
    rule = make_rule(kerava, at=now, name="Keravan sääntö")
    sit(client, jarvenpaa, Role.ADMINISTRATOR)
    for name in ("routing_rule", "routing_rule_state"):
        assert client.get(reverse(f"desk:{name}", args=[rule.pk])).status_code == 404
    assert client.post(reverse("desk:routing_rule_place", args=[rule.pk])).status_code == 404
    assert "Keravan sääntö" not in client.get(reverse("desk:routing_rules")).text


def test_a_secret_case_is_not_named_on_the_bench(client, typed, lamps):
    lamps[0].secrecy = "secret"
    lamps[0].save(update_fields=["secrecy"])
    page = post(client, reverse(NEW), typed)
    assert [move["move"].count for move in page.context["moves"]] == [3]
    assert lamps[0].number not in page.text
    assert lamps[1].number in page.text


def test_the_form_of_a_rule_says_what_the_rule_says(client, paula, kerava, now, typed):
    rule = make_rule(
        kerava, at=now, unit_id=unit_of(kerava).pk, words=["pimeä katu", "lamppu"], weekdays=[0, 6], kinds=["fault"],
        owner_unit_id=None, owner_person_id=paula.pk, target=Target.UNIT,
    )  # fmt: skip
    form = client.get(reverse("desk:routing_rule", args=[rule.pk])).context["form"]
    same = {name: form[name].value() for name in ("words", "weekdays", "kinds", "unit", "owner_person")}
    assert same == {
        "words": "pimeä katu\nlamppu",
        "weekdays": ["0", "6"],
        "kinds": ["fault"],
        "unit": str(unit_of(kerava).pk),
        "owner_person": str(paula.pk),
    }
