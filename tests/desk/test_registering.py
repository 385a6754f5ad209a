"""Feedback that a registrar enters, and the receipt."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from kuuluu.cases.models import Case, Channel
from kuuluu.cases.queries import case_by_code, thread
from kuuluu.cases.rules import code_of
from kuuluu.people.roles import Role
from tests.desk.conftest import sit
from tests.factories.cases import make_case
from tests.factories.people import make_member

TOLD = {
    "channel": "phone",
    "text": "Katulamppu on pimeänä Kauppakaarella.",
    "kind": "fault",
    "service": "streets.lighting",
    "address": "Kauppakaari 11",
    "language": "fi",
    "wants_answer": "on",
}


@pytest.fixture
def raija(client, kerava):
    return sit(client, kerava, Role.REGISTRAR, name="Raija")


def enter(client, **data):
    return client.post(reverse("desk:register"), {"once": uuid4().hex, **TOLD, **data})


def receipt(client, case):
    return client.get(reverse("desk:registered", args=[case.number]))


def test_form_becomes_a_case_and_leads_to_its_receipt(client, raija, kerava):
    answer = enter(client, name="Aino Aalto", email="aino@example.org", phone="040 123 4567", postal_address="Katu 1")
    case = Case.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == reverse("desk:registered", args=[case.number])
    assert (case.city, case.channel, case.service.code) == (kerava, Channel.PHONE, "streets.lighting")
    assert (case.contact.name, case.contact.email) == ("Aino Aalto", "aino@example.org")
    assert (case.contact.phone, case.contact.postal_address) == ("040 123 4567", "Katu 1")
    assert case.feedback.wants_answer
    assert thread(case)[0].original.text == TOLD["text"]
    assert thread(case)[0].by_id == raija.pk


def test_receipt_tells_number_arrival_promise_code_and_link(client, raija):
    enter(client)
    case = Case.objects.get()
    page = receipt(client, case).text
    code = code_of(case.pk)
    assert case.number in page
    assert f"klo {localtime(case.received_at):%H.%M}" in page
    assert f"{case.answer_due_date.day}.{case.answer_due_date.month}.{case.answer_due_date.year}" in page
    assert re.search(rf"https?://[^<]*/oma/{code}/", page)
    assert case_by_code(case.city, code) == case
    assert reverse("desk:registered_qr", args=[case.number]) in page


def test_receipt_is_in_the_senders_language(client, raija):
    enter(client, language="sv", text="Gatlampan på Kauppakaari är släckt.")
    case = Case.objects.get()
    page = receipt(client, case).text
    assert 'lang="sv"' in page
    assert f"/sv/oma/{code_of(case.pk)}/" in page


def test_qr_code_is_a_picture(client, raija):
    enter(client)
    answer = client.get(reverse("desk:registered_qr", args=[Case.objects.get().number]))
    assert answer["Content-Type"] == "image/svg+xml"
    assert b"<svg" in answer.content


def test_form_sent_twice_is_one_case(client, raija):
    once = uuid4().hex
    first = enter(client, once=once)
    second = enter(client, once=once)
    assert Case.objects.count() == 1
    assert second["Location"] == first["Location"]


def test_letter_counts_from_the_day_it_came(client, raija):
    came = localtime() - timedelta(days=3)
    enter(client, channel="paper", arrived_at=came.strftime("%d.%m.%Y %H.%M"))
    assert localtime(Case.objects.get().received_at).replace(second=0, microsecond=0) == came.replace(
        second=0, microsecond=0
    )


@pytest.mark.parametrize("wrong", ["31.12.2999 12.00", "1.1.1999 12.00", "eilen"])
def test_impossible_arrival_is_refused_and_nothing_typed_is_lost(client, raija, wrong):
    page = enter(client, arrived_at=wrong)
    assert page.status_code == 422
    assert 'href="#id_arrived_at"' in page.text
    assert TOLD["text"] in page.text
    assert not Case.objects.exists()


@pytest.mark.parametrize("missing", ["channel", "text", "kind", "language"])
def test_missing_field_is_asked_for(client, raija, missing):
    page = enter(client, **{missing: ""})
    assert page.status_code == 422
    assert f'href="#id_{missing}' in page.text
    assert not Case.objects.exists()


def test_form_without_its_mark_is_shown_again(client, raija):
    assert enter(client, once="").status_code == 422


def test_reason_alone_is_an_objection(client, raija):
    enter(client, objection_words="Naapuri tunnistaa minut.")
    assert Case.objects.get().feedback.objection == "other"


def test_other_citys_service_is_not_taken(client, raija):
    assert enter(client, service="no.such.service").status_code == 422


def test_receipt_of_what_a_resident_sent_is_not_shown(client, raija, kerava, at):
    case = make_case(kerava, at=at)
    assert receipt(client, case).status_code == 404
    assert client.get(reverse("desk:registered_qr", args=[case.number])).status_code == 404


def test_other_citys_registrar_finds_no_receipt(client, raija, jarvenpaa):
    enter(client)
    case = Case.objects.get()
    sit(client, jarvenpaa, Role.REGISTRAR, name="Sanna")
    assert receipt(client, case).status_code == 404


@pytest.mark.parametrize("role", [Role.OFFICER, Role.PUBLISHER, Role.ADMINISTRATOR])
def test_page_is_for_registrars(client, kerava, role):
    sit(client, kerava, role)
    assert client.get(reverse("desk:register")).status_code == 404
    assert enter(client).status_code == 404
    assert not Case.objects.exists()


def test_registrar_without_a_second_factor_sets_one_up_first(client, kerava):
    client.force_login(make_member(kerava, Role.REGISTRAR))
    client.defaults["HTTP_HOST"] = kerava.host
    answer = client.get(reverse("desk:register"))
    assert (answer.status_code, answer["Location"]) == (302, reverse("mfa_index"))


def test_anonymous_is_sent_to_sign_in(client, kerava):
    client.defaults["HTTP_HOST"] = kerava.host
    answer = client.get(reverse("desk:register"))
    assert answer.status_code == 302
    assert reverse("account_login") in answer["Location"]
