"""Whom an event reaches, and what waits to be sent."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from kuuluu.cases.models import Case
from kuuluu.cases.queries import contact
from kuuluu.cities.models import City
from kuuluu.cities.queries import head_email
from kuuluu.feedback.queries import last_job
from kuuluu.notifications.models import Delivery, DeliveryState, Follower
from kuuluu.notifications.rules import Who, follower_id_of
from kuuluu.publication.models import PublicCase

UNIT_LANGUAGE = "fi"
LOST_AFTER = timedelta(minutes=10)


def public_row(case_id: UUID) -> PublicCase | None:
    """Return what the public sees of a case; followers are told of nothing else."""
    return PublicCase.objects.filter(pk=case_id).select_related("city", "service", "area").first()


def followers_of(row: PublicCase) -> QuerySet[Follower]:
    """Return the confirmed followers of a public case: its own, its service's, its area's and the whole city's."""
    scopes = [f"case:{row.number}", "all"]
    if row.service:
        scopes.append(f"service:{row.service.code}")
    if row.area:
        scopes.append(f"area:{row.area.code}")
    return Follower.objects.filter(city_id=row.city_id, scope__in=scopes, confirmed_at__isnull=False)


def recipients(case: Case, who: Who) -> list[tuple[str, str, UUID | None]]:
    """Return addresses with their language and, for followers, whose they are. Empty where nobody can be reached."""
    if who == Who.SENDER:
        sender = contact(case)
        return [(sender.email, case.language, None)] if sender and sender.email else []
    if who == Who.FOLLOWERS:
        row = public_row(case.pk)
        return _once([(f.email, f.language, f.pk) for f in followers_of(row)]) if row else []
    if who == Who.CONTRACTOR:
        job = last_job(case)
        return [(job.contractor.email, UNIT_LANGUAGE, None)] if job else []
    if not case.unit:
        return []
    address = case.unit.email if who == Who.UNIT else head_email(case.unit)
    return [(address, UNIT_LANGUAGE, None)] if address else []


def _once(found: list[tuple[str, str, UUID | None]]) -> list[tuple[str, str, UUID | None]]:
    return list({email: (email, language, pk) for email, language, pk in found}.values())


def follower_by_token(city: City, token: str) -> Follower | None:
    """Return the follower of this city whose token it is."""
    pk = follower_id_of(token)
    return Follower.objects.filter(pk=pk, city=city).select_related("city").first() if pk else None


def left_behind(now: datetime) -> QuerySet[Delivery]:
    """Return deliveries that a crash left in the mail server's hands: whether they went, nobody can tell."""
    return Delivery.objects.filter(state=DeliveryState.SENDING, tried_at__lt=now - LOST_AFTER)


def waiting(now: datetime) -> QuerySet[Delivery]:
    """Return deliveries that have waited for long without a job, so that a lost job loses no message."""
    return Delivery.objects.filter(state=DeliveryState.QUEUED, created_at__lt=now - LOST_AFTER)


def unconfirmed(city: City, before: datetime) -> QuerySet[Follower]:
    """Return who was asked before a moment whether they want to follow, and never said yes."""
    return Follower.objects.filter(city=city, confirmed_at__isnull=True, created_at__lt=before)


def over(city: City, before: datetime) -> QuerySet[Delivery]:
    """Return the deliveries made before a moment that nobody tries any more."""
    made = Delivery.objects.filter(city=city, created_at__lt=before)
    return made.exclude(state__in=[DeliveryState.QUEUED, DeliveryState.SENDING])
