"""Where a case goes that comes in, and what is written down of it."""

from datetime import timedelta

import pytest

from kuuluu.cities.models import Service, Unit
from kuuluu.cities.queries import areas, forget, service_by_code, unit_by_code, units
from kuuluu.feedback.commands import change_service, hand_over
from kuuluu.routing.commands import switch_rule
from kuuluu.routing.models import Basis, Chooser, Placement, Target
from kuuluu.routing.queries import why as reason
from tests.factories.cases import make_case, officer
from tests.factories.people import make_officer
from tests.factories.routing import make_rule, to_officer

pytestmark = pytest.mark.django_db


def why(case) -> Placement:
    return case.placements.get()


def other_unit(city, *codes):
    return next(unit for unit in units(city) if not unit.is_triage and unit.code not in codes)


def test_without_rules_the_owner_of_the_service_gets_it(kerava, now):
    case = make_case(kerava, at=now)
    assert case.unit.code != next(u.code for u in units(kerava) if u.is_triage)
    assert (why(case).basis, why(case).chooser, why(case).unit) == (Basis.OWNER, Chooser.SENDER, case.unit)
    assert why(case).owner_from is not None


def test_what_nobody_owns_goes_to_the_queue(kerava, now):
    case = make_case(kerava, at=now, service_code="")
    assert case.unit.is_triage
    assert (why(case).basis, why(case).chooser) == (Basis.FALLBACK, Chooser.NOBODY)


def test_a_rule_goes_before_the_owner(kerava, now):
    unit = other_unit(kerava, make_case(kerava, at=now).unit.code)
    rule = make_rule(kerava, at=now, unit_id=unit.pk, services=[service_by_code(kerava, "streets.lighting").pk])
    case = make_case(kerava, at=now)
    assert case.unit == unit
    assert why(case).rule_version.rule == rule
    assert make_case(kerava, at=now, service_code="").unit.is_triage


def test_the_first_rule_that_fits_decides(kerava, now):
    one, other = [unit for unit in units(kerava) if not unit.is_triage][:2]
    make_rule(kerava, at=now, unit_id=one.pk)
    make_rule(kerava, at=now, unit_id=other.pk, order=1)
    assert make_case(kerava, at=now).unit == other


@pytest.mark.parametrize(
    ("conditions", "is_fit"),
    [
        ({"kinds": ["fault"]}, True),
        ({"kinds": ["thanks"]}, False),
        ({"words": ["lamppu"]}, True),
        ({"words": ["valaisin", "lamput"]}, True),
        ({"words": ["pimeä katulamppu"]}, True),
        ({"words": ["pimeä kaivo"]}, False),
        ({"weekdays": [1]}, True),
        ({"weekdays": [0, 6]}, False),
    ],
)
def test_conditions(kerava, now, conditions, is_fit):
    rule = make_rule(kerava, at=now, **conditions)
    placed = why(make_case(kerava, at=now))
    assert (placed.rule_version is not None and placed.rule_version.rule == rule) is is_fit


def test_an_area_is_a_condition(kerava, now):
    area, other = areas(kerava)[:2]
    make_rule(kerava, at=now, areas=[area.pk])
    assert why(make_case(kerava, at=now, address="", area_code=area.code)).basis == Basis.RULE
    assert why(make_case(kerava, at=now, address="", area_code=other.code)).basis == Basis.OWNER
    assert why(make_case(kerava, at=now, address="")).basis == Basis.OWNER


def test_a_rule_gives_it_to_an_officer(kerava, now):
    unit = other_unit(kerava)
    mikko = make_officer(kerava, unit)
    make_rule(kerava, at=now, **to_officer(unit, mikko))
    case = make_case(kerava, at=now)
    case.refresh_from_db()
    assert (case.unit, case.assignee) == (unit, mikko)


