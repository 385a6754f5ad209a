"""What every page has at hand. Asks the database nothing and leaves the session alone."""

from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.utils.timezone import localdate, now
from django.utils.translation import get_language

from kuuluu.people.actors import ANYONE
from kuuluu.ui import theme

NAMES = dict(settings.LANGUAGES)


class LanguageLink(NamedTuple):
    """This page in a language."""

    code: str
    name: str
    url: str
    is_current: bool


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the city, the actor, the day, and this page in each language; a page of no city has no city."""
    city = getattr(request, "city", None)
    return {
        "city": city,
        "actor": getattr(request, "actor", ANYONE),
        "today": _today(request),
        "language_links": language_links(request, city),
        "theme_version": theme.version(city),
        "tile_url": settings.TILE_URL,
        "tile_attribution": settings.TILE_ATTRIBUTION,
    }


def language_links(request: HttpRequest, city: Any) -> list[LanguageLink]:
    """Return the page's address in each language of the city, the languages named in themselves.

    The default language has no prefix; the prefix is cut and set as text, so that a page that isn't there can be read in
    another language too.
    """
    current = (get_language() or settings.LANGUAGE_CODE)[:2]
    spoken = getattr(city, "languages", None) or list(NAMES)
    here = unprefixed(request.get_full_path())
    return [
        LanguageLink(code, NAMES[code], in_language(here, code), code == current) for code in spoken if code in NAMES
    ]


def unprefixed(address: str) -> str:
    """Return an address without its language: "/sv/asiat/" is "/asiat/"."""
    first, _slash, rest = address.removeprefix("/").partition("/")
    return f"/{rest}" if first in NAMES and first != settings.LANGUAGE_CODE else address


def in_language(address: str, code: str) -> str:
    """Return an address that has no language in a language."""
    return address if code == settings.LANGUAGE_CODE else f"/{code}{address}"


def _today(request: HttpRequest) -> date:
    return localdate(getattr(request, "at", None) or now())
