"""The ledger counts every matter once, says why it isn't public, and tells of no small group."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kuuluu.cities.models import Secrecy
from kuuluu.feedback import commands
from kuuluu.publication.models import Ground
from kuuluu.publication.queries import ledger
from kuuluu.publication.small_groups import FEWEST, told_anew, without_small_groups
from tests.factories.cases import make_case, officer, publish_case, publisher, sender

DAY = timedelta(days=1)


def month(city, at):
    commands.keep_ledger(city, at=at)
    (only,) = ledger(city)
    return only


def test_every_matter_is_counted_once_by_what_became_of_it(kerava, jarvenpaa, now):
    outi = publisher(kerava)
    publish_case(make_case(kerava, at=now), at=now + DAY)
    publish_case(make_case(kerava, at=now), at=now + 3 * DAY)
    commands.refuse(make_case(kerava, at=now), ground=Ground.PRIVATE_LIFE, by=outi, at=now)
    gone = publish_case(make_case(kerava, at=now), at=now)
    commands.withdraw(gone, ground=Ground.PRIVATE_LIFE, by=outi, at=now)
    make_case(kerava, at=now, service_code="notcity.health")
    secret = make_case(kerava, at=now)
    commands.set_secrecy(secret, secrecy=Secrecy.LIMITED, ground=Ground.CRIME, by=officer(kerava), at=now)
    make_case(kerava, at=now)
    make_case(jarvenpaa, at=now)
    row = month(kerava, now + 6 * DAY)
    numbers = row.numbers
    assert row.month == date(2026, 11, 1)
    assert [numbers[name] for name in ("received", "public", "not_public", "waiting")] == [7, 2, 4, 1]
    assert (numbers["within_a_day"], numbers["oldest_waiting_days"]) == (1, 6)


def test_grounds_of_few_are_not_told(kerava, now):
    outi = publisher(kerava)
    for ground, count in ((Ground.PRIVATE_LIFE, 7), (Ground.OTHER, 6), (Ground.CRIME, 1)):
        for _one in range(count):
            commands.refuse(make_case(kerava, at=now), ground=ground, by=outi, at=now)
    assert month(kerava, now).numbers["grounds"] == {"private_life": 7, "few": 7}


def test_objections_other_looks_and_what_is_hidden_are_counted(kerava, now):
    objected = make_case(kerava, at=now, objection="other", text="Soita 040 123 4567.")
    publish_case(objected, at=now)
    case = make_case(kerava, at=now)
    commands.refuse(case, ground=Ground.OTHER, by=publisher(kerava), at=now)
    commands.ask_again(case, words="", by=sender(case), at=now)
    publish_case(case, at=now)
    numbers = month(kerava, now).numbers
    wanted = ("objections", "objections_public", "looks_asked", "looks_upheld", "looks_reversed")
    assert [numbers[name] for name in wanted] == [1, 1, 1, 0, 1]
    assert numbers["hidden"] == {"few": 1}


def test_small_groups_stand_together():
    assert without_small_groups({"a": 9, "b": 0}) == {"a": 9}
    assert without_small_groups({"a": 9, "b": 8, "c": 4}) == {"a": 9, "few": 12}
    assert without_small_groups({"a": 9, "b": 3, "c": 4}) == {"a": 9, "few": 7}
    assert without_small_groups({"a": 9, "b": 4}) == {"few": 13}
    assert without_small_groups({"a": 2}) == {"few": 2}


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 12)))
def test_no_group_of_few_is_told_and_the_sum_stays(counts):
    shown = without_small_groups(counts)
    assert sum(shown.values()) == sum(counts.values())
    few = shown.pop("few", 0)
    assert all(count >= FEWEST and counts[name] == count for name, count in shown.items())
    # What stands together is not one group alone, unless there is no other, nor fewer than five, unless all are.
    together = [name for name, count in counts.items() if count and name not in shown]
    assert not few or ((len(together) > 1 and few >= FEWEST) or not shown)


def refuse(city, ground, count, at):
    for _one in range(count):
        commands.refuse(make_case(city, at=at), ground=ground, by=publisher(city), at=at)


def test_one_decision_moves_no_ground(kerava, now):
    """Whoever compares the ledger before and after must not learn the ground of the one matter that was decided between."""
    refuse(kerava, Ground.PRIVATE_LIFE, 7, now)
    refuse(kerava, Ground.CRIME, 6, now)
    before = month(kerava, now).numbers
    for more in range(1, FEWEST):
        refuse(kerava, Ground.CRIME, 1, now)
        numbers = month(kerava, now).numbers
        assert numbers["grounds"] == before["grounds"] == {"private_life": 7, "crime": 6}
        assert numbers["not_public"] == 13 + more, "how many there are is no ground"
    refuse(kerava, Ground.OTHER, 1, now)
    assert month(kerava, now).numbers["grounds"] == {"crime": 10, "few": 8}


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 12)), st.sampled_from("abcdefgh"))
def test_nobody_learns_a_group_by_comparing(counts, one):
    before = without_small_groups(counts)
    after = told_anew(before, {**counts, one: counts.get(one, 0) + 1})
    assert after == before or set(before) <= {"few"}


def test_ledger_is_counted_once_a_week(kerava, now):
    make_case(kerava, at=now)
    # A Tuesday; until Sunday nothing moves, and on Monday it does, also when nothing worked on Monday.
    assert commands.keep_ledger_of_the_week(kerava, at=now)
    make_case(kerava, at=now)
    assert not commands.keep_ledger_of_the_week(kerava, at=now + 5 * DAY)
    assert ledger(kerava)[0].numbers["received"] == 1
    assert commands.keep_ledger_of_the_week(kerava, at=now + 8 * DAY)
    assert ledger(kerava)[0].numbers["received"] == 2
