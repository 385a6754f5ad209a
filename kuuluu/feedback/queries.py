"""Reads of drafts, feedback and what a publisher still has to decide."""

import hashlib
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from kuuluu.cases.models import Attachment, Case, Message, MessageKind
from kuuluu.cases.queries import visible_to
from kuuluu.cities.models import City
from kuuluu.feedback.models import AnswerTemplate, Draft
from kuuluu.people.actors import Actor
from kuuluu.people.roles import Permission
from kuuluu.publication.models import File, State


def key_hash(key: str) -> str:
    """Return what is kept of the key in a writer's browser."""
    return hashlib.sha256(key.encode()).hexdigest()


def draft_by_key(city: City, key: str) -> Draft | None:
    """Return the draft of this city that a browser holds the key of, sent or not."""
    return Draft.objects.filter(city=city, key_hash=key_hash(key)).select_related("city", "case").first()


def draft_files(draft: Draft) -> list[File]:
    """Return the files that wait with a draft, in the order given."""
    return [f.file for f in draft.files.select_related("file")]


def old_drafts(city: City, before: datetime) -> QuerySet[Draft]:
    """Return the drafts that nobody has touched since a moment."""
    return Draft.objects.filter(city=city, changed_at__lt=before)


def undecided(actor: Actor, city: City) -> QuerySet[Case]:
    """Return the cases with words or pictures that no publisher has decided on, the oldest first."""
    if not actor.may(Permission.PUBLISH, city.pk):
        return Case.objects.none()
    words = Message.objects.filter(case=OuterRef("pk"), original__state=State.PENDING).exclude(kind=MessageKind.NOTE)
    pictures = Attachment.objects.filter(
        message__case=OuterRef("pk"), file__state=State.PENDING, file__media_type__startswith="image/"
    ).exclude(message__kind=MessageKind.NOTE)
    cases = visible_to(actor, city).filter(Q(Exists(words)) | Q(Exists(pictures)), feedback__isnull=False)
    return cases.select_related("feedback", "service", "unit").order_by("received_at", "id")


def templates(city: City, service_code: str = "") -> QuerySet[AnswerTemplate]:
    """Return the city's answer templates that fit a service, or all services."""
    found = AnswerTemplate.objects.filter(city=city)
    return found.filter(service_code__in=["", service_code]) if service_code else found


def answered_since(city: City, days: int, now: datetime) -> QuerySet[Case]:
    """Return the cases answered within the last days, to measure the pace from."""
    return Case.objects.filter(city=city, answered_at__gte=now - timedelta(days=days))
