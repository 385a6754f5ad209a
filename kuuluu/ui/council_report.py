"""The yearly report to the council in words: the same for its page at the desk, its public page and its files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kuuluu.cities.models import LocalRule
from kuuluu.cities.rules import is_proposal
from kuuluu.initiatives.models import DecisionOutcome, Kind, MeasureState, Stage
from kuuluu.initiatives.queries.report import Line, Report
from kuuluu.initiatives.rules.reporting import Gap
from kuuluu.ui.dates import day_text, iso_day_text

GAPS: Mapping[str, str | Promise] = {
    Gap.NOT_SHOWN: gettext_lazy("Its words are not public"),
    Gap.UNREGISTERED: gettext_lazy("The registry has not acknowledged it"),
    Gap.NO_BODY: gettext_lazy("Who decides is not said"),
    Gap.BODY_WAITS: gettext_lazy("Who decides is named, and the name waits for somebody to look at it"),
    Gap.BODY_HIDDEN: gettext_lazy("Who decides is named, and the name is not public"),
    Gap.UNDECIDED: gettext_lazy("Not decided yet"),
    Gap.LATE: gettext_lazy("A promised day has passed"),
    Gap.NO_DECISION: gettext_lazy("What was decided is not said"),
    Gap.NO_MEASURES: gettext_lazy("Decided, but what was done because of it is not said"),
    Gap.WORDS_WAIT: gettext_lazy("Words of the decision or of a measure wait for somebody to look at them"),
}


@dataclass(frozen=True)
class Item:
    """An initiative of the report, in words."""

    line: Line
    title: str
    kind: str
    state: str
    made: str
    decision: dict[str, Any]
    measures: list[dict[str, Any]]
    gaps: list[str]

    @property
    def language(self) -> str:
        """Return the language of its title; "" where that says that its words are not public."""
        return self.line.row.language if self.line.is_shown else ""

    @property
    def facts(self) -> list[str]:
        """Say of it in short: number, kind, when it was made, the register's number, who decides."""
        row = self.line.row
        return [one for one in (row.number, self.kind, self.made, row.register_number, row.body) if one]


@dataclass(frozen=True)
class Version:
    """What was given to the council at a time, in words: which version, when and why, and what it came to."""

    title: str
    reason: str
    figures: list[str]


@dataclass(frozen=True)
class Shown:
    """The report in words."""

    title: str
    basis: str
    given: str
    is_late: bool
    as_of: str
    figures: list[tuple[int, str]]
    outcomes: list[tuple[str, int]]
    groups: list[tuple[str, list[Item]]]
    lacking: list[Item]
    versions: list[Version]


def shown(report: Report) -> Shown:
    """Return the report in the language that is active."""
    items = {line.row.pk: _item(line) for line in report.lines}
    given, is_late = _given(report)
    groups = [
        (_("Made in %(year)s") % {"year": report.year}, [items[one.row.pk] for one in report.made]),
        (_("Made earlier, still with the city in %(year)s") % {"year": report.year},
         [items[one.row.pk] for one in report.earlier]),
    ]  # fmt: skip
    return Shown(
        title=title_of(report.year),
        basis=_basis(report),
        given=given,
        is_late=is_late,
        as_of=_("As it stands on %(day)s.") % {"day": day_text(report.day)},
        figures=_figures(report.numbers),
        outcomes=[(str(DecisionOutcome(code).label), count) for code, count in report.numbers["outcomes"].items()],
        groups=[(name, lines) for name, lines in groups if lines],
        lacking=[items[one.row.pk] for one in report.lacking],
        versions=[_version(one) for one in report.given.versions] if report.given else [],
    )


def title_of(year: int) -> str:
    """Name the report of a year."""
    return _("Initiatives and what was done because of them, %(year)s") % {"year": year}


def _item(line: Line) -> Item:
    row = line.row
    decision = row.decision and {
        **row.decision,
        "outcome": str(DecisionOutcome(row.decision["outcome"]).label),
        "day": iso_day_text(row.decision["date"]),
    }
    return Item(
        line=line,
        title=row.title if line.is_shown else str(_("An initiative whose words are not public")),
        kind=str(Kind(row.kind).label),
        state=str(Stage(row.stage).label),
        made=_("made on %(day)s") % {"day": day_text(localdate(row.sent_at))},
        decision=decision,
        measures=[
            {**one, "state": str(MeasureState(one["state"]).label), "day": iso_day_text(one["date"])}
            for one in row.measures
        ],
        gaps=[str(GAPS[gap]) for gap in line.gaps],
    )


def _version(told: Mapping[str, Any]) -> Version:
    """Return a version in words; of one from before numbers were kept, the day and the section are all."""
    words = _("Version %(n)s, given to the council on %(day)s%(where)s")
    if told["reason"]:
        words = _("Corrected version %(n)s of %(made)s, given to the council on %(day)s%(where)s")
    values = {
        "n": told["version"],
        "day": iso_day_text(told["given_date"]),
        "where": f", {told['section']}" if told["section"] else "",
        "made": iso_day_text(told["at"]),
    }
    figures = _figures(told["numbers"]) if told["numbers"] else []
    return Version(words % values, told["reason"], [f"{count} {name}" for count, name in figures])


def _figures(numbers: Mapping[str, Any]) -> list[tuple[int, str]]:
    return [
        (numbers["made"], _("made in the year")),
        (numbers["earlier"], _("from earlier years")),
        (numbers["decided"], _("decided")),
        (numbers["undecided"], _("not decided yet")),
        (numbers["without_measures"], _("decided without a word of what was done")),
    ]


def _basis(report: Report) -> str:
    law = report.deadline.law
    if law is None:
        return ""
    return _(
        "The council is told once a year of the initiatives in its power and of what was done because of them (%(law)s)."
    ) % {"law": law.statute or law.source}


def _given(report: Report) -> tuple[str, bool]:
    """Say whether it was given to the council, and whether it is late."""
    given, due, own = report.given, report.deadline.due_date, report.deadline.own
    if given and given.given_date:
        where = f", {given.section}" if given.section else ""
        return _("Given to the council on %(day)s%(where)s.") % {
            "day": day_text(given.given_date),
            "where": where,
        }, False
    if report.day.year <= report.year:
        return _("The year is not over: the report is given when it is."), False
    if given is None:
        return _("It isn’t known here whether the council got a report of this year."), False
    if due is None or own is None:
        return _("It has not been given to the council yet."), False
    return _due(due, report.day, own)


def _due(due: date, today: date, own: LocalRule) -> tuple[str, bool]:
    """Say by when it is given; a day that nobody in the city has confirmed makes nothing late."""
    words = {"day": day_text(due), "source": own.source}
    if is_proposal(own):
        proposed = _("%(day)s is proposed as the last day, which the city has not confirmed yet.") % words
        return f"{_('It has not been given to the council yet.')} {proposed}", False
    if due < today:
        return _("It should have been given to the council by %(day)s (%(source)s).") % words, True
    return _("It is given to the council by %(day)s (%(source)s).") % words, False
