"""The whole walk of one piece of feedback, by commands."""

from datetime import date, timedelta

import pytest

from kuuluu.cases.models import Ending, Status
from kuuluu.cases.queries import case_by_code
from kuuluu.cases.rules import code_of
from kuuluu.feedback import commands
from kuuluu.journal.commands import NotAllowed, NotNow
from kuuluu.journal.queries import history
from kuuluu.publication.models import File
from kuuluu.publication.queries import public_case
from tests.factories.cases import make_case, officer, publish_case, publisher, sender
from tests.factories.people import make_officer


def test_case_walks_from_receipt_to_ending(kerava, now):
    case = make_case(kerava, at=now, email="aino@example.org")
    mikko = officer(kerava)
    commands.take_up(case, by=mikko, at=now)
    commands.ask(case, text="Missä kohdassa katua?", by=mikko, at=now)
    assert case.status == Status.WAITING
    assert case.next_due_date is None
    commands.reply(case, text="Numeron 11 edessä.", by=sender(case), at=now + timedelta(days=2))
    commands.answer(case, text="Korjaamme lampun.", by=mikko, at=now + timedelta(days=3))
    commands.close(case, ending=Ending.DONE, text="Lamppu palaa.", by=mikko, at=now + timedelta(days=4))
    assert [e.name.removeprefix("case.") for e in history(case.pk)] == [
        "received", "taken_up", "asked", "replied", "answered", "closed",
    ]  # fmt: skip


def test_number_is_of_city_and_year(kerava, jarvenpaa, now):
    numbers = [make_case(city, at=now).number for city in (kerava, kerava, jarvenpaa)]
    prefixes = (kerava.number_prefix, jarvenpaa.number_prefix)
    assert numbers == [f"{prefixes[0]}-2026-00001", f"{prefixes[0]}-2026-00002", f"{prefixes[1]}-2026-00001"]


def test_draft_sent_twice_is_one_case(kerava, now):
    draft, _key = commands.start(kerava, language="fi", at=now)
    commands.save(draft, data={"text": "Lamppu"}, by=sender, at=now)
    again = type(draft).objects.get(pk=draft.pk)
    first = commands.submit(draft, by=publisher(kerava), at=now)
    assert commands.submit(again, by=publisher(kerava), at=now) == first


def test_unanswered_question_cannot_be_closed(kerava, now):
    case = make_case(kerava, at=now, kind="question", email="aino@example.org")
    with pytest.raises(commands.Unanswered):
        commands.close(case, ending=Ending.DONE, text="Kiitos.", by=officer(kerava), at=now)


@pytest.mark.parametrize("ending", [Ending.PARTS, Ending.MOVED, Ending.JOINED, Ending.TAKEN_BACK])
def test_nobody_gets_round_an_answer_by_an_ending_that_comes_of_another_act(kerava, now, ending):
    for email in ("aino@example.org", ""):
        case = make_case(kerava, at=now, kind="question", email=email)
        with pytest.raises(NotNow):
            commands.close(case, ending=ending, text="Kiitos.", by=officer(kerava), at=now)
        assert case.__class__.objects.get(pk=case.pk).closed_at is None


def test_stranger_and_other_city_may_not_answer(kerava, jarvenpaa, now):
    case = make_case(kerava, at=now)
    for stranger in (officer(jarvenpaa), sender(make_case(kerava, at=now)), publisher(kerava)):
        with pytest.raises(NotAllowed):
            commands.answer(case, text="Ei.", by=stranger, at=now)


def test_answer_after_somebody_was_faster_is_refused(kerava, now):
    case = make_case(kerava, at=now)
    stale = type(case).objects.get(pk=case.pk)
    commands.answer(case, text="Ensimmäinen.", by=officer(kerava), at=now)
    with pytest.raises(NotNow):
        commands.answer(stale, text="Toinen.", by=officer(kerava), at=now)


def test_nothing_is_public_before_a_publisher_says_so(kerava, now):
    case = make_case(kerava, at=now, text="Soita 040 123 4567, lamppu on rikki.")
    assert public_case(kerava, case.number) is None
    publish_case(case, at=now)
    assert public_case(kerava, case.number).text == "Soita […], lamppu on rikki."
    commands.withdraw(case, ground="personal_data", by=publisher(kerava), at=now)
    assert public_case(kerava, case.number) is None


def test_pause_moves_the_promise_by_working_days_waited(kerava, now):
    case = make_case(kerava, at=now)
    due = case.answer_due_date
    assert due == date(2026, 12, 1)
    commands.ask(case, text="Missä?", by=officer(kerava), at=now)
    commands.reply(case, text="Tässä.", by=sender(case), at=now + timedelta(days=2))
    assert case.answer_due_date == date(2026, 12, 3)


def test_late_case_gets_one_notice_and_an_escalation(kerava, now):
    case = make_case(kerava, at=now - timedelta(days=30), email="aino@example.org")
    commands.notice_late(case, at=now)
    names = [e.name for e in history(case.pk)]
    assert names[-2:] == ["case.interim_notice", "case.escalated"]


def test_code_opens_the_case_in_its_own_city_alone(kerava, jarvenpaa, now):
    case = make_case(kerava, at=now)
    code = code_of(case.pk)
    assert case_by_code(kerava, code.lower().replace("-", " ")) == case
    assert case_by_code(jarvenpaa, code) is None


def test_joined_case_counts_as_a_voice(kerava, now):
    first, second = make_case(kerava, at=now), make_case(kerava, at=now)
    publish_case(first, at=now)
    commands.join(second, to=first, by=officer(kerava), at=now)
    assert public_case(kerava, first.number).voices == 2


def test_reopened_case_has_new_promises(kerava, now):
    case = make_case(kerava, at=now)
    mikko = officer(kerava)
    commands.answer(case, text="Korjattu.", by=mikko, at=now)
    commands.close(case, ending=Ending.DONE, text="Valmis.", by=mikko, at=now)
    commands.reopen(case, reason="Ei pala vieläkään.", by=sender(case), at=now + timedelta(days=7))
    assert (case.status, case.answered_at) == (Status.IN_PROGRESS, None)
    assert case.answer_due_date == date(2026, 12, 8)


def test_nothing_of_another_city_enters_a_case(kerava, jarvenpaa, now):
    case, other = make_case(kerava, at=now), make_case(jarvenpaa, at=now)
    mikko = officer(kerava)
    stranger = make_officer(jarvenpaa)
    file = File.objects.create(city=jarvenpaa, name="x.jpg", media_type="image/jpeg", size=1, created_at=now)
    acts = (
        lambda: commands.assign(case, person=stranger, by=mikko, at=now),
        lambda: commands.hand_over(case, unit=other.unit, reason="Teille.", by=mikko, at=now),
        lambda: commands.change_service(case, service=other.service, by=mikko, at=now),
        lambda: commands.join(case, to=other, by=mikko, at=now),
        lambda: commands.cover_picture(case, file=file, covers=[], description="", by=publisher(kerava), at=now),
    )
    for act in acts:
        with pytest.raises(NotAllowed):
            act()
