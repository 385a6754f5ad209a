"""A PDF made anew from pictures of pages, with the words that are left as text that can be searched and read aloud.

Nothing of a given file comes along: the writer gets pixels and words. The font draws nothing: it only says which
characters stand where, so that the picture is all that an eye sees.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

QUALITY = 80
# How wide and how many the characters of one font are: a code is one byte.
_WIDTH, _CODES = 500, 256


@dataclass(frozen=True)
class Word:
    """Characters that stand together, with their place on the drawn page."""

    text: str
    box: tuple[int, int, int, int]


@dataclass
class Sheet:
    """A finished page: the picture, its scale in pixels a point, and its lines of words."""

    image: Image.Image
    scale: float
    lines: Sequence[Sequence[Word]]


class Layered:
    """A PDF that grows page by page."""

    def __init__(self, *, title: str, language: str) -> None:
        self.pdf = pikepdf.new()
        self.codes: dict[str, int] = {}
        self.fonts: list[Any] = []
        root = self.pdf.Root
        root.Lang = String(language)
        root.MarkInfo = Dictionary(Marked=True)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        self.pdf.docinfo[Name.Title] = String(title)
        self.tree = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.whole = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self.tree, K=Array()))
        self.tree.K = self.whole
        self.parents = Array()
        root.StructTreeRoot = self.tree

    def add(self, sheet: Sheet) -> None:
        """Put a page at the end."""
        width, height = (side / sheet.scale for side in sheet.image.size)
        page = self.pdf.add_blank_page(page_size=(width, height))
        number = len(self.pdf.pages) - 1
        marks = Array()
        drawn = [b"/Artifact BMC q %.3f 0 0 %.3f 0 0 cm /Picture Do Q EMC" % (width, height)]
        used: set[int] = set()
        for index, line in enumerate(sheet.lines):
            drawn.append(self._line(line, index, sheet.scale, height, used))
            marks.append(self._mark(page, index))
        page.Contents = self.pdf.make_stream(b"\n".join(drawn))
        fonts = {f"/F{font}": self.fonts[font] for font in sorted(used)}
        page.Resources = Dictionary(XObject=Dictionary(Picture=self._picture(sheet.image)), Font=Dictionary(fonts))
        page.StructParents, page.Tabs = number, Name.S
        self.parents.append(number)
        self.parents.append(self.pdf.make_indirect(marks))

    def finish(self) -> bytes:
        """Return the whole file."""
        self.tree.ParentTree = self.pdf.make_indirect(Dictionary(Nums=self.parents))
        self.tree.ParentTreeNextKey = len(self.pdf.pages)
        for font, description in enumerate(self.fonts):
            description.ToUnicode = self.pdf.make_stream(self._unicode(font))
        out = BytesIO()
        self.pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()

    def _line(self, line: Sequence[Word], index: int, scale: float, height: float, used: set[int]) -> bytes:
        parts = [b"/P <</MCID %d>> BDC BT 3 Tr" % index]
        for word in line:
            left, top, right, bottom = (side / scale for side in word.box)
            size = max(bottom - top, 1)
            stretch = 100 * (right - left) / (len(word.text) * size * _WIDTH / 1000)
            parts.append(b"%.2f Tz 1 0 0 1 %.2f %.2f Tm" % (min(max(stretch, 1), 1000), left, height - bottom))
            parts += [b"/F%d %.2f Tf <%s> Tj" % (font, size, codes) for font, codes in self._runs(word.text + " ")]
            used.update(font for font, _codes in self._runs(word.text + " "))
        return b" ".join([*parts, b"ET EMC"])

    def _runs(self, text: str) -> list[tuple[int, bytes]]:
        """Return the text as codes, a run for each font that it takes."""
        runs: list[tuple[int, bytes]] = []
        for char in text:
            code = self.codes.setdefault(char, len(self.codes))
            font, byte = divmod(code, _CODES)
            while font >= len(self.fonts):
                self.fonts.append(self._font())
            if runs and runs[-1][0] == font:
                runs[-1] = (font, runs[-1][1] + b"%02x" % byte)
            else:
                runs.append((font, b"%02x" % byte))
        return runs

    def _font(self) -> Any:
        """Return a font whose every glyph is drawn by nothing."""
        nothing = self.pdf.make_stream(b"%d 0 d0" % _WIDTH)
        names = [Name(f"/g{code:02x}") for code in range(_CODES)]
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, 0, _WIDTH, 1000]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
            FirstChar=0,
            LastChar=_CODES - 1,
            Widths=Array([_WIDTH] * _CODES),
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([0, *names])),
            CharProcs=Dictionary({str(name): nothing for name in names}),
            Resources=Dictionary(),
        )
        return self.pdf.make_indirect(font)

    def _unicode(self, font: int) -> bytes:
        """Return the table that says which character each code of a font is."""
        mine = [(code % _CODES, char) for char, code in self.codes.items() if code // _CODES == font]
        rows = [b"<%02x> <%s>" % (code, char.encode("utf-16-be").hex().encode()) for code, char in mine]
        blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
        said = b"\n".join(b"%d beginbfchar\n%s\nendbfchar" % (len(block), b"\n".join(block)) for block in blocks)
        return (
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Words def /CMapType 2 def\n"
            b"1 begincodespacerange <00> <ff> endcodespacerange\n" + said + b"\nendcmap end end"
        )

    def _mark(self, page: Any, index: int) -> Any:
        element = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=self.whole, Pg=page.obj, K=index))
        self.whole.K.append(element)
        return element

    def _picture(self, image: Image.Image) -> Any:
        grey = image.convert("L")
        is_grey = grey.convert("RGB").tobytes() == image.tobytes()
        data = BytesIO()
        (grey if is_grey else image).save(data, "JPEG", quality=QUALITY, optimize=True)
        picture = pikepdf.Stream(self.pdf, data.getvalue())
        picture.stream_dict = Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=image.width,
            Height=image.height,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceGray if is_grey else Name.DeviceRGB,
            Filter=Name.DCTDecode,
        )
        return picture
