"""What senders say once it has ended: it is noted once, and what isn't well comes back to somebody else."""

from datetime import timedelta

import pytest

from kuuluu.cases.models import Ending, Status
from kuuluu.feedback import commands, queries
from kuuluu.journal.commands import NotAllowed, NotNow
from kuuluu.people.actors import actor_of
from tests.factories.cases import make_case, sender
from tests.factories.people import make_officer

DAY = timedelta(days=1)
WELL = {"is_answered": True, "is_in_time": True, "is_fixed": True}


@pytest.fixture
def people(kerava, now):
    """A case that the first officer of its unit has answered and closed, and a colleague."""
    case = make_case(kerava, at=now)
    first, second = (actor_of(make_officer(kerava, case.unit)) for _n in range(2))
    commands.take_up(case, by=first, at=now)
    commands.answer(case, text="Korjattu.", by=first, at=now)
    commands.close(case, ending=Ending.DONE, text="Valmis.", by=first, at=now + DAY)
    return case, first, second


def test_all_well_is_noted_once(people, now):
    case, _first, _second = people
    commands.judge(case, **WELL, by=sender(case), at=now + 2 * DAY)
    assert case.status == Status.CLOSED
    with pytest.raises(NotNow):
        commands.judge(case, **WELL, by=sender(case), at=now + 2 * DAY)


@pytest.mark.parametrize("wrong", ["is_answered", "is_fixed"])
def test_what_is_not_well_opens_again_with_new_promises_for_somebody_else(people, now, wrong):
    case, first, second = people
    at = now + 2 * DAY
    case.left_register_at = now + DAY
    case.save(update_fields=["left_register_at"])
    commands.judge(case, **{**WELL, wrong: False}, words="Ei pala.", by=sender(case), at=at)
    assert (case.status, case.assignee_id, case.reopened_at) == (Status.IN_PROGRESS, None, at)
    assert case.answer_due_date > at.date()
    assert case.messages.filter(original__text="Ei pala.").exists()
    case.refresh_from_db()
    assert case.left_register_at is None
    case.status = Status.RECEIVED
    case.save(update_fields=["status"])
    with pytest.raises(NotAllowed):
        commands.take_up(case, by=first, at=at)
    commands.take_up(case, by=second, at=at)


def test_who_is_alone_in_a_unit_reads_it_again(kerava, now):
    case = make_case(kerava, at=now)
    only = actor_of(make_officer(kerava, case.unit))
    commands.take_up(case, by=only, at=now)
    commands.answer(case, text="Korjattu.", by=only, at=now)
    commands.judge(case, **{**WELL, "is_fixed": False}, by=sender(case), at=now + DAY)
    assert commands.take_up.who(only, case)


def test_late_alone_does_not_open_it_again(people, now):
    case, _first, _second = people
    commands.judge(case, **{**WELL, "is_in_time": False}, by=sender(case), at=now + 2 * DAY)
    assert case.status == Status.CLOSED


def test_nobody_else_and_not_before_the_end(kerava, people, now):
    case, first, _second = people
    with pytest.raises(NotAllowed):
        commands.judge(case, **WELL, by=first, at=now)
    fresh = make_case(kerava, at=now)
    with pytest.raises(NotNow):
        commands.judge(fresh, **WELL, by=sender(fresh), at=now)


def test_results_are_of_the_service_and_count_what_came_back(kerava, jarvenpaa, people, now):
    case, first, _second = people
    commands.judge(case, **{**WELL, "is_fixed": False}, by=sender(case), at=now + 2 * DAY)
    commands.answer(case, text="Nyt.", by=first, at=now + 3 * DAY)
    commands.judge(case, **WELL, by=sender(case), at=now + 4 * DAY)
    (row,) = queries.results(kerava, now)
    assert row.service == case.service
    assert (row.count, row.answered, row.in_time, row.fixed, row.back) == (2, 2, 2, 1, 1)
    assert queries.results(jarvenpaa, now) == []
