"""The rules of a city, and what is wrong with any of them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, QuerySet

from kuuluu.cities import queries as cities
from kuuluu.cities.models import City
from kuuluu.people.queries import colleagues, handling
from kuuluu.routing.models import Basis, Placement, RoutingRule, RuleVersion, Target
from kuuluu.routing.rules import hidden_by, in_force


class Trouble(StrEnum):
    """What keeps a rule from deciding, or from being looked after."""

    OFF = "off"
    OVER = "over"
    NOT_YET = "not_yet"
    # Its unit or officer handles nothing any more: it is passed over.
    UNABLE = "unable"
    # Nobody answers for the rule itself.
    OWNERLESS = "ownerless"
    # None of its services is offered any more.
    UNOFFERED = "unoffered"
    # An earlier rule takes every case that could be its.
    HIDDEN = "hidden"


def rules_of(city: City) -> QuerySet[RoutingRule]:
    """Return all rules of a city in their order, also those that are switched off."""
    whole = RoutingRule.objects.filter(city=city).select_related("unit", "officer", "owner_person", "owner_unit")
    return whole.order_by("order")


def rule_by_id(city: City, rule_id: UUID) -> RoutingRule | None:
    """Return a rule of this city; another city's is not found."""
    return rules_of(city).filter(pk=rule_id).select_related("city").first()


def versions(rule: RoutingRule) -> QuerySet[RuleVersion]:
    """Return how a rule stood over time, the newest first."""
    return rule.versions.order_by("-number")


def ability(city: City) -> Callable[[RoutingRule], bool]:
    """Return what tells whether a rule can give a case to anybody; asks who works here once, and only if a rule names one."""
    units = {unit.pk for unit in cities.units(city)}
    known: list[frozenset[tuple[UUID, int | None]]] = []

    def is_able(rule: RoutingRule) -> bool:
        if rule.target == Target.QUEUE:
            return True
        if rule.unit_id not in units or (rule.target == Target.OFFICER and rule.officer_id is None):
            return False
        if rule.target == Target.UNIT or rule.officer_id is None:
            return True
        known[:] = known or [handling(city)]
        return not known[0].isdisjoint({(rule.officer_id, rule.unit_id), (rule.officer_id, None)})

    return is_able


def taken(city: City, since: datetime) -> dict[UUID, int]:
    """Return how many cases each rule has decided of since a moment, in whatever version."""
    decided = Placement.objects.filter(case__city=city, basis=Basis.RULE, at__gte=since, rule_version__isnull=False)
    counted = decided.order_by().values("rule_version__rule").annotate(count=Count("case", distinct=True))
    return dict(counted.values_list("rule_version__rule", "count"))


def troubles(city: City, written: Sequence[RoutingRule], day: date) -> dict[UUID, list[Trouble]]:
    """Return what is wrong with each of a city's rules, in their order, on a day."""
    is_able, alone = ability(city), ownerless(city, written)
    offered = {service.pk for service in cities.services(city)}
    standing = in_force(written, day)
    found: dict[UUID, list[Trouble]] = {}
    for rule in written:
        told = {
            Trouble.OFF: not rule.is_active,
            Trouble.OVER: is_over(rule, day),
            Trouble.NOT_YET: rule.from_date is not None and rule.from_date > day,
            Trouble.UNABLE: not is_able(rule),
            Trouble.OWNERLESS: rule.pk in alone,
            Trouble.UNOFFERED: bool(rule.services) and offered.isdisjoint(rule.services),
            Trouble.HIDDEN: hidden_by([one for one in standing if is_able(one)], rule) is not None,
        }
        found[rule.pk] = [trouble for trouble, is_so in told.items() if is_so]
    return found


def ownerless(city: City, rules: Iterable[RoutingRule]) -> set[UUID]:
    """Return the rules for which nobody answers any more."""
    handling = {unit.pk for unit in cities.units(city)}
    there = set(colleagues(city).values_list("pk", flat=True))
    return {one.pk for one in rules if one.owner_unit_id not in handling and one.owner_person_id not in there}


def is_over(rule: RoutingRule, day: date) -> bool:
    """Tell whether the last day of a rule has passed."""
    return rule.to_date is not None and rule.to_date < day
