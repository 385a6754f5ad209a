"""Reads of what the city knows to be out of order."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from kuuluu.cities.models import Area, City, Service
from kuuluu.publication.models import Disturbance


def disturbances_now(city: City, now: datetime) -> QuerySet[Disturbance]:
    """Return what is out of order in a city now, the newest first."""
    going_on = Q(until_at__isnull=True) | Q(until_at__gt=now)
    return Disturbance.objects.filter(going_on, city=city, is_shown=True, from_at__lte=now)


def fitting(
    found: Iterable[Disturbance], *, service: Service | None, area: Area | None, terms: frozenset[str]
) -> list[Disturbance]:
    """Return those that may be what somebody writes about: by service and area as far as told, else by words of the title."""
    return [one for one in found if _fits(one, service, area, terms)]


def is_of(one: Disturbance, *, service: Service | None, area: Area | None, title: str) -> bool:
    """Tell whether a case may be of a disturbance: by its services and areas; where none are told, by words of its title."""
    return _fits(one, service if one.service_ids else None, area, beginnings(title))


def disturbances(city: City) -> QuerySet[Disturbance]:
    """Return all that was ever told of, what goes on first."""
    return Disturbance.objects.filter(city=city).order_by("-is_shown", "-from_at")


def disturbance_by_id(city: City, disturbance_id: UUID) -> Disturbance | None:
    """Return a disturbance of this city."""
    return Disturbance.objects.filter(city=city, pk=disturbance_id).first()


def _fits(one: Disturbance, service: Service | None, area: Area | None, terms: frozenset[str]) -> bool:
    if area and one.area_ids and area.pk not in one.area_ids:
        return False
    if service:
        return not one.service_ids or service.pk in one.service_ids
    return bool(terms & words_of_title(one))


def words_of_title(one: Disturbance) -> frozenset[str]:
    """Return the longer words of a title in every language, cut to their beginnings, as `beginnings` cuts a text."""
    return beginnings(f"{one.title_fi} {one.title_sv} {one.title_en}")


def beginnings(text: str) -> frozenset[str]:
    """Return the first five letters of each longer word: a rough stem that holds in Finnish, Swedish and English."""
    letters = "".join(sign if sign.isalpha() else " " for sign in text.lower())
    return frozenset(word[:5] for word in letters.split() if len(word) >= 5)  # noqa: PLR2004 - the same five
