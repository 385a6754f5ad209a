"""kuuluu messages: the interface's translations, made ready and checked."""

import argparse
from itertools import groupby

from kuuluu.console.catalogs import add, catalog_of, compile_all, missing
from kuuluu.console.stop import Stop, say


def arguments(parser: argparse.ArgumentParser) -> None:
    """Make, or list what lacks a translation, or write it into the catalogs."""
    parser.add_argument("--missing", action="store_true", help="list messages without a Finnish or Swedish translation")
    parser.add_argument(
        "--extract", action="store_true", help="write those into the catalogs of their rooms, to be translated"
    )


def run(args: argparse.Namespace) -> None:
    """Compile; list, write or refuse what lacks a translation."""
    compile_all()
    if args.extract:
        write_missing()
    if args.missing:
        refuse_missing()


def refuse_missing() -> None:
    """Raise Stop, after a line for each, when messages lack a translation."""
    lacking = list(missing())
    for room, language, message in lacking:
        say(f"{room.name}: {language}: {message.words}")
    if lacking:
        raise Stop(f"{len(lacking)} messages lack a translation")


def write_missing() -> None:
    """Write messages without a translation into the catalogs of the rooms that use them, where they don't stand yet."""
    for (room, language), found in groupby(missing(), key=lambda one: one[:2]):
        path = catalog_of(room, language)
        text = path.read_text() if path.exists() else ""
        new = [message for _room, _language, message in found if f"msgid {_quoted(message.words)}\n" not in text]
        if new:
            add(path, language, new)
            say(f"{len(new)} messages to translate: {path}")


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
