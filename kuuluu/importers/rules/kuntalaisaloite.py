"""The public JSON of kuntalaisaloite.fi as a table: those of one municipality, each column named by its field's code.

Its open interface is read as its published source describes it (GET /api/v1/initiatives and /api/v1/initiatives/{id}).
The municipality's answer isn't in it: it stands on the initiative's page there, which is linked.
"""

import json
from collections.abc import Mapping
from typing import Any

from kuuluu.cities.models import City
from kuuluu.importers.rules.fields import NOT_SENT
from kuuluu.importers.rules.tables import MOST_BYTES, NoTable, Table, table_of

# How what was brought from there is known here.
PREFIX = "kuntalaisaloite:"
HEADERS = ("id", "title", "demand", "arrived", "kind", "state", "name", "municipality", "url", "supporters")
KINDS = {"COLLABORATIVE_CITIZEN": "referendum"}


def read_json(data: bytes, city: City) -> Table:
    """Return the initiatives of a city as a table. Raises NoTable."""
    if len(data) > MOST_BYTES:
        raise NoTable("too_big")
    try:
        told = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise NoTable("broken") from error
    return read_list(told, city)


def read_list(told: Any, city: City) -> Table:
    """Return what the interface tells, a list or one initiative, as a table. Raises NoTable."""
    listed = told if isinstance(told, list) else [told]
    if not all(isinstance(one, dict) for one in listed):
        raise NoTable("broken")
    mine = [one for one in listed if is_of(one, city)]
    rows = [_row(one) for one in mine]
    return table_of([list(HEADERS), *rows], left_out=len(listed) - len(mine))


def is_of(one: Mapping[str, Any], city: City) -> bool:
    """Tell whether an initiative is a city's."""
    return is_this(_inner(one, "municipality"), city)


def is_this(told: Mapping[str, Any], city: City) -> bool:
    """Tell whether a municipality is this one, by its name in Finnish."""
    return city.name_fi.casefold() in {_said(told.get(name)).casefold() for name in ("nameFi", "name")}


def _row(one: Mapping[str, Any]) -> list[str]:
    authors = _inner(one, "authors").get("publicAuthors")
    first = authors[0] if isinstance(authors, list) and authors and isinstance(authors[0], dict) else {}
    sent = _said(one.get("sentTime"))
    address = _inner(one, "url")
    return [
        f"{PREFIX}{_said(one.get('id')).rstrip('/').rpartition('/')[2]}",
        _said(one.get("name")),
        _said(one.get("proposal")),
        # The municipality has it from the moment when it was sent there; published it was before.
        sent or _said(one.get("publishDate")),
        KINDS.get(_said(one.get("type")), "ordinary"),
        "sent" if sent else NOT_SENT,
        _said(first.get("name")),
        _said(_inner(first, "municipality").get("nameFi")),
        _said(address.get("fi")) or _said(address.get("sv")),
        _said(_inner(one, "participantCount").get("total")),
    ]


def _inner(one: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = one.get(name)
    return found if isinstance(found, dict) else {}


def _said(value: Any) -> str:
    """Return a value as text; of several languages the first that says something."""
    if isinstance(value, dict):
        return next((_said(one) for one in value.values() if one), "")
    return "" if value is None or isinstance(value, list | bool) else str(value)
