"""Parts of a page that are the same for everybody in a city: drawn once for each look, language and section."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.conf import settings
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

MOST = 1000


class Key(NamedTuple):
    """All that such a part depends on."""

    template: str
    language: str
    city: str
    # Grows with every load of the city's files.
    version: int
    section: str
    theme_version: str
    addresses: str


_drawn: dict[Key, SafeString] = {}


def draw(template: str, context: Mapping[str, Any]) -> SafeString:
    """Return a part drawn for the page's city, language and section; nothing else of the context reaches it."""
    city, section, theme_version = (context.get(name) for name in ("city", "section", "theme_version"))
    key = Key(
        template,
        get_language() or "",
        getattr(city, "slug", ""),
        getattr(city, "version", 0),
        str(section or ""),
        str(theme_version or ""),
        str(settings.ROOT_URLCONF),
    )
    if key not in _drawn:
        if len(_drawn) >= MOST:
            _drawn.clear()
        _drawn[key] = get_template(template).render({"city": city, "section": section, "theme_version": theme_version})  # type: ignore[assignment]
    return _drawn[key]
