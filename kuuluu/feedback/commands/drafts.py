"""The draft in the resident's hand: saved at each step, sent once."""

import secrets
from datetime import datetime, timedelta
from typing import Any, BinaryIO

from kuuluu.cases.models import Case
from kuuluu.cities import queries as cities
from kuuluu.cities.models import City
from kuuluu.feedback import queries, rules
from kuuluu.feedback.commands.receiving import receive
from kuuluu.feedback.models import Draft, DraftFile
from kuuluu.journal.commands import NotNow, command
from kuuluu.people.actors import Actor
from kuuluu.publication.commands import keep_file
from kuuluu.publication.files import SIZES, original_path, preview_path
from kuuluu.publication.models import File

MAX_FILES = 8


def start(city: City, *, language: str, at: datetime) -> tuple[Draft, str]:
    """Begin a draft. Return it with the key that only the writer's browser keeps."""
    key = secrets.token_urlsafe(32)
    draft = Draft.objects.create(
        city=city, key_hash=queries.key_hash(key), language=language, created_at=at, changed_at=at
    )
    return draft, key


@command(who=rules.may_write)
def save(draft: Draft, *, data: dict[str, Any], by: Actor, at: datetime) -> None:  # noqa: ARG001 - every command has by
    """Keep what was typed so far, right or wrong."""
    draft.data = {**draft.data, **data}
    draft.changed_at = at
    draft.save(update_fields=["data", "changed_at"])


@command(who=rules.may_write)
def attach(draft: Draft, *, name: str, upload: BinaryIO, description: str, by: Actor, at: datetime) -> File:  # noqa: ARG001
    """Keep a file with the draft. Raises NotAccepted when it is none of ours, NotNow when there are too many."""
    if draft.files.count() >= MAX_FILES:
        raise NotNow("attach")
    file = keep_file(draft.city, name, upload, description=description, at=at)
    DraftFile.objects.create(draft=draft, file=file)
    return file


@command(who=rules.may_write)
def remove_file(draft: Draft, *, file_id: str, by: Actor, at: datetime) -> None:  # noqa: ARG001
    """Take a file off the draft, for good."""
    for waiting in draft.files.filter(file_id=file_id).select_related("file"):
        discard_file(waiting.file)


@command(who=rules.may_write)
def submit(draft: Draft, *, by: Actor, at: datetime) -> Case:
    """Send the draft: the city has received it now. Sent again, by a second click or a replay, it is the same case."""
    if not Draft.objects.filter(pk=draft.pk, sent_at__isnull=True).update(sent_at=at):
        draft.refresh_from_db()
        if draft.case is None:
            raise NotNow("submit")
        return draft.case
    files = queries.draft_files(draft)
    case = receive(draft.city, rules.letter_of(draft), by=by, at=at, files=files)
    if files:
        draft.files.all().delete()
    # The words are the case's now; the draft keeps only the way to it.
    Draft.objects.filter(pk=draft.pk).update(case=case, data={})
    draft.case, draft.sent_at = case, at
    return case


def discard_old_drafts(city: City, *, at: datetime) -> int:
    """Remove drafts left alone for longer than the city keeps them, with their files. Return how many."""
    days = int(cities.policy(city, "draft_days", at.date()) or 30)
    count = 0
    for draft in queries.old_drafts(city, at - timedelta(days=days)).prefetch_related("files__file"):
        for waiting in draft.files.all():
            discard_file(waiting.file)
        draft.delete()
        count += 1
    return count


def discard_file(file: File) -> None:
    """Remove a file that was never sent: row and bytes."""
    original_path(file.pk).unlink(missing_ok=True)
    for size in SIZES:
        preview_path(file.pk, size).unlink(missing_ok=True)
    file.delete()