def test_a_rule_whose_officer_is_gone_is_passed_over_and_named(kerava, now):
    unit, last = [unit for unit in units(kerava) if not unit.is_triage][:2]
    mikko = make_officer(kerava, unit)
    gone = make_rule(kerava, at=now, **to_officer(unit, mikko))
    make_rule(kerava, at=now, unit_id=last.pk)
    mikko.memberships.all().delete()
    case = make_case(kerava, at=now)
    assert case.unit == last
    assert why(case).skipped == [gone.versions.get().pk]


def test_a_rule_that_is_switched_off_or_over_decides_nothing(kerava, now):
    off = make_rule(kerava, at=now)
    switch_rule(off, is_active=False, by=officer(kerava, "administer"), at=now)
    make_rule(kerava, at=now, to_date=now.date() - timedelta(days=1))
    make_rule(kerava, at=now, from_date=now.date() + timedelta(days=1))
    assert why(make_case(kerava, at=now)).basis == Basis.OWNER


def test_a_rule_can_send_to_the_queue(kerava, now):
    make_rule(kerava, at=now, target=Target.QUEUE, unit_id=None)
    assert make_case(kerava, at=now).unit.is_triage


def end(city, unit) -> None:
    """Let a unit handle nothing any more, as the city's files can say."""
    Unit.objects.filter(pk=unit.pk).update(is_active=False)
    forget()


def test_a_rule_whose_unit_has_ended_is_passed_over_and_named(kerava, now):
    unit = other_unit(kerava, "kunnossapito")
    gone = make_rule(kerava, at=now, unit_id=unit.pk)
    end(kerava, unit)
    case = make_case(kerava, at=now)
    assert (why(case).basis, case.unit.code) == (Basis.OWNER, "kunnossapito")
    assert why(case).skipped == [gone.versions.get().pk]


def test_what_the_last_rule_and_the_owner_can_not_take_waits_in_the_queue_and_says_why(kerava, now):
    unit = unit_by_code(kerava, "kunnossapito")
    gone = make_rule(kerava, at=now, unit_id=unit.pk)
    end(kerava, unit)
    case = make_case(kerava, at=now)
    assert case.unit.is_triage
    assert (why(case).basis, why(case).skipped) == (Basis.FALLBACK, [gone.versions.get().pk])


def test_a_service_that_is_offered_no_more_still_has_its_owner(kerava, now):
    """Somebody began to write before it was taken off."""
    Service.objects.filter(city=kerava, code="streets.lighting").update(is_listed=False)
    forget()
    case = make_case(kerava, at=now)
    assert (case.service.code, case.unit.code) == ("streets.lighting", "kunnossapito")


def test_what_the_registry_can_not_take_waits_in_the_queue(kerava, now):
    end(kerava, unit_by_code(kerava, "hallinto"))
    case = make_case(kerava, at=now, text="Vaadin oikaisua päätökseen.", service_code="", kind="question")
    assert (case.matter, case.unit.is_triage, why(case).basis) == ("appeal", True, Basis.FALLBACK)


def test_what_a_person_has_decided_no_rule_changes(kerava, now):
    case, library = make_case(kerava, at=now), unit_by_code(kerava, "kirjasto")
    hand_over(case, unit=library, reason="Heidän lamppunsa.", by=officer(kerava), at=now)
    make_rule(kerava, at=now, unit_id=other_unit(kerava, "kirjasto").pk)
    case.refresh_from_db()
    assert case.unit == library
    assert [one.basis for one in case.placements.all()] == [Basis.OWNER, Basis.PERSON]
    assert reason(case).placement.unit == library


def test_when_an_officer_says_the_service_the_rules_say_whose_it_is(kerava, now):
    library = unit_by_code(kerava, "kirjasto")
    rule = make_rule(kerava, at=now, unit_id=library.pk, services=[service_by_code(kerava, "clean.litter").pk])
    case = make_case(kerava, at=now)
    change_service(case, service=service_by_code(kerava, "clean.litter"), by=officer(kerava), at=now)
    case.refresh_from_db()
    assert case.unit == library
    assert reason(case).placement.rule_version.rule == rule
    assert reason(case).placement.chooser == Chooser.OFFICER
