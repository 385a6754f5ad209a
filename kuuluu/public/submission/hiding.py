"""What the sender sees of the public version before sending: what is hidden, and why."""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kuuluu.language.cleaning import one_line
from kuuluu.language.findings import FindingClass, find
from kuuluu.publication.rules import Hide, PublicText, merged, pieces, public_text
from kuuluu.ui.texts import class_name

MOST_WORDS = 50

WHY: dict[str, str | Promise] = {
    FindingClass.PERSONAL_IDENTITY_CODE: _(
        "A personal identity code is never shown: with it somebody could act in your name."
    ),
    FindingClass.PHONE: _("Phone numbers of private persons are not published."),
    FindingClass.EMAIL: _("E-mail addresses of private persons are not published."),
    FindingClass.IBAN: _("Bank account numbers are not published."),
    FindingClass.LICENCE_PLATE: _("A licence plate tells who owns the vehicle."),
    FindingClass.HOME_ADDRESS: _("A home address tells who somebody is."),
}
ASKED: str | Promise = _("You asked to hide this.")


@dataclass(frozen=True)
class Hidden:
    """A part of the text that the public won't see, with what it is and why."""

    words: str
    what: str
    why: str | Promise


@dataclass(frozen=True)
class Versions:
    """The original cut into pieces, the public text, and each hidden part explained."""

    pieces: list[tuple[str, Hide | None]]
    public: PublicText
    hidden: list[Hidden]


def versions(text: str, hidden: list[dict[str, Any]]) -> Versions:
    """Return what was written beside what the public will see of it, before a publisher has looked."""
    asked = [Hide(**span) for span in hidden]
    spans = merged([*find(text), *asked], len(text))
    told = [_told(text, span) for span in spans]
    return Versions(list(pieces(text, spans)), public_text(text, spans), told)


def _told(text: str, span: Hide) -> Hidden:
    words = " ".join(text[span.start : span.end].split())
    return Hidden(words, class_name(span.cls), WHY.get(span.cls, ASKED))


def wanted_words(typed: str) -> list[str]:
    """Return the words that the sender wants to hide: one on each line."""
    lines = (one_line(line) for line in typed.splitlines())
    return list(dict.fromkeys(line for line in lines if line))[:MOST_WORDS]


def missing_words(text: str, typed: str) -> list[str]:
    """Return which of the words are not in the text, so that nobody believes them hidden."""
    return [words for words in wanted_words(typed) if not list(_places(text, words))]


def spans_of_words(text: str, typed: str) -> list[dict[str, Any]]:
    """Return every place of the words in the text as spans that a draft keeps."""
    found = [Hide(start, end) for words in wanted_words(typed) for start, end in _places(text, words)]
    return [asdict(span) for span in merged(found, len(text))]


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return (match.span() for match in re.finditer(pattern, text, re.IGNORECASE))
