"""The draft in the resident's hand: saved at each step, sent once."""

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from io import SEEK_END
from typing import Any, BinaryIO
from uuid import UUID

from kuuluu.cases.models import Case
from kuuluu.cities.models import City
from kuuluu.feedback import queries, rules
from kuuluu.feedback.commands.receiving import receive
from kuuluu.feedback.commands.thread import add, reply
from kuuluu.feedback.models import Draft, DraftFile
from kuuluu.journal.commands import NotNow, command
from kuuluu.language.findings import find_all
from kuuluu.people.actors import Actor
from kuuluu.publication.commands import keep_file
from kuuluu.publication.files import SIZES, original_path, preview_path
from kuuluu.publication.models import File
from kuuluu.publication.rules import public_text

MAX_FILES = 8


def start(city: City, *, language: str, at: datetime, key: str = "") -> tuple[Draft, str]:
    """Begin a draft. Return it with the key that only its writer has: a new one for the browser to keep, or the one given."""
    key = key or secrets.token_urlsafe(32)
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
    """Keep a file with the draft; the same one, sent again over a bad line, is kept once.

    Raises NotAccepted when it is none of ours, NotNow when there are too many.
    """
    there = queries.draft_files(draft)
    if same := _same(there, upload):
        return same
    if len(there) >= MAX_FILES:
        raise NotNow("attach")
    file = keep_file(draft.city, name, upload, description=description, at=at)
    DraftFile.objects.create(draft=draft, file=file)
    return file


@command(who=rules.may_write)
def describe_file(draft: Draft, *, file_id: UUID, description: str, by: Actor, at: datetime) -> None:  # noqa: ARG001
    """Say in words what a waiting file shows; what the finders mark in them is hidden from the public."""
    for waiting in draft.files.filter(file_id=file_id).select_related("file"):
        file = waiting.file
        file.description = description
        file.public_description = public_text(description, find_all(description)).text
        file.save(update_fields=["description", "public_description"])


@command(who=rules.may_write)
def remove_file(draft: Draft, *, file_id: str, by: Actor, at: datetime) -> None:  # noqa: ARG001
    """Take a file off the draft, for good."""
    for waiting in draft.files.filter(file_id=file_id).select_related("file"):
        discard_file(waiting.file)


@command(who=rules.may_write)
def submit(draft: Draft, *, by: Actor, at: datetime) -> Case:
    """Send the draft: the city has received it now. Sent again, by a second click or a replay, it is the same case."""

    def case(files: Sequence[File]) -> Case:
        return receive(draft.city, rules.letter_of(draft), by=by, at=at, files=files)

    return send_once(draft, case, at=at)


def send_once(draft: Draft, make: Callable[[Sequence[File]], Case], *, at: datetime) -> Case:
    """Make the case of a draft with the files that wait; sent again, return the same. Raises NotNow where it was lost."""
    if not Draft.objects.filter(pk=draft.pk, sent_at__isnull=True).update(sent_at=at):
        draft.refresh_from_db()
        if draft.case is None:
            raise NotNow("submit")
        return draft.case
    files = queries.draft_files(draft)
    case = make(files)
    if files:
        draft.files.all().delete()
    # The words are the case's now; the draft keeps only the way to it.
    Draft.objects.filter(pk=draft.pk).update(case=case, data={})
    draft.case, draft.sent_at = case, at
    return case


@command(who=rules.may_reply)
def send_addition(case: Case, *, text: str, draft: Draft | None, by: Actor, at: datetime) -> None:
    """Send more words and the files that wait with them: a reply where the city has asked, else an addition.

    Sent again by a second click, it is there once.
    """
    # One after the other: of two clicks, the second finds what the first has sent.
    Case.objects.select_for_update().only("pk").get(pk=case.pk)
    waiting = Draft.objects.select_for_update().filter(pk=draft.pk).first() if draft else None
    files = queries.draft_files(waiting) if waiting else []
    if queries.is_just_said(case, text, files, at=at):
        for file in files:
            discard_file(file)
    else:
        # Whoever began to reply before the question was taken back or answered otherwise has still added something.
        does = reply if reply.open_to(by, case) else add
        does(case, text=text, files=files, by=by, at=at)
    if waiting:
        waiting.delete()


def _same(there: list[File], upload: BinaryIO) -> File | None:
    """Return the waiting file that has the very same bytes; the upload is left as it was."""
    size = upload.seek(0, SEEK_END)
    upload.seek(0)
    alike = [file for file in there if file.size == size]
    data = upload.read() if alike else b""
    upload.seek(0)
    return next((file for file in alike if original_path(file.pk).read_bytes() == data), None)


def discard_file(file: File) -> None:
    """Remove a file that was never sent: row and bytes."""
    original_path(file.pk).unlink(missing_ok=True)
    for size in SIZES:
        preview_path(file.pk, size).unlink(missing_ok=True)
    file.delete()
