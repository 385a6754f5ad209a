"""A PDF is checked when it comes: that it can be opened, and is not too much to read."""

from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pikepdf

from kuuluu.publication.bounded import read_at_most
from kuuluu.publication.documents.errors import (
    DocumentTooLarge,
    DocumentTruncated,
    Locked,
    NotAPdf,
    TooManyPages,
)

MAX_BYTES = 20_000_000
MAX_PAGES = 300

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


def check_pdf(file: bytes | Path | BinaryIO, *, max_bytes: int = MAX_BYTES, max_pages: int = MAX_PAGES) -> int:
    """Return how many pages the PDF has.

    Raises NotAPdf, DocumentTooLarge, TooManyPages, Locked or DocumentTruncated.
    """
    data = read_at_most(file, max_bytes, DocumentTooLarge)
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
