"""The pages of a PDF, drawn, and the characters on them: where each stands, and whether an eye sees it.

Whether a character is seen is measured, not read from the file: the page is drawn twice, with its text and without, and
only where the two differ does text show. White on white, drawn as invisible, off the page, on a layer that is switched
off, under something else: whatever the trick, there is no difference.
"""

from collections.abc import Iterator, Sequence
from ctypes import c_void_p, cast
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdf
from PIL import Image, ImageChops, ImageDraw

from kuuluu.publication.documents.errors import NoCopy

DOTS_PER_INCH = 150
LONGEST_SIDE = 3500
LEAST_DIFFERENCE = 24
UNREAD_SHARE, UNREAD_LEAST = 0.05, 100
_DEEPEST, _OVERHANG = 15, 3
# What a reader writes for a glyph of which it does not know what character it is.
_UNKNOWN = frozenset({0, 0xFFFD, 0xFFFE, 0xFFFF})
_LINKS = frozenset({pdf.FPDF_ANNOT_LINK, pdf.FPDF_ANNOT_POPUP})

Box = tuple[int, int, int, int]


@dataclass
class Char:
    """A character, with where it stands on the drawn page: None where it takes no place, as the end of a line."""

    text: str
    box: Box | None = None
    is_seen: bool = False
    is_unknown: bool = False
    # Which of the page's texts it is part of.
    part: int = 0


@dataclass
class Page:
    """A drawn page with its characters in the order of reading."""

    image: Image.Image
    scale: float
    chars: list[Char]
    notes: set[str] = field(default_factory=set)


class Pages:
    """The pages of a PDF, one after the other."""

    def __init__(self, data: bytes) -> None:
        try:
            self.document = pdfium.PdfDocument(data)
            self.count = len(self.document)
        except pdfium.PdfiumError as error:
            raise NoCopy("locked" if "assword" in str(error) else "broken") from error

    def __iter__(self) -> Iterator[Page]:
        for number in range(self.count):
            yield self.page(number)

    def page(self, number: int) -> Page:
        """Return one page, counted from 0. Raises NoCopy where it can't be drawn."""
        try:
            return _page(self.document[number])
        except (pdfium.PdfiumError, ValueError) as error:
            raise NoCopy("broken") from error

    def image(self, number: int) -> Image.Image:
        """Return one page as drawn, without looking at its characters."""
        try:
            page = self.document[number]
            drawn: Image.Image = _drawn(page, _scale(page)).to_pil().convert("RGB")
        except (pdfium.PdfiumError, ValueError) as error:
            raise NoCopy("broken") from error
        return drawn


def _page(page: Any) -> Page:
    scale = _scale(page)
    drawn = _drawn(page, scale)
    image = drawn.to_pil().convert("RGB")
    place = drawn.get_posconv(page)
    words = list(page.get_objects(filter=[pdf.FPDF_PAGEOBJ_TEXT], max_depth=_DEEPEST))
    for one in words:
        _drop_marks(one.raw)
    text = page.get_textpage()
    chars = [_char(text, index, place) for index in range(text.count_chars())]
    tight = [
        _box(text.get_charbox(index, loose=False), place) if char.text.strip() else None
        for index, char in enumerate(chars)
    ]
    for one in words:
        pdf.FPDFTextObj_SetTextRenderMode(one.raw, pdf.FPDF_TEXTRENDERMODE_INVISIBLE)
    bare = _drawn(page, scale).to_pil().convert("RGB")
    for char, box in zip(chars, tight, strict=True):
        char.box = _union(char.box, box)
    shown = Page(image, scale, chars, _annotations(page))
    ink = _difference(image, bare)
    said = [char for char in chars if char.text.strip()]
    _see(chars, tight, ink, bare)
    if not all(char.is_seen for char in said):
        shown.notes.add("unseen_text")
    if _has_unread_ink(ink, [char.box for char in chars if char.is_seen and not char.is_unknown and char.box]):
        shown.notes.add("unreadable")
    if not any(char.is_seen for char in shown.chars) and _shows_something(image, (0, 0, *image.size)):
        shown.notes.add("no_text")
    shown.chars = _kept(chars)
    return shown


def _kept(chars: Sequence[Char]) -> list[Char]:
    """Return the characters that say something, with one empty line at most where others stood."""
    kept: list[Char] = []
    for char in chars:
        ends = sum(1 for one in kept[-2:] if one.text == "\n")
        if char.text and not (char.text == "\n" and (ends == 2 or not kept)):  # noqa: PLR2004
            kept.append(char)
    return kept


def _drop_marks(text: Any) -> None:
    """Take away what the file says beside its text, as that it is to be read as other words than it shows."""
    for index in reversed(range(pdf.FPDFPageObj_CountMarks(text))):
        pdf.FPDFPageObj_RemoveMark(text, pdf.FPDFPageObj_GetMark(text, index))


def _has_unread_ink(ink: Image.Image, boxes: Sequence[Box]) -> bool:
    """Tell whether text is drawn where no character that can be read stands: nobody could search it for names."""
    rest = ink.copy()
    pen = ImageDraw.Draw(rest)
    for left, top, right, bottom in boxes:
        pen.rectangle((left - _OVERHANG, top - _OVERHANG, right + _OVERHANG, bottom + _OVERHANG), fill=0)
    unread, whole = (sum(one.histogram()[LEAST_DIFFERENCE:]) for one in (rest, ink))
    return unread > max(whole * UNREAD_SHARE, UNREAD_LEAST)


