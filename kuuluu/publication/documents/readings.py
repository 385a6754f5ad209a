"""What is told of a document between the service and the process that opened it."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

# Before the facts, which are JSON, stands how long they are.
LENGTH = struct.Struct(">I")


@dataclass
class Reading:
    """What a document says, in the order of reading, and what its reader must know of it."""

    text: str
    pages: int
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Wanted:
    """How a document is to be copied: the words as they were decided on, and what of them and its pages is hidden.

    Spans are in order and don't touch. Covers are boxes in fractions of a page, each with its "page", counted from 0.
    """

    text: str
    spans: Sequence[tuple[int, int]]
    covers: Sequence[dict[str, Any]]
    title: str
    language: str
    # What a copy of words alone says first.
    preface: str = ""
