"""The process in which a document is opened: a job comes in, an answer goes out, and nothing else is within reach.

Whoever has found a fault in a reader gets a process without a database, secrets or much memory, that ends in a minute.
"""

import json
import resource
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from io import BytesIO
from typing import Any

import pikepdf

from kuuluu.publication.documents import flattened, lettered, made, setting
from kuuluu.publication.documents.errors import NoCopy
from kuuluu.publication.documents.readings import LENGTH, Wanted

MEMORY = 2_000_000_000
SECONDS = 60
WRITTEN = 150_000_000
OPEN_FILES = 64


def limit() -> None:
    """Take from this process what no document needs."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, WRITTEN),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(what)
        fitting = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (fitting, fitting))


def read(job: Mapping[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    """Return what a document says."""
    reading = flattened.read(data) if job["kind"] == "pdf" else lettered.read(job["kind"], data)
    return asdict(reading), b""


def copy(job: Mapping[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    """Return the public copy."""
    wanted = Wanted(**job["wanted"])
    is_pdf = job["kind"] == "pdf"
    copied = flattened.copy(data, wanted) if is_pdf else lettered.copy(job["kind"], data, wanted)
    with pikepdf.open(BytesIO(copied)) as whole:
        return {"pages": len(whole.pages)}, copied


def draw(job: Mapping[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    """Return one page as a picture."""
    out = BytesIO()
    flattened.page_image(data, job["page"]).save(out, "JPEG", quality=80)
    return {}, out.getvalue()


def set_pages(_job: Mapping[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    """Return a document of the service's own as a PDF."""
    return {}, made.pages(json.loads(data))


def write_book(_job: Mapping[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    """Return a table of the service's own as a workbook."""
    return {}, made.book(json.loads(data))


def set_letter(job: Mapping[str, Any], _data: bytes) -> tuple[dict[str, Any], bytes]:
    """Return words of the service's own, set on pages."""
    return {}, setting.set_letter(job["looks"], job["letter"])


JOBS: Mapping[str, Callable[[Mapping[str, Any], bytes], tuple[dict[str, Any], bytes]]] = {
    "read": read,
    "copy": copy,
    "draw": draw,
    "set_pages": set_pages,
    "write_book": write_book,
    "set_letter": set_letter,
}


def main() -> None:
    """Do one job: a length, its facts as JSON and the document come in; the same shape goes out."""
    limit()
    sent = sys.stdin.buffer.read()
    (length,) = LENGTH.unpack_from(sent)
    job = json.loads(sent[LENGTH.size : LENGTH.size + length])
    try:
        facts, done = JOBS[job["do"]](job, sent[LENGTH.size + length :])
    except NoCopy as error:
        facts, done = {"problem": error.code}, b""
    said = json.dumps(facts).encode()
    sys.stdout.buffer.write(LENGTH.pack(len(said)) + said + done)


if __name__ == "__main__":
    main()
