"""What was answered, and of which nobody has said more, ends by itself after the days of the city's policy."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from kuuluu.cases.models import Case, Ending, Status
from kuuluu.cases.queries import thread
from kuuluu.cases.rules import code_of
from kuuluu.cities import queries as cities
from kuuluu.cities.models import Policy
from kuuluu.feedback import commands, queries
from kuuluu.feedback.models import Reconsideration
from kuuluu.feedback.tasks import close_quiet_cases
from kuuluu.journal.commands import NotAllowed, NotNow
from kuuluu.journal.models import Event
from kuuluu.journal.queries import history
from kuuluu.notifications import commands as notifications
from kuuluu.notifications.models import Delivery
from kuuluu.people.actors import SYSTEM
from kuuluu.publication.queries import public_case
from tests.factories.cases import make_case, officer, publish_case, sender

DAY = timedelta(days=1)


@pytest.fixture
def answered(kerava, now):
    """An idea that was answered at once; nothing is promised to be done."""
    case = make_case(kerava, at=now, kind="idea", email="aino@example.org")
    commands.answer(case, text="Kiitos, otamme sen mukaan.", by=officer(kerava), at=now)
    return case


def state(case):
    return Case.objects.get(pk=case.pk).status


def test_answered_case_ends_after_the_days_of_the_policy(kerava, answered, now):
    assert commands.close_quiet_cases(kerava, at=now + 30 * DAY) == 0
    assert commands.close_quiet_cases(kerava, at=now + 31 * DAY) == 1
    case = Case.objects.get(pk=answered.pk)
    assert (case.status, case.ending, case.closed_at) == (Status.CLOSED, Ending.ANSWERED, now + 31 * DAY)
    assert history(case.pk).last().facts["automatic"] is True
    assert "päättyi itsestään" in thread(case).last().original.text
    assert commands.close_quiet_cases(kerava, at=now + 99 * DAY) == 0


def test_sender_is_told_and_opens_it_again(kerava, answered, now):
    commands.close_quiet_cases(kerava, at=now + 31 * DAY)
    notifications.tell(Event.objects.get(subject_id=answered.pk, name="case.closed"))
    assert Delivery.objects.get(template="closed").email == "aino@example.org"
    case = Case.objects.get(pk=answered.pk)
    commands.reopen(case, reason="Ei tämä ollut tässä.", by=sender(case), at=now + 40 * DAY)
    assert commands.close_quiet_cases(kerava, at=now + 99 * DAY) == 0, "what is not answered does not end"


def test_its_sender_is_told_when_it_will_end(kerava, answered, now):
    today = localdate(now)
    assert queries.ends_by_itself_after(answered, today) == today + 30 * DAY
    page = Client(HTTP_HOST="kerava.localhost").get(f"/oma/{code_of(answered.pk)}/").content.decode()
    assert page.count("Ellei kukaan sano enempää, asia päättyy itsestään") == 2
    Case.objects.filter(pk=answered.pk).update(done_due_date=today + 9 * DAY)
    assert queries.ends_by_itself_after(Case.objects.get(pk=answered.pk), today) == today + 39 * DAY
    commands.add(answered, text="Vielä yksi asia.", by=sender(answered), at=now + DAY)
    assert queries.ends_by_itself_after(Case.objects.get(pk=answered.pk), today) is None


def test_public_page_tells_it(kerava, answered, now):
    publish_case(answered, at=now)
    commands.close_quiet_cases(kerava, at=now + 31 * DAY)
    row = public_case(kerava, answered.number)
    assert (row.status, row.ending) == ("closed", "answered")
    assert "päättyi itsestään" in row.timeline[-1]["text"]


@pytest.mark.parametrize("what", ["addition", "note", "job", "look", "joined word"])
def test_what_goes_on_does_not_end(kerava, answered, now, what):
    mikko = officer(kerava)
    match what:
        case "addition":
            commands.add(answered, text="Vielä yksi asia.", by=sender(answered), at=now + DAY)
        case "note":
            commands.note(answered, text="Soitettu.", by=mikko, at=now + 30 * DAY)
        case "job":
            who = commands.contractor_of(kerava, name="Lamppu Oy", email="tyot@lamppu.example")
            commands.delegate(answered, contractor=who, words="Vaihda.", by=mikko, at=now)
        case "look":
            Reconsideration.objects.create(case=answered, asked_at=now, due_date=now.date())
        case _:
            other = make_case(kerava, at=now)
            commands.join(other, to=answered, by=mikko, at=now)
            commands.add(other, text="Meilläkin.", by=sender(other), at=now + DAY)
    assert commands.close_quiet_cases(kerava, at=now + 45 * DAY) == 0
    assert state(answered) == Status.ANSWERED


def test_promise_that_the_thing_is_done_is_waited_for(kerava, now):
    case = make_case(kerava, at=now, kind="fault")
    commands.answer(case, text="Korjaamme lampun.", by=officer(kerava), at=now)
    due = case.done_due_date - now.date()
    assert due > 20 * DAY
    assert commands.close_quiet_cases(kerava, at=now + due + 30 * DAY) == 0
    assert commands.close_quiet_cases(kerava, at=now + due + 31 * DAY) == 1


@pytest.mark.parametrize("value", [False, 0, True, "30"])
def test_without_days_nothing_ends_by_itself(kerava, answered, now, value):
    Policy.objects.filter(city=kerava, key="close_answered_days").update(value=value)
    cities.forget()
    assert commands.close_quiet_cases(kerava, at=now + 900 * DAY) == 0


def test_policy_of_the_day_counts(kerava, answered, now):
    Policy.objects.create(
        city=kerava, key="close_answered_days", value=60, from_date=date(2026, 12, 1), source_fi="test"
    )
    cities.forget()
    assert commands.close_quiet_cases(kerava, at=now + 45 * DAY) == 0
    assert commands.close_quiet_cases(kerava, at=now + 61 * DAY) == 1


def test_neighbour_and_what_is_not_answered_stay(kerava, jarvenpaa, answered, now):
    open_case = make_case(kerava, at=now)
    assert commands.close_quiet_cases(jarvenpaa, at=now + 99 * DAY) == 0
    assert commands.close_quiet_cases(kerava, at=now + 99 * DAY) == 1
    assert state(open_case) == Status.RECEIVED


def test_nobody_else_acts_by_policy_and_not_on_what_moved_on(kerava, answered, now):
    with pytest.raises(NotAllowed):
        commands.close_by_policy(answered, by=officer(kerava), at=now)
    stale = Case.objects.select_related("feedback", "city").get(pk=answered.pk)
    commands.reopen(answered, reason="Ei näin.", by=sender(answered), at=now)
    with pytest.raises(NotNow):
        commands.close_by_policy(stale, by=SYSTEM, at=now)


def test_morning_does_every_city(kerava, answered, now):
    close_quiet_cases(int((now + 31 * DAY).timestamp()))
    assert state(answered) == Status.CLOSED
