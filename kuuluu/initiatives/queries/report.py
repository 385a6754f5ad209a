"""The yearly report to the council as a query: initiatives in its power, and what was done because of them. Pure reads."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from kuuluu.cities.models import City, Secrecy
from kuuluu.initiatives.models import CouncilReport, Initiative, Measure, Stage
from kuuluu.initiatives.rules.reading import line
from kuuluu.initiatives.rules.reporting import Deadline, Gap, bounds, deadline, gaps_of, why_no_body
from kuuluu.publication import queries as register
from kuuluu.publication.models import PublicInitiative, PublicReport

_PLAIN = ("kind", "stage", "sent_at", "decided_at", "closed_at")


@dataclass(frozen=True)
class Line:
    """An initiative in the report: as the register shows it, or its number alone where its words aren't public."""

    row: PublicInitiative
    # Made in an earlier year, and still with the city in this one.
    is_earlier: bool
    gaps: tuple[Gap, ...]

    @property
    def is_shown(self) -> bool:
        """Tell whether its words are public."""
        return Gap.NOT_SHOWN not in self.gaps


@dataclass(frozen=True)
class Report:
    """What the council reads of a year, as it stands on a day."""

    city: City
    year: int
    day: date
    lines: list[Line]
    deadline: Deadline
    given: PublicReport | None = field(default=None)

    @property
    def made(self) -> list[Line]:
        """Those of the year itself."""
        return [line for line in self.lines if not line.is_earlier]

    @property
    def earlier(self) -> list[Line]:
        """Those of earlier years that the city still had."""
        return [line for line in self.lines if line.is_earlier]

    @property
    def lacking(self) -> list[Line]:
        """Those of which something lacks."""
        return [line for line in self.lines if line.gaps]

    @property
    def numbers(self) -> dict[str, Any]:
        """What the report comes to, in numbers."""
        stages = Counter(line.row.stage for line in self.lines)
        outcomes = Counter(line.row.decision["outcome"] for line in self.lines if line.row.decision)
        gaps = Counter(str(gap) for line in self.lines for gap in line.gaps)
        return {
            "made": len(self.made),
            "earlier": len(self.earlier),
            "decided": stages[Stage.DECIDED] + stages[Stage.CLOSED],
            "ended": stages[Stage.CLOSED],
            "undecided": gaps[Gap.UNDECIDED],
            "without_measures": gaps[Gap.NO_MEASURES],
            "outcomes": dict(sorted(outcomes.items())),
            "gaps": dict(sorted(gaps.items())),
        }


def public_report(city: City, year: int, today: date) -> Report:
    """Return the report of a year as anyone may read it: what the register holds, and nothing else is asked."""
    since, until = bounds(year)
    return _report(city, year, today, _lines(register.reported(city, since, until), since, today))


def council_report(city: City, year: int, today: date) -> Report:
    """Return the report of a year as the city gives it: the register's lines, and the numbers of those that lack there."""
    since, until = bounds(year)
    rows = register.reported(city, since, until)
    shown = [row.pk for row in rows]
    lines = [*_lines(rows, since, today), *_unseen(city, since, until, today, shown)]
    return _report(city, year, today, sorted(lines, key=lambda line: (line.row.sent_at, line.row.number)))


def draft_of(city: City, year: int) -> CouncilReport | None:
    """Return the report of a year as it was drafted, given or corrected last; None before its draft."""
    return CouncilReport.objects.filter(city=city, year=year).order_by("-version").first()


def waiting_reports(city: City) -> list[CouncilReport]:
    """Return the drafts that weren't given to the council yet, the newest first."""
    return list(CouncilReport.objects.filter(city=city, given_at=None).order_by("-year"))


def _report(city: City, year: int, today: date, lines: list[Line]) -> Report:
    return Report(city, year, today, lines, deadline(city, year), register.given_report(city, year))


def _lines(rows: Iterable[PublicInitiative], since: datetime, today: date) -> list[Line]:
    return [
        Line(row, row.sent_at < since, gaps_of(row, today, has_measures=bool(row.measures)))  # type: ignore[operator]
        for row in rows
    ]


def _unseen(city: City, since: datetime, until: datetime, today: date, shown: list[Any]) -> list[Line]:
    """Return those that the register lacks: brought from elsewhere and not looked at yet, or gone when their time was over."""
    found = Initiative.objects.filter(city=city, is_of_council=True, sent_at__lt=until).exclude(pk__in=shown)
    found = found.filter(Q(closed_at=None) | Q(closed_at__gte=since) | Q(sent_at__gte=since))
    found = found.annotate(has_measures=Exists(Measure.objects.filter(initiative=OuterRef("pk"))))
    lines = []
    for one in found.select_related("case", "register_words", "body_words"):
        values = {name: getattr(one, name) for name in _PLAIN}
        # The report is given to the council: of what was typed it says no more than everybody may read.
        values |= {"register_number": line(one.register_words), "body": line(one.body_words)}
        values["no_body"] = why_no_body(one.body_words)
        # The number of a matter that not everybody in the city may know of is for nobody's agenda.
        number = one.case.number if one.case.secrecy == Secrecy.PUBLIC else ""
        row = PublicInitiative(id=one.pk, number=number, due_date=one.case.answer_due_date, **values)
        lacks = gaps_of(row, today, has_measures=one.has_measures)
        lacks = tuple(gap for gap in lacks if gap != Gap.NO_DECISION)
        lines.append(Line(row, one.sent_at < since, (Gap.NOT_SHOWN, *lacks)))  # type: ignore[operator]
    return lines
