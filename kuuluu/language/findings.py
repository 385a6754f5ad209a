"""What in a text points to a person and must not be public as it stands.

The finders propose; a person decides. They miss things: docs/findings.md says what, with figures.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kuuluu.language.accounts import accounts
from kuuluu.language.addresses import addresses
from kuuluu.language.detect import language_of
from kuuluu.language.emails import emails
from kuuluu.language.health import health
from kuuluu.language.identity_codes import codes
from kuuluu.language.names import names
from kuuluu.language.people import Sentences
from kuuluu.language.phones import phones
from kuuluu.language.plain import plain
from kuuluu.language.plates import plates
from kuuluu.language.reading import Reading
from kuuluu.language.sensitive import sensitive


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


_SHAPED = (
    (FindingClass.EMAIL, emails),
    (FindingClass.IBAN, accounts),
    (FindingClass.PERSONAL_IDENTITY_CODE, codes),
    (FindingClass.PHONE, phones),
    (FindingClass.LICENCE_PLATE, plates),
)
# Where two overlap, the first of them names the whole.
_RANK = {
    cls: rank for rank, cls in enumerate((*(cls for cls, _finder in _SHAPED), *list(FindingClass)[len(_SHAPED) :]))
}
_CLASSES = {str(cls): cls for cls in FindingClass}
LANGUAGES = frozenset({"fi", "sv", "en"})


def find(text: str, language: str = "") -> list[Finding]:
    """Return what was found, in order, no two overlapping; each stands where it stands in the text as it was given."""
    seen = plain(text)
    spoken = language if language in LANGUAGES else language_of(seen.text)
    apart: list[Finding] = []
    for start, end, cls in sorted(_all(Reading(seen.text, spoken)), key=lambda f: (f[0], -f[1])):
        finding = Finding(*seen.given(start, end), cls)
        if apart and finding.start < apart[-1].end:
            apart.append(_joined(apart.pop(), finding))
        else:
            apart.append(finding)
    return apart


def _all(reading: Reading) -> Iterator[tuple[int, int, FindingClass]]:
    """Yield what each finder finds in a plain text."""
    for cls, finder in _SHAPED:
        for start, end in finder(reading):
            yield start, end, cls
    named = list(names(reading.text, reading.language))
    sentences = Sentences(reading, sorted(start for start, _end, _kind in named))
    for start, end in addresses(reading, sentences, [span[:2] for span in named]):
        yield start, end, FindingClass.HOME_ADDRESS
    for start, end, kind in named:
        yield start, end, _CLASSES[kind]
    for start, end in health(reading, sentences):
        yield start, end, FindingClass.HEALTH
    for start, end, kind in sensitive(reading, sentences):
        yield start, end, _CLASSES[kind]


def _joined(one: Finding, other: Finding) -> Finding:
    """Return both as one, so that nothing of either stays visible."""
    return Finding(one.start, max(one.end, other.end), min(one.cls, other.cls, key=_RANK.__getitem__))
