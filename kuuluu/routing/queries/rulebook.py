"""The rules of a city, and what is wrong with any of them."""

from collections.abc import Callable, Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from kuuluu.cities import queries as cities
from kuuluu.cities.models import City
from kuuluu.people.queries import colleagues, officers
from kuuluu.routing.models import RoutingRule, RuleVersion, Target


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
    """Return what tells whether a rule can give a case to anybody; asks of each officer once."""
    handling = {unit.pk for unit in cities.units(city)}
    known: dict[tuple[int, UUID], bool] = {}

    def is_able(rule: RoutingRule) -> bool:
        if rule.target == Target.QUEUE:
            return True
        if rule.unit is None or rule.unit_id not in handling:
            return False
        if rule.target == Target.UNIT or rule.officer_id is None:
            return rule.target == Target.UNIT
        key = (rule.unit.pk, rule.officer_id)
        if key not in known:
            known[key] = officers(rule.unit).filter(pk=key[1]).exists()
        return known[key]

    return is_able


def ownerless(city: City, rules: Iterable[RoutingRule]) -> set[UUID]:
    """Return the rules for which nobody answers any more."""
    handling = {unit.pk for unit in cities.units(city)}
    there = set(colleagues(city).values_list("pk", flat=True))
    return {one.pk for one in rules if one.owner_unit_id not in handling and one.owner_person_id not in there}


def is_over(rule: RoutingRule, day: date) -> bool:
    """Tell whether the last day of a rule has passed."""
    return rule.to_date is not None and rule.to_date < day
