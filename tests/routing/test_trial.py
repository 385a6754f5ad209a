"""A draft tried on the past year's cases."""

from datetime import date, timedelta

import pytest

from kuuluu.cases.models import Case
from kuuluu.cities.queries import service_by_code, units
from kuuluu.routing.commands import Content, drafted
from kuuluu.routing.models import RoutingRule, Target
from kuuluu.routing.queries import Goal, examples, owner_on, trial, try_rule
from tests.factories.cases import make_case, officer
from tests.factories.routing import content_of, make_rule

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(kerava, now):
    """Three lamps, two litters, and one that nobody knows; one lamp of longer ago."""
    at = now - timedelta(days=30)
    for text in ("Lamppu on pimeä", "Lamppu vilkkuu", "Valo palaa päivällä"):
        make_case(kerava, at=at, text=text)
    for text in ("Roskia puistossa", "Lamppuja ja roskia metsässä"):
        make_case(kerava, at=at, text=text, service_code="clean.litter")
    make_case(kerava, at=at, text="Mikä tämä on", service_code="")
    make_case(kerava, at=now - timedelta(days=400))
    return kerava


@pytest.fixture
def lighting(kerava):
    return service_by_code(kerava, "streets.lighting")


@pytest.fixture
def unit(kerava):
    """A unit that owns neither lamps nor litter."""
    owners = {owner_of(kerava, code) for code in ("streets.lighting", "clean.litter")}
    return next(one for one in units(kerava) if one.pk not in owners and not one.is_triage)


def owner_of(city, code):
    return owner_on(city, service_by_code(city, code), date(2026, 11, 24)).unit_id


def draft(city, unit, order=1, **changes) -> RoutingRule:
    plain = {"name": "Luonnos", "target": Target.UNIT, "unit_id": unit.pk, "owner_unit_id": unit.pk}
    return drafted(city, Content(**{**plain, **changes}), order)


def test_what_would_move_is_counted_from_where_to_where(year, lighting, unit, now):
    tried = try_rule(year, draft(year, unit, services=[lighting.pk]), now)
    old = Goal(owner_of(year, "streets.lighting"))
    assert (tried.looked, tried.fitting, tried.decided, tried.moved, tried.orphans) == (6, 3, 3, 3, [])
    assert {key: move.count for key, move in tried.moves.items()} == {(old, Goal(unit.pk)): 3}
    assert not tried.is_sample


def test_words_are_read(year, unit, now):
    tried = try_rule(year, draft(year, unit, words=["lamppu"]), now)
    assert (tried.fitting, tried.moved) == (3, 3)


def test_what_is_left_without_an_owner_is_told(year, lighting, unit, now):
    queue = draft(year, unit, target=Target.QUEUE, unit_id=None, services=[lighting.pk])
    tried = try_rule(year, queue, now)
    assert len(tried.orphans) == 3
    assert tried.counts == {"looked": 6, "decided": 3, "moved": 3, "orphans": 3}


def test_narrowing_the_rule_that_had_caught_what_nobody_owns_leaves_it_without_an_owner(year, lighting, unit, now):
    rule = make_rule(year, at=now, unit_id=unit.pk)
    narrow = drafted(year, content_of(rule, services=[lighting.pk]), rule.order)
    narrow.pk = rule.pk
    tried = try_rule(year, narrow, now)
    assert [Case.objects.get(pk=pk).service for pk in tried.orphans] == [None]
    assert tried.moved == 3


def test_switching_a_rule_off_is_tried_too(year, unit, now):
    rule = make_rule(year, at=now, unit_id=unit.pk)
    tried = try_rule(year, rule, now, is_gone=True)
    assert (tried.moved, len(tried.orphans), tried.decided) == (6, 1, 0)


def test_what_earlier_rules_take_is_told(year, lighting, unit, now):
    first = make_rule(year, at=now, name="Ensin", services=[lighting.pk])
    tried = try_rule(year, draft(year, unit, order=2), now)
    assert (tried.fitting, tried.decided) == (6, 3)
    assert tried.taken_before == {first.pk: 3}


def test_rules_that_lose_every_case_are_told(year, lighting, unit, now):
    later = make_rule(year, at=now, services=[lighting.pk])
    never = make_rule(year, at=now, words=["jäähalli"])
    tried = try_rule(year, draft(year, unit), now)
    assert tried.silenced == {later.pk}
    assert tried.never == {never.pk}


def test_a_draft_that_fits_nothing_is_told(year, unit, now):
    idea = draft(year, unit, kinds=["idea"])
    tried = try_rule(year, idea, now)
    assert (tried.fitting, tried.moved) == (0, 0)
    assert idea.pk in tried.never


def test_the_days_of_the_draft_are_left_out_of_account(year, unit, now):
    assert try_rule(year, draft(year, unit, from_date=now.date() + timedelta(days=9)), now).moved == 6


def test_only_what_the_administrator_sees_is_shown(year, unit, now):
    tried = try_rule(year, draft(year, unit), now)
    assert len(examples(officer(year, "see_all_units"), year, tried)) == 6
    assert examples(officer(year, "administer"), year, tried) == {}


def test_it_stops_where_there_is_too_much_to_read_and_says_so(year, unit, now, monkeypatch):
    monkeypatch.setattr(trial, "MOST_READ", 1)
    monkeypatch.setattr(trial, "BATCH", 2)
    tried = try_rule(year, draft(year, unit, words=["lamppu"]), now)
    assert tried.is_sample
    assert tried.looked == 2


def test_what_ended_where_the_draft_sends_it_speaks_for_the_draft(year, lighting, unit, now):
    Case.objects.filter(service=lighting).update(unit=unit)
    tried = try_rule(year, draft(year, unit, services=[lighting.pk]), now)
    assert [move.ended_there for move in tried.moves.values()] == [3]
