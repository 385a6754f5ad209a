"""The calendar of 2026 to 2028: holidays, closed eves, promises in working days, and limits set by law."""

from datetime import date, timedelta

import pytest

from kuuluu.cities.models import City, Promise
from kuuluu.cities.rules import (
    ServicePromise,
    add_calendar_days,
    add_working_days,
    is_working_day,
    next_working_day,
    working_days_between,
)

CITY = City(slug="town", closed_days=["2026-10-09"])

CLOSED = {
    2026: "1.1. 6.1. 3.4. 5.4. 6.4. 1.5. 14.5. 24.5. 19.6. 20.6. 31.10. 6.12. 24.12. 25.12. 26.12.",
    2027: "1.1. 6.1. 26.3. 28.3. 29.3. 1.5. 6.5. 16.5. 25.6. 26.6. 6.11. 6.12. 24.12. 25.12. 26.12.",
    2028: "1.1. 6.1. 14.4. 16.4. 17.4. 1.5. 25.5. 4.6. 23.6. 24.6. 4.11. 6.12. 24.12. 25.12. 26.12.",
}


def closed_days(year):
    return {date(year, *reversed([int(part) for part in day.strip(".").split(".")])) for day in CLOSED[year].split()}


@pytest.mark.parametrize("year", CLOSED)
def test_working_days_of_a_year_are_all_weekdays_but_holidays_and_closed_eves(year):
    city = City(slug="town", closed_days=[])
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365 + (year == 2028))]
    expected = [day for day in days if day.weekday() < 5 and day not in closed_days(year)]
    assert [day for day in days if is_working_day(city, day)] == expected


@pytest.mark.parametrize("day", [date(2026, 6, 19), date(2027, 6, 25), date(2028, 6, 23), date(2026, 12, 24)])
def test_working_day_eve_with_closed_offices_is_none(day):
    assert day.weekday() < 5
    assert not is_working_day(CITY, day)


def test_working_day_closed_by_the_city_itself_is_none():
    assert not is_working_day(CITY, date(2026, 10, 9))
    assert is_working_day(City(slug="other", closed_days=[]), date(2026, 10, 9))


def test_working_days_day_of_arrival_is_not_counted():
    assert add_working_days(date(2026, 11, 24), 5, CITY) == date(2026, 12, 1)


@pytest.mark.parametrize("arrival", [date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 29)])
def test_working_days_arrival_on_friday_evening_or_weekend_counts_from_monday(arrival):
    assert add_working_days(arrival, 1, CITY) == date(2026, 11, 30)


def test_working_days_over_midsummer():
    assert add_working_days(date(2026, 6, 18), 1, CITY) == date(2026, 6, 22)


def test_working_days_over_christmas_and_new_year():
    # 28., 29., 30. and 31.12. and 4.1.; the first of January is a Friday.
    assert add_working_days(date(2026, 12, 23), 5, CITY) == date(2027, 1, 4)


def test_working_days_none_is_the_day_itself():
    assert add_working_days(date(2026, 6, 20), 0, CITY) == date(2026, 6, 20)


def test_working_days_between_is_the_other_way_round():
    start = date(2026, 12, 1)
    for days in range(1, 40):
        assert working_days_between(start, add_working_days(start, days, CITY), CITY) == days


def test_working_days_between_later_and_earlier_is_nothing():
    assert working_days_between(date(2026, 12, 10), date(2026, 12, 1), CITY) == 0


def test_next_working_day_of_a_working_day_is_itself():
    assert next_working_day(CITY, date(2026, 11, 24)) == date(2026, 11, 24)
    assert next_working_day(CITY, date(2026, 4, 3)) == date(2026, 4, 7)


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2026, 11, 10), date(2026, 11, 24)),  # an ordinary Tuesday
        (date(2026, 11, 14), date(2026, 11, 30)),  # a Saturday moves to Monday
        (date(2026, 6, 5), date(2026, 6, 22)),  # Midsummer Eve
        (date(2026, 12, 10), date(2026, 12, 28)),  # Christmas Eve, and the days after it
        (date(2027, 11, 22), date(2027, 12, 7)),  # Independence Day, a Monday
        (date(2028, 4, 17), date(2028, 5, 2)),  # May Day, a Monday
    ],
)
def test_limit_set_by_law_ends_on_the_next_working_day(start, last):
    assert add_calendar_days(start, 14) == last


def test_limit_set_by_law_is_not_moved_by_the_city_closing_its_offices():
    assert add_calendar_days(date(2026, 9, 25), 14) == date(2026, 10, 9)


def test_promise_counts_the_days_of_its_kind():
    working, calendar = Promise(days=14), Promise(days=14, day_kind="calendar")
    assert ServicePromise(CITY, working).due_date(date(2026, 11, 10)) == date(2026, 11, 30)
    assert ServicePromise(CITY, calendar).due_date(date(2026, 11, 10)) == date(2026, 11, 24)
