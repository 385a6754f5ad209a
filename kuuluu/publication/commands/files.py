"""Files: kept as given, covered, decided on."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any, BinaryIO

from django.conf import settings
from django.db import transaction

from kuuluu.cities.models import City
from kuuluu.language.findings import find_all
from kuuluu.people.actors import Actor
from kuuluu.publication import pictures
from kuuluu.publication.commands.documents import as_spans, choose, kept_document, make_copy
from kuuluu.publication.commands.originals import put_spans
from kuuluu.publication.documents.errors import DocumentError
from kuuluu.publication.documents.kinds import looks_like_document
from kuuluu.publication.documents.names import clean_file_name
from kuuluu.publication.files import SIZES, copy, original_path, preview_path, public_path, remove_public, write
from kuuluu.publication.models import Decision, File, Original, State
from kuuluu.publication.rules import ShownDocument, public_text


class NotAccepted(Exception):  # noqa: N818
    """A file can't be taken; `code` says why: too_big, not_a_picture, too_many_pixels, truncated, not_a_pdf, locked,
    not_a_document, old_office, has_macros, unsafe, too_many_pages.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def keep_file(city: City, name: str, upload: BinaryIO, *, description: str = "", at: datetime) -> File:
    """Keep a picture or a document as it was given; what it is, is read from its bytes. Raises NotAccepted."""
    data = upload.read(settings.MAX_FILE_BYTES + 1)
    if len(data) > settings.MAX_FILE_BYTES:
        raise NotAccepted("too_big")
    keep = keep_document if looks_like_document(name, data) else keep_picture
    return keep(city, clean_file_name(name), data, description=description, at=at)


def keep_picture(city: City, name: str, data: bytes, *, description: str, at: datetime) -> File:
    """Keep a picture, with stripped and upright copies for its sender and the desk. Raises NotAccepted."""
    try:
        image = pictures.read_picture(data, max_bytes=settings.MAX_FILE_BYTES, max_pixels=settings.MAX_PICTURE_PIXELS)
        copies = pictures.public_copy(image, [])
    except pictures.PictureError as error:
        raise NotAccepted(error.code) from error
    file = File(
        city=city,
        name=name,
        media_type="image/jpeg",
        size=len(data),
        width=image.width,
        height=image.height,
        description=description,
        public_description=_public_words(description),
        created_at=at,
    )
    for size in SIZES:
        write(preview_path(file.pk, size), copies[size])
    return _save(file, data)


def keep_document(city: City, name: str, data: bytes, *, description: str, at: datetime) -> File:
    """Keep a document for the desk; it is never public as it is. Raises NotAccepted."""
    try:
        file = kept_document(city, name, data, description=description, at=at)
    except DocumentError as error:
        raise NotAccepted(error.code) from error
    file.public_description = _public_words(description)
    return _save(file, data)


def cover(file: File, covers: Sequence[dict[str, float | str]], *, description: str) -> None:
    """Cover these areas in the public copy, which is made anew when the picture is published."""
    file.covers, file.public_description = list(covers), description
    file.save(update_fields=["covers", "public_description"])


def decide_file(
    file: File,
    state: State,
    *,
    by: Actor,
    at: datetime,
    ground: str = "",
    shown: ShownDocument | None = None,
    language: str = "fi",
    before: dict[str, Any] | None = None,
) -> None:
    """Decide whether the public sees the file. The public copy gets a new name, and an old one stops working.

    Of a document, `shown` says what is hidden from now on; one that can't be made safe is public by its name alone.
    `before` is what it was, where its areas were changed first.
    """
    before = before or file_as_it_is(file)
    if not file.is_picture:
        choose(file, shown, by=by, at=at)
    old, file.public_id = file.public_id, None
    if state == State.PUBLIC:
        file.public_id = _public_picture(file) if file.is_picture else make_copy(file, language=language)
    file.state, file.ground = state, ground
    file.save(update_fields=["state", "ground", "public_id", "pages", "problem"])
    Original.objects.filter(document=file).update(state=state, ground=ground, decided_at=at, is_manual=True)
    Decision.objects.create(file=file, state=state, ground=ground, by_id=by.person_id, at=at, before=before)
    if old:
        transaction.on_commit(lambda: remove_public(old))


def file_as_it_is(file: File) -> dict[str, Any]:
    """Return what a later decision can go back to: the state, its ground, what is covered, hidden and said of it."""
    before = {
        "state": file.state,
        "ground": file.ground,
        "covers": file.covers,
        "description": file.public_description,
    }
    return before if file.is_picture else before | {"spans": as_spans(file), "name": file.public_name}


def restore_file(file: File, before: dict[str, Any], *, by: Actor, at: datetime, language: str = "fi") -> None:
    """Go back to what it was before a decision: shown again under a new name, or not."""
    now = file_as_it_is(file)
    file.covers, file.public_name = before["covers"], before.get("name", file.public_name)
    file.public_description = before.get("description", file.public_description)
    file.save(update_fields=["covers", "public_name", "public_description"])
    if file.words:
        put_spans(file.words, before.get("spans", []), by=by, at=at)
    decide_file(file, State(before["state"]), by=by, at=at, ground=before["ground"], language=language, before=now)


def _save(file: File, data: bytes) -> File:
    write(original_path(file.pk), data)
    file.save(force_insert=True)
    return file


def _public_picture(file: File) -> uuid.UUID:
    public_id = uuid.uuid4()
    _make_public(file, public_id)
    return public_id


def _make_public(file: File, public_id: uuid.UUID) -> None:
    if not file.covers:
        for size in SIZES:
            copy(preview_path(file.pk, size), public_path(public_id, size))
        return
    image = pictures.read_picture(
        original_path(file.pk).read_bytes(),
        max_bytes=settings.MAX_FILE_BYTES,
        max_pixels=settings.MAX_PICTURE_PIXELS,
    )
    boxes = [pictures.Cover(box["x"], box["y"], box["w"], box["h"]) for box in file.covers]
    for size, data in pictures.public_copy(image, boxes).items():
        write(public_path(public_id, size), data)


def _public_words(description: str) -> str:
    return public_text(description, find_all(description)).text
