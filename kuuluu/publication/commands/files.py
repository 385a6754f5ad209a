"""Files: kept as given, covered, decided on."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any, BinaryIO

from django.conf import settings
from django.db import transaction

from kuuluu.cities.models import City
from kuuluu.language.findings import find
from kuuluu.people.actors import Actor
from kuuluu.publication import documents, pictures
from kuuluu.publication.files import SIZES, copy, original_path, preview_path, public_path, remove_public, write
from kuuluu.publication.models import Decision, File, State
from kuuluu.publication.rules import public_text


class NotAccepted(Exception):  # noqa: N818
    """A file can't be taken; `code` says why: too_big, not_a_picture, too_many_pixels, truncated, not_a_pdf, locked."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def keep_file(city: City, name: str, upload: BinaryIO, *, description: str = "", at: datetime) -> File:
    """Keep a picture or a PDF as it was given; what it is, is read from its bytes. Raises NotAccepted."""
    data = upload.read(settings.MAX_FILE_BYTES + 1)
    if len(data) > settings.MAX_FILE_BYTES:
        raise NotAccepted("too_big")
    keep = keep_pdf if data[:1024].lstrip().startswith(b"%PDF") else keep_picture
    return keep(city, documents.clean_file_name(name), data, description=description, at=at)


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


def keep_pdf(city: City, name: str, data: bytes, *, description: str, at: datetime) -> File:
    """Keep a PDF for the desk; it is never public as it is. Raises NotAccepted."""
    try:
        documents.check_pdf(data)
    except documents.DocumentError as error:
        raise NotAccepted(error.code) from error
    file = File(
        city=city,
        name=name,
        media_type="application/pdf",
        size=len(data),
        description=description,
        public_description=_public_words(description),
        created_at=at,
    )
    return _save(file, data)


def cover(file: File, covers: Sequence[dict[str, float | str]], *, description: str) -> None:
    """Cover these areas in the public copy, which is made anew when the picture is published."""
    file.covers, file.public_description = list(covers), description
    file.save(update_fields=["covers", "public_description"])


def decide_file(file: File, state: State, *, by: Actor, at: datetime, ground: str = "") -> None:
    """Decide whether the public sees the file. The public copy gets a new name, and an old one stops working."""
    before = {"state": file.state, "ground": file.ground, "covers": file.covers}
    old, file.public_id = file.public_id, None
    if state == State.PUBLIC and file.is_picture:
        file.public_id = uuid.uuid4()
        _make_public(file, file.public_id)
    file.state, file.ground = state, ground
    file.save(update_fields=["state", "ground", "public_id"])
    Decision.objects.create(file=file, state=state, ground=ground, by_id=by.person_id, at=at, before=before)
    if old:
        transaction.on_commit(lambda: remove_public(old))


def restore_file(file: File, before: dict[str, Any], *, by: Actor, at: datetime) -> None:
    """Go back to what it was before a decision: shown again under a new name, or not."""
    file.covers = before["covers"]
    file.save(update_fields=["covers"])
    decide_file(file, State(before["state"]), by=by, at=at, ground=before["ground"])


def _save(file: File, data: bytes) -> File:
    write(original_path(file.pk), data)
    file.save(force_insert=True)
    return file


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
    return public_text(description, find(description)).text
