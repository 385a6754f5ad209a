"""A row of a table as an initiative, or what of it can't be read."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.utils.timezone import is_naive, make_aware

from kuuluu.importers.rules import fields
from kuuluu.initiatives.models import Kind, Stage
from kuuluu.initiatives.rules.importing import DECIDED, Brought
from kuuluu.language.cleaning import one_line

T = TypeVar("T")
DAYS = ("%d.%m.%Y", "%d.%m.%Y %H:%M", "%d.%m.%Y %H.%M", "%d.%m.%Y klo %H.%M", "%d/%m/%Y")
FIRST_YEAR = 1900


@dataclass(frozen=True)
class Problem:
    """What of a row can't be read: the field, and why by a code."""

    field: str
    code: str


class _Unread(Exception):  # noqa: N818 - stays in this file
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_row(cells: Mapping[str, str], *, at: datetime) -> tuple[Brought | None, list[Problem]]:
    """Return the initiative that a row is, by the codes of its fields; or what of it can't be read."""
    problems: list[Problem] = []

    def read(code: str, reader: Callable[[str], T], empty: T) -> T:
        try:
            return reader(cells.get(code, ""))
        except _Unread as error:
            problems.append(Problem(code, error.code))
            return empty

    texts = {field.code: read(field.code, _text(field), "") for field in fields.FIELDS}
    values: dict[str, Any] = {
        "arrived_at": read("arrived", _moment(at), at),
        "kind": read("kind", _word(fields.KINDS, Kind.ORDINARY), Kind.ORDINARY),
        "stage": read("state", _state(texts["register_number"]), str(Stage.SENT)),
        "language": read("language", _word(fields.LANGUAGES, "fi"), "fi"),
        "is_of_council": read("of_council", _word(fields.YES_NO, default=True), empty=True),
        "source_url": read("url", _address, ""),
        "decision_link": read("decision_link", _address, ""),
        "supporters": read("supporters", _number, None),
        "decided_date": read("decided", _day(at), None),
        "outcome": read("outcome", _word(fields.OUTCOMES, None), None),
    }
    if values["stage"] in DECIDED:
        problems += [Problem(name, "needed") for name in ("decided", "outcome") if not cells.get(name)]
    if problems:
        return None, problems
    same = ("title", "demand", "reasons", "name", "email", "phone", "register_number", "body", "section")
    said: dict[str, Any] = {name: texts[name] for name in (*same, "decision", "measures")}
    source_id = _source_id(texts, values["arrived_at"])
    return Brought(source_id=source_id, municipality_name=texts["municipality"], **said, **values), []


def _source_id(texts: Mapping[str, str], arrived: datetime) -> str:
    """Return by what it is known: its id, else its number in the register, else what it says and when it came."""
    if texts["id"]:
        return texts["id"]
    if texts["register_number"]:
        return texts["register_number"]
    said = f"{arrived.isoformat()}\n{texts['title']}\n{texts['demand']}"
    return hashlib.sha256(said.encode()).hexdigest()


def _text(field: fields.Field) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if field.is_needed and not cell.strip():
            raise _Unread("missing")
        if len(cell) > field.length:
            raise _Unread("too_long")
        return cell if field.code in {"demand", "reasons", "decision", "measures"} else one_line(cell)

    return read


def _word(known: Mapping[str, T], default: T) -> Callable[[str], T]:
    def read(cell: str) -> T:
        word = one_line(cell).lower()
        if not word:
            return default
        if word not in known:
            raise _Unread("unknown")
        return known[word]

    return read


def _state(register_number: str) -> Callable[[str], str]:
    def read(cell: str) -> str:
        stage = _word(fields.STATES, str(Stage.REGISTERED if register_number else Stage.SENT))(cell)
        if stage == fields.NOT_SENT:
            raise _Unread("not_sent")
        return stage

    return read


def _moment(at: datetime) -> Callable[[str], datetime]:
    """Return a reader of a moment that isn't to come; a day alone begins at midnight here."""

    def read(cell: str) -> datetime:
        moment = _parsed(one_line(cell))
        if moment is None:
            raise _Unread("no_day" if cell.strip() else "missing")
        moment = make_aware(moment) if is_naive(moment) else moment
        if moment > at:
            raise _Unread("future")
        return moment

    return read


def _day(at: datetime) -> Callable[[str], date | None]:
    def read(cell: str) -> date | None:
        return _moment(at)(cell).date() if cell.strip() else None

    return read


def _parsed(cell: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(cell)
    except ValueError:
        found = next((one for one in (_as(cell, form) for form in DAYS) if one), None)  # type: ignore[assignment]
    return found if found and found.year >= FIRST_YEAR else None


def _as(cell: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(cell, form)  # noqa: DTZ007 - made aware by who reads it
    except ValueError:
        return None


def _number(cell: str) -> int | None:
    digits = one_line(cell).replace(" ", "").replace("\u00a0", "")
    if not digits:
        return None
    if not digits.isascii() or not digits.isdecimal() or len(digits) > 7:  # noqa: PLR2004 - of a city's people
        raise _Unread("no_number")
    return int(digits)


def _address(cell: str) -> str:
    address = one_line(cell)
    if address and (urlsplit(address).scheme not in {"http", "https"} or not urlsplit(address).netloc):
        raise _Unread("no_address")
    return address
