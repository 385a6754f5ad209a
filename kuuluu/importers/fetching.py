"""The open interface of kuntalaisaloite.fi asked for a city's initiatives, page by page, by the operator's command."""

from typing import Any
from urllib.parse import urlencode

import requests

from kuuluu.cities.models import City
from kuuluu.cities.rules import is_safe_address
from kuuluu.importers.rules.kuntalaisaloite import read_list
from kuuluu.importers.rules.tables import MOST_ROWS, NoTable, Table

# As many as it gives at once.
AT_ONCE = 50
MOST_PAGES = 400
SECONDS = 20


def fetch(address: str, city: City) -> Table:
    """Return the initiatives of a city that the interface at an address lists, each with its words. Raises NoTable."""
    if not is_safe_address(address):
        raise NoTable("not_safe")
    found: list[Any] = []
    for number in range(MOST_PAGES):
        page = _ask(f"{address}?{urlencode({'offset': number * AT_ONCE, 'limit': AT_ONCE})}")
        if not isinstance(page, list):
            raise NoTable("broken")
        found += [_whole(one) for one in page]
        if len(page) < AT_ONCE or len(found) > MOST_ROWS * 10:
            break
    return read_list(found, city)


def _whole(one: Any) -> Any:
    """Return an initiative with its words: a list may leave them out, its own address has them."""
    is_short = isinstance(one, dict) and "proposal" not in one and is_safe_address(str(one.get("id", "")))
    return _ask(str(one["id"])) if is_short else one


def _ask(address: str) -> Any:
    try:
        answer = requests.get(address, timeout=SECONDS, headers={"Accept": "application/json"})
        answer.raise_for_status()
        return answer.json()
    except requests.RequestException as error:
        raise NoTable("no_answer") from error
