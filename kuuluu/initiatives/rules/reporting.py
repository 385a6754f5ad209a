"""The yearly report to the council (Act 410/2015, 23 §): what still lacks of an initiative in it, by when, who gives it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from django.utils.timezone import make_aware

from kuuluu.cities import queries as cities
from kuuluu.cities.models import City, LocalRule
from kuuluu.initiatives.models import CouncilReport, Stage
from kuuluu.people.actors import Actor
from kuuluu.people.roles import Permission
from kuuluu.publication.models import Original, PublicInitiative, State

ENDED = frozenset({Stage.DECIDED, Stage.CLOSED})


class Gap(StrEnum):
    """What lacks before the council reads all that the law wants it to read."""

    # Its words wait for somebody to look at them: nothing of it but its number is in the report.
    NOT_SHOWN = "not_shown"
    UNREGISTERED = "unregistered"
    NO_BODY = "no_body"
    # It is named, and everybody may not read the name: nobody has looked at it yet, or it was kept from the public.
    BODY_WAITS = "body_waits"
    BODY_HIDDEN = "body_hidden"
    UNDECIDED = "undecided"
    LATE = "late"
    NO_DECISION = "no_decision"
    NO_MEASURES = "no_measures"
    WORDS_WAIT = "words_wait"


@dataclass(frozen=True)
class Deadline:
    """By which day the report is given, where the city has said one, and the rules that it rests on."""

    law: LocalRule | None
    own: LocalRule | None
    due_date: date | None


def why_no_body(words: Original | None) -> str:
    """Return why the public reads of no body that decides: none is named, or its name waits or was kept from it; "" where it reads it."""
    if words is None:
        return Gap.NO_BODY
    return {State.PUBLIC: "", State.PENDING: Gap.BODY_WAITS}.get(State(words.state), Gap.BODY_HIDDEN)


def gaps_of(row: PublicInitiative, today: date, *, has_measures: bool) -> tuple[Gap, ...]:
    """Return what lacks of an initiative on a day."""
    is_decided = row.stage in ENDED
    waits = [one for one in (row.decision, *row.measures) if one and not one.get("words")]
    lacks = {
        Gap.UNREGISTERED: row.stage == Stage.SENT,
        Gap(row.no_body or Gap.NO_BODY): row.stage != Stage.SENT and not row.body,
        Gap.UNDECIDED: not is_decided,
        Gap.LATE: not is_decided and row.due_date is not None and row.due_date < today,
        Gap.NO_DECISION: is_decided and not row.decision,
        Gap.NO_MEASURES: is_decided and not has_measures,
        Gap.WORDS_WAIT: bool(waits),
    }
    return tuple(gap for gap, is_lacking in lacks.items() if is_lacking)


def deadline(city: City, year: int) -> Deadline:
    """Return by when the report of a year is given to the council, by the rules that hold when the year is over."""
    after = date(year + 1, 1, 1)
    law = cities.local_rule(city, "yearly_report", "", after)
    own = cities.local_rule(city, "report_to_council", "", after)
    return Deadline(law, own, date(year + 1, own.value["month"], own.value["day"]) if own else None)


def ready_year(city: City, today: date) -> int | None:
    """Return of which year the draft is ready on a day: of the year before, from the day that the city's rule names."""
    law = cities.local_rule(city, "yearly_report", "", today)
    if law is None:
        return None
    begins = date(today.year, law.value["ready_month"], law.value["ready_day"])
    return today.year - 1 if begins <= today else None


def bounds(year: int) -> tuple[datetime, datetime]:
    """Return the first moment of a year here, and that of the next."""
    first, last = (make_aware(datetime.combine(date(one, 1, 1), time.min)) for one in (year, year + 1))
    return first, last


def can_be_given(year: int, day: date, today: date) -> bool:
    """Tell whether the council can have got the report of a year on a day: after the year, and not on a day to come."""
    return today.year > year and date(year + 1, 1, 1) <= day <= today


def may_draft(actor: Actor, city: City) -> bool:  # noqa: ARG001 - asked of the actor alone
    """The service drafts it by itself."""
    return actor.is_system


def may_give(actor: Actor, report: CouncilReport) -> bool:
    """The registry keeps the list of initiatives, and says when the council got the report."""
    return actor.may(Permission.REGISTER, report.city_id)
