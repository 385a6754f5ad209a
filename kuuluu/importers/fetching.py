"""The open interface of kuntalaisaloite.fi asked for a city's initiatives, page by page, by the operator's command."""

from typing import Any
from urllib.parse import urlencode

import requests

from kuuluu.cities.models import City
from kuuluu.cities.rules import is_safe_address
from kuuluu.importers.rules.kuntalaisaloite import is_of, is_this, read_list
from kuuluu.importers.rules.tables import NoTable, Table

# As many as it gives at once; it may give fewer.
AT_ONCE = 50
MOST_PAGES = 400
SECONDS = 20
GONE = frozenset({404, 410})


def fetch(address: str, city: City) -> Table:
    """Return the initiatives of a city that the interface at an address lists, each with its words. Raises NoTable."""
    if not is_safe_address(address):
        raise NoTable("not_safe")
    listed = _listed(address, _number_of(address, city))
    whole = [_whole(one) if isinstance(one, dict) and is_of(one, city) else one for one in listed]
    return read_list([one for one in whole if one is not None], city)


def _number_of(address: str, city: City) -> str:
    """Return the number by which the interface knows the municipality: it counts them by itself."""
    told = _ask(f"{address.rpartition('/')[0]}/municipalities")
    rows = [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []
    # Of several of one name, as after a merger, the one that takes initiatives now.
    mine = sorted((one for one in rows if is_this(one, city)), key=lambda one: not one.get("active", True))
    if not mine or "id" not in mine[0]:
        raise NoTable("no_municipality")
    return str(mine[0]["id"])


def _listed(address: str, municipality: str) -> list[Any]:
    """Return all that is listed, each once: until a page brings nothing new, for a page may be shorter than was asked for."""
    found: dict[str, Any] = {}
    offset = 0
    for _number in range(MOST_PAGES):
        asked = {"municipality": municipality, "offset": offset, "limit": AT_ONCE}
        page = _ask(f"{address}?{urlencode(asked)}")
        if not isinstance(page, list) or not all(isinstance(one, dict) for one in page):
            raise NoTable("broken")
        new = {str(one.get("id")): one for one in page if str(one.get("id")) not in found}
        if not new:
            return list(found.values())
        found |= new
        offset += len(page)
    # What would be left out silently isn't taken as the whole.
    raise NoTable("too_long")


def _whole(one: dict[str, Any]) -> Any:
    """Return an initiative with its words: a list may leave them out, its own address has them; None where that is gone."""
    is_short = "proposal" not in one and is_safe_address(str(one.get("id", "")))
    return _ask(str(one["id"]), may_be_gone=True) if is_short else one


def _ask(address: str, *, may_be_gone: bool = False) -> Any:
    try:
        answer = requests.get(address, timeout=SECONDS, headers={"Accept": "application/json"})
        if may_be_gone and answer.status_code in GONE:
            return None
        answer.raise_for_status()
        return answer.json()
    except requests.RequestException as error:
        raise NoTable("no_answer") from error
