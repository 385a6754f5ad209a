"""What the public is told of files that were decided public."""

from collections.abc import Iterable
from typing import Any

from kuuluu.publication.files import copy_size
from kuuluu.publication.models import File, State


def told_pictures(files: Iterable[File]) -> list[dict[str, Any]]:
    """Return what the public is told of each picture among the files that it may see."""
    return [
        {"id": str(one.public_id), "description": one.public_description, "width": one.width, "height": one.height}
        for one in files
        if one.is_picture and one.state == State.PUBLIC and one.public_id
    ]


def told_documents(files: Iterable[File]) -> list[dict[str, Any]]:
    """Return what the public is told of each document; of one that can't be made safe, its name and nothing else."""
    return [_told(one) for one in files if not one.is_picture and one.state == State.PUBLIC]


def _told(file: File) -> dict[str, Any]:
    size = copy_size(file.public_id) if file.public_id else 0
    if not size:
        return {"id": None, "name": file.public_name, "pages": 0, "size": 0}
    return {"id": str(file.public_id), "name": file.public_name, "pages": file.pages, "size": size}
