"""What somebody is writing, and has just said."""

import hashlib
from datetime import datetime, timedelta

from django.db.models import QuerySet

from kuuluu.cases.models import Case, Message, MessageKind
from kuuluu.cities.models import City
from kuuluu.feedback.models import (
    Draft,
)
from kuuluu.publication.models import File


def key_hash(key: str) -> str:
    """Return what is kept of the key in a writer's browser."""
    return hashlib.sha256(key.encode()).hexdigest()


def draft_by_key(city: City, key: str) -> Draft | None:
    """Return the draft of this city that a browser holds the key of, sent or not."""
    found = Draft.objects.filter(city=city, key_hash=key_hash(key)).first()
    if found:
        found.city = city
    return found


def draft_files(draft: Draft) -> list[File]:
    """Return the files that wait with a draft, in the order given."""
    return [f.file for f in draft.files.select_related("file")]


def old_drafts(city: City, before: datetime) -> QuerySet[Draft]:
    """Return the drafts that nobody has touched since a moment."""
    return Draft.objects.filter(city=city, changed_at__lt=before)


def is_just_said(case: Case, text: str, files: list[File], *, at: datetime) -> bool:
    """Tell whether the sender has said just this in the last minutes: a second click, or a page sent again.

    Files that went with the first click wait for the second no more.
    """
    said = Message.objects.filter(case=case, kind__in=[MessageKind.ADDITION, MessageKind.REPLY], by=None)
    same = said.filter(original__text=text, at__gt=at - timedelta(minutes=10)).prefetch_related("attachments__file")
    sizes = sorted(file.size for file in files)
    return any(not files or sorted(one.file.size for one in message.attachments.all()) == sizes for message in same)
