"""Reads of how often published answers helped those who were about to send."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from kuuluu.cities import queries as cities
from kuuluu.cities.models import City, Service
from kuuluu.feedback.models import Help


@dataclass(frozen=True)
class Helped:
    """How it went with one service; None: none was chosen yet."""

    service: Service | None
    helped: int
    not_helped: int


def helped_since(city: City, first_month: date) -> list[Helped]:
    """Return by service how often answers helped and did not since a month, those who were asked most often first."""
    rows = Help.objects.filter(city=city, month__gte=first_month).order_by().values("service_id")
    services = {service.pk: service for service in cities.services(city)}
    found = [
        Helped(services.get(row["service_id"]), row["yes"], row["no"])
        for row in rows.annotate(yes=Sum("helped"), no=Sum("not_helped"))
    ]
    return sorted(found, key=lambda one: -(one.helped + one.not_helped))
