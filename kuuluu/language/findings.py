"""What in a text points to a person and must not be public as it stands.

The finders propose; a person decides. They miss things: docs/findings.md says what, with figures.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kuuluu.language.accounts import accounts
from kuuluu.language.addresses import addresses
from kuuluu.language.detect import language_of
from kuuluu.language.emails import emails
from kuuluu.language.health import health
from kuuluu.language.identity_codes import codes
from kuuluu.language.names import named, names
from kuuluu.language.people import Sentences
from kuuluu.language.phones import phones
from kuuluu.language.plain import Plain, plain
from kuuluu.language.plates import plates
from kuuluu.language.reading import Reading
from kuuluu.language.sensitive import sensitive
from kuuluu.language.weighing.signs import Mark
from kuuluu.language.weighing.weighing import weigh


class FindingClass(StrEnum):
    """What a found stretch of text is."""

    PERSONAL_IDENTITY_CODE = "personal_identity_code"
    EMAIL = "email"
    IBAN = "iban"
    PHONE = "phone"
    LICENCE_PLATE = "licence_plate"
    HOME_ADDRESS = "home_address"
    PERSON_NAME = "person_name"
    CHILD_NAME = "child_name"
    HEALTH = "health"
    SOCIAL = "social"
    BELIEF = "belief"
    ORIGIN = "origin"
    CRIME = "crime"
    SECURITY = "security"


@dataclass(frozen=True)
class Finding:
    """A stretch of a text, in characters from `start` up to but not including `end`, and what it is."""

    start: int
    end: int
    cls: FindingClass
    is_doubtful: bool = False


_SHAPED = (
    (FindingClass.EMAIL, emails),
    (FindingClass.IBAN, accounts),
    (FindingClass.PERSONAL_IDENTITY_CODE, codes),
    (FindingClass.PHONE, phones),
    (FindingClass.LICENCE_PLATE, plates),
)
# Where two overlap, the first of them names the whole.
_RANK: dict[str, int] = {
    cls: rank for rank, cls in enumerate((*(cls for cls, _finder in _SHAPED), *list(FindingClass)[len(_SHAPED) :]))
}
_CLASSES = {str(cls): cls for cls in FindingClass}
LANGUAGES = frozenset({"fi", "sv", "en"})
LONGEST_DOUBTED = 10_000
"""So many signs a letter has at most. In a longer document nothing is doubtful: the models know letters."""


def find(text: str, language: str = "") -> list[Finding]:
    """Return what was found, in order, no two overlapping; each stands where it stands in the text as it was given."""
    return [one for one in find_all(text, language) if not one.is_doubtful]


def find_all(text: str, language: str = "") -> list[Finding]:
    """Return the same with what the rules mark though the words around it weigh against it: about that a person is asked."""
    seen, reading = _read(text, language)
    persons = named(reading.text, reading.language)
    marks = _apart(_all(reading, persons.found))
    doubtful, added = weigh(reading, marks, persons.left)
    if len(text) > LONGEST_DOUBTED:
        doubtful = set()
    return [_finding(seen, mark, is_doubtful=mark in doubtful) for mark in sorted([*marks, *added])]


def marked(text: str, language: str = "") -> list[Finding]:
    """Return what the rules alone mark, whatever stands around it."""
    seen, reading = _read(text, language)
    marks = _apart(_all(reading, names(reading.text, reading.language)))
    return [_finding(seen, mark) for mark in marks]


def _read(text: str, language: str) -> tuple[Plain, Reading]:
    seen = plain(text)
    return seen, Reading(seen.text, language if language in LANGUAGES else language_of(seen.text))


def _finding(seen: Plain, mark: Mark, *, is_doubtful: bool = False) -> Finding:
    start, end, kind = mark
    return Finding(*seen.given(start, end), _CLASSES[kind], is_doubtful)


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """Return marks in order, joined where they overlap, so that nothing of either stays visible."""
    apart: list[Mark] = []
    for start, end, kind in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
        if apart and start < apart[-1][1]:
            first, last, other = apart.pop()
            apart.append((first, max(last, end), min(kind, other, key=_RANK.__getitem__)))
        else:
            apart.append((start, end, kind))
    return apart


def _all(reading: Reading, persons: list[tuple[int, int, str]]) -> Iterator[Mark]:
    """Yield what each finder finds in a plain text, with the persons found there."""
    for cls, finder in _SHAPED:
        for start, end in finder(reading):
            yield start, end, cls
    sentences = Sentences(reading, sorted(start for start, _end, _kind in persons))
    for start, end in addresses(reading, sentences, [span[:2] for span in persons]):
        yield start, end, FindingClass.HOME_ADDRESS
    yield from persons
    for start, end in health(reading, sentences):
        yield start, end, FindingClass.HEALTH
    for start, end, kind in sensitive(reading, sentences):
        yield start, end, kind
