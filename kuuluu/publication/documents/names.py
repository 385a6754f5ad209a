"""Names of documents: safe to write to a disk, and with nothing in them that tells of a person."""

import re

from kuuluu.language.cleaning import one_line
from kuuluu.language.findings import find_all

LONGEST_NAME = 100
LONGEST_ENDING = 10

_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|\Z)", re.IGNORECASE)
_JOINTS = re.compile(r"[_.+~-]")


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


def nameless(number: int = 1) -> str:
    """Return the name of the so manieth document, where its own would tell of somebody."""
    return f"liite-{number}.pdf"


def public_name(name: str, number: int = 1) -> str:
    """Return the name that the public sees: the given one, or one that tells nothing where the finders mark anything.

    The public copy is a PDF whatever was given, so that its name ends so.
    """
    forms = as_text(name)
    return nameless(number) if any(map(find_all, forms)) else f"{forms[0][:LONGEST_NAME]}.pdf"


def as_text(name: str) -> tuple[str, str, str]:
    """Return a name without its ending, as it is and as text would have it: names of files are written with other signs,
    and in small letters.
    """
    stem = clean_file_name(name).rpartition(".")[0] or clean_file_name(name)
    spoken = re.sub(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])", " ", _JOINTS.sub(" ", stem))
    return stem, spoken, spoken.title()
