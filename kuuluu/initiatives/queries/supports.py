"""Reads of support: pages of signatures, what came by which way, floods, and what was found invalid."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet

from kuuluu.initiatives.models import Initiative, Invalidation, Sheet, Support, SupportContact, SupportState

# Fewer from one network, or of one domain of addresses, are a household or a school class.
FLOOD, MOST_FLOODS = 10, 6


@dataclass(frozen=True)
class Counted:
    """How many count, and how many of them were verified."""

    supporters: int
    verified: int


def sheets_of(initiative: Initiative) -> list[Sheet]:
    """Return the pages of signatures: those that a second person has to read first."""
    return sorted(initiative.sheets.order_by("-received_at", "code"), key=lambda one: not one.is_waiting)


def sheet_by_code(initiative: Initiative, code: str) -> Sheet | None:
    """Return the page of a code, however its letters are typed."""
    return initiative.sheets.filter(code=code.strip().upper()).first()


def invalidations_of(initiative: Initiative) -> QuerySet[Invalidation]:
    """Return what was found invalid together, the newest first."""
    return initiative.invalidations.order_by("-at")


def invalidation_by_id(initiative: Initiative, made_id: UUID) -> Invalidation | None:
    """Return what was found invalid together, of this initiative."""
    return initiative.invalidations.filter(pk=made_id).first()


def counted(rows: QuerySet[Support]) -> Counted:
    """Count supports as they stand this moment, not as the counter left them."""
    found = rows.filter(state=SupportState.CONFIRMED).aggregate(all=Count("pk"), of=Count("pk", Q(is_verified=True)))
    return Counted(found["all"], found["of"])


def supports_of(initiative: Initiative) -> QuerySet[Support]:
    """Return every support of an initiative, whatever became of it."""
    return Support.objects.filter(initiative=initiative)


def by_way(initiative: Initiative) -> Mapping[str, int]:
    """Return how many that count came by which way."""
    rows = supports_of(initiative).filter(state=SupportState.CONFIRMED).values("way").annotate(n=Count("pk"))
    return {row["way"]: row["n"] for row in rows.order_by("way")}


def floods(initiative: Initiative, field: str) -> list[dict[str, Any]]:
    """Return from where many that count came ("network_key") or of which domain ("domain_key"), the most first: no names."""
    rows = supports_of(initiative).filter(state=SupportState.CONFIRMED).exclude(**{field: ""}).values(field)
    many = rows.annotate(n=Count("pk"), since=Min("confirmed_at"), until=Max("confirmed_at")).filter(n__gte=FLOOD)
    return [{**row, "key": row[field]} for row in many.order_by("-n", field)[:MOST_FLOODS]]


def domain_floods(initiative: Initiative) -> list[dict[str, Any]]:
    """Return of which domains of e-mail addresses many that count are, with the domain; nobody's address."""
    found = floods(initiative, "domain_key")
    for flood in found:
        some = SupportContact.objects.filter(support__initiative=initiative, support__domain_key=flood["key"]).first()
        flood["domain"] = some.email.rpartition("@")[2].casefold() if some else "?"
    return found
