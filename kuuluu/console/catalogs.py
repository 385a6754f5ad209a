"""Which words of the interface each room uses, and which of them are translated."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import django
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import escape, read_po
from django.utils.translation import templatize
from django.utils.translation.reloader import translation_file_changed

ROOMS = Path(__file__).resolve().parent.parent
DJANGO = Path(django.__file__).resolve().parent
LANGUAGES = ("fi", "sv")
KEYWORDS = {
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop", "_")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}


@dataclass(frozen=True, order=True)
class Message:
    """Words as they stand in code: one form or two, with the context that tells two meanings apart."""

    words: str
    plural: str = ""
    context: str = ""


def compile_all() -> None:
    """Make each catalog's machine form where it is older than its text."""
    for source in ROOMS.glob("*/locale/*/LC_MESSAGES/django.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            # Whole or not at all: another process may read it meanwhile.
            partial = target.with_suffix(f".{os.getpid()}.part")
            with source.open("rb") as text, partial.open("wb") as made:
                write_mo(made, read_po(text, locale=source.parent.parent.name))
            partial.replace(target)
            # This process may have looked already, and kept that there was nothing.
            translation_file_changed(None, target)


def missing() -> Iterator[tuple[Path, str, Message]]:
    """Yield room, language and message of whatever a room uses and no catalog translates."""
    rooms = sorted(path for path in ROOMS.iterdir() if (path / "__init__.py").exists())
    for language in LANGUAGES:
        known = set(_django_catalog(language)).union(
            *(translated(catalog_of(room, language), language) for room in rooms)
        )
        for room in rooms:
            for message in sorted(used(room)):
                if (message.words, message.context) not in known:
                    yield room, language, message


def used(room: Path) -> set[Message]:
    """Return each message that a room's code and templates use."""
    sources = [*room.rglob("*.py"), *room.rglob("templates/**/*.html"), *room.rglob("templates/**/*.txt")]
    return {message for path in sources for message in _messages_in(path)}


def catalog_of(room: Path, language: str) -> Path:
    """Return where a room keeps its translations."""
    return room / "locale" / language / "LC_MESSAGES" / "django.po"


def translated(path: Path, language: str) -> set[tuple[str, str]]:
    """Return words and context of each message that a catalog translates whole."""
    if not path.exists():
        return set()
    with path.open("rb") as text:
        return {
            (entry.id[0] if isinstance(entry.id, (tuple, list)) else entry.id, entry.context or "")
            for entry in read_po(text, locale=language)
            if not entry.fuzzy and all(entry.string if isinstance(entry.string, tuple) else [entry.string])
        }


def add(path: Path, language: str, messages: list[Message]) -> None:
    """Write messages at the end of a catalog, to be translated; what stands there already is not touched."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_text(HEADER.format(language=language))
    with path.open("a") as catalog:
        for message in messages:
            catalog.write("\n" + _entry(message))


HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: {language}\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


def _entry(message: Message) -> str:
    context = f"msgctxt {escape(message.context)}\n" if message.context else ""
    if message.plural:
        strings = 'msgstr[0] ""\nmsgstr[1] ""\n'
        return f"{context}msgid {escape(message.words)}\nmsgid_plural {escape(message.plural)}\n{strings}"
    return f'{context}msgid {escape(message.words)}\nmsgstr ""\n'


def _messages_in(path: Path) -> Iterator[Message]:
    text = path.read_text()
    if path.suffix != ".py":
        # What is no message is blotted out, but the margins stay, which as code would be wrong.
        text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
    for _line, found, _comments, context in extract("python", BytesIO(text.encode()), keywords=KEYWORDS):
        words, plural = found if isinstance(found, tuple) else (found, "")
        if words:
            yield Message(str(words), str(plural), context or "")


def _django_catalog(language: str) -> set[tuple[str, str]]:
    return translated(DJANGO / "conf" / "locale" / language / "LC_MESSAGES" / "django.po", language)
