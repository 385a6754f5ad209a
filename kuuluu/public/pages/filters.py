"""What a list shows, as its address says it: every filter is a link."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import quote, urlencode
from uuid import UUID

from django.http import Http404, QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kuuluu.cities.models import City
from kuuluu.cities.queries import area_by_code, areas, service_by_code, service_tree
from kuuluu.feedback.models import Kind
from kuuluu.language.cleaning import one_line
from kuuluu.public.pages.visits import Visit
from kuuluu.publication.queries import Place, Wanted
from kuuluu.ui.states import LOOKS

MOST_WORDS = 100
MOST_PAGES = 100
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
        service = service_by_code(self.here.city, self.given.get("service", ""))
        area = area_by_code(self.here.city, self.given.get("area", ""))
        return Wanted(
            service_id=service.pk if service else None,
            area_id=area.pk if area else None,
            kind=self.given.get("kind", ""),
            state=self.given.get("state", ""),
            days=int(self.given.get("days", 0)),
            words=self.given.get("words", ""),
        )

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
    words = one_line(parameters.get("words", ""))[:MOST_WORDS].strip()
    names = ("service", "area", "kind", "state", "days")
    given = {name: value for name in names if (value := str(parameters.get(name, "")))}
    known: dict[str, Callable[[str], object]] = {
        "service": lambda code: service_by_code(here.city, code),
        "area": lambda code: area_by_code(here.city, code),
        "kind": Kind.values.__contains__,
        "state": STATES.__contains__,
        "days": DAYS.__contains__,
    }
    if not all(known[name](value) for name, value in given.items()):
        raise Http404
    return Asked(here, {**given, **({"words": words} if words else {})})


def place_in(parameters: QueryDict) -> Place | None:
    """Return where in the list an address begins. Raises 404 for what no page of ours ever linked to."""
    for name in ("before", "after"):
        if text := parameters.get(name, ""):
            return replace(_place(text), is_newer=name == "before")
    return None


def page_number(parameters: QueryDict) -> int:
    """Return which page of a search is wanted, from 1. Raises 404 for what is no page."""
    text = parameters.get("page", "1")
    if not (text.isascii() and text.isdecimal() and 0 < int(text[:4]) <= MOST_PAGES):
        raise Http404
    return int(text[:4])


def _place(text: str) -> Place:
    moment, _dash, key = text.partition("-")
    try:
        return Place(EPOCH + timedelta(microseconds=int(moment)), UUID(hex=key))
    except (ValueError, OverflowError) as error:
        raise Http404 from error


def place_text(received_at: datetime, key: UUID) -> str:
    """Return a place as an address carries it."""
    return f"{(received_at - EPOCH) // timedelta(microseconds=1)}-{key.hex}"
