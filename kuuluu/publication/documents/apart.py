"""Documents opened apart from the service: whatever one does to its reader, the service stands."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kuuluu.publication.documents.errors import NoCopy
from kuuluu.publication.documents.readings import LENGTH, Reading, Wanted

SECONDS = 90
_ROOT = Path(__file__).resolve().parents[3]


def read(kind: str, data: bytes) -> Reading:
    """Return what a document says. Raises NoCopy where it can only be told of by its name."""
    facts, _made = _ask({"do": "read", "kind": kind}, data)
    return Reading(**facts)


def copy(kind: str, data: bytes, wanted: Wanted) -> tuple[bytes, int]:
    """Return the public copy of a document, a PDF, and how many pages it has. Raises NoCopy."""
    facts, made = _ask({"do": "copy", "kind": kind, "wanted": asdict(wanted)}, data)
    return made, facts["pages"]


def draw(data: bytes, page: int) -> bytes:
    """Return a page of a PDF, counted from 0, as a JPEG for whoever decides. Raises NoCopy."""
    return _ask({"do": "draw", "page": page}, data)[1]


def set_pages(told: Mapping[str, Any]) -> bytes:
    """Return a document of the service's own as a tagged PDF: see kuuluu.publication.documents.made. Raises NoCopy."""
    return _ask({"do": "set_pages"}, json.dumps(told).encode())[1]


def write_book(told: Mapping[str, Any]) -> bytes:
    """Return tables of the service's own as a workbook: see kuuluu.publication.documents.made. Raises NoCopy."""
    return _ask({"do": "write_book"}, json.dumps(told).encode())[1]


def set_letter(looks: str, letter: Mapping[str, Any]) -> bytes:
    """Return words of our own as a PDF that a screen reader can read: what sets it is too much for a web server to hold."""
    return _ask({"do": "set_letter", "looks": looks, "letter": letter}, b"")[1]


def _ask(job: Mapping[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    said = json.dumps(job).encode()
    answer = _run(
        [sys.executable, "-s", "-m", "kuuluu.publication.documents.child"], LENGTH.pack(len(said)) + said + data
    )
    if len(answer) < LENGTH.size:
        raise NoCopy("broken")
    (length,) = LENGTH.unpack_from(answer)
    facts = json.loads(answer[LENGTH.size : LENGTH.size + length])
    if "problem" in facts:
        raise NoCopy(facts["problem"])
    return facts, answer[LENGTH.size + length :]


def _run(command: Sequence[str], sent: bytes) -> bytes:
    """Return what the process answered: nothing where it died. It is given nothing of this one's surroundings."""
    try:
        done = subprocess.run(  # noqa: S603 - our own command line
            command,
            input=sent,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": str(_ROOT), "PATH": os.defpath, "LANG": "C.UTF-8"},
            timeout=SECONDS,
            check=False,
            cwd="/",
            start_new_session=True,
        )
    except subprocess.TimeoutExpired as error:
        raise NoCopy("too_slow") from error
    return done.stdout if done.returncode == 0 else b""
