import time
import zlib
from io import BytesIO

import pikepdf
import pytest

from kuuluu.publication.documents.checking import check_pdf
from kuuluu.publication.documents.errors import (
    DocumentTooLarge,
    DocumentTruncated,
    Locked,
    NotAPdf,
    TooManyPages,
)
from kuuluu.publication.documents.names import clean_file_name


def pdf_of(pages=2, **options):
    out = BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        pdf.save(out, **options)
    return out.getvalue()


def test_pdf_is_counted(tmp_path):
    assert check_pdf(pdf_of(3)) == 3
    assert check_pdf(BytesIO(pdf_of(1))) == 1
    path = tmp_path / "a"
    path.write_bytes(pdf_of(2, object_stream_mode=pikepdf.ObjectStreamMode.generate, linearize=True))
    assert check_pdf(path) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ" * 100,
        b"PK\x03\x04" + b"\0" * 100,
        b"\xff\xd8\xff\xe0",
        b"hello",
        b"%PDF-1.7\n" + b"x" * 500 + b"%%EOF",
    ],
)
def test_other_files_are_no_pdf(data):
    with pytest.raises(NotAPdf):
        check_pdf(data)


def test_pdf_without_a_page_is_refused():
    with pytest.raises(NotAPdf):
        check_pdf(pdf_of(0))


def test_pdf_cut_short_is_refused():
    data = pdf_of(40)
    for part in (0.3, 0.6, 0.9):
        with pytest.raises(DocumentTruncated):
            check_pdf(data[: int(len(data) * part)])


@pytest.mark.parametrize("words", [{"user": "a", "owner": "b"}, {"user": "", "owner": "b"}])
def test_locked_pdf_is_refused(words):
    with pytest.raises(Locked):
        check_pdf(pdf_of(1, encryption=pikepdf.Encryption(**words)))


def test_limits_are_exact():
    data = pdf_of(3)
    assert check_pdf(data, max_pages=3, max_bytes=len(data)) == 3
    with pytest.raises(TooManyPages):
        check_pdf(data, max_pages=2)
    for file in (data, BytesIO(data)):
        with pytest.raises(DocumentTooLarge):
            check_pdf(file, max_bytes=len(data) - 1)


def test_pdf_that_unpacks_for_ever_is_refused():
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 10_000_000) for _ in range(60)) + packer.flush()
    head = b"%PDF-1.5\n"
    dictionary = (
        f"1 0 obj\n<</Type/XRef/W[1 2 1]/Size 3/Root 2 0 R/Length {len(packed)}/Filter/FlateDecode>>\nstream\n".encode()
    )
    data = head + dictionary + packed + b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n"
    start = time.perf_counter()
    with pytest.raises(NotAPdf):
        check_pdf(data)
    assert time.perf_counter() - start < 5


def test_codes_tell_the_causes_apart():
    codes = [e().code for e in (NotAPdf, DocumentTooLarge, TooManyPages, Locked, DocumentTruncated)]
    assert codes == ["not_a_pdf", "too_big", "too_many_pages", "locked", "truncated"]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("kuva.jpg", "kuva.jpg"),
        ("Kuoppa Äijäläntiellä (2).JPG", "Kuoppa Äijäläntiellä (2).JPG"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\matti\\Desktop\\kuva.png", "kuva.png"),
        ("/", "file"),
        ("", "file"),
        ("...", "file"),
        (".htaccess", "htaccess"),
        ("kuva\u202egpj.exe", "kuvagpj.exe"),
        ("a\x00b\nc.pdf", "ab c.pdf"),
        ('<img src="x" onerror=alert(1)>.png', "_img src=_x_ onerror=alert(1)_.png"),
        ("con.txt", "_con.txt"),
        ("NUL", "_NUL"),
        ("console.txt", "console.txt"),
        ("a" * 300 + ".pdf", "a" * 96 + ".pdf"),
        ("a" * 300, "a" * 100),
        ("a." + "b" * 300, "a." + "b" * 98),
        ("a\u0308\u200b.png", "ä.png"),
        ("  kuva .jpg ", "kuva .jpg"),
    ],
)
def test_clean_file_name_is_safe_to_show(given, shown):
    assert clean_file_name(given) == shown
    assert len(shown) <= 100
