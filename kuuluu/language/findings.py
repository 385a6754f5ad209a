"""What in a text points to a person and must not be public as it stands.

The finders propose; a person decides. They miss things: docs/findings.md says what, with figures.
"""

from dataclasses import dataclass
from enum import StrEnum

from kuuluu.language.accounts import accounts
from kuuluu.language.addresses import addresses
from kuuluu.language.cleaning import flat
from kuuluu.language.emails import emails
from kuuluu.language.identity_codes import identity_codes
from kuuluu.language.phones import phones
from kuuluu.language.plates import plates


class FindingClass(StrEnum):
    """What a found stretch of text is."""

    PERSONAL_IDENTITY_CODE = "personal_identity_code"
    EMAIL = "email"
    IBAN = "iban"
    PHONE = "phone"
    LICENCE_PLATE = "licence_plate"
    HOME_ADDRESS = "home_address"


@dataclass(frozen=True)
class Finding:
    """A stretch of a text, in characters from `start` up to but not including `end`, and what it is."""

    start: int
    end: int
    cls: FindingClass


# Where two overlap, the first of them names the whole.
_FINDERS = (
    (FindingClass.EMAIL, emails),
    (FindingClass.IBAN, accounts),
    (FindingClass.PERSONAL_IDENTITY_CODE, identity_codes),
    (FindingClass.PHONE, phones),
    (FindingClass.LICENCE_PLATE, plates),
    (FindingClass.HOME_ADDRESS, addresses),
)
_RANK = {cls: rank for rank, (cls, _finder) in enumerate(_FINDERS)}


def find(text: str) -> list[Finding]:
    """Return what was found in a cleaned text, in order, no two overlapping."""
    plain = flat(text)
    found = sorted(
        (Finding(start, end, cls) for cls, finder in _FINDERS for start, end in finder(plain)),
        key=lambda f: (f.start, -f.end),
    )
    apart: list[Finding] = []
    for finding in found:
        if apart and finding.start < apart[-1].end:
            apart.append(_joined(apart.pop(), finding))
        else:
            apart.append(finding)
    return apart


def _joined(one: Finding, other: Finding) -> Finding:
    """Return both as one, so that nothing of either stays visible."""
    return Finding(one.start, max(one.end, other.end), min(one.cls, other.cls, key=_RANK.__getitem__))
