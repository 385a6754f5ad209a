"""Reads of the journal."""

from uuid import UUID

from django.db.models import QuerySet

from kuuluu.journal.models import Event


def history(subject_id: UUID) -> QuerySet[Event]:
    """Return what happened to a subject, oldest first."""
    return Event.objects.filter(subject_id=subject_id).order_by("id")
