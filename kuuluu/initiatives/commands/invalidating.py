"""Supports found invalid together: seen beforehand, told in public by their number, and taken back where it was wrong."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from kuuluu.initiatives.commands.showing import refresh
from kuuluu.initiatives.commands.supporting import change_of, end
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import Initiative, Invalidation, Support, SupportChange, SupportKey, SupportState
from kuuluu.initiatives.rules.stages import may_register
from kuuluu.journal.commands import NotNow, command, record
from kuuluu.people.actors import Actor


@dataclass(frozen=True)
class Suspicion:
    """Which supports are looked at: confirmed in a time, by a way, from one network or one domain of addresses."""

    since: datetime | None = None
    until: datetime | None = None
    way: str = ""
    network_key: str = ""
    domain_key: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return it as it is kept; keyed hashes stay hashes."""
        return {name: str(value) for name, value in asdict(self).items() if value}


def suspected(initiative: Initiative, suspicion: Suspicion) -> QuerySet[Support]:
    """Return the supports that count now and fit; none where nothing was said, for that would be all of them."""
    if not suspicion.as_json():
        return Support.objects.none()
    rows = Support.objects.filter(initiative=initiative, state=SupportState.CONFIRMED)
    exact = {name: getattr(suspicion, name) for name in ("way", "network_key", "domain_key")}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if suspicion.since:
        rows = rows.filter(confirmed_at__gte=suspicion.since)
    return rows.filter(confirmed_at__lte=suspicion.until) if suspicion.until else rows


@command(who=may_register)
def invalidate(
    initiative: Initiative, *, suspicion: Suspicion, expected: int, reason: str, by: Actor, at: datetime
) -> Invalidation:
    """Find supports invalid and count them no more. The public is told how many; who they were, nobody.

    `expected`: how many the preview showed. Raises NotNow where it is another number by now, or the initiative was sent.
    """
    locked = Initiative.objects.select_for_update(no_key=True).get(pk=initiative.pk)
    found = list(suspected(initiative, suspicion).values_list("pk", flat=True))
    if locked.sent_at is not None or not found or len(found) != expected:
        raise NotNow("invalidate")
    made = Invalidation.objects.create(
        initiative=initiative, rule=suspicion.as_json(), reason=reason, count=len(found), by_id=by.person_id, at=at
    )
    keys = SupportKey.objects.filter(support__in=found)
    for support_id, held in _held(keys).items():
        Support.objects.filter(pk=support_id).update(invalidation=made, held_keys=held)
    end(found, SupportState.INVALID, at=at)
    record(InitiativeEvent.SUPPORT_INVALIDATED, initiative, by=by, at=at, invalidation=str(made.pk), count=len(found))
    refresh(initiative, at=at)
    return made


@command(who=may_register)
def undo_invalidation(initiative: Initiative, *, made: Invalidation, by: Actor, at: datetime) -> int:
    """Say that supports were found invalid by mistake, all of them, and count them again. Return how many count again.

    Who has supported anew in between counts already, and not twice; who has taken it back, not at all. Raises NotNow where it was undone, or it is too late.
    """
    locked = Initiative.objects.select_for_update(no_key=True).get(pk=initiative.pk)
    mine = Invalidation.objects.filter(pk=made.pk, initiative=initiative, undone_at=None)
    if locked.sent_at is not None or not mine.update(undone_at=at):
        raise NotNow("undo_invalidation")
    waiting = Support.objects.filter(invalidation=made, state=SupportState.INVALID).order_by("pk")
    back = [one for one in waiting if _count_again(one, at)]
    facts = {"invalidation": str(made.pk), "count": len(back), "lifted": made.count}
    record(InitiativeEvent.INVALIDATION_UNDONE, initiative, by=by, at=at, **facts)
    refresh(initiative, at=at)
    return len(back)


def _held(keys: QuerySet[SupportKey]) -> dict[UUID, list[str]]:
    held: dict[UUID, list[str]] = {}
    for support_id, key in keys.order_by("pk").values_list("support_id", "key"):
        held.setdefault(support_id, []).append(key)
    return held


def _count_again(row: Support, at: datetime) -> bool:
    try:
        with transaction.atomic():
            SupportKey.objects.bulk_create(
                SupportKey(initiative_id=row.initiative_id, support=row, key=key) for key in row.held_keys
            )
    except IntegrityError:
        return False
    Support.objects.filter(pk=row.pk).update(state=SupportState.CONFIRMED, ended_at=None, held_keys=[])
    SupportChange.objects.bulk_create([change_of(row, 1, at=at)])
    return True
