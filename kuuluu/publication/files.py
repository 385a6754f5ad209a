"""Where the bytes of files lie: originals and previews apart from public copies, all under the data folder."""

import shutil
from pathlib import Path
from uuid import UUID

from django.conf import settings

SIZES = ("large", "small")


def _place(folder: str, name: UUID, ending: str) -> Path:
    return Path(settings.MEDIA_ROOT) / folder / name.hex[:2] / f"{name.hex}{ending}"


def original_path(file_id: UUID) -> Path:
    """Return where the bytes as they were given lie. No public address leads there."""
    return _place("originals", file_id, "")


def preview_path(file_id: UUID, size: str) -> Path:
    """Return where a stripped copy lies, for the sender and the desk."""
    return _place("previews", file_id, f"-{size}.jpg")


def public_path(public_id: UUID, size: str) -> Path:
    """Return where a published copy lies."""
    return _place("public", public_id, f"-{size}.jpg")


def document_path(public_id: UUID) -> Path:
    """Return where a document's published copy lies."""
    return _place("public", public_id, ".pdf")


def copy_size(public_id: UUID) -> int:
    """Return how many bytes a document's published copy has; 0 where there is none, as after a loss of files."""
    path = document_path(public_id)
    return path.stat().st_size if path.exists() else 0


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    _make_room(path)
    partial = path.with_suffix(".part")
    partial.write_bytes(data)
    partial.replace(path)


def copy(source: Path, target: Path) -> None:
    """Copy a file to its public place."""
    _make_room(target)
    shutil.copyfile(source, target)


def remove_public(public_id: UUID) -> None:
    """Remove a public copy; one that is gone already is no fault."""
    for path in (*(public_path(public_id, size) for size in SIZES), document_path(public_id)):
        path.unlink(missing_ok=True)


def _make_room(path: Path) -> None:
    """Make the folder of a file. The first of them is closed to everybody else on the machine."""
    Path(settings.MEDIA_ROOT).mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
