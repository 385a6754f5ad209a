"""Somebody else whom a matter concerns: a voice, words of their own, and the same answers."""

from datetime import timedelta

import pytest

from kuuluu.cases.models import Case, MessageKind
from kuuluu.cases.queries import thread
from kuuluu.feedback import commands, queries
from kuuluu.journal.commands import NotAllowed, NotNow
from kuuluu.journal.models import Event
from kuuluu.journal.queries import history
from kuuluu.notifications.commands import tell
from kuuluu.notifications.models import Delivery
from kuuluu.people.actors import ANYONE
from kuuluu.publication.models import PublicCase
from tests.factories.cases import make_case, officer, publish_case, publisher, sender

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(now):
    return now


@pytest.fixture
def deliver():
    """Make the messages of all that has happened."""

    def run() -> None:
        for event in Event.objects.order_by("pk"):
            tell(event)

    return run


@pytest.fixture
def lamp(kerava, at):
    return publish_case(make_case(kerava, at=at), at=at)


def voice(main: Case, *, at, **data) -> Case:
    draft, _key = commands.start(main.city, language="fi", at=at)
    commands.save(draft, data={"service_code": "streets.lighting", **data}, by=ANYONE, at=at)
    return commands.add_voice(draft, number=main.number, by=ANYONE, at=at)


def voices(main: Case) -> int:
    return PublicCase.objects.get(pk=main.pk).voices


def mails(case: Case) -> list[str]:
    return sorted(Delivery.objects.filter(case_id=case.pk).values_list("template", flat=True))


def test_a_bare_voice_is_counted_and_makes_no_work(lamp, kerava, at):
    before = Case.objects.get(pk=lamp.pk).version
    own = voice(lamp, at=at)
    assert (own.status, own.ending, own.joined_to, own.feedback.is_voice) == ("closed", "joined", lamp, True)
    assert voices(lamp) == 2
    assert Case.objects.get(pk=lamp.pk).version == before
    assert own not in queries.undecided(publisher(kerava), kerava)
    assert [event.name for event in history(lamp.pk)][-1] == "publication.published"
    assert [row for row in queries.ledger_rows(kerava) if row.is_waiting] == []


def test_words_are_told_to_whoever_handles_it_and_wait_for_a_publisher(lamp, kerava, at):
    own = voice(lamp, at=at, text="Sama lamppu. Soita 040 123 4567.")
    last = history(lamp.pk).last()
    assert (last.name, last.facts["joined"]) == ("case.told_too", str(own.pk))
    assert list(queries.undecided(publisher(kerava), kerava)) == [own]
    assert not PublicCase.objects.filter(pk=own.pk).exists()
    publish_case(own, at=at)
    row = PublicCase.objects.get(pk=own.pk)
    assert "040" not in row.text
    assert row.timeline[0]["joined_to"] == lamp.number


def test_the_same_draft_sent_twice_is_one_voice(lamp, kerava, at):
    draft, _key = commands.start(kerava, language="fi", at=at)
    first = commands.add_voice(draft, number=lamp.number, by=ANYONE, at=at)
    assert commands.add_voice(draft, number=lamp.number, by=ANYONE, at=at) == first
    assert voices(lamp) == 2


def test_words_to_a_matter_that_can_be_joined_no_more_are_a_feedback_of_their_own(lamp, at):
    commands.close(lamp, ending="done", text="Vaihdettu.", by=officer(lamp.city), at=at)
    own = voice(lamp, at=at, text="Sama lamppu yhä.", email="aino@example.fi")
    assert (own.status, own.joined_to_id, own.service.code) == ("received", None, "streets.lighting")
    assert own.contact.email == "aino@example.fi"


def test_nothing_said_to_a_matter_that_can_be_joined_no_more_is_not_sent(lamp, at):
    commands.withdraw(lamp, ground="personal_data", by=publisher(lamp.city), at=at)
    with pytest.raises(NotNow):
        voice(lamp, at=at)
    assert Case.objects.filter(joined_to=lamp).count() == 0


def test_what_is_not_public_cannot_be_joined(kerava, at):
    hidden = make_case(kerava, at=at)
    assert queries.joinable(kerava, hidden.number) is None
    assert voice(hidden, at=at, text="Sama.").joined_to_id is None


def test_another_citys_matter_cannot_be_joined(lamp, jarvenpaa):
    assert queries.joinable(jarvenpaa, lamp.number) is None


def test_everybody_joined_gets_the_answer_and_the_ending(lamp, at, deliver):
    own, mikko = voice(lamp, at=at, email="aino@example.fi"), officer(lamp.city)
    commands.give_interim_notice(lamp, text="Odotamme osaa.", by=mikko, at=at)
    commands.answer(lamp, text="Vaihdamme lampun.", by=mikko, at=at)
    commands.close(lamp, ending="done", text="Vaihdettu.", by=mikko, at=at)
    deliver()
    assert mails(own) == ["answered", "closed", "interim_notice", "voice_receipt"]


def test_a_question_is_asked_of_its_own_sender_alone(lamp, at, deliver):
    own = voice(lamp, at=at, email="aino@example.fi")
    commands.ask(lamp, text="Mikä pylväs?", by=officer(lamp.city), at=at)
    deliver()
    assert mails(own) == ["voice_receipt"]


