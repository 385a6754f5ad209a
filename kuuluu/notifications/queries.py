"""Whom an event reaches, and what waits to be sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from kuuluu.cases.models import Case
from kuuluu.cases.queries import contact, joined_with_contact
from kuuluu.cities.models import City, Secrecy
from kuuluu.cities.queries import head_email
from kuuluu.feedback.queries import last_job
from kuuluu.initiatives.models import Maker, MakerState, SupportContact, SupportState
from kuuluu.notifications.models import Delivery, DeliveryState, Follower
from kuuluu.notifications.rules import Who, follower_id_of
from kuuluu.publication.models import PublicCase, PublicInitiative

UNIT_LANGUAGE = "fi"
LOST_AFTER = timedelta(minutes=10)
# Supports whose people are told what they asked to be told.
STANDING = (SupportState.CONFIRMED, SupportState.DOUBLE)


def public_row(case_id: UUID) -> PublicCase | None:
    """Return what the public sees of a case; followers are told of nothing else."""
    return PublicCase.objects.filter(pk=case_id).select_related("city", "service", "area").first()


def public_initiative(case_id: UUID) -> PublicInitiative | None:
    """Return what the public sees of an initiative."""
    return PublicInitiative.objects.filter(pk=case_id).defer("search").first()


def maker_by_id(maker_id: UUID) -> Maker | None:
    """Return a maker of an initiative, whatever the maker has answered; None where the draft is gone."""
    found = Maker.objects.filter(pk=maker_id)
    return found.select_related("draft__city", "initiative__city", "initiative__case").first()


def waiting_support(support_id: UUID) -> SupportContact | None:
    """Return whom to ask whether they support; None where it is confirmed, taken back or gone."""
    waiting = SupportContact.objects.filter(support_id=support_id, support__state=SupportState.PENDING)
    return waiting.select_related("support__initiative__city", "support__initiative__case").first()


def is_told(support_id: UUID) -> bool:
    """Tell whether a supporter still wants to be told what becomes of an initiative."""
    told = SupportContact.objects.filter(support_id=support_id, wants_news=True)
    return told.filter(support__state__in=STANDING).exists()


def followers_of(row: PublicCase) -> QuerySet[Follower]:
    """Return the confirmed followers of a public case: its own, its service's, its area's and the whole city's."""
    scopes = [f"case:{row.number}", "all"]
    if row.service:
        scopes.append(f"service:{row.service.code}")
    if row.area:
        scopes.append(f"area:{row.area.code}")
    return Follower.objects.filter(city_id=row.city_id, scope__in=scopes, confirmed_at__isnull=False)


@dataclass(frozen=True)
class Recipient:
    """An address and its language; whose it is, where it is a follower's; and the case that its message is about."""

    email: str
    language: str
    case_id: UUID
    follower_id: UUID | None = None
    maker_id: UUID | None = None
    support_id: UUID | None = None


def recipients(case: Case, who: Who) -> list[Recipient]:
    """Return whom a message about a case goes to. Empty where nobody can be reached."""
    found = _RECIPIENTS[who](case)
    return list({one.email: one for one in found if one.email}.values())


def _sender(case: Case) -> list[Recipient]:
    sender = contact(case)
    return [Recipient(sender.email, case.language, case.pk)] if sender else []


def _sender_told(case: Case) -> list[Recipient]:
    told = Delivery.objects.filter(case_id=case.pk, template__in=["joined", "voice_receipt"]).exclude(
        state=DeliveryState.FAILED
    )
    return _sender(case) if told.exists() else []


def _joined(case: Case) -> list[Recipient]:
    # What was kept secret later is told to its own sender alone.
    if case.secrecy != Secrecy.PUBLIC:
        return []
    return [Recipient(one.contact.email, one.language, one.pk) for one in joined_with_contact(case)]


def _followers(case: Case) -> list[Recipient]:
    row = public_row(case.pk)
    return [Recipient(f.email, f.language, case.pk, f.pk) for f in followers_of(row)] if row else []


def _contractor(case: Case) -> list[Recipient]:
    job = last_job(case)
    return [Recipient(job.contractor.email, UNIT_LANGUAGE, case.pk)] if job else []


def _makers(case: Case) -> list[Recipient]:
    made = Maker.objects.filter(initiative_id=case.pk, state=MakerState.JOINED).order_by("-role", "invited_at")
    return [Recipient(one.email, one.language, case.pk, maker_id=one.pk) for one in made]


def _supporters(case: Case) -> list[Recipient]:
    wanted = SupportContact.objects.filter(support__initiative_id=case.pk, wants_news=True)
    counting = wanted.filter(support__state__in=STANDING).select_related("support").order_by("pk")
    return [Recipient(one.email, one.support.language, case.pk, support_id=one.pk) for one in counting]


def _initiative_followers(case: Case) -> list[Recipient]:
    if not PublicInitiative.objects.filter(pk=case.pk).exists():
        return []
    scopes = [f"initiative:{case.number}", "initiatives"]
    told = Follower.objects.filter(city_id=case.city_id, scope__in=scopes, confirmed_at__isnull=False)
    return [Recipient(one.email, one.language, case.pk, one.pk) for one in told.order_by("pk")]


def _unit(case: Case) -> list[Recipient]:
    # What is said in a joined case is told to those who have the case that it is joined to, as an event of that one.
    if case.unit is None or case.joined_to_id:
        return []
    return [Recipient(case.unit.email, UNIT_LANGUAGE, case.pk)]


def _unit_head(case: Case) -> list[Recipient]:
    return [Recipient(head_email(case.unit), UNIT_LANGUAGE, case.pk)] if case.unit else []


_RECIPIENTS: Mapping[Who, Callable[[Case], list[Recipient]]] = {
    Who.SENDER: _sender,
    Who.SENDER_TOLD: _sender_told,
    Who.JOINED: _joined,
    Who.FOLLOWERS: _followers,
    Who.CONTRACTOR: _contractor,
    Who.MAKERS: _makers,
    Who.SUPPORTERS: _supporters,
    Who.INITIATIVE_FOLLOWERS: _initiative_followers,
    Who.UNIT: _unit,
    Who.UNIT_HEAD: _unit_head,
}


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
