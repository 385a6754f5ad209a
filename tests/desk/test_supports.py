"""Support at the desk: pages read by two, the service point, and supports found invalid."""

from datetime import date, timedelta

import pytest
from django.core import serializers
from django.urls import reverse
from django.utils.timezone import localdate

from kuuluu.initiatives.commands.counting import count
from kuuluu.initiatives.commands.supporting import Wish, sign
from kuuluu.initiatives.models import Initiative, Invalidation, Sheet, Stage, Support, SupportContact, Tally
from kuuluu.people.actors import Actor
from kuuluu.people.roles import Role
from kuuluu.public.initiatives.stating import invalidated_text
from kuuluu.publication.models import PublicInitiative
from tests.desk.conftest import sit
from tests.factories.initiatives import make_initiative
from tests.factories.people import make_identity
from tests.initiatives.test_supporting import add

ROWS = {
    "r1-name": "Aapo Ahonen",
    "r1-born": "1.5.1990",
    "r2-name": "Bea Berg",
    "r2-born": "1960-02-29",
    "r4-is_unreadable": "on",
}


def filled(city, **changes):
    homes = {f"r{n}-municipality": city.code for n in range(1, 16)}
    return {"rows": "15", **homes, **ROWS, **{name.replace("_", "-", 1): value for name, value in changes.items()}}


def url(name, one, *more):
    return reverse(f"desk:{name}", args=[one.case.number, *more])


@pytest.fixture
def one(kerava, at):
    return make_initiative(kerava, at=at)


@pytest.fixture
def sheet(one):
    return Sheet.objects.create(initiative=one, code="ABCDEF")


def supporters(one, at) -> int:
    count(at=at)
    return Tally.objects.get(pk=one.pk).supporters


def test_page_is_read_by_two_and_neither_sees_the_others_reading(client, kerava, one, sheet, at):
    page = url("support_sheet", one, "ABCDEF")
    sit(client, kerava, Role.REGISTRAR, name="Riitta")
    assert client.post(page, filled(kerava)).status_code == 302
    own = client.get(page).text
    assert "Olet lukenut tämän listan" in own
    listed = client.get(url("supports", one)).text
    assert "Odottaa toista lukijaa" in listed
    assert "Riitta" in listed
    sit(client, kerava, Role.REGISTRAR, name="Kalle")
    second = client.get(page).text
    for text in (own, listed, second):
        assert "ahonen" not in text.lower()
    differ = client.post(page, filled(kerava, r2_born="28.2.1960", r1_municipality="elsewhere"))
    assert differ.status_code == 409
    assert "Luitte eri tavalla" in differ.text
    assert "Rivi 2</a>: Syntymäaika" in differ.text
    assert "Rivi 1</a>: Kotikunta" in differ.text
    assert 'value="1960-02-28"' in differ.text or 'value="28.2.1960"' in differ.text
    assert supporters(one, at) == 0
    done = client.post(page, filled(kerava), follow=True).text
    assert "2 allekirjoitusta laskettiin. Lukukelvottomia: 1." in done
    assert "2/3 riviä laskettiin" in done
    assert supporters(one, at) == 2
    assert client.post(page, filled(kerava)).status_code == 409
    assert "ahonen" not in client.get(url("supports", one)).text.lower()


def test_rows_that_only_one_read_are_told_by_their_number(client, kerava, one, sheet):
    page = url("support_sheet", one, "abcdef")
    sit(client, kerava, Role.REGISTRAR)
    client.post(page, filled(kerava))
    sit(client, kerava, Role.REGISTRAR)
    answer = client.post(page, filled(kerava, r4_is_unreadable="", r2_name="Bea Borg"))
    assert "Ensimmäinen luki 3 riviä, sinä 2" in answer.text
    assert "Rivi 2</a>: Nimi" in answer.text


