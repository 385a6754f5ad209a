import contextlib
import time
import zipfile
import zlib
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuuluu.publication.documents.checking import check_pdf
from kuuluu.publication.documents.errors import (
    DocumentError,
    DocumentTooLarge,
    DocumentTruncated,
    Locked,
    NotAPdf,
    TooManyPages,
    Unsafe,
)
from kuuluu.publication.documents.kinds import opened_safely, part
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
    for share in (0.3, 0.6, 0.9):
        with pytest.raises(DocumentTruncated):
            check_pdf(data[: int(len(data) * share)])


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


def word_file(method=zipfile.ZIP_DEFLATED) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<a>" + "x" * 500 + "</a>")
    return data.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_office_file_packed_in_a_way_of_its_own_is_refused(method):
    assert opened_safely(word_file())
    with pytest.raises(Unsafe):
        opened_safely(word_file(method))


@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=6), st.integers(0, 200))
def test_broken_office_file_is_read_or_refused_and_nothing_else(changes, cut):
    data = bytearray(word_file())
    for at, byte in changes:
        data[at % len(data)] = byte
    with contextlib.suppress(DocumentError):
        archive = opened_safely(bytes(data[: len(data) - cut]))
        for name in [*archive.namelist(), "missing"]:
            with contextlib.suppress(DocumentError):
                part(archive, name)
