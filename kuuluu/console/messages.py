"""kuuluu messages: the interface's translations, made ready and checked."""

import argparse
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils.translation import templatize

from kuuluu.console.stop import Stop, say

ROOMS = Path(__file__).resolve().parent.parent
KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
LANGUAGES = ("fi", "sv")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Make, or list what lacks a translation."""
    parser.add_argument("--missing", action="store_true", help="list messages without a Finnish or Swedish translation")


def run(args: argparse.Namespace) -> None:
    """Compile; with --missing, list and fail when anything lacks."""
    compile_all()
    if args.missing:
        lacking = [f"{room}: {language}: {message}" for room, language, message in missing()]
        for line in lacking:
            say(line)
        if lacking:
            raise Stop(f"{len(lacking)} messages lack a translation")


def compile_all() -> None:
    """Make each catalog's machine form where it is older than its text."""
    for source in ROOMS.glob("*/locale/*/LC_MESSAGES/django.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            with source.open("rb") as text, target.open("wb") as made:
                write_mo(made, read_po(text, locale=source.parent.parent.name))


def used(room: Path) -> Iterator[tuple[str, str | None]]:
    """Yield each message that a room's code and templates use, with its context."""
    for path in [*room.rglob("*.py"), *room.rglob("templates/**/*.html"), *room.rglob("templates/**/*.txt")]:
        text = path.read_text()
        if path.suffix != ".py":
            # It is read as Python, where indentation would mean something.
            text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
        for _line, message, _comments, context in extract("python", BytesIO(text.encode()), keywords=KEYWORDS):
            first = message[0] if isinstance(message, tuple) else message
            if first:
                yield str(first), context


def missing() -> Iterator[tuple[str, str, str]]:
    """Yield room, language and message of whatever a room uses and doesn't translate itself."""
    for room in sorted(path for path in ROOMS.iterdir() if path.is_dir()):
        for language in LANGUAGES:
            known = _catalog(room / "locale" / language / "LC_MESSAGES" / "django.po", language)
            for message, context in sorted(set(used(room)), key=str):
                if (message, context) not in known:
                    yield room.name, language, message


def _catalog(path: Path, language: str) -> set[tuple[str, str | None]]:
    if not path.exists():
        return set()
    with path.open("rb") as text:
        return {
            (str(entry.id[0] if isinstance(entry.id, (tuple, list)) else entry.id), entry.context)
            for entry in read_po(text, locale=language)
            if entry.string and not entry.fuzzy and all(entry.string if isinstance(entry.string, tuple) else [True])
        }
