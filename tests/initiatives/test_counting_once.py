"""In whatever order people support on the web, on paper and at the desk, take back and are found invalid: the numbers are
what the history says, and nobody counts twice.
"""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.db.models import Sum
from django.utils.timezone import localdate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kuuluu.initiatives.commands import invalidating, sheets
from kuuluu.initiatives.commands import supporting as web
from kuuluu.initiatives.commands.counting import count
from kuuluu.initiatives.commands.invalidating import Suspicion, suspected
from kuuluu.initiatives.commands.sheets import Differ, Signature
from kuuluu.initiatives.commands.supporting import AlreadySupports, Wish
from kuuluu.initiatives.models import (
    Invalidation,
    Kind,
    Support,
    SupportChange,
    SupportDay,
    SupportKey,
    SupportState,
    Tally,
)
from kuuluu.journal.commands import NotAllowed, NotNow
from kuuluu.journal.queries import history
from kuuluu.people.actors import ANYONE, Actor
from kuuluu.people.roles import Role
from kuuluu.public.initiatives.stating import invalidated_text
from kuuluu.publication.models import PublicInitiative
from tests.factories.initiatives import make_initiative, maker
from tests.factories.people import make_actor, make_identity

pytestmark = pytest.mark.django_db
BORN = date(1990, 5, 1)


@pytest.fixture
def clerks(kerava):
    return [make_actor(kerava, Role.REGISTRAR) for _ in range(2)]


def signature(n: int, **values) -> Signature:
    return Signature(**{"name": f"Henkilö {n}", "born": BORN, "municipality": "245", **values})


def on_web(one, n, at):
    wish = Wish(name=f"henkilö {n}", email=f"h{n}@posti.example", born=BORN, municipality="245")
    row = web.support(one, wish=wish, by=ANYONE, at=at)
    web.confirm(row, by=Actor(support_id=row.pk), at=at)


def identified(one, n, at):
    """Sign as somebody who has identified; every second one has a non-disclosure order."""
    born = {"birth_date": BORN, "municipality": one.city.code}
    values = {"key": f"{n:064x}", "name": f"Henkilö {n}", "is_protected": n % 2 == 1, **born}
    who = make_identity(one.city, at=at, **values)
    return web.sign(one, wish=Wish(name=""), by=Actor(identity_id=who.pk), at=at)


def on_paper(one, n, at, clerks, also: int):
    sheet = sheets.print_sheet(one, by=maker(one), at=at)
    for clerk in clerks:
        sheets.enter_sheet(one, sheet=sheet, rows=[signature(n), signature(also)], by=clerk, at=at)


def take_back(one, n, at):
    row = Support.objects.filter(initiative=one, state=SupportState.CONFIRMED).order_by("created_at", "pk")[n]
    web.withdraw_support(row, by=Actor(support_id=row.pk), at=at)


def invalidate(one, way, at, clerk):
    suspicion = Suspicion(way=way)
    expected = suspected(one, suspicion).count()
    invalidating.invalidate(one, suspicion=suspicion, expected=expected, reason="Epäily.", by=clerk, at=at)


def take_back_invalid(one, n, at):
    row = Support.objects.filter(initiative=one, state=SupportState.INVALID).order_by("created_at", "pk")[n]
    web.withdraw_support(row, by=Actor(support_id=row.pk), at=at)


def undo(one, at, clerk):
    made = Invalidation.objects.filter(initiative=one).order_by("-at").first()
    if made:
        invalidating.undo_invalidation(one, made=made, by=clerk, at=at)


people = st.integers(0, 4)
acts = st.one_of(
    st.tuples(st.just("web"), people),
    st.tuples(st.just("paper"), people),
    st.tuples(st.just("sign"), people),
    st.tuples(st.just("desk"), people),
    st.tuples(st.just("back"), people),
    st.tuples(st.just("back_invalid"), st.integers(0, 1)),
    st.tuples(st.just("invalid"), st.sampled_from(["light", "paper", "desk", "identified"])),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("count"), st.none()),
)


