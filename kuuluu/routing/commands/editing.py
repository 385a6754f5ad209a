"""Administrators write the city's rules: each change makes a version, so that what was decided by the old one stays true."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid4

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F, Max

from kuuluu.cities import queries as cities
from kuuluu.cities.models import City
from kuuluu.journal.commands import NotAllowed, command, record
from kuuluu.people.actors import Actor
from kuuluu.people.queries import colleagues, person_by_id
from kuuluu.routing import rules
from kuuluu.routing.events import RoutingEvent
from kuuluu.routing.models import RoutingRule, RuleVersion, Target


@dataclass(frozen=True)
class Content:
    """What a rule says: everything but its place, its number and whether it is switched on."""

    name: str
    target: str
    unit_id: int | None = None
    officer_id: UUID | None = None
    owner_person_id: UUID | None = None
    owner_unit_id: int | None = None
    services: list[int] = field(default_factory=list)
    areas: list[int] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    weekdays: list[int] = field(default_factory=list)
    from_time: time | None = None
    to_time: time | None = None
    from_date: date | None = None
    to_date: date | None = None


def drafted(city: City, content: Content, order: int) -> RoutingRule:
    """Return a rule that is not kept anywhere yet, to be tried on past cases."""
    return RoutingRule(city=city, order=order, **asdict(content))


@command(who=rules.may_edit)
def add_rule(
    city: City, *, content: Content, order: int, trial: dict[str, int], by: Actor, at: datetime
) -> RoutingRule:
    """Write a rule into its place; those from there on move one down. It decides of what comes in from now on."""
    _refuse_strangers(city, content)
    order = min(max(order, 1), _last(city) + 1)
    RoutingRule.objects.filter(city=city, order__gte=order).update(order=F("order") + 1)
    person = person_by_id(by.person_id) if by.person_id else None
    rule = RoutingRule(
        id=uuid4(), city=city, order=order, created_by=person, created_at=at, changed_at=at, **asdict(content)
    )
    rule.save(force_insert=True)
    version = _version(rule, content, trial, by=by, at=at)
    record(RoutingEvent.RULE_ADDED, rule, by=by, at=at, version=version.pk, order=order)
    return rule


@command(who=rules.may_change)
def change_rule(rule: RoutingRule, *, content: Content, trial: dict[str, int], by: Actor, at: datetime) -> None:
    """Change what a rule says, from now on: cases that have come in stay where they are."""
    _refuse_strangers(rule.city, content)
    rule.version += 1
    values = {**asdict(content), "version": rule.version, "changed_at": at}
    RoutingRule.objects.filter(pk=rule.pk).update(**values)
    version = _version(rule, content, trial, by=by, at=at)
    record(RoutingEvent.RULE_CHANGED, rule, by=by, at=at, version=version.pk)


@command(who=rules.may_change)
def move_rule(rule: RoutingRule, *, is_up: bool, by: Actor, at: datetime) -> bool:
    """Let a rule change places with the one before or after it. Return whether there was one."""
    rows = RoutingRule.objects.filter(city_id=rule.city_id).select_for_update()
    here = rows.get(pk=rule.pk)
    beside = rows.filter(order__lt=here.order).last() if is_up else rows.filter(order__gt=here.order).first()
    if beside is None:
        return False
    for one, order in ((here, beside.order), (beside, here.order)):
        RoutingRule.objects.filter(pk=one.pk).update(order=order, changed_at=at)
    record(RoutingEvent.RULE_MOVED, rule, by=by, at=at, order=beside.order, before=here.order)
    return True


@command(who=rules.may_change)
def switch_rule(rule: RoutingRule, *, is_active: bool, by: Actor, at: datetime) -> None:
    """Switch a rule off, or on again. It is kept either way, for the cases that it decided of."""
    RoutingRule.objects.filter(pk=rule.pk).update(is_active=is_active, changed_at=at)
    rule.is_active = is_active
    record(RoutingEvent.RULE_SWITCHED, rule, by=by, at=at, on=is_active)


def _last(city: City) -> int:
    return RoutingRule.objects.filter(city=city).aggregate(last=Max("order"))["last"] or 0


def _version(rule: RoutingRule, content: Content, trial: dict[str, int], *, by: Actor, at: datetime) -> RuleVersion:
    kept: Any = _plain(asdict(content))
    return RuleVersion.objects.create(
        rule=rule, number=rule.version, content=kept, trial=trial, by_id=by.person_id, at=at
    )


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values as JSON can hold them."""
    write = DjangoJSONEncoder().default
    return {key: write(one) if isinstance(one, (date, time, UUID)) else one for key, one in values.items()}


def _refuse_strangers(city: City, content: Content) -> None:
    """Refuse what belongs to another city, and a rule without an owner or without anybody to give cases to."""
    kept = cities.snapshot(city)
    people = {one for one in (content.officer_id, content.owner_person_id) if one}
    units = {one for one in (content.unit_id, content.owner_unit_id) if one}
    is_ours = (
        set(content.services) <= {one.pk for one in kept.services}
        and set(content.areas) <= {one.pk for one in kept.areas}
        and units <= {one.pk for one in cities.units(city)}
        and colleagues(city).filter(pk__in=people).count() == len(people)
    )
    has_target = {
        Target.UNIT: content.unit_id and not content.officer_id,
        Target.OFFICER: content.unit_id and content.officer_id,
        Target.QUEUE: not content.unit_id and not content.officer_id,
    }[Target(content.target)]
    if not (is_ours and has_target and (content.owner_person_id or content.owner_unit_id)):
        raise NotAllowed("rule")