def _scale(page: Any) -> float:
    return float(min(DOTS_PER_INCH / 72, LONGEST_SIDE / max(*page.get_size(), 1)))


def _drawn(page: Any, scale: float) -> Any:
    """Draw the page as its author wrote it: no comments, no fields of forms, nothing that a script would change."""
    return page.render(scale=scale, draw_annots=False, may_draw_forms=False)


def _difference(image: Image.Image, bare: Image.Image) -> Image.Image:
    red, green, blue = ImageChops.difference(image, bare).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _char(text: Any, index: int, place: Any) -> Char:
    code = pdf.FPDFText_GetUnicode(text, index)
    is_unknown = code in _UNKNOWN or pdf.FPDFText_HasUnicodeMapError(text, index) == 1
    if not _plain(code).strip():
        return Char(_plain(code))
    part = cast(pdf.FPDFText_GetTextObject(text, index), c_void_p).value or 0
    return Char(_plain(code), _box(text.get_charbox(index, loose=True), place), is_unknown=is_unknown, part=part)


def _plain(code: int) -> str:
    """Return one character that any database and page can hold; nothing for what stands for no character."""
    if code == ord("\n"):
        return "\n"
    if code == ord("\r"):
        return ""
    if code == 2:  # noqa: PLR2004 - how the reader writes a hyphen at the end of a line
        return "-"
    if code in _UNKNOWN or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:  # noqa: PLR2004 - halves of characters
        return "\N{REPLACEMENT CHARACTER}"
    return chr(code) if chr(code).isprintable() else " "


def _box(sides: tuple[float, float, float, float], place: Any) -> Box | None:
    left, bottom, right, top = sides
    (x0, y0), (x1, y1) = place.to_bitmap(left, top), place.to_bitmap(right, bottom)
    box = (min(x0, x1), min(y0, y1), max(x0, x1) + 1, max(y0, y1) + 1)
    return box if box[2] - box[0] > 1 or box[3] - box[1] > 1 else None


def _union(one: Box | None, other: Box | None) -> Box | None:
    if one is None or other is None:
        return one or other
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))


def _see(chars: list[Char], tight: list[Box | None], difference: Image.Image, bare: Image.Image) -> None:
    """Note which characters show. One that shows nowhere and lies on nothing is no part of what the page says."""
    for char, ink in zip(chars, tight, strict=True):
        box = ink or char.box
        if not char.text.strip():
            continue
        char.is_seen = box is not None and _shows(difference, box)
        if not char.is_seen and (box is None or not _shows_something(bare, box)):
            char.text = ""
    for one, other in _overlapping(chars, tight):
        one.is_seen = other.is_seen = False


def _shows(difference: Image.Image, box: Box) -> bool:
    inside = _within(box, difference.size)
    return inside is not None and difference.crop(inside).getextrema()[1] >= LEAST_DIFFERENCE  # type: ignore[operator]


def _shows_something(image: Image.Image, box: Box) -> bool:
    """Tell whether there is a picture at this place, rather than one colour."""
    inside = _within(box, image.size)
    if inside is None:
        return False
    low, high = image.convert("L").crop(inside).getextrema() if inside[2] else (0, 0)
    return high - low >= LEAST_DIFFERENCE  # type: ignore[operator]


def _within(box: Box, size: tuple[int, int]) -> Box | None:
    inside = (max(box[0], 0), max(box[1], 0), min(box[2], size[0]), min(box[3], size[1]))
    return inside if inside[0] < inside[2] and inside[1] < inside[3] else None


def _overlapping(chars: list[Char], tight: list[Box | None]) -> list[tuple[Char, Char]]:
    """Return pairs of different characters that stand in one place: only one of them can be what an eye reads."""
    by_cell: dict[tuple[int, int], list[tuple[Char, Box]]] = {}
    pairs = []
    for char, box in zip(chars, tight, strict=True):
        if box is None or not char.is_seen:
            continue
        column, row = (box[0] + box[2]) // 8, (box[1] + box[3]) // 8
        near = [one for x in (-1, 0, 1) for y in (-1, 0, 1) for one in by_cell.get((column + x, row + y), [])]
        pairs += [(char, one) for one, there in near if _is_other(one, char) and _share(box, there)]
        by_cell.setdefault((column, row), []).append((char, box))
    return pairs


def _is_other(one: Char, other: Char) -> bool:
    """Tell two characters apart from one that is drawn twice, and from two that one sign stands for."""
    return one.text != other.text and not (one.part == other.part and one.box == other.box)


def _share(one: Box, other: Box) -> bool:
    """Tell whether two boxes of about one size share most of their place."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return False
    areas = sorted((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return 2 * width * height > areas[0] and areas[1] <= 4 * areas[0]


def _annotations(page: Any) -> set[str]:
    """Tell of comments and fields of forms: they are not drawn, so that whoever decides must know of them."""
    notes = set()
    for index in range(pdf.FPDFPage_GetAnnotCount(page.raw)):
        note = pdf.FPDFPage_GetAnnot(page.raw, index)
        kind = pdf.FPDFAnnot_GetSubtype(note)
        pdf.FPDFPage_CloseAnnot(note)
        if kind not in _LINKS:
            notes.add("form" if kind == pdf.FPDF_ANNOT_WIDGET else "comments")
    return notes
