"""What officers type is kept until it is sent, shown to nobody else; and colleagues at the same case are told of each other."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kuuluu.cases.models import View
from kuuluu.feedback import commands as feedback
from kuuluu.feedback.models import AnswerTemplate
from kuuluu.people.actors import actor_of
from kuuluu.people.roles import Role
from kuuluu.workday.commands import be_here
from kuuluu.workday.models import TemplateUse, Unsent
from tests.desk.conftest import sit
from tests.factories.cases import make_case, officer, publish_case

WORDS = "Käymme paikalla huomenna."


@pytest.fixture
def case(kerava, at):
    return make_case(kerava, at=at)


@pytest.fixture
def anna(kerava):
    """A colleague of Mikko's at her own desk."""
    client = Client()
    sit(client, kerava, Role.OFFICER, name="Anna")
    return client


def page(client, case, **query) -> str:
    return client.get(reverse("desk:case", args=[case.number]), query).text


def keep(client, case, noun="answer", **sent):
    return client.post(reverse("desk:unsent", args=[case.number, noun]), sent)


def test_words_are_kept_and_stand_in_the_field_again(client, mikko, case):
    answer = keep(client, case, text=WORDS)
    assert answer["Location"].endswith("#tool-answer")
    assert WORDS in page(client, case)


def test_words_are_kept_by_a_script_without_a_new_page(client, mikko, case):
    answer = client.post(
        reverse("desk:unsent", args=[case.number, "note"]), {"text": WORDS}, HTTP_ACCEPT="application/json"
    )
    assert "saved" in answer.json()
    assert Unsent.objects.get().text == WORDS


def test_kinds_are_kept_apart(client, mikko, case):
    keep(client, case, "answer", text="Vastaus.")
    keep(client, case, "note", text="Muistio.")
    assert dict(Unsent.objects.values_list("noun", "text")) == {"answer": "Vastaus.", "note": "Muistio."}


def test_a_colleague_is_told_of_a_draft_but_reads_no_word(client, mikko, case, anna):
    keep(client, case, text=WORDS)
    told = page(anna, case)
    assert WORDS not in told
    assert "Henkilöllä Mikko on tässä luonnos" in told


def test_what_is_sent_is_kept_no_more(client, mikko, case):
    keep(client, case, text=WORDS)
    sent = client.post(reverse("desk:act", args=[case.number, "answer"]), {"seen": case.version, "text": WORDS})
    assert sent.status_code == 302
    assert Unsent.objects.count() == 0


def test_what_is_refused_stays_kept(client, mikko, case, kerava, at):
    keep(client, case, text=WORDS)
    feedback.note(case, text="Toinen ehti.", by=officer(kerava), at=at)
    sent = client.post(reverse("desk:act", args=[case.number, "answer"]), {"seen": 1, "text": WORDS})
    assert sent.status_code == 409
    assert Unsent.objects.get().text == WORDS


def test_a_late_copy_of_what_was_sent_is_kept_no_more(client, mikko, case):
    """The script's last word may arrive after the form's."""
    client.post(reverse("desk:act", args=[case.number, "answer"]), {"seen": case.version, "text": WORDS})
    keep(client, case, text=WORDS)
    assert Unsent.objects.count() == 0


def test_a_draft_is_thrown_away_by_its_button(client, mikko, case):
    keep(client, case, text=WORDS)
    keep(client, case, text=WORDS, take="nothing")
    assert Unsent.objects.count() == 0


def test_a_template_is_added_to_what_is_typed_and_counted_when_sent(client, mikko, case, kerava):
    template = AnswerTemplate.objects.create(city=kerava, name="Kiitos", text_fi="Kiitos, asia {number} on kirjattu.")
    keep(client, case, text="Hei!", take="template", template=template.pk)
    kept = Unsent.objects.get()
    assert kept.text == f"Hei!\n\nKiitos, asia {case.number} on kirjattu."
    assert TemplateUse.objects.count() == 0
    client.post(reverse("desk:act", args=[case.number, "answer"]), {"seen": case.version, "text": kept.text})
    assert TemplateUse.objects.get().template == template


