"""Reading of what somebody gave, never more of it than is taken."""

from pathlib import Path
from typing import BinaryIO


def read_at_most(file: bytes | Path | BinaryIO, max_bytes: int, too_large: type[Exception]) -> bytes:
    """Return all bytes of a file. Raises what is told where there are more, without reading those."""
    if isinstance(file, bytes):
        data = file
    elif isinstance(file, Path):
        with file.open("rb") as opened:
            data = opened.read(max_bytes + 1)
    else:
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise too_large
    return data