def do(one, act, at, clerks):
    name, what = act
    try:
        with transaction.atomic():
            {
                "web": lambda: on_web(one, what, at),
                "sign": lambda: identified(one, what, at),
                "paper": lambda: on_paper(one, what, at, clerks, (what + 1) % 5),
                "desk": lambda: sheets.support_at_desk(one, signature=signature(what), by=clerks[0], at=at),
                "back": lambda: take_back(one, what, at),
                "back_invalid": lambda: take_back_invalid(one, what, at),
                "invalid": lambda: invalidate(one, what, at, clerks[0]),
                "undo": lambda: undo(one, at, clerks[0]),
                "count": lambda: count(at=at),
            }[name]()
    except (AlreadySupports, NotNow, IndexError):
        # Refused: nothing may have changed, which is what is looked at below.
        pass


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(acts, max_size=14))
def test_numbers_are_what_the_history_says_and_nobody_counts_twice(kerava, now, clerks, order):
    with transaction.atomic():
        one = make_initiative(kerava, at=now)
        for n, act in enumerate(order):
            do(one, act, now + timedelta(minutes=n), clerks)
        count(at=now + timedelta(hours=1))
        counting = Support.objects.filter(initiative=one, state=SupportState.CONFIRMED)
        tally, changes = Tally.objects.get(pk=one.pk), SupportChange.objects.filter(initiative=one)
        assert tally.supporters == counting.count() == (changes.aggregate(n=Sum("supporters"))["n"] or 0)
        assert sum(tally.by_municipality.values()) == tally.supporters
        days = SupportDay.objects.filter(initiative=one).aggregate(came=Sum("came"), went=Sum("went"))
        assert (days["came"] or 0) - (days["went"] or 0) == tally.supporters
        # One person is one name and date of birth here: each stands once among the keys of what counts.
        persons = {name: web.rules.person_key(one, name, BORN) for name in (f"Henkilö {n}" for n in range(5))}
        held = SupportKey.objects.filter(initiative=one, key__in=persons.values())
        assert held.count() == tally.supporters
        # What everybody reads to be invalid is what was found so and not undone, support by support.
        still = Support.objects.filter(initiative=one, invalidation__isnull=False, invalidation__undone_at=None)
        assert web.rules.found_invalid(PublicInitiative.objects.get(pk=one.pk).timeline) == still.count()
        transaction.set_rollback(True)


def test_first_of_web_and_paper_counts_whichever_it_was(kerava, now, clerks):
    one, other = make_initiative(kerava, at=now), make_initiative(kerava, at=now)
    on_web(one, 1, now)
    on_paper(one, 1, now, clerks, 2)
    on_paper(other, 1, now, clerks, 2)
    with pytest.raises(AlreadySupports):
        on_web(other, 1, now)
    count(at=now)
    assert [Tally.objects.get(pk=each.pk).supporters for each in (one, other)] == [2, 2]


@pytest.mark.parametrize("n", [0, 1])
def test_who_signed_on_paper_signs_no_more_also_under_a_non_disclosure_order(kerava, now, clerks, n):
    one, other = make_initiative(kerava, at=now), make_initiative(kerava, at=now)
    on_paper(one, n, now, clerks, 4)
    with pytest.raises(AlreadySupports):
        identified(one, n, now)
    identified(other, n, now)
    on_paper(other, n, now, clerks, 4)
    count(at=now)
    assert [Tally.objects.get(pk=each.pk).supporters for each in (one, other)] == [2, 2]


def test_page_counts_when_two_persons_read_the_same(kerava, now, clerks):
    one = make_initiative(kerava, at=now)
    sheet = sheets.print_sheet(one, by=maker(one), at=now)
    rows = [signature(1), signature(2), signature(3, is_readable=False)]
    first, second = clerks
    assert sheets.enter_sheet(one, sheet=sheet, rows=rows, by=first, at=now) is None
    assert sheets.enter_sheet(one, sheet=sheet, rows=rows, by=first, at=now) is None
    with pytest.raises(Differ) as differ:
        sheets.enter_sheet(one, sheet=sheet, rows=[rows[0], signature(9), rows[2]], by=second, at=now)
    assert differ.value.rows == [2]
    # One row more, or one less, doesn't make those behind it be compared with another person's.
    for read, told, lengths in (
        ([rows[0], signature(9), rows[1], rows[2]], [2], (3, 4)),
        ([rows[1], rows[2]], [], (3, 2)),
        ([signature(9), rows[1]], [1], (3, 2)),
    ):
        with pytest.raises(Differ) as differ:
            sheets.enter_sheet(one, sheet=sheet, rows=read, by=second, at=now)
        assert (differ.value.rows, differ.value.lengths) == (told, lengths)
    result = sheets.enter_sheet(one, sheet=sheet, rows=rows, by=second, at=now)
    assert result == {"rows": 3, "counted": 2, "double": 0, "no_right": 0, "unreadable": 1}
    sheet.refresh_from_db()
    assert (sheet.first, sheet.second) == ([], [])
    with pytest.raises(NotNow):
        sheets.enter_sheet(one, sheet=sheet, rows=rows, by=second, at=now)