def test_sender_is_told_when_secrecy_takes_away_what_was_public(kerava, at, deliver):
    public = publish_case(make_case(kerava, at=at, email="aino@example.fi"), at=at)
    never_public = make_case(kerava, at=at, email="aino@example.fi")
    for case in (public, never_public):
        commands.set_secrecy(case, secrecy="limited", ground="private_life", by=officer(kerava), at=at)
    # What is hidden once more was gone already.
    commands.set_secrecy(public, secrecy="secret", ground="private_life", by=officer(kerava), at=at)
    deliver()
    assert [mails(case).count("not_published") for case in (public, never_public)] == [1, 0]
    told = history(public.pk).get(name="publication.withdrawn")
    assert told.facts["ground"] == "private_life"


def test_what_became_secret_is_told_to_nobody_who_joined(lamp, at, deliver):
    own, mikko = voice(lamp, at=at, email="aino@example.fi"), officer(lamp.city)
    commands.set_secrecy(lamp, secrecy="limited", ground="private_life", by=mikko, at=at)
    commands.answer(lamp, text="Vaihdamme lampun.", by=mikko, at=at)
    deliver()
    assert mails(own) == ["voice_receipt"]


def test_a_joined_sender_adds_and_the_handlers_of_the_main_case_hear_of_it_once(lamp, at, deliver):
    own = voice(lamp, at=at)
    commands.add(own, text="Nyt vilkkuu.", by=sender(own), at=at + timedelta(minutes=5))
    deliver()
    assert [m.kind for m in thread(own)] == [MessageKind.SUBMISSION, MessageKind.ADDITION]
    assert history(lamp.pk).last().facts["joined"] == str(own.pk)
    assert mails(own) == []
    assert mails(lamp) == ["told_too"]


def test_a_merge_is_taken_apart_as_if_it_had_not_been(lamp, kerava, at, deliver):
    mikko, later = officer(kerava), at + timedelta(days=3)
    twin = make_case(kerava, at=at, text="Toinen lamppu Savion koululla.", email="aino@example.fi")
    commands.ask(twin, text="Missä?", by=mikko, at=at)
    names = ("status", "ending", "closed_at", "waiting_since", "answer_due_date", "done_due_date", "next_due_date")
    before = Case.objects.filter(pk=twin.pk).values(*names)[0]
    commands.join(twin, to=lamp, by=mikko, at=later)
    assert voices(lamp) == 2
    commands.take_apart(twin, by=mikko, at=later)
    assert Case.objects.filter(pk=twin.pk).values(*names)[0] == before
    assert voices(lamp) == 1
    assert [event.name for event in history(twin.pk)][-2:] == ["case.joined", "case.taken_apart"]
    deliver()
    assert mails(twin) == ["asked", "joined", "receipt", "taken_apart"]


def test_whoever_was_not_told_of_the_merge_is_not_told_that_it_is_undone(lamp, kerava, at, deliver):
    twin, mikko = make_case(kerava, at=at), officer(kerava)
    commands.join(twin, to=lamp, by=mikko, at=at)
    commands.take_apart(twin, by=mikko, at=at)
    deliver()
    assert mails(twin) == []


def test_voices_go_along_with_a_merge_and_back(lamp, kerava, at):
    mikko = officer(kerava)
    other = publish_case(make_case(kerava, at=at), at=at)
    own = voice(other, at=at)
    commands.join(other, to=lamp, by=mikko, at=at)
    own.refresh_from_db()
    assert (own.joined_to, voices(lamp)) == (lamp, 3)
    commands.take_apart(other, by=mikko, at=at)
    own.refresh_from_db()
    assert (own.joined_to, voices(lamp), voices(other)) == (other, 1, 2)


def test_joined_again_after_it_was_taken_apart(lamp, kerava, at):
    twin, mikko = make_case(kerava, at=at), officer(kerava)
    for _time in range(2):
        commands.join(twin, to=lamp, by=mikko, at=at)
        commands.take_apart(twin, by=mikko, at=at)
    assert twin.status == "received"


def test_an_officer_takes_apart_words_that_tell_of_something_else_but_no_bare_voice(lamp, at):
    mikko = officer(lamp.city)
    own = voice(lamp, at=at, text="Hiekoittakaa jalkakäytävä.")
    commands.take_apart(own, by=mikko, at=at)
    own.refresh_from_db()
    assert (own.status, own.ending, own.joined_to_id) == ("received", "", None)
    assert own.answer_due_date == lamp.answer_due_date
    assert voices(lamp) == 1
    with pytest.raises(NotAllowed):
        commands.take_apart(voice(lamp, at=at), by=mikko, at=at)


def test_a_joined_sender_opens_the_own_matter_and_the_voice_is_counted_no_more(lamp, at):
    own = voice(lamp, at=at)
    commands.reopen(own, reason="Eri lamppu.", by=sender(own), at=at)
    assert (own.status, own.joined_to_id, own.feedback.is_voice) == ("in_progress", None, False)
    assert voices(lamp) == 1


def test_number_of_a_withdrawn_case_stands_on_no_page_of_those_joined_to_it(kerava, at):
    main = publish_case(make_case(kerava, at=at, text="Leikkipuiston keinu on rikki."), at=at)
    other = publish_case(make_case(kerava, at=at, text="Keinu irtosi."), at=at)
    commands.join(other, to=main, by=officer(kerava), at=at)
    assert PublicCase.objects.get(pk=other.pk).timeline[-1]["joined_to"] == main.number
    main.refresh_from_db()
    commands.withdraw(main, ground="personal_data", by=publisher(kerava), at=at + timedelta(minutes=1))
    assert main.number not in str(PublicCase.objects.filter(pk=other.pk).values().get())
    commands.undo(main, by=publisher(kerava), at=at + timedelta(hours=1))
    assert PublicCase.objects.get(pk=other.pk).timeline[-1]["joined_to"] == main.number