def test_an_answer_given_before_is_suggested_with_its_number_and_sent_by_nobody(client, mikko, case, kerava, at):
    before = make_case(kerava, at=at - timedelta(days=9), text="Lamppu on pimeänä Kauppakaarella koulun kohdalla.")
    publish_case(before, at=at)
    feedback.answer(before, text="Lamppu vaihdetaan kahden viikon kuluessa.", by=officer(kerava), at=at)
    told = page(client, case)
    assert "Lamppu vaihdetaan kahden viikon kuluessa." in told
    assert before.number in told
    keep(client, case, text="", take=f"answer:{before.number}")
    assert Unsent.objects.get().text == "Lamppu vaihdetaan kahden viikon kuluessa."
    case.refresh_from_db()
    assert case.answered_at is None


def test_an_answer_that_is_not_public_is_not_suggested(client, mikko, case, kerava, at):
    before = make_case(kerava, at=at - timedelta(days=9), text="Lamppu on pimeänä Kauppakaarella koulun kohdalla.")
    feedback.answer(before, text="Soita minulle kotiin.", by=officer(kerava), at=at)
    assert "Soita minulle kotiin." not in page(client, case)


@pytest.mark.parametrize("name", ["unsent", "presence"])
def test_other_citys_officer_finds_nothing(client, sanna, case, name):
    args = [case.number, "answer"] if name == "unsent" else [case.number]
    assert client.post(reverse(f"desk:{name}", args=args), {"text": WORDS}).status_code == 404
    assert Unsent.objects.count() == 0


def test_a_reader_who_does_not_handle_keeps_nothing(client, outi, case):
    assert keep(client, case, text=WORDS).status_code == 404


def test_colleagues_at_the_same_case_are_told_of_each_other(client, mikko, case, anna):
    page(client, case)
    assert "auki myös henkilöllä Mikko" in page(anna, case)
    client.post(reverse("desk:presence", args=[case.number]), {"seen": case.version, "writing": "1"})
    told = anna.post(reverse("desk:presence", args=[case.number]), {"seen": case.version}).text
    assert "Mikko kirjoittaa" in told


def test_who_left_two_minutes_ago_is_not_told_of(client, mikko, case, kerava):
    be_here(case, by=actor_of(make_colleague(kerava)), at=timezone.now() - timedelta(minutes=3))
    assert "henkilöllä Liisa" not in page(client, case)


def make_colleague(city):
    return sit(Client(), city, Role.OFFICER, name="Liisa")


def test_a_change_meanwhile_is_told(client, mikko, case, kerava, at):
    feedback.note(case, text="Toinen ehti.", by=officer(kerava), at=at)
    told = client.post(reverse("desk:presence", args=[case.number]), {"seen": 1}).text
    assert reverse("desk:case", args=[case.number]) in told


def test_senders_other_matters_are_shown_when_asked_for_and_the_look_is_logged(client, mikko, kerava, at):
    case = make_case(kerava, at=at, email="aino@example.org", phone="040 123 4567")
    by_mail = make_case(kerava, at=at, email="AINO@example.org", text="Puu on kaatunut tielle.")
    by_phone = make_case(kerava, at=at, phone="+358401234567", text="Ojassa on roskia.")
    other = make_case(kerava, at=at, email="eino@example.org", text="Penkki on rikki.")
    assert by_mail.number not in page(client, case)
    assert View.objects.count() == 0
    told = page(client, case, sender="1")
    assert (by_mail.number in told, by_phone.number in told, other.number in told) == (True, True, False)
    assert View.objects.get().person_id == mikko.pk


def test_senders_other_matters_are_not_for_a_publisher(client, outi, kerava, at):
    case, other = (make_case(kerava, at=at, email="aino@example.org") for _n in range(2))
    assert other.number not in page(client, case, sender="1")
    assert View.objects.count() == 0
