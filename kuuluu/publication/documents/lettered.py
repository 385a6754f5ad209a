"""Office and text files read for their words, and copied for the public as those words alone, on new pages."""

from collections.abc import Iterator, Sequence

from kuuluu.publication.documents.blocks import BETWEEN, CELL, Block, clean, starts_of, text_of
from kuuluu.publication.documents.errors import DocumentError, NoCopy
from kuuluu.publication.documents.kinds import opened_safely, plain_text
from kuuluu.publication.documents.readings import Reading, Wanted
from kuuluu.publication.documents.setting import set_letter
from kuuluu.publication.documents.sheet_files import ods_blocks, xlsx_blocks
from kuuluu.publication.documents.word_files import docx_blocks, odt_blocks

MOST_CHARACTERS = 200_000
MOST_BLOCKS = 5_000
HIDDEN = "[…]"

Spans = Sequence[tuple[int, int]]


def read(kind: str, data: bytes) -> Reading:
    """Return the words of a file. Raises NoCopy where they can't be read whole."""
    blocks = _blocks(kind, data)
    return Reading(text_of(blocks), 0, [] if blocks else ["no_text"])


def copy(kind: str, data: bytes, wanted: Wanted) -> bytes:
    """Return the public copy: the preface, and what is left of these very words. Raises NoCopy."""
    blocks = _blocks(kind, data)
    if text_of(blocks) != wanted.text:
        raise NoCopy("changed")
    left = [
        {"kind": block.kind, "text": said, "cells": said.split(CELL)}
        for block, start in zip(blocks, starts_of(blocks), strict=True)
        if (said := _left(block.text, [(since - start, until - start) for since, until in wanted.spans])).strip()
    ]
    facts = {"title": wanted.title, "language": wanted.language, "preface": wanted.preface}
    return set_letter("letter", {**facts, "blocks": left})


def _blocks(kind: str, data: bytes) -> list[Block]:
    blocks: list[Block] = []
    length = 0
    try:
        for block in _read(kind, data):
            blocks.append(block)
            length += len(block.text) + len(BETWEEN)
            if length > MOST_CHARACTERS or len(blocks) > MOST_BLOCKS:
                raise NoCopy("too_long")
    except DocumentError as error:
        raise NoCopy("broken") from error
    return blocks


def _read(kind: str, data: bytes) -> Iterator[Block]:
    if kind == "txt":
        lines = (clean(line) for line in plain_text(data).splitlines())
        yield from (Block("text", line) for line in lines if line)
        return
    with opened_safely(data) as archive:
        if kind == "docx":
            yield from docx_blocks(archive)
        elif kind == "odt":
            yield from odt_blocks(archive)
        elif kind == "ods":
            yield from ods_blocks(archive)
        else:
            yield from xlsx_blocks(data)


def _left(text: str, spans: Spans) -> str:
    """Return a block with what is hidden of it replaced by a mark. Spans are merged and in order already."""
    parts: list[str] = []
    done = 0
    for start, end in spans:
        since, until = max(start, 0), min(end, len(text))
        if since < until:
            parts += [text[done:since], HIDDEN]
            done = until
    return "".join([*parts, text[done:]])
