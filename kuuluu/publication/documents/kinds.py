"""What a document is, told by its bytes; an office file is looked into only as far as that needs."""

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from kuuluu.publication.documents.checking import check_pdf
from kuuluu.publication.documents.errors import (
    DocumentTruncated,
    HasMacros,
    Locked,
    NotADocument,
    OldOffice,
    Unsafe,
)

MEDIA_TYPES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "txt": "text/plain",
}
KINDS: Mapping[str, str] = {media_type: kind for kind, media_type in MEDIA_TYPES.items()}
MOST_ENTRIES = 2_000
MOST_UNPACKED = 100_000_000
MOST_TEXT = 2_000_000
# How office programs pack their parts; other ways have decoders, and failures, of their own.
PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
# What Python's reader of archives raises on a part whose bytes don't agree with its entry, tried on 60,000 broken archives:
# no such part, a wrong sum or header, broken packing, a place before the beginning, an end too early, a feature nobody has.
BROKEN = (KeyError, zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError)

_OLE, _RTF, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"PK\x03\x04"
_PROGRAMS = ("vbaproject.bin", "vbadata.xml", "xl/macrosheets/", "basic/", "scripts/", "activex/")
_MAIN_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}


def looks_like_document(name: str, data: bytes) -> bool:
    """Tell whether the bytes begin as a document does, of a kind that is taken or not."""
    is_pdf = data[:1024].lstrip().startswith(b"%PDF")
    return is_pdf or data.startswith((_OLE, _RTF, _ZIP)) or name.lower().endswith(".txt")


def check(name: str, data: bytes) -> tuple[str, int]:
    """Return the kind of a document and how many pages it has; 0 where it has none of its own. Raises DocumentError."""
    if data[:1024].lstrip().startswith(b"%PDF"):
        return "pdf", check_pdf(data)
    if data.startswith((_OLE, _RTF)):
        raise OldOffice
    if data.startswith(_ZIP):
        return _office_kind(data), 0
    if name.lower().endswith(".txt"):
        plain_text(data)
        return "txt", 0
    raise NotADocument


def plain_text(data: bytes) -> str:
    """Return what a text file says. Raises NotADocument where the bytes are no text."""
    if len(data) > MOST_TEXT:
        raise Unsafe
    for encoding in ("utf-16",) if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if all(char.isprintable() or char.isspace() for char in text):
            return text
    raise NotADocument


def opened_safely(data: bytes) -> zipfile.ZipFile:
    """Return an office file as the archive that it is. Raises DocumentError when it is locked or too much to unpack."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    # NotImplementedError: of a version that nobody has; UnicodeDecodeError: an entry's name in no code.
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError) as error:
        raise DocumentTruncated from error
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise Locked
    if any(entry.compress_type not in PACKED for entry in entries):
        raise Unsafe
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Unsafe
    names = [entry.filename for entry in entries]
    if len(names) != len(set(names)):
        raise Unsafe
    return archive


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return one part of an office file. No more is unpacked than its entry says."""
    try:
        return archive.read(name)
    except BROKEN as error:
        raise DocumentTruncated from error


def _office_kind(data: bytes) -> str:
    with opened_safely(data) as archive:
        names = archive.namelist()
        if any(one.lower().startswith(_PROGRAMS) or one.lower().endswith(_PROGRAMS[:2]) for one in names):
            raise HasMacros
        if "[Content_Types].xml" in names:
            if b"macroEnabled" in part(archive, "[Content_Types].xml"):
                raise HasMacros
            return next((kind for main, kind in _MAIN_PARTS.items() if main in names), "") or _none()
        if "mimetype" in names and "content.xml" in names:
            if "META-INF/manifest.xml" in names and b"encryption-data" in part(archive, "META-INF/manifest.xml"):
                raise Locked
            said = part(archive, "mimetype").decode("ascii", "replace").strip()
            kind = KINDS.get(said, "")
            return kind if kind in {"odt", "ods"} else _none()
    return _none()


def _none() -> str:
    raise NotADocument