def test_half_a_row_is_asked_for_and_more_rows_keep_what_was_written(client, kerava, one, sheet):
    sit(client, kerava, Role.REGISTRAR)
    page = url("support_sheet", one, "ABCDEF")
    wrong = client.post(page, filled(kerava, r1_born=""))
    assert wrong.status_code == 422
    assert "Rivi 1: kirjoita nimi ja syntymäaika" in wrong.text
    assert 'value="Bea Berg"' in wrong.text
    assert client.post(page, {"rows": "15"}).status_code == 422
    more = client.post(page, {**filled(kerava), "more": "1"})
    assert 'value="Aapo Ahonen"' in more.text
    assert "id_r30-name" in more.text
    assert Sheet.objects.get().first == []


def test_page_is_read_anew_where_the_first_one_was_wrong(client, kerava, one, sheet):
    sit(client, kerava, Role.REGISTRAR)
    client.post(url("support_sheet", one, "ABCDEF"), filled(kerava))
    assert client.post(url("support_sheet_again", one, "ABCDEF")).status_code == 302
    assert Sheet.objects.get().first == []
    made = client.post(url("support_sheet_new", one))
    assert made["Location"] == url("support_sheet", one, Sheet.objects.exclude(pk=sheet.pk).get().code)
    pdf = client.get(url("support_sheet_pdf", one, "ABCDEF"))
    assert pdf.content.startswith(b"%PDF")


def test_day_of_signing_is_read_where_age_matters_and_nowhere_else(client, kerava, one, at):
    page = url("support_sheet", one, Sheet.objects.create(initiative=one, code="YYYYYY").code)
    sit(client, kerava, Role.REGISTRAR)
    assert "r1-signed" not in client.get(page).text
    of_age = make_initiative(kerava, at=at, kind="referendum")
    page = url("support_sheet", of_age, Sheet.objects.create(initiative=of_age, code="XXXXXX").code)
    today = localdate(at)
    young = today.replace(year=today.year - 15).strftime("%-d.%-m.%Y")
    rows = filled(kerava, r1_born=young, r1_is_resident="on", r2_is_resident="on")
    wrong = client.post(page, {**rows, "r1-signed": (today - timedelta(days=1)).isoformat()})
    assert (wrong.status_code, 'href="#id_r1-signed"' in wrong.text) == (422, True)
    assert "Tarkista allekirjoituspäivä" in wrong.text
    assert client.post(page, {**rows, "r1-signed": today.isoformat()}).status_code == 302
    sit(client, kerava, Role.REGISTRAR)
    differ = client.post(page, rows)
    assert (differ.status_code, "Rivi 1</a>: Allekirjoituspäivä" in differ.text) == (409, True)
    done = client.post(page, {**rows, "r1-signed": today.isoformat()}, follow=True).text
    assert "2 allekirjoitusta laskettiin" in done


def test_service_point_counts_once_and_gives_back_what_was_given_elsewhere(client, kerava, one, at):
    sit(client, kerava, Role.REGISTRAR)
    page, said = url("support_desk", one), {"name": "Kannattaja 1", "born": "1.5.1990", "municipality": kerava.code}
    add(one, 1, at)
    twice = client.post(page, said)
    assert twice.status_code == 409
    assert "kannattaa aloitetta jo" in twice.text
    assert client.post(page, {**said, "back": "1"}).status_code == 302
    assert not SupportContact.objects.exists()
    assert client.post(page, {**said, "is_resident": "on"}).status_code == 302
    counted = Support.objects.get(state="confirmed")
    assert (counted.way, counted.is_verified) == ("desk", True)
    nobody = client.post(page, {**said, "name": "Joku Muu", "back": "1"})
    assert (nobody.status_code, "Kukaan tämänniminen" in nobody.text) == (409, True)
    Initiative.objects.filter(pk=one.pk).update(stage=Stage.SENT, sent_at=at)
    late = client.post(page, {**said, "back": "1"})
    assert "Aloite on lähetetty" in late.text


