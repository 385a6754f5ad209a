"""The whole database and all files, searched as a thief would who got a copy of both."""

import os
import subprocess
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from kuuluu.console.embedded import programs


def everything() -> bytes:
    """Return the dump of the whole database and the bytes and names of all files, in small letters."""
    at = connection.settings_dict
    where = ["-h", at["HOST"] or str(at["OPTIONS"].get("host", "")), "-p", str(at["PORT"]), "-U", at["USER"]]
    dump = subprocess.run(
        [str(programs() / "pg_dump"), *where, "--data-only", "--no-owner", at["NAME"]],
        check=True,
        capture_output=True,
        env={**os.environ, "PGPASSWORD": at["PASSWORD"]},
    ).stdout
    files = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    return b"\n".join([dump, *(str(path).encode() + path.read_bytes() for path in files)]).lower()


def forms(word: str) -> set[bytes]:
    """Return a word as it may be written: plain, escaped in JSON or an address, as hexadecimals, and in wide letters."""
    low = word.lower()
    escaped = low.encode("ascii", "backslashreplace").decode()
    json = "".join(f"\\u{ord(c):04x}" if ord(c) > 127 else c for c in low)
    wide = (low.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"))
    hexed = {code.encode(c).hex().encode() for code in (low, word) for c in ("utf-8", "utf-16-le")}
    return {
        *wide,
        *hexed,
        escaped.encode(),
        json.encode(),
        quote(low).lower().encode(),
        quote(low, safe="").lower().encode(),
    }


def found(words: set[str], hay: bytes) -> set[str]:
    """Return which of the words stand anywhere, in any form."""
    return {word for word in words if any(form in hay for form in forms(word))}
