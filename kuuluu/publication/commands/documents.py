"""Documents: kept as given, read apart from the service, and copied for the public."""

import uuid
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from kuuluu.cities.models import City
from kuuluu.people.actors import SYSTEM, Actor
from kuuluu.publication.commands.originals import keep_original, redact, spans_of
from kuuluu.publication.documents import apart, kinds, names
from kuuluu.publication.documents.errors import NoCopy
from kuuluu.publication.documents.readings import Wanted
from kuuluu.publication.files import document_path, original_path, write
from kuuluu.publication.models import File
from kuuluu.publication.rules import MOST_PLACES, ShownDocument, merged


def kept_document(city: City, name: str, data: bytes, *, description: str, at: datetime) -> File:
    """Return a document to keep for the desk, not saved yet; it is never public as it is. Raises DocumentError."""
    kind, pages = kinds.check(name, data)
    return File(
        city=city,
        name=name,
        media_type=kinds.MEDIA_TYPES[kind],
        size=len(data),
        pages=pages,
        description=description,
        public_name=names.public_name(name),
        created_at=at,
    )


def read_document(file: File, *, at: datetime) -> None:
    """Keep what a document says as an original, with what the finders propose to hide; or why nobody can rely on it.

    A document that was read already stays as it is.
    """
    if file.is_picture or file.examined_at:
        return
    try:
        reading = apart.read(kinds.KINDS[file.media_type], original_path(file.pk).read_bytes())
    except NoCopy as error:
        file.problem = error.code
    except FileNotFoundError:
        file.problem = "gone"
    else:
        file.notes, file.pages = reading.notes, reading.pages
        if reading.text.strip():
            file.words = keep_original(file.city, reading.text, by=SYSTEM, at=at)
            if file.words.redactions.count() > MOST_PLACES:
                file.problem = "too_much_found"
    file.examined_at = at
    file.save(update_fields=["words", "notes", "pages", "problem", "examined_at"])


def choose(file: File, shown: ShownDocument | None, *, by: Actor, at: datetime) -> None:
    """Hide exactly this of a document from now on, and call it so; without a choice it stays as it was."""
    if shown is None:
        return
    if file.words:
        redact(file.words, shown.spans, by=by, at=at)
    file.covers, file.public_name = list(shown.covers), names.clean_file_name(shown.name or file.public_name)
    file.save(update_fields=["covers", "public_name"])


def make_copy(file: File, *, language: str) -> uuid.UUID | None:
    """Write the public copy of a document and return its name; None where it can only be told of by its name."""
    if file.problem or not file.examined_at:
        return None
    spans = merged(file.words.redactions.all(), len(file.words.text)) if file.words else []
    try:
        made, pages = apart.copy(
            kinds.KINDS[file.media_type],
            original_path(file.pk).read_bytes(),
            Wanted(
                text=file.words.text if file.words else "",
                spans=[(span.start, span.end) for span in spans],
                covers=file.covers,
                title=file.public_name,
                language=language,
                preface=_preface(language),
            ),
        )
    except NoCopy as error:
        file.problem = error.code
        return None
    public_id = uuid.uuid4()
    file.pages = pages
    write(document_path(public_id), made)
    return public_id


def as_spans(file: File) -> list[list[Any]]:
    """Return what is hidden of a document's words, to go back to."""
    return spans_of(file.words) if file.words else []


def _preface(language: str) -> str:
    with override(language):
        return _(
            "This is a copy of the words of the file, without its look. Pictures, comments and hidden parts are left out."
        )
