"""What an address asks of the register: the filters and the place in a list, the same on pages and in the open interface."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kuuluu.cities.models import City
from kuuluu.cities.queries import area_by_code, service_by_code
from kuuluu.feedback.models import Kind
from kuuluu.language.cleaning import one_line
from kuuluu.publication.queries import Place, Wanted
from kuuluu.ui.states import LOOKS

MOST_WORDS = 100
MOST_PAGES = 100
FILTERS = ("service", "area", "kind", "state", "days")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
STATES = {
    "open": _("Waiting for an answer"),
    "late": _("The promise has passed"),
    "waiting": _("Waiting for the sender"),
    "answered": _("Answered, work goes on"),
    "ended": _("Closed"),
    **{code: LOOKS[code].word for code in ("done", "planned", "moved", "refused", "not_found")},
}
DAYS = {"7": _("The last 7 days"), "30": _("The last 30 days"), "365": _("The last 12 months")}


class UnknownValue(ValueError):  # noqa: N818 - it says what is wrong with an address
    """A parameter has a value that means nothing here."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def given_in(parameters: QueryDict, city: City) -> dict[str, str]:
    """Return the known parameters that were given, words cleaned. Raises UnknownValue."""
    known: dict[str, Callable[[str], object]] = {
        "service": lambda code: service_by_code(city, code),
        "area": lambda code: area_by_code(city, code),
        "kind": Kind.values.__contains__,
        "state": STATES.__contains__,
        "days": DAYS.__contains__,
    }
    given = {name: value for name in FILTERS if (value := str(parameters.get(name, "")))}
    for name, value in given.items():
        if not known[name](value):
            raise UnknownValue(name)
    words = one_line(parameters.get("words", ""))[:MOST_WORDS].strip()
    return {**given, **({"words": words} if words else {})}


def wanted_of(given: Mapping[str, str], city: City) -> Wanted:
    """Return what to look for in the register."""
    service = service_by_code(city, given.get("service", ""))
    area = area_by_code(city, given.get("area", ""))
    return Wanted(
        service_id=service.pk if service else None,
        area_id=area.pk if area else None,
        kind=given.get("kind", ""),
        state=given.get("state", ""),
        days=int(given.get("days", 0)),
        words=given.get("words", ""),
    )


def place_in(parameters: QueryDict) -> Place | None:
    """Return where in the list an address begins. Raises UnknownValue for what no list of ours ever gave."""
    for name in ("before", "after"):
        if text := parameters.get(name, ""):
            return replace(_place(name, text), is_newer=name == "before")
    return None


def whole_number(text: str) -> int | None:
    """Return the number that up to nine digits say; None for anything else that an address or a form can bring: other digits
    than ours, or so many that no number is made of them.
    """
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None


def page_number(parameters: QueryDict) -> int:
    """Return which page of a search is wanted, from 1. Raises UnknownValue for what is no page."""
    text = parameters.get("page", "1")
    if not (text.isascii() and text.isdecimal() and 0 < int(text[:4]) <= MOST_PAGES):
        raise UnknownValue("page")
    return int(text[:4])


def place_text(received_at: datetime, key: UUID) -> str:
    """Return a place as an address carries it."""
    return f"{(received_at - EPOCH) // timedelta(microseconds=1)}-{key.hex}"


def _place(name: str, text: str) -> Place:
    moment, _dash, key = text.partition("-")
    try:
        return Place(EPOCH + timedelta(microseconds=int(moment)), UUID(hex=key))
    except (ValueError, OverflowError) as error:
        raise UnknownValue(name) from error
