"""Reads of the journal."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from kuuluu.journal.models import Event


def history(subject_id: UUID) -> QuerySet[Event]:
    """Return what happened to a subject, oldest first."""
    return Event.objects.filter(subject_id=subject_id).order_by("id")


def histories(subject_ids: Iterable[UUID]) -> QuerySet[Event]:
    """Return what happened to several subjects, oldest first."""
    return Event.objects.filter(subject_id__in=list(subject_ids)).order_by("id")


def event_by_id(event_id: int) -> Event:
    """Return an event. Raises Event.DoesNotExist: an event that was told of is never removed."""
    return Event.objects.get(pk=event_id)
