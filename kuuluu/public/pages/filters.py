"""What a list shows, as its address says it: every filter is a link."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import quote, urlencode

from django.http import Http404, QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from kuuluu.cities.models import City
from kuuluu.cities.queries import areas, service_tree
from kuuluu.feedback.models import Kind
from kuuluu.publication.queries import Place, Wanted
from kuuluu.ui import asking
from kuuluu.ui.asking import DAYS, STATES, UnknownValue, given_in, place_text, wanted_of
from kuuluu.ui.visits import Visit

__all__ = ["Asked", "asked", "page_number", "place_in", "place_text"]


@dataclass(frozen=True)
class Option:
    """A chosen filter: a link to the list without it."""

    name: Any
    url: str


@dataclass(frozen=True)
class Asked:
    """A list as its address asks for it."""

    here: Visit
    # The known parameters that were given, each with a value that means something.
    given: Mapping[str, str]

    @cached_property
    def wanted(self) -> Wanted:
        """What to look for in the register."""
        return wanted_of(self.given, self.here.city)

    def query(self, **changes: str) -> str:
        """Return the address's query with changes; an empty value takes a filter away."""
        values = {name: value for name, value in {**self.given, **changes}.items() if value}
        return f"?{urlencode(values)}" if values else "."

    @property
    def map_query(self) -> str:
        """Return the same query for the map's data."""
        return self.query().lstrip(".")

    def chips(self, name: str) -> SafeString:
        """Return the values of a filter as links: a list has a hundred of them, so they are drawn once and kept."""
        city, language = self.here.city, get_language() or ""
        rest = self.query(**{name: ""})
        return drawn(Choice(city, (city.pk, city.version, language), name, self.given.get(name, ""), rest))

    @property
    def kinds(self) -> SafeString:
        """Filters by kind."""
        return self.chips("kind")

    @property
    def states(self) -> SafeString:
        """Filters by state."""
        return self.chips("state")

    @property
    def times(self) -> SafeString:
        """Filters by time of arrival."""
        return self.chips("days")

    @property
    def areas(self) -> SafeString:
        """Filters by part of the city."""
        return self.chips("area")

    @property
    def services(self) -> SafeString:
        """Filters by service, in their groups; only what can be public."""
        return self.chips("service")

    @property
    def chosen(self) -> list[Option]:
        """Return what is chosen, each a link to the list without it."""
        return [Option(word, self.query(**{name: ""})) for name, word in self._words()]

    def _words(self) -> Iterable[tuple[str, Any]]:
        names = {
            "service": getattr(self.here.services.get(self.wanted.service_id or 0), "name", ""),
            "area": getattr(self.here.areas.get(self.wanted.area_id or 0), "name", ""),
            "kind": dict(Kind.choices).get(self.wanted.kind, ""),
            "state": STATES.get(self.wanted.state, ""),
            "days": DAYS.get(str(self.wanted.days), ""),
            "words": f"”{self.wanted.words}”" if self.wanted.words else "",
        }
        return [(name, word) for name, word in names.items() if word]

    @property
    def title_words(self) -> str:
        """Return what is chosen in words: "Street lighting, Savio"."""
        return ", ".join(str(option.name) for option in self.chosen)

    @property
    def scope(self) -> str:
        """Return what a follower of this list follows: one service, one area, or everything."""
        one_of = {name: code for name, code in self.given.items() if name in {"service", "area"}}
        return next((f"{name}:{code}" for name, code in one_of.items()), "all")


@dataclass(frozen=True)
class Choice:
    """A filter to draw: what it is of, what is chosen of it, and the address without it."""

    city: City = field(compare=False)
    city_as_it_is: tuple[int, int, str]
    name: str
    chosen: str
    rest: str


@lru_cache(maxsize=512)
def drawn(choice: Choice) -> SafeString:
    """Return the values of a filter as links, under their groups where they have some."""
    if choice.name != "service":
        return format_html('<ul class="chips">{}</ul>', _links(choice, VALUES[choice.name](choice.city)))
    tree = [
        (group.name, _links(choice, [(s.code, s.name) for s in members if s.publish_mode != "never"]))
        for group, members in service_tree(choice.city)
    ]
    groups = ((name, links) for name, links in tree if links)
    return format_html_join("", '<p class="filters-title">{}</p><ul class="chips">{}</ul>', groups)


VALUES: dict[str, Callable[[City], Iterable[tuple[str, Any]]]] = {
    "kind": lambda _city: Kind.choices,
    "state": lambda _city: STATES.items(),
    "days": lambda _city: DAYS.items(),
    "area": lambda city: [(area.code, area.name) for area in areas(city)],
}


def _links(choice: Choice, values: Iterable[tuple[str, Any]]) -> SafeString:
    start = f"{choice.rest}&{choice.name}=" if choice.rest != "." else f"?{choice.name}="
    current = mark_safe(' aria-current="true"')
    return format_html_join(
        "",
        '<li><a class="chip"{} href="{}">{}</a></li>',
        (
            (current, choice.rest, word) if code == choice.chosen else ("", f"{start}{quote(code)}", word)
            for code, word in values
        ),
    )


def asked(parameters: QueryDict, here: Visit) -> Asked:
    """Return what an address asks for. A value that means nothing in this city is 404, never silently everything."""
    try:
        return Asked(here, given_in(parameters, here.city))
    except UnknownValue as error:
        raise Http404 from error


def place_in(parameters: QueryDict) -> Place | None:
    """Return where in the list an address begins. Raises 404 for what no page of ours ever linked to."""
    try:
        return asking.place_in(parameters)
    except UnknownValue as error:
        raise Http404 from error


def page_number(parameters: QueryDict) -> int:
    """Return which page of a search is wanted, from 1. Raises 404 for what is no page."""
    try:
        return asking.page_number(parameters)
    except UnknownValue as error:
        raise Http404 from error
