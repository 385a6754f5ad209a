"""A PDF read for its words, and copied for the public as pictures of its pages with what is hidden burnt over."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from PIL import Image, ImageDraw

from kuuluu.publication.documents.errors import NoCopy
from kuuluu.publication.documents.layer import Layered, Sheet, Word
from kuuluu.publication.documents.pages import Box, Char, Page, Pages
from kuuluu.publication.documents.readings import Reading, Wanted

MOST_PAGES = 60
MOST_CHARACTERS = 200_000
COVER = (34, 34, 34)
BETWEEN_PAGES = "\n\n"
# How much wider than the characters a burnt box is: what overhangs is hidden, too.
_MARGIN = 4
HIDDEN = "[…]"

Spans = Sequence[tuple[int, int]]


def read(data: bytes) -> Reading:
    """Return the words of a PDF. Raises NoCopy where no copy could be made of it either."""
    pages = _opened(data)
    notes: set[str] = set()
    texts = []
    for page in pages:
        texts.append("".join(char.text for char in page.chars))
        notes |= page.notes
    if "unreadable" in notes:
        raise NoCopy("unreadable")
    text = BETWEEN_PAGES.join(texts)
    if len(text) > MOST_CHARACTERS:
        raise NoCopy("too_long")
    return Reading(text, pages.count, sorted(notes))


def copy(data: bytes, wanted: Wanted) -> bytes:
    """Return the public copy: these spans of these very words and these boxes are nowhere in it.

    Raises NoCopy where the words are read otherwise now than when they were decided on.
    """
    pages = _opened(data)
    made = Layered(title=wanted.title, language=wanted.language)
    done = 0
    for number, page in enumerate(pages):
        said = "".join(char.text for char in page.chars)
        if wanted.text[done : done + len(said)] != said and (wanted.text or said.strip()):
            raise NoCopy("changed")
        hidden = [(start - done, end - done) for start, end in wanted.spans if start < done + len(said) and end > done]
        made.add(_sheet(page, hidden, [cover for cover in wanted.covers if cover.get("page", 0) == number]))
        done += len(said) + len(BETWEEN_PAGES)
    # Where there are no words at all, none were kept.
    if done - len(BETWEEN_PAGES) != len(wanted.text) and wanted.text:
        raise NoCopy("changed")
    return made.finish()


def _opened(data: bytes) -> Pages:
    pages = Pages(data)
    if pages.count > MOST_PAGES:
        raise NoCopy("too_many_pages")
    return pages


def _sheet(page: Page, hidden: Spans, covers: Sequence[Mapping[str, Any]]) -> Sheet:
    is_hidden = [False] * len(page.chars)
    for index, (start, end) in _places(page.chars):
        is_hidden[index] = any(start < until and end > since for since, until in hidden)
    to_hide = [char for char, hides in zip(page.chars, is_hidden, strict=True) if hides and char.text.strip()]
    # A character that nobody knows the place of can't be burnt over.
    if not all(char.box for char in to_hide):
        raise NoCopy("unplaced")
    boxes = [char.box for char in to_hide if char.box]
    burnt = [_wider(box) for box in _joined(boxes)] + [_cover(cover, page.image.size) for cover in covers]
    pen = ImageDraw.Draw(page.image)
    for box in burnt:
        pen.rectangle((box[0], box[1], box[2] - 1, box[3] - 1), fill=COVER)
    for index, char in enumerate(page.chars):
        is_hidden[index] = is_hidden[index] or (char.box is not None and any(_touches(char.box, one) for one in burnt))
    return Sheet(page.image, page.scale, list(_lines(page.chars, is_hidden)))


def _places(chars: Sequence[Char]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield each character's number with its place in the page's text: one without a text takes none."""
    at = 0
    for index, char in enumerate(chars):
        yield index, (at, at + len(char.text))
        at += len(char.text)


def _joined(boxes: Sequence[Box]) -> list[Box]:
    """Join the boxes of characters that follow each other on a line, so that nothing shows between them."""
    joined: list[Box] = []
    for box in boxes:
        last = joined[-1] if joined else None
        height = box[3] - box[1]
        if last and min(last[3], box[3]) - max(last[1], box[1]) > height / 2 and abs(box[0] - last[2]) < 2 * height:
            joined[-1] = (min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
        else:
            joined.append(box)
    return joined


def _wider(box: Box) -> Box:
    return (box[0] - _MARGIN, box[1] - _MARGIN, box[2] + _MARGIN, box[3] + _MARGIN)


def _cover(cover: Mapping[str, Any], size: tuple[int, int]) -> Box:
    width, height = size
    left, right = sorted((cover["x"] * width, (cover["x"] + cover["w"]) * width))
    top, bottom = sorted((cover["y"] * height, (cover["y"] + cover["h"]) * height))
    return _wider((int(left), int(top), int(right) + 1, int(bottom) + 1))


def _touches(char: Box, burnt: Box) -> bool:
    """Tell whether a burnt box covers a character, by more than the margin that overhangs its neighbours."""
    width = min(char[2], burnt[2]) - max(char[0], burnt[0])
    height = min(char[3], burnt[3]) - max(char[1], burnt[1])
    least_width, least_height = min(_MARGIN, (char[2] - char[0]) // 2), min(_MARGIN, (char[3] - char[1]) // 2)
    return width > least_width and height > least_height


def _lines(chars: Sequence[Char], is_hidden: Sequence[bool]) -> Iterator[list[Word]]:
    """Yield the words of each line that are left: characters that an eye sees and nobody has hidden."""
    line: list[Word] = []
    for kind, run in groupby(zip(chars, is_hidden, strict=True), key=_kind):
        boxes = [char.box for char, _hides in run if char.box] if kind == "hidden" else []
        if kind == "end" and line:
            yield line
            line = []
        elif kind == "word":
            line += _word([char for char, _hides in run])
        # One mark where words were hidden; of what an eye never saw nothing is said.
        elif boxes and not (line and line[-1].text == HIDDEN):
            line.append(Word(HIDDEN, boxes[0]))
    if line:
        yield line


def _kind(char_and_hides: tuple[Char, bool]) -> str:
    char, hides = char_and_hides
    if char.text == "\n":
        return "end"
    if not char.text.strip():
        return "space"
    if hides:
        return "hidden"
    return "word" if char.is_seen else "unseen"


def _word(chars: Sequence[Char]) -> list[Word]:
    boxes = [char.box for char in chars if char.box]
    if not boxes:
        return []
    left, top, right, bottom = zip(*boxes, strict=True)
    return [Word("".join(char.text for char in chars), (min(left), min(top), max(right), max(bottom)))]


def page_image(data: bytes, number: int) -> Image.Image:
    """Return one page as drawn, for whoever decides. Raises NoCopy."""
    pages = _opened(data)
    if not 0 <= number < pages.count:
        raise NoCopy("no_page")
    return pages.image(number)
