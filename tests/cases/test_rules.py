"""Clocks, codes and who may see."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kuuluu.cases import rules
from kuuluu.cases.queries import WorkFilter, after, cursor_of, visible_to, work_list
from kuuluu.cities.queries import units
from kuuluu.feedback import commands
from kuuluu.people.actors import ANYONE
from kuuluu.people.roles import Permission
from tests.factories.cases import make_case, officer, publisher, sender

HELSINKI = ZoneInfo("Europe/Helsinki")
TODAY = date(2026, 11, 24)


def test_arrival_on_friday_evening_counts_from_monday(kerava):
    case = make_case(kerava, at=datetime(2026, 11, 27, 23, 50, tzinfo=HELSINKI))
    assert case.answer_due_date == date(2026, 12, 4)


def test_christmas_is_no_working_time(kerava):
    case = make_case(kerava, at=datetime(2026, 12, 22, 9, 0, tzinfo=HELSINKI))
    assert case.answer_due_date == date(2026, 12, 31)


def test_question_about_accessibility_has_the_laws_fourteen_days(kerava, now):
    case = make_case(kerava, at=now, service_code="admin.accessibility", kind="question")
    assert case.answer_due_date == date(2026, 12, 8)


def test_time_of_arrival_never_moves(kerava, now):
    case = make_case(kerava, at=now)
    mikko = officer(kerava)
    commands.change_kind(case, kind="idea", by=mikko, at=now + timedelta(days=1))
    commands.hand_over(case, unit=units(kerava)[0], reason="Teille.", by=mikko, at=now + timedelta(days=2))
    commands.transfer(case, receiver="HSL", text="Siirsimme.", by=mikko, at=now + timedelta(days=3))
    assert type(case).objects.get(pk=case.pk).received_at == now


@pytest.mark.parametrize("typed", ["{code}", " {lower} ", "{spaced}"])
def test_code_is_read_as_people_type_it(kerava, now, typed):
    code = rules.code_of(make_case(kerava, at=now).pk)
    given = typed.format(code=code, lower=code.lower(), spaced=code.replace("-", " "))
    assert rules.code_hash(given) == rules.code_hash(code)


def test_officer_of_a_unit_sees_that_units_cases_alone(kerava, now):
    lamp = make_case(kerava, at=now)
    make_case(kerava, at=now, service_code="leisure.library")
    mikko = officer(kerava, Permission.HANDLE_CASES, unit_id=lamp.unit_id)
    assert list(visible_to(mikko, kerava)) == [lamp]


def test_stranger_sees_nothing(kerava, jarvenpaa, now):
    case = make_case(kerava, at=now)
    for actor in (ANYONE, officer(jarvenpaa), publisher(jarvenpaa), sender(case)):
        assert not visible_to(actor, kerava).exists()


def test_pages_of_a_work_list_hold_each_case_once(kerava, now):
    mikko = officer(kerava)
    made = [make_case(kerava, at=now - timedelta(days=n % 3)) for n in range(7)]
    commands.ask(made[0], text="Missä?", by=mikko, at=now)
    whole = list(work_list(mikko, kerava, WorkFilter(), TODAY))
    seen, cursor = [], ""
    while page := list(after(work_list(mikko, kerava, WorkFilter(), TODAY), cursor)[:2]):
        seen += page
        cursor = cursor_of(page[-1])
    assert seen == whole
    assert len(seen) == 7


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (WorkFilter(), 3),
        (WorkFilter(late=True), 1),
        (WorkFilter(status="waiting"), 1),
        (WorkFilter(assignee="none"), 3),
        (WorkFilter(words="lampuista"), 1),
        (WorkFilter(reopened=True), 0),
    ],
)
def test_filter_leaves_what_it_says(kerava, now, wanted, count):
    mikko = officer(kerava)
    make_case(kerava, at=now - timedelta(days=30), text="Vanha asia.")
    commands.ask(make_case(kerava, at=now, text="Kuoppa tiessä."), text="Missä?", by=mikko, at=now)
    make_case(kerava, at=now, text="Kaikki lamput pimeinä.")
    assert work_list(mikko, kerava, wanted, TODAY).count() == count