def test_referendum_page_counts_who_lives_here_and_is_old_enough(kerava, now, clerks):
    one = make_initiative(kerava, at=now, kind="referendum")
    sheet = sheets.print_sheet(one, by=maker(one), at=now)
    young = date(now.year - 15, 12, 31)
    rows = [signature(1, is_resident=True), signature(2), signature(3, is_resident=True, born=young)]
    for clerk in clerks:
        result = sheets.enter_sheet(one, sheet=sheet, rows=rows, by=clerk, at=now)
    assert (result["counted"], result["no_right"]) == (1, 2)
    count(at=now)
    assert Tally.objects.get(pk=one.pk).verified == 1


def test_age_on_paper_is_of_the_day_of_signing_and_without_one_of_the_first_day(kerava, now, clerks):
    """Act 410/2015, 25 §: fifteen on the day of signing, and not only when the registry reads the page weeks later."""
    one = make_initiative(kerava, at=now, kind=Kind.REFERENDUM)
    sheet = sheets.print_sheet(one, by=maker(one), at=now)
    began, later = localdate(now), now + timedelta(days=30)
    born = began.replace(year=began.year - 15) + timedelta(days=10)
    days = {"before": 9, "on": 10, "after": 11, "without": None, "to come": 31, "too early": -1}
    rows = [
        signature(n, born=born, is_resident=True, signed=None if day is None else began + timedelta(days=day))
        for n, day in enumerate(days.values())
    ]
    for clerk in clerks:
        result = sheets.enter_sheet(one, sheet=sheet, rows=rows, by=clerk, at=later)
    assert (result["counted"], result["no_right"]) == (2, 4)
    # At the service point it is the day itself.
    sheets.support_at_desk(one, signature=signature(9, born=born, is_resident=True), by=clerks[0], at=later)
    count(at=later)
    assert Tally.objects.get(pk=one.pk).verified == 3


def test_invalidation_needs_the_number_that_was_seen_and_tells_it_in_public(kerava, now, clerks):
    one = make_initiative(kerava, at=now)
    for n in range(3):
        on_web(one, n, now)
    with pytest.raises(NotNow):
        invalidating.invalidate(one, suspicion=Suspicion(way="light"), expected=2, reason="x", by=clerks[0], at=now)
    with pytest.raises(NotNow):
        invalidating.invalidate(one, suspicion=Suspicion(), expected=0, reason="x", by=clerks[0], at=now)
    made = invalidating.invalidate(one, suspicion=Suspicion(way="light"), expected=3, reason="x", by=clerks[0], at=now)
    assert history(one.pk).last().facts["count"] == 3
    on_web(one, 1, now)
    assert invalidating.undo_invalidation(one, made=made, by=clerks[0], at=now) == 2
    count(at=now)
    assert Tally.objects.get(pk=one.pk).supporters == 3
    # Undone is undone whole: nothing is said to be invalid any more, though one of the three had signed anew.
    shown = PublicInitiative.objects.get(pk=one.pk)
    assert invalidated_text(shown) == ""
    undone = [knot for knot in shown.timeline if knot["kind"] == "initiative.invalidation_undone"]
    assert [(knot["lifted"], knot["count"]) for knot in undone] == [(3, 2)]


def test_support_taken_back_while_it_was_held_invalid_is_not_counted_again(kerava, now, clerks):
    one = make_initiative(kerava, at=now)
    on_web(one, 1, now)
    made = invalidating.invalidate(one, suspicion=Suspicion(way="light"), expected=1, reason="x", by=clerks[0], at=now)
    take_back_invalid(one, 0, now)
    assert invalidating.undo_invalidation(one, made=made, by=clerks[0], at=now) == 0
    count(at=now)
    assert Tally.objects.get(pk=one.pk).supporters == 0
    assert invalidated_text(PublicInitiative.objects.get(pk=one.pk)) == ""


def test_makers_invalidate_nothing(kerava, now):
    one = make_initiative(kerava, at=now)
    with pytest.raises(NotAllowed):
        invalidating.invalidate(one, suspicion=Suspicion(way="light"), expected=1, reason="x", by=maker(one), at=now)


def test_age_on_paper_is_of_the_day_here_and_not_of_another_time_zone(kerava, clerks):
    # Half past midnight here, when it is still the day before in Greenwich; fifteen on this day.
    at = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)
    one = make_initiative(kerava, at=at, kind=Kind.REFERENDUM)
    sheet = sheets.print_sheet(one, by=maker(one), at=at)
    rows = [
        Signature("Aapo Ahonen", date(2011, 11, 25), kerava.code, is_resident=True),
        Signature("Bea Berg", date(2011, 11, 26), kerava.code, is_resident=True),
    ]
    for by in clerks:
        result = sheets.enter_sheet(one, sheet=sheet, rows=rows, by=by, at=at)
    assert (result["counted"], result["no_right"]) == (1, 1)
