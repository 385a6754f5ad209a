"""The work list and the case page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kuuluu.cases.models import Case, Status
from kuuluu.desk.acts import ALL
from kuuluu.feedback import commands
from kuuluu.publication.commands import keep_file
from tests.factories.cases import make_case, officer, sender
from tests.guards.world import photo

SENT = {
    "answer": {"text": "Korjaamme lampun."},
    "question": {"text": "Missä kohdassa?"},
    "interim-notice": {"text": "Selvitämme asiaa."},
    "note": {"text": "Soitettu urakoitsijalle."},
    "assignee": {"person": ""},
    "kind": {"kind": "idea"},
    "service": {"service": "green.parks"},
    "transfer": {"receiver": "HSL", "text": "Asia kuuluu HSL:lle."},
    "handling": {},
}


def act(client, case, noun, **data):
    return client.post(reverse("desk:act", args=[case.number, noun]), {"seen": case.version, **data})


def test_work_list_shows_own_citys_cases_alone(client, mikko, kerava, jarvenpaa, at):
    own = make_case(kerava, at=at)
    other = make_case(jarvenpaa, at=at)
    page = client.get(reverse("desk:work_list")).text
    assert own.number in page
    assert other.number not in page


@pytest.mark.parametrize("noun", SENT)
def test_act_moves_the_case_on(client, mikko, kerava, at, noun):
    case = make_case(kerava, at=at)
    assert act(client, case, noun, **SENT[noun]).status_code == 302
    assert Case.objects.get(pk=case.pk).version == 2


def test_answer_on_a_stale_page_changes_nothing_and_keeps_the_words(client, mikko, kerava, at):
    case = make_case(kerava, at=at)
    act(client, case, "note", text="Toinen ehti ensin.")
    page = act(client, case, "answer", text="Kirjoitin tämän pitkään.")
    assert page.status_code == 409
    assert "Kirjoitin tämän pitkään." in page.text
    assert Case.objects.get(pk=case.pk).status == Status.RECEIVED


def test_closing_unanswered_question_is_explained_beside_the_field(client, mikko, kerava, at):
    case = make_case(kerava, at=at, kind="question", email="aino@example.org")
    page = act(client, case, "ending", ending="done", text="Valmis.")
    assert page.status_code == 422
    assert "ending_text" in page.text
    assert "Valmis." in page.text


@pytest.mark.parametrize("noun", [one.noun for one in ALL])
def test_other_citys_officer_finds_no_case(client, sanna, kerava, at, noun):
    case = make_case(kerava, at=at)
    assert act(client, case, noun, text="Ei.").status_code == 404


@pytest.mark.parametrize("name", ["desk:case", "desk:publication"])
def test_other_citys_officer_finds_no_page(client, sanna, kerava, at, name):
    case = make_case(kerava, at=at)
    assert client.get(reverse(name, args=[case.number])).status_code == 404


def test_contact_is_hidden_from_a_publisher(client, outi, kerava, at):
    case = make_case(kerava, at=at, email="aino@example.org", name="Aino Aalto")
    page = client.get(reverse("desk:case", args=[case.number])).text
    assert case.number in page
    assert "aino@example.org" not in page
    assert "Aalto" not in page


def test_work_list_costs_the_same_for_one_case_and_thirty(client, mikko, kerava, at, django_assert_max_num_queries):
    make_case(kerava, at=at)
    client.get(reverse("desk:work_list"))
    for _n in range(29):
        make_case(kerava, at=at)
    with django_assert_max_num_queries(10):
        client.get(reverse("desk:work_list"))


def asked(client, url: str, **sent) -> int:
    with CaptureQueriesContext(connection) as seen:
        client.post(url, sent) if sent else client.get(url)
    return len([one for one in seen if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))])


def test_case_page_costs_the_same_for_one_message_and_thirty(client, mikko, kerava, at):
    mikko.memberships.create(city=kerava, role="publisher")
    case = make_case(kerava, at=at, email="aino@example.org")
    page, answer = reverse("desk:case", args=[case.number]), reverse("desk:act", args=[case.number, "answer"])
    client.get(page)
    little = asked(client, page), asked(client, answer, text=""), asked(client, answer, text="Hei", seen=99)
    for n in range(15):
        file = keep_file(kerava, f"{n}.jpg", photo(""), at=at)
        commands.add(case, text=f"Lisäys {n}, soita 040 7654321.", files=[file], by=sender(case), at=at)
        commands.note(case, text=f"Muistio {n}", by=officer(kerava), at=at)
        commands.join(make_case(kerava, at=at), to=case, by=officer(kerava), at=at)
    client.get(page)  # the city is read anew every few seconds, here as before
    assert (asked(client, page), asked(client, answer, text=""), asked(client, answer, text="Hei", seen=99)) == little
    assert max(little) <= 10


def test_case_page_names_those_who_acted_and_what_was_joined(client, mikko, kerava, at):
    case, twin = make_case(kerava, at=at), make_case(kerava, at=at)
    act(client, case, "note", text="Soitettu urakoitsijalle.")
    commands.join(twin, to=case, by=officer(kerava), at=at)
    page = client.get(reverse("desk:case", args=[case.number])).text
    assert "Mikko" in page.split("<h2>", 1)[1]
    assert reverse("desk:case", args=[twin.number]) in page


@pytest.mark.parametrize("after", ["x", "2026-13-45_", "-_nothing", "9" * 400])
def test_unreadable_cursor_begins_anew(client, mikko, kerava, at, after):
    case = make_case(kerava, at=at)
    assert case.number in client.get(reverse("desk:work_list"), {"after": after}).text


def test_anonymous_is_sent_to_sign_in(client, kerava, at):
    case = make_case(kerava, at=at)
    client.defaults["HTTP_HOST"] = kerava.host
    page = client.get(reverse("desk:case", args=[case.number]))
    assert page.status_code == 302
    assert reverse("account_login") in page["Location"]
