"""Documents that people give: a PDF is checked, never changed, and never public as it is. Names of files are made safe."""

import re
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pikepdf

from kuuluu.language.cleaning import one_line

MAX_BYTES = 20_000_000
MAX_PAGES = 300
LONGEST_NAME = 100
LONGEST_ENDING = 10

_UNPACKED = 100_000_000
# For the whole process: a small file can't unpack itself into all of the memory.
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=_UNPACKED,
    run_length_max_memory=_UNPACKED,
    png_max_memory=_UNPACKED,
    tiff_max_memory=_UNPACKED,
    dct_max_memory=_UNPACKED,
    parser_max_nesting=200,
    parser_max_container_size=1_000_000,
    max_stream_filters=4,
)

_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|\Z)", re.IGNORECASE)


class DocumentError(Exception):
    """A document can't be taken; `code` says why, for the page's own words."""

    code = "not_a_pdf"


class NotAPdf(DocumentError):  # noqa: N818
    """The bytes are no PDF that can be read, whatever the name says."""


class DocumentTooLarge(DocumentError):  # noqa: N818
    """The file has more bytes than are taken."""

    code = "too_big"


class TooManyPages(DocumentError):  # noqa: N818
    """The document has more pages than are taken."""

    code = "too_many_pages"


class Locked(DocumentError):  # noqa: N818
    """The document is encrypted: nobody could see what is in it, or pass it on."""

    code = "locked"


class DocumentTruncated(DocumentError):  # noqa: N818
    """The document ends too early, as after a broken upload."""

    code = "truncated"


def check_pdf(file: bytes | Path | BinaryIO, *, max_bytes: int = MAX_BYTES, max_pages: int = MAX_PAGES) -> int:
    """Return how many pages the PDF has.

    Raises NotAPdf, DocumentTooLarge, TooManyPages, Locked or DocumentTruncated.
    """
    data = _bytes(file, max_bytes)
    if b"%PDF-" not in data[:1024]:
        raise NotAPdf
    if b"%%EOF" not in data[-4096:]:
        raise DocumentTruncated
    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise Locked
            pages = len(pdf.pages)
    except pikepdf.PasswordError as error:
        raise Locked from error
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, AttributeError, LookupError) as error:
        raise NotAPdf from error
    if pages > max_pages:
        raise TooManyPages
    if not pages:
        raise NotAPdf
    return pages


def clean_file_name(name: str) -> str:
    """Return the name for people to see: no folders, no tricks, at most 100 characters with its ending kept."""
    last = re.split(r"[/\\]", one_line(name))[-1]
    safe = _FORBIDDEN.sub("_", last).strip(" .")
    if not safe:
        return "file"
    if _RESERVED.match(safe):
        safe = "_" + safe
    if len(safe) <= LONGEST_NAME:
        return safe
    stem, dot, ending = safe.rpartition(".")
    if not dot or len(ending) > LONGEST_ENDING:
        return safe[:LONGEST_NAME].rstrip(" .")
    return stem[: LONGEST_NAME - len(ending) - 1].rstrip(" .") + "." + ending


def _bytes(file: bytes | Path | BinaryIO, max_bytes: int) -> bytes:
    if isinstance(file, bytes):
        data = file
    elif isinstance(file, Path):
        with file.open("rb") as opened:
            data = opened.read(max_bytes + 1)
    else:
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise DocumentTooLarge
    return data
