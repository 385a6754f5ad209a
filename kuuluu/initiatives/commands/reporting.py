"""The yearly report to the council: drafted by the service, given by the city."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from kuuluu.cities.models import City
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import CouncilReport
from kuuluu.initiatives.queries.report import council_report, public_report
from kuuluu.initiatives.rules import reporting as rules
from kuuluu.journal.commands import NotNow, command, record
from kuuluu.language.findings import find_all
from kuuluu.people.actors import SYSTEM, Actor
from kuuluu.publication.commands import show_report
from kuuluu.publication.models import PublicReport
from kuuluu.publication.queries import given_report


@dataclass(frozen=True)
class Meeting:
    """Where the council got it: the day of its meeting, and the section of the minutes."""

    day: date
    section: str = ""


def draft_due(city: City, *, at: datetime) -> CouncilReport | None:
    """Draft the report of the year before, from the day on that the city's rule names; once. Return it when it is new."""
    year = rules.ready_year(city, localdate(at))
    if year is None or CouncilReport.objects.filter(city=city, year=year).exists():
        return None
    return draft(city, year=year, by=SYSTEM, at=at)


@command(who=rules.may_draft)
def draft(city: City, *, year: int, by: Actor, at: datetime) -> CouncilReport:
    """Have the report of a year ready as a draft. It is a query: what is told later stands in it, too, until it is given."""
    numbers = council_report(city, year, localdate(at)).numbers
    row, is_new = CouncilReport.objects.get_or_create(
        city=city, year=year, version=1, defaults={"made_at": at, "numbers": numbers}
    )
    if is_new:
        show_report(PublicReport(city=city, year=year))
        record(InitiativeEvent.REPORT_DRAFTED, row, by=by, at=at, year=year, **_counts(numbers))
    return row


@command(who=rules.may_give)
def give(report: CouncilReport, *, meeting: Meeting, by: Actor, at: datetime) -> None:
    """Mark that the council got the report, on which day; what it said then is kept in numbers, and everybody can see
    that it was given. Raises NotNow before the year is over, for a day to come, when it was marked already, and where the
    section names what must not be public.
    """
    today = localdate(at)
    if find_all(meeting.section) or not rules.can_be_given(report.year, meeting.day, today):
        raise NotNow("give")
    numbers = council_report(report.city, report.year, today).numbers
    mine = CouncilReport.objects.filter(pk=report.pk, given_at=None)
    values: dict[str, Any] = {"given_date": meeting.day, "section": meeting.section, "given_at": at}
    if not mine.update(**values, by_id=by.person_id, numbers=numbers):
        raise NotNow("give")
    _show(report, meeting, at=at)
    facts = {"year": report.year, "due_date": meeting.day.isoformat()}
    record(InitiativeEvent.REPORT_GIVEN, report, by=by, at=at, **facts, **_counts(numbers))


@command(who=rules.may_give)
def correct(report: CouncilReport, *, meeting: Meeting, reason: str, by: Actor, at: datetime) -> CouncilReport:
    """Make a corrected version beside what was given: as the report stands now, with the council's meeting that it belongs
    to and the reason, which everybody reads. What was given before stays as it was, and readable.

    Raises NotNow where it isn't the newest version, or wasn't given; for a day that can't be; and where no reason is told,
    or words in it must not be public.
    """
    today = localdate(at)
    is_told = reason.strip() and not find_all(f"{reason}\n{meeting.section}")
    if report.given_at is None or not is_told or not rules.can_be_given(report.year, meeting.day, today):
        raise NotNow("correct")
    numbers = council_report(report.city, report.year, today).numbers
    row, is_new = CouncilReport.objects.get_or_create(
        city=report.city,
        year=report.year,
        version=report.version + 1,
        defaults={
            "made_at": at,
            "given_at": at,
            "by_id": by.person_id,
            "reason": reason,
            "numbers": numbers,
            "given_date": meeting.day,
            "section": meeting.section,
        },
    )
    if not is_new:
        raise NotNow("correct")
    _show(row, meeting, at=at)
    facts = {"year": row.year, "version": row.version, "due_date": meeting.day.isoformat()}
    record(InitiativeEvent.REPORT_CORRECTED, row, by=by, at=at, **facts, **_counts(numbers))
    return row


def _show(report: CouncilReport, meeting: Meeting, *, at: datetime) -> None:
    """Say on the register what was given, after all that was given before, each with what everybody could read in numbers."""
    numbers = public_report(report.city, report.year, localdate(at)).numbers
    told = given_report(report.city, report.year)
    before = told.versions if told else []
    if told and told.given_date and not before:
        # Given before versions were kept here: the day and the section are all that is known of it.
        given = told.given_date.isoformat()
        before = [{"version": 1, "at": "", "given_date": given, "section": told.section, "reason": "", "numbers": {}}]
    now = {
        "version": report.version,
        "at": localdate(at).isoformat(),
        "reason": report.reason,
        "numbers": numbers,
        "given_date": meeting.day.isoformat(),
        "section": meeting.section,
    }
    of = {"city": report.city, "year": report.year}
    show_report(PublicReport(**of, given_date=meeting.day, section=meeting.section, versions=[*before, now]))


def _counts(numbers: dict[str, Any]) -> dict[str, int]:
    return {name: count for name, count in numbers.items() if isinstance(count, int)}
