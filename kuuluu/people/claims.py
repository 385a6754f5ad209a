"""What an identity service says of somebody, made into the few facts that are kept. The identity code ends here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate
from django.views.decorators.debug import sensitive_variables
from stdnum.exceptions import ValidationError
from stdnum.fi import hetu

from kuuluu.cities.models import City
from kuuluu.people.rules import identity_key, person_key

# The sign between the date and the number tells the century; each has had several since 1 January 2023. It is part of
# the code: 010190-999K and 010190Y999K are two people.
CENTURIES = {"+": 1800, **dict.fromkeys("-YXWVU", 1900), **dict.fromkeys("ABCDEF", 2000)}
NO = frozenset({"", "0", "false", "no", "ei"})
OLDEST = 130
NAME = 120


class UnclearFacts(Exception):  # noqa: N818 - reads as what could not be done
    """What the identity service says can't be right, or says nothing of who it is."""


@dataclass(frozen=True)
class Facts:
    """What is known of an identified resident; see the model Identity."""

    key: str
    birth_date: date | None
    municipality: str
    municipality_date: date | None
    is_protected: bool
    name: str
    person_keys: list[str] = field(default_factory=list)


@sensitive_variables()
def facts_from(city: City, names: Mapping[str, str], claims: Mapping[str, Any], at: datetime) -> Facts:
    """Return the facts that claims tell; an identity code in them becomes a hash and a date of birth. Raises UnclearFacts.

    `names`: what the provider calls what is asked for, as cities.rules.IDENTITY_CLAIMS.
    """
    said = {ours: _text(claims.get(theirs)) for ours, theirs in names.items() if theirs}
    code = said.get("identity_code", "")
    municipality = said.get("municipality", "").zfill(3) if said.get("municipality") else ""
    is_protected = _is_protected(said.get("protected", ""), municipality)
    birth_date, name = _birth_date(code, said.get("birth_date", ""), localdate(at)), _name(said.get("name", ""), claims)
    return Facts(
        key=_key(city, code, claims),
        birth_date=birth_date,
        municipality=_municipality(municipality),
        municipality_date=(_day(said.get("municipality_date", "")) or localdate(at)) if municipality else None,
        is_protected=is_protected,
        name="" if is_protected else name,
        person_keys=_person_keys(city, name, birth_date, claims),
    )


@sensitive_variables()
def _key(city: City, code: str, claims: Mapping[str, Any]) -> str:
    if code:
        return identity_key(city, "code", _valid(code))
    issuer, subject = _text(claims.get("iss")), _text(claims.get("sub"))
    if not issuer or not subject:
        raise UnclearFacts("nobody")
    return identity_key(city, "subject", issuer, subject)


@sensitive_variables()
def _valid(code: str) -> str:
    """Return a code as it is written officially. Codes of trial people and temporary ones have numbers from 900 on."""
    try:
        return str(hetu.validate(code, allow_temporary=True))
    except ValidationError:
        # The chain of errors would hold the code.
        raise UnclearFacts("identity_code") from None


@sensitive_variables()
def _birth_date(code: str, told: str, today: date) -> date | None:
    """Return the day by the code, by the claim, or by both; a provider that contradicts itself is not believed."""
    by_code = _birth_date_in(_valid(code)) if code else None
    by_claim = _day(told)
    if told and by_claim is None:
        raise UnclearFacts("birth_date")
    if by_code and by_claim and by_code != by_claim:
        raise UnclearFacts("birth_date")
    found = by_code or by_claim
    if found and not (today.year - OLDEST <= found.year and found <= today):
        raise UnclearFacts("birth_date")
    return found


@sensitive_variables()
def _birth_date_in(code: str) -> date:
    return date(CENTURIES[code[6]] + int(code[4:6]), int(code[2:4]), int(code[:2]))


def _is_protected(told: str, municipality: str) -> bool:
    """Tell whether the name must stay unknown. Where the population register said nothing at all, nobody knows: then yes."""
    if told:
        return told.lower() not in NO
    return not municipality


def _municipality(code: str) -> str:
    if code and not (code.isascii() and code.isdigit() and len(code) == len("000")):
        raise UnclearFacts("municipality")
    return code


def _name(told: str, claims: Mapping[str, Any]) -> str:
    words = told or f"{_text(claims.get('given_name'))} {_text(claims.get('family_name'))}"
    return " ".join(words.split())[:NAME]


@sensitive_variables()
def _person_keys(city: City, name: str, born: date | None, claims: Mapping[str, Any]) -> list[str]:
    """Return keyed hashes of the name with the date of birth, made before the name of who is protected is dropped.

    By the whole name, and by the first given name with the family name, for so most people write themselves.
    """
    if not name or born is None:
        return []
    first, family = _text(claims.get("given_name")).partition(" ")[0], _text(claims.get("family_name"))
    names = [name, f"{first} {family}"] if first and family else [name]
    return list(dict.fromkeys(person_key(city, one, born) for one in names))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _text(value: Any) -> str:
    """Return a claim as text: providers tell yes, numbers and single values in several ways."""
    if isinstance(value, list):
        return " ".join(map(_text, value))
    if isinstance(value, bool):
        return "1" if value else "0"
    return "" if value is None else str(value).strip()
