"""Public copies of documents: nothing hidden in a file is in them, and what is hidden is painted over and gone."""

import io

import openpyxl
import pikepdf
import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from kuuluu.publication.documents import apart, kinds
from kuuluu.publication.documents.errors import DocumentError, NoCopy
from kuuluu.publication.documents.readings import Wanted
from tests.factories.documents import TYPES, docx, letter_pdf, odf, paragraph, run, zipped


class Secrets(dict):
    def __call__(self, what: str) -> str:
        return self.setdefault(what, f"Zaffer{len(self):02}")


def everything(data: bytes) -> bytes:
    """All that is in a PDF: its bytes, its streams unpacked, its text as a second reader sees it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        unpacked = [s.read_raw_bytes() if s.get("/Subtype") == "/Image" else s.read_bytes() for s in streams]
    out = [data, *unpacked, *(page.extract_text().encode() for page in PdfReader(io.BytesIO(data)).pages)]
    return b"\n".join(out)


def letter(secret):
    said = run("Julkinen Piilo")
    hidden = run(secret("vanished"), "<w:vanish/>")
    deleted = f"<w:del><w:r><w:delText>{secret('deleted')}</w:delText></w:r></w:del>"
    parts = {
        "word__comments__xml": f"<a>{secret('a comment')}</a>",
        "docProps__core__xml": f"<a>{secret('who wrote it')}</a>",
    }
    return docx(paragraph(said, hidden, deleted), **parts)


def odt(secret):
    hide = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    said = (
        f"<text:tracked-changes>{secret('tracked')}</text:tracked-changes><text:p>Julkinen Piilo"
        f'<text:span text:style-name="H">{secret("hidden by style")}</text:span>'
        f"<office:annotation><text:p>{secret('an annotation')}</text:p></office:annotation></text:p>"
    )
    return odf("text", said, styles=hide, meta__xml=secret("meta"))


def sheet(secret):
    book = openpyxl.Workbook()
    page = book.active
    page.title, page["A1"], page["B1"], page["A2"] = "Julkinen", "Piilo", secret("a column"), secret("a row")
    page.column_dimensions["B"].hidden = page.row_dimensions[2].hidden = True
    other = book.create_sheet(secret("a sheet's name"))
    other.sheet_state, other["A1"] = "veryHidden", secret("a sheet")
    page["A3"].comment = openpyxl.comments.Comment(secret("a note"), secret("its author"))
    book.properties.creator = secret("the maker")
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize(("kind", "make"), [("docx", letter), ("odt", odt), ("xlsx", sheet)])
def test_copy_of_an_office_file_holds_what_is_shown_and_nothing_else(kind, make):
    secret = Secrets()
    data = make(secret)
    assert kinds.check(f"a.{kind}", data)[0] == kind
    read = apart.read(kind, data)
    at = read.text.index("Piilo")
    made, pages = apart.copy(kind, data, Wanted(read.text, [(at, at + 5)], [], "x.pdf", "fi", "Kopio"))
    found = everything(made)
    assert pages == 1
    assert [what for what, words in secret.items() if words.encode() in found] == []
    assert len(secret) >= 4
    assert b"Piilo" not in found
    assert "Julkinen" in PdfReader(io.BytesIO(made)).pages[0].extract_text()


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_hidden_word_of_a_pdf_is_gone_from_text_and_painted_over(turned):
    data = letter_pdf(["Nakyva teksti", "Salainen Virtanen asuu"], Rotate=turned)
    read = apart.read("pdf", data)
    at = read.text.index("Virtanen")
    made, _pages = apart.copy("pdf", data, Wanted(read.text, [(at, at + 8)], [], "x.pdf", "fi"))
    assert b"Virtanen" not in everything(made)
    assert "Nakyva teksti" in " ".join(PdfReader(io.BytesIO(made)).pages[0].extract_text().split())
    if not turned:
        darkest, lightest = where("Virtanen", data, made).getextrema()
        assert lightest - darkest < 10, "the place is of one colour"


def where(words: str, data: bytes, made: bytes):
    """Return the pixels of the copy where the words stand in the given file."""
    page = PdfDocument(data)[0].get_textpage()
    first = page.get_text_range().index(words)
    boxes = [page.get_charbox(at) for at in range(first, first + len(words))]
    left, low = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, high = max(b[2] for b in boxes), max(b[3] for b in boxes)
    image = PdfDocument(made)[0].render(scale=2).to_pil().convert("L")
    return image.crop((int(left * 2), int(image.height - high * 2), int(right * 2) + 1, int(image.height - low * 2)))


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 99, "old_office"),
        (
            "a.docx",
            zipped({"[Content_Types].xml": TYPES, "word/document.xml": "<a/>", "word/vbaProject.bin": "x"}),
            "has_macros",
        ),
        ("a.docx", zipped({"a.exe": "MZ"}), None),
        ("a.docx", zipped({"[Content_Types].xml": TYPES, "word/document.xml": b"0" * 101_000_000}), None),
        ("a.txt", bytes(range(256)), None),
    ],
    ids=["old office file", "macros", "a program", "a bomb", "no text"],
)
def test_what_is_not_safe_is_not_taken(name, data, code):
    with pytest.raises(DocumentError) as refused:
        kinds.check(name, data)
    assert code is None or refused.value.code == code


def test_entities_are_not_unfolded():
    body = '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'
    with pytest.raises(NoCopy):
        apart.read("docx", zipped({"[Content_Types].xml": TYPES, "word/document.xml": body}))