def test_service_point_refuses_who_may_not_sign_a_referendum(client, kerava, at):
    one = make_initiative(kerava, at=at, kind="referendum")
    sit(client, kerava, Role.REGISTRAR)
    said = {"name": "Nuori Ihminen", "born": f"1.1.{at.year - 14}", "municipality": kerava.code, "is_resident": "on"}
    assert "ei ole oikeutta allekirjoittaa" in client.post(url("support_desk", one), said).text
    assert not Support.objects.exists()


def test_who_is_protected_and_identified_takes_back_at_the_service_point(client, kerava, one, at):
    who = make_identity(kerava, at=at, name="Tuuli Suojattu", is_protected=True, birth_date=date(1985, 3, 4))
    sign(one, wish=Wish(name=""), by=Actor(identity_id=who.pk), at=at)
    sit(client, kerava, Role.REGISTRAR)
    said = {"name": "Suojattu Tuuli", "born": "4.3.1985", "municipality": kerava.code, "back": "1"}
    assert client.post(url("support_desk", one), said).status_code == 302
    assert supporters(one, at) == 0


def test_invalid_supports_are_seen_before_and_told_in_public_by_their_number(client, kerava, one, at):
    sit(client, kerava, Role.REGISTRAR)
    for n in range(12):
        add(one, n, at, network="192.0.2.7")
    page = url("support_invalid", one)
    asked = client.get(page).text
    assert "12 kannatusta" in asked
    assert "posti.example: 12" in asked
    assert client.get(page, {"way": ""}).status_code == 422
    preview = client.get(page, {"way": "light"}).text
    assert 'name="expected" value="12"' in preview
    said = {"way": "light", "expected": "12", "reason": "Yksi kone lähetti ne."}
    assert client.post(page, {**said, "reason": ""}).status_code == 422
    add(one, 20, at)
    changed = client.post(page, said)
    assert changed.status_code == 409
    assert 'name="expected" value="13"' in changed.text
    assert "Yksi kone lähetti ne." in changed.text
    assert client.post(page, {**said, "expected": "13"}).status_code == 302
    assert supporters(one, at) == 0
    shown = PublicInitiative.objects.get(pk=one.pk)
    assert "13 " in invalidated_text(shown)
    assert "Yksi kone" not in serializers.serialize("json", [shown])
    made = Invalidation.objects.get()
    assert client.post(url("support_undo", one, made.pk)).status_code == 302
    assert supporters(one, at) == 13
    assert invalidated_text(PublicInitiative.objects.get(pk=one.pk)) == ""
    assert client.post(url("support_undo", one, made.pk), follow=True).text.count("peruttu") >= 1


def test_only_the_registry_of_the_city_comes_to_support(client, kerava, jarvenpaa, one, sheet):
    names = ["supports", "support_desk", "support_invalid"]
    sit(client, kerava, Role.OFFICER)
    assert {client.get(url(name, one)).status_code for name in names} == {404}
    assert "kannatus/" not in client.get(url("initiative", one)).text
    sit(client, kerava, Role.REGISTRAR)
    assert {client.get(url(name, one)).status_code for name in names} == {200}
    assert url("supports", one) in client.get(url("initiative", one)).text
    other = make_initiative(kerava, at=one.case.received_at)
    assert client.get(url("support_sheet", other, "ABCDEF")).status_code == 404
    sit(client, jarvenpaa, Role.REGISTRAR)
    assert {client.get(url(name, one)).status_code for name in names} == {404}


def test_nothing_more_is_offered_when_it_has_been_sent(client, kerava, one, sheet, at):
    Initiative.objects.filter(pk=one.pk).update(stage=Stage.SENT, sent_at=at)
    sit(client, kerava, Role.REGISTRAR)
    page = client.get(url("supports", one)).text
    assert "Aloite on lähetetty" in page
    assert url("support_invalid", one) not in page
    assert client.post(url("support_sheet", one, "ABCDEF"), filled(kerava)).status_code == 409
