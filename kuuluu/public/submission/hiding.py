"""What the sender sees of the public version before sending: what is hidden, why, and what can be shown after all."""

from dataclasses import dataclass
from hashlib import sha256

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kuuluu.language.findings import FindingClass, find_all
from kuuluu.public.submission.marking import Marked, key_of
from kuuluu.publication.models import Ground
from kuuluu.publication.rules import Hide, PublicText, pieces, public_text
from kuuluu.ui.texts import class_name

WHY: dict[str, str | Promise] = {
    FindingClass.PERSONAL_IDENTITY_CODE: _(
        "A personal identity code is never shown: with it somebody could act in your name."
    ),
    FindingClass.PHONE: _("Phone numbers of private persons are not published."),
    FindingClass.EMAIL: _("E-mail addresses of private persons are not published."),
    FindingClass.IBAN: _("Bank account numbers are not published."),
    FindingClass.LICENCE_PLATE: _("A licence plate tells who owns the vehicle."),
    FindingClass.HOME_ADDRESS: _("A home address tells who somebody is."),
    "person_name": _("A name tells who somebody is. Names of private persons are not published."),
    "child_name": _("A child is protected with special care: children's names are not published."),
    "health": _("Somebody's health is secret, yours too, unless you yourself want to tell of it."),
    "social": _("What has to do with somebody's social services is secret."),
    "belief": _("What somebody believes in or thinks of politics is their own matter."),
    "origin": _("Where somebody comes from is their own matter."),
    "crime": _("Whether somebody is suspected of a crime, or is the victim of one, is secret."),
    "security": _("This could help somebody who wants to break in or do harm."),
}
ASKED: dict[str, str | Promise] = {
    Ground.PERSONAL_DATA: _("You asked to hide this: it tells about you."),
    Ground.PRIVATE_LIFE: _("You asked to hide this: it tells about another person."),
    Ground.SECURITY: _("You asked to hide this for safety."),
}
OTHER = _("This could tell who somebody is.")


@dataclass(frozen=True)
class Part:
    """A part of the text with its place, and what it is: found by the service or asked for by the sender."""

    key: str
    words: str
    what: str
    why: str | Promise
    can_be_shown: bool = True


@dataclass(frozen=True)
class Piece:
    """A stretch of the text as one chooses words in it: one with a key can be hidden."""

    words: str
    key: str = ""
    is_hidden: bool = False
    is_locked: bool = False


@dataclass(frozen=True)
class Versions:
    """The original cut into pieces, the public text, and each hidden part explained."""

    pieces: list[tuple[str, Hide | None]]
    public: PublicText
    hidden: list[Part]
    shown: list[Part]


def versions(marked: Marked) -> Versions:
    """Return what was written beside what the public will see of it, before a publisher has looked."""
    text, hidden = marked.text, marked.hidden
    return Versions(
        list(pieces(text, hidden)),
        public_text(text, hidden),
        [_part(marked, one) for one in hidden],
        [_part(marked, one) for one in marked.shown_found],
    )


def _part(marked: Marked, span: Hide) -> Part:
    found = [one for one in marked.found if one.start < span.end and span.start < one.end]
    is_locked = any(marked.is_locked(one) for one in found)
    why = WHY.get(found[0].cls, OTHER) if found else ASKED.get(span.ground, OTHER)
    words = " ".join(marked.text[span.start : span.end].split())
    return Part(key_of(span), words, class_name(found[0].cls if found else span.cls), why, not is_locked)


def choices(marked: Marked) -> list[Piece]:
    """Return the text cut so that each word in it can be chosen."""
    hidden = marked.hidden
    cut: list[Piece] = []
    done = at = 0
    for part in sorted([*marked.found, *marked.words], key=lambda one: one.start):
        while at < len(hidden) and hidden[at].end <= part.start:
            at += 1
        is_hidden = at < len(hidden) and hidden[at].start < part.end
        words = marked.text[part.start : part.end]
        cut += [Piece(marked.text[done : part.start]), Piece(words, key_of(part), is_hidden, marked.is_locked(part))]
        done = part.end
    return [piece for piece in [*cut, Piece(marked.text[done:])] if piece.words]


def public_words(words: str) -> str:
    """Return words outside the text, such as a place, as the public will see them."""
    return public_text(words, find_all(words)).text


def stamp_of(text: str) -> str:
    """Return a short sign of a text, by which a page knows that the text it shows has not changed since."""
    return sha256(text.encode()).hexdigest()[:16]
