"""Which rule decides: whatever the rules, the first that fits; and there is always somebody."""

from datetime import datetime, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kuuluu.cities.models import City
from kuuluu.routing.models import RoutingRule, Target
from kuuluu.routing.rules import Arrival, choose, covers, fits, hidden_by, in_force, meant_by
from tests.conftest import HELSINKI

TEXTS = ("Katuvalo on rikki", "Puistossa on roskia", "Gatan är halkig", "The bench is broken", "")
KINDS = ("fault", "idea", "thanks")
MATTERS = ("appeal", "claim")
some = st.lists(st.integers(1, 4), max_size=2, unique=True)


def rule(**values) -> RoutingRule:
    return RoutingRule(city=City(pk=1), **{"order": 1, "name": "Sääntö", "target": Target.UNIT, **values})


rules = st.builds(
    rule,
    order=st.integers(1, 1000),
    services=some,
    areas=some,
    kinds=st.lists(st.sampled_from((*KINDS, *MATTERS)), max_size=2, unique=True),
    words=st.lists(st.sampled_from(["valo", "roska", "rikki", "halka"]), max_size=2, unique=True),
    weekdays=st.lists(st.integers(0, 6), max_size=3, unique=True),
    from_time=st.none() | st.times(),
    to_time=st.none() | st.times(),
    is_active=st.booleans(),
)
arrivals = st.builds(
    Arrival,
    st.none() | st.integers(1, 4),
    st.none() | st.integers(1, 4),
    st.sampled_from(KINDS),
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(HELSINKI)),  # noqa: DTZ001 - as it asks
    st.sampled_from(TEXTS),
    matter=st.sampled_from(("", *MATTERS)),
)
# Other work on the machine makes drawing slow, and says nothing of the rules.
calm = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


@calm
@given(st.lists(rules, max_size=6, unique_by=lambda one: one.order), arrivals, st.randoms())
def test_the_first_in_order_that_fits_decides_however_they_are_stored(given_rules, arrival, chance):
    standing = in_force(given_rules, arrival.at.date())
    shuffled = list(given_rules)
    chance.shuffle(shuffled)
    assert [one.pk for one in in_force(shuffled, arrival.at.date())] == [one.pk for one in standing]
    choice = choose(standing, arrival, lambda _rule: True)
    fitting = [one for one in standing if fits(one, arrival)]
    assert choice.rule is (fitting[0] if fitting else None)
    assert choice.skipped == ()
    assert all(one.is_active for one in standing)


@calm
@given(st.lists(rules, max_size=6, unique_by=lambda one: one.order), arrivals, st.sets(st.integers(0, 5)))
def test_what_can_give_a_case_to_nobody_is_passed_over_and_named(given_rules, arrival, broken):
    standing = in_force(given_rules, arrival.at.date())
    gone = {one.pk for n, one in enumerate(standing) if n in broken}
    choice = choose(standing, arrival, lambda one: one.pk not in gone)
    able = [one for one in standing if fits(one, arrival) and one.pk not in gone]
    assert choice.rule is (able[0] if able else None)
    until = standing.index(choice.rule) if choice.rule else len(standing)
    assert list(choice.skipped) == [one for one in standing[:until] if one.pk in gone and fits(one, arrival)]


@calm
@given(rules, rules, arrivals)
def test_what_a_wider_rule_covers_it_takes(wide, narrow, arrival):
    if covers(wide, narrow) and fits(narrow, arrival):
        assert fits(wide, arrival)


@calm
@given(rules, arrivals)
def test_a_rule_without_conditions_takes_all_feedback_and_nothing_else(one, arrival):
    assert covers(rule(), one) is not any(kind in MATTERS for kind in one.kinds)
    assert fits(rule(), arrival) is (arrival.matter == "")


def test_a_hidden_rule_is_known_by_the_one_that_hides_it():
    first, second = rule(order=1, services=[1, 2]), rule(order=2, services=[1], words=["valo"])
    assert hidden_by([first, second], second) is first
    assert hidden_by([first, second], first) is None
    first.is_active = False
    assert hidden_by([first, second], second) is None


def test_an_entry_without_a_word_fits_nothing():
    assert not fits(rule(words=["!?"]), Arrival(None, None, "fault", datetime(2026, 1, 1, tzinfo=HELSINKI), "Mitä!?"))


@pytest.mark.parametrize(
    ("entry", "text", "is_there"),
    [
        ("valo", "Katuvaloissa on vikaa", True),
        ("katuvalo", "Valo ei pala", False),
        ("katuvalot", "katuvalon alla", True),
        ("koiran jätökset", "Jätöksiä koirien jäljiltä", True),
        ("koiran jätökset", "Koira haukkuu", False),
        ("lekplats", "Lekplatsens gunga är trasig", True),
        ("lights", "The street light is dark", True),
    ],
)
def test_words_are_found_in_any_form(entry, text, is_there):
    language = {"L": "sv", "T": "en"}.get(text[0], "fi")
    arrival = Arrival(None, None, "fault", datetime(2026, 1, 1, tzinfo=HELSINKI), text, language)
    assert fits(rule(words=[entry]), arrival) is is_there
    assert meant_by(entry)


@pytest.mark.parametrize(
    ("start", "end", "at", "is_in"),
    [
        (time(8), time(16), (8, 0), True),
        (time(8), time(16), (16, 0), False),
        (time(22), time(6), (23, 30), True),
        (time(22), time(6), (5, 59), True),
        (time(22), time(6), (12, 0), False),
        (None, time(6), (0, 0), True),
        (time(22), None, (23, 59), True),
    ],
)
def test_times_of_day(start, end, at, is_in):
    arrival = Arrival(None, None, "fault", datetime(2026, 3, 4, *at, tzinfo=HELSINKI))
    assert fits(rule(from_time=start, to_time=end), arrival) is is_in


def test_days_are_helsinkis_and_a_holiday_is_a_sunday():
    late_friday = datetime(2026, 3, 6, 23, 30, tzinfo=HELSINKI)
    independence = datetime(2027, 12, 6, 12, 0, tzinfo=HELSINKI)
    assert fits(rule(weekdays=[4]), Arrival(None, None, "", late_friday))
    assert fits(rule(weekdays=[6]), Arrival(None, None, "", independence))
    assert not fits(rule(weekdays=[0]), Arrival(None, None, "", independence))
