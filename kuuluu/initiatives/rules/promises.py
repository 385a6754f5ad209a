"""What holds in a city on a day: its dated rules of initiatives, and the promise that runs at each stage."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from typing import Any, Protocol

from django.utils.timezone import localdate

from kuuluu.cities import queries as cities
from kuuluu.cities.models import City, LocalRule, Population
from kuuluu.cities.models.words import LANGUAGES
from kuuluu.cities.rules import add_months, add_working_days
from kuuluu.initiatives.models import Initiative, Stage

# Age from which residents are counted where the rule names none.
EVERYBODY = 0


class Discussed(Protocol):
    """An initiative or its row on the register, as far as its discussion goes."""

    stage: Any
    kind: Any
    discussing_since: Any


@dataclass(frozen=True)
class Promised:
    """What the city does next: the code of a rule or "decision", and its last day where one was promised."""

    code: str = ""
    due_date: date | None = None


def value_of(city: City, key: str, kind: str, day: date) -> Any:
    """Return what a rule says on a day; None where the city has none, and then nothing claims one."""
    rule = cities.local_rule(city, key, kind, day)
    return rule.value if rule else None


def grounds(city: City, kind: str, day: date) -> list[str]:
    """Return by which rights somebody can make an initiative of a kind; none where the city takes no such kind."""
    return list(value_of(city, "grounds", kind, day) or [])


def needs_identity(city: City, kind: str, day: date) -> bool:
    """Tell whether a supporter must be identified strongly."""
    return bool(value_of(city, "identification", kind, day) == "strong")


@dataclass(frozen=True)
class Denominator:
    """What the verified are counted over: residents of at least an age on a day, by whom counted; and how many must sign."""

    population: Population
    # Null where no share is asked for.
    threshold: int | None = None
    share: float | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it as the register and the frozen record keep it."""
        row = self.population
        return {
            "count": row.count,
            "date": row.date.isoformat(),
            **{f"source_{one}": Population.source.of(row, one) for one in LANGUAGES},
            "from_age": row.from_age,
            "is_estimate": row.is_estimate,
            "threshold": self.threshold,
            "share": self.share,
        }


def denominator(city: City, kind: str, day: date) -> Denominator | None:
    """Return what support of a kind is counted over on a day; None where the city has told no population."""
    rule = value_of(city, "threshold", kind, day) or {}
    population = cities.population(city, int(rule.get("from_age", EVERYBODY)), day)
    if population is None:
        return None
    share = rule.get("share")
    # A share of people is reached by whole people.
    threshold = ceil(round(population.count * share, 6)) if share else None
    return Denominator(population, threshold, share)


def least_age(city: City, kind: str, day: date) -> int:
    """Return from which age somebody can sign an initiative of a kind; 0 where any age can."""
    rule = value_of(city, "threshold", kind, day) or {}
    return int(rule.get("from_age", EVERYBODY))


def promised(initiative: Initiative, *, since: datetime) -> Promised:
    """Return what comes next at the stage of an initiative, which began at a moment, and by when it was promised."""
    city, day = initiative.city, localdate(since)
    if initiative.stage == Stage.CHECKING:
        return Promised("review", _working_days(city, "review_days", initiative.kind, day))
    if initiative.stage == Stage.SENT:
        return Promised("registration", _working_days(city, "register_days", initiative.kind, day))
    if initiative.stage in {Stage.REGISTERED, Stage.PREPARING}:
        if initiative.estimate_told_at:
            return Promised("decision", initiative.estimate_date)
        start = localdate(initiative.registered_at) if initiative.registered_at else day
        months = value_of(city, "estimate_months", initiative.kind, start)
        return Promised("estimate", add_months(start, int(months)) if months else None)
    if initiative.stage == Stage.DECIDED:
        is_told = initiative.measures.exists()
        return Promised("measures", None if is_told else _working_days(city, "tell_days", initiative.kind, day))
    return Promised()


@dataclass(frozen=True)
class Discussion:
    """Until when a discussion takes what people say, and the city's rule that says so."""

    rule: LocalRule
    last_date: date


def discussion_rule(city: City, kind: str, day: date) -> LocalRule | None:
    """Return the city's rule of how many days a discussion that begins on a day lasts at most; its makers may end it sooner."""
    return cities.local_rule(city, "discussion_days", kind, day)


def discussion_of(city: City, kind: str, since: datetime | None) -> Discussion | None:
    """Return how long a discussion that began at a moment goes on, by the rule of its first day; None where no rule ends it."""
    if since is None:
        return None
    began = localdate(since)
    rule = discussion_rule(city, kind, began)
    return Discussion(rule, began + timedelta(days=int(rule.value))) if rule else None


def takes_comments(city: City, thing: Discussed, today: date) -> bool:
    """Tell whether somebody can say something of an initiative now: while it is discussed, and its last day isn't over."""
    if thing.stage != Stage.DISCUSSING:
        return False
    lasting = discussion_of(city, thing.kind, thing.discussing_since)
    return lasting is None or today <= lasting.last_date


def _working_days(city: City, key: str, kind: str, day: date) -> date | None:
    days = value_of(city, key, kind, day)
    return add_working_days(day, int(days), city) if days else None
