"""Which rule a case goes by: pure decisions, the same for a case that comes in and for one that is tried again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property, lru_cache

from django.utils.timezone import localtime

from kuuluu.cities.models import City
from kuuluu.cities.rules import is_holiday
from kuuluu.language.matters import Matter
from kuuluu.language.terms import words_of
from kuuluu.people.actors import Actor
from kuuluu.people.roles import Permission
from kuuluu.routing.models import RoutingRule

SUNDAY = 6
LANGUAGES = ("fi", "sv", "en")
# The policy that says how sure a model must be before the words alone choose a service; without it they never do.
CONFIDENCE_KEY = "routing_confidence"
# Whose owner handles what is no feedback: the registry has the service of decisions, accessibility one of its own.
REGISTRY, ACCESSIBILITY = "admin.decisions", "admin.accessibility"
SERVICE_OF_MATTER: Mapping[str, str] = {**dict.fromkeys(Matter, REGISTRY), Matter.ACCESSIBILITY: ACCESSIBILITY}


@dataclass(frozen=True)
class Arrival:
    """All that a rule can ask of a case: what it is about, where, of what kind, when it came and what it says."""

    service_id: int | None
    area_id: int | None
    kind: str
    at: datetime
    text: str = ""
    language: str = ""
    # What law handles in another way than feedback; "": feedback.
    matter: str = ""

    @cached_property
    def terms(self) -> frozenset[str]:
        """Return every base form and part of a compound in the text."""
        return frozenset(term for word in words_of(self.text, self.language) for term in word.terms)

    @cached_property
    def moment(self) -> datetime:
        """Return when it came, by the clocks of Helsinki."""
        return localtime(self.at)


@dataclass(frozen=True)
class Choice:
    """The rule that decides, None where none fits, and those that fitted before it and can't give a case to anybody."""

    rule: RoutingRule | None
    skipped: tuple[RoutingRule, ...] = field(default=())


def may_edit(actor: Actor, city: City) -> bool:
    """Administrators of the city write its rules."""
    return actor.may(Permission.ADMINISTER, city.pk)


def may_change(actor: Actor, rule: RoutingRule) -> bool:
    """As may_edit, of one rule."""
    return actor.may(Permission.ADMINISTER, rule.city_id)


def choose(rules: Iterable[RoutingRule], arrival: Arrival, is_able: Callable[[RoutingRule], bool]) -> Choice:
    """Return the first rule that fits; one whose unit or officer handles nothing any more is passed over and named.

    What law handles in another way than feedback only a rule takes that names it.
    """
    skipped: list[RoutingRule] = []
    for rule in rules:
        if fits(rule, arrival):
            if is_able(rule):
                return Choice(rule, tuple(skipped))
            skipped.append(rule)
    return Choice(None, tuple(skipped))


def in_force(rules: Iterable[RoutingRule], day: date) -> list[RoutingRule]:
    """Return the rules that hold on a day, the first in order first."""
    holding = (rule for rule in rules if rule.is_active and _holds(rule, day))
    return sorted(holding, key=lambda rule: rule.order)


def _holds(rule: RoutingRule, day: date) -> bool:
    return (rule.from_date is None or rule.from_date <= day) and (rule.to_date is None or day <= rule.to_date)


def fits(rule: RoutingRule, arrival: Arrival) -> bool:
    """Tell whether a case fits all conditions of a rule. A case without a service or an area fits none that names some."""
    return fits_but_for_words(rule, arrival) and (not rule.words or has_words(rule, arrival))


def fits_but_for_words(rule: RoutingRule, arrival: Arrival) -> bool:
    """Tell whether a case fits the conditions that can be told without reading it."""
    return (
        (not rule.services or arrival.service_id in rule.services)
        and (not rule.areas or arrival.area_id in rule.areas)
        and _is_of_kind(rule, arrival)
        and (not rule.weekdays or _weekday(arrival.moment.date()) in rule.weekdays)
        and _is_between(arrival.moment.time(), rule.from_time, rule.to_time)
    )


def _is_of_kind(rule: RoutingRule, arrival: Arrival) -> bool:
    if arrival.matter:
        return arrival.matter in rule.kinds
    return not rule.kinds or arrival.kind in rule.kinds


def has_words(rule: RoutingRule, arrival: Arrival) -> bool:
    """Tell whether a text has one of a rule's entries: all words of the entry, in whatever form, also inside compounds."""
    meant = (meant_by(entry) for entry in rule.words)
    # An entry without any word, as "!?", says nothing of a text.
    return any(words and all(not bases.isdisjoint(arrival.terms) for bases in words) for words in meant)


@lru_cache(maxsize=1000)
def meant_by(entry: str) -> tuple[frozenset[str], ...]:
    """Return, for each word of an entry, the base forms that it may mean, whatever its language is."""
    readings = [words_of(entry, language) for language in LANGUAGES]
    return tuple(frozenset(base for word in same for base in word.bases) for same in zip(*readings, strict=True))


def _weekday(day: date) -> int:
    return SUNDAY if is_holiday(day) else day.weekday()


def _is_between(at: time, start: time | None, end: time | None) -> bool:
    """Tell whether a time lies in a span; the end is not in it, and a span that ends before it begins spans midnight."""
    if start and end and end < start:
        return at >= start or at < end
    return (start is None or start <= at) and (end is None or at < end)


def covers(wide: RoutingRule, narrow: RoutingRule) -> bool:
    """Tell whether every case that fits the narrow rule fits the wide one, too, as far as their conditions can say."""
    return (
        all(
            not mine or (theirs and set(theirs) <= set(mine))
            for mine, theirs in (
                (wide.services, narrow.services),
                (wide.areas, narrow.areas),
                (wide.words, narrow.words),
                (wide.weekdays, narrow.weekdays),
            )
        )
        and _covers_kinds(wide, narrow)
        and (wide.from_time, wide.to_time) in {(None, None), (narrow.from_time, narrow.to_time)}
        and _from(wide) <= _from(narrow)
        and _to(narrow) <= _to(wide)
    )


def _covers_kinds(wide: RoutingRule, narrow: RoutingRule) -> bool:
    mine, theirs = set(wide.kinds), set(narrow.kinds)
    # A rule that names no kind takes all feedback, and nothing that is none.
    return theirs <= mine if mine and theirs else not mine and theirs.isdisjoint(Matter)


def hidden_by(rules: Sequence[RoutingRule], rule: RoutingRule) -> RoutingRule | None:
    """Return an earlier rule because of which this one can never decide, if there is one."""
    return next((one for one in rules if one.order < rule.order and one.is_active and covers(one, rule)), None)


def _from(rule: RoutingRule) -> date:
    return rule.from_date or date.min


def _to(rule: RoutingRule) -> date:
    return rule.to_date or date.max
