"""A case is put where it goes, and why is written down, in the transaction in which it came in."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from kuuluu.cases.commands import touch
from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case
from kuuluu.journal.commands import record
from kuuluu.people.actors import SYSTEM
from kuuluu.routing.commands.predicting import prediction_of
from kuuluu.routing.models import Basis, Chooser, Outcome, Placement, RuleVersion
from kuuluu.routing.queries.placing import Course

# Of fewer cases in one area, those of the whole city are told instead.
FEW = 5


def keep_course(case: Case, course: Course, *, at: datetime) -> None:
    """Store what the model said of a case that came in and why it is where it is; a rule may name its officer."""
    if course.ranking.guesses:
        prediction_of(case.pk, course.ranking, at=at).save(force_insert=True)
    keep_placement(case, course, at=at)
    if course.officer_id:
        touch(case, at=at, assignee_id=course.officer_id)
        record(CaseEvent.ASSIGNED, case, by=SYSTEM, at=at, person=str(course.officer_id))


def keep_placement(case: Case, course: Course, *, at: datetime) -> None:
    """Write down why a case is where it is now."""
    alike, there, in_area = _alike(case, course)
    versions = _versions(course)
    Placement.objects.create(
        case=case,
        at=at,
        basis=course.basis,
        chooser=course.chooser,
        service=course.service,
        area=course.area,
        unit=course.unit,
        officer_id=course.officer_id,
        rule_version_id=versions[course.rule.pk, course.rule.version] if course.rule else None,
        owner_from=course.owner_from,
        skipped=[versions[rule.pk, rule.version] for rule in course.skipped],
        alike=alike,
        alike_there=there,
        alike_in_area=in_area,
    )


def keep_handover(case: Case, *, at: datetime) -> None:
    """Write down that a case is where it is because an officer handed it over: no rule or owner had a say."""
    Placement.objects.create(
        case=case,
        at=at,
        basis=Basis.PERSON,
        chooser=Chooser.OFFICER,
        service=case.service,
        area=case.area,
        unit=case.unit,
    )


def _versions(course: Course) -> dict[tuple[UUID, int], int]:
    """Return the versions of the rules of a course, by rule and number."""
    named = [*course.skipped, *([course.rule] if course.rule else [])]
    wanted = Q()
    for rule in named:
        wanted |= Q(rule=rule, number=rule.version)
    rows = RuleVersion.objects.filter(wanted).values_list("rule_id", "number", "pk") if named else []
    return {(rule, number): pk for rule, number, pk in rows}


def _alike(case: Case, course: Course) -> tuple[int, int, bool]:
    """Return of how many past cases of the service how many ended in the unit, and whether they are of the area alone."""
    if course.service is None or course.unit is None or course.basis == Basis.FALLBACK:
        return 0, 0, False
    rows = Outcome.objects.filter(city_id=case.city_id, service=course.service)
    counted: dict[int | None, dict[int, int]] = {}
    areas = Q(area=None) | Q(area=course.area) if course.area else Q(area=None)
    for area, unit, count in rows.filter(areas).values_list("area_id", "unit_id", "count"):
        counted.setdefault(area, {})[unit] = count
    near = counted.get(course.area.pk, {}) if course.area else {}
    in_area = sum(near.values()) >= FEW
    used = near if in_area else counted.get(None, {})
    return sum(used.values()), used.get(course.unit.pk, 0), in_area
