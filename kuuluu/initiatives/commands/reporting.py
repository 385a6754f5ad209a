"""The yearly report to the council: drafted by the service, given by the city."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from kuuluu.cities.models import City
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import CouncilReport
from kuuluu.initiatives.queries.report import council_report
from kuuluu.initiatives.rules import reporting as rules
from kuuluu.journal.commands import NotNow, command, record
from kuuluu.people.actors import SYSTEM, Actor
from kuuluu.publication.commands import show_report
from kuuluu.publication.models import PublicReport


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
        city=city, year=year, defaults={"made_at": at, "numbers": numbers}
    )
    if is_new:
        show_report(PublicReport(city=city, year=year))
        record(InitiativeEvent.REPORT_DRAFTED, row, by=by, at=at, year=year, **_counts(numbers))
    return row


@command(who=rules.may_give)
def give(report: CouncilReport, *, meeting: Meeting, by: Actor, at: datetime) -> None:
    """Mark that the council got the report, on which day; what it said then is kept in numbers, and everybody can see
    that it was given. Raises NotNow before the year is over, for a day to come, and when it was marked already.
    """
    today = localdate(at)
    if today.year <= report.year or not date(report.year + 1, 1, 1) <= meeting.day <= today:
        raise NotNow("give")
    numbers = council_report(report.city, report.year, today).numbers
    mine = CouncilReport.objects.filter(pk=report.pk, given_at=None)
    values: dict[str, Any] = {"given_date": meeting.day, "section": meeting.section, "given_at": at}
    if not mine.update(**values, by_id=by.person_id, numbers=numbers):
        raise NotNow("give")
    show_report(PublicReport(city=report.city, year=report.year, given_date=meeting.day, section=meeting.section))
    facts = {"year": report.year, "due_date": meeting.day.isoformat()}
    record(InitiativeEvent.REPORT_GIVEN, report, by=by, at=at, **facts, **_counts(numbers))


def _counts(numbers: dict[str, Any]) -> dict[str, int]:
    return {name: count for name, count in numbers.items() if isinstance(count, int)}
