"""A city's look as a stylesheet: its accent for paper and for the dark, with the tints that go with it."""

import hashlib
from functools import lru_cache

from kuuluu.cities.models import City
from kuuluu.ui.colours import contrast, mix, readable

# As in static/ui/tokens.css: the grounds that an accent must be read on, and the inks.
PAPER, GROUND, INK = "#fdfdfb", "#f1f3ee", "#17201c"
DARK_PAPER, DARK_GROUND, DARK_INK = "#131816", "#1d2421", "#eceee9"
# WCAG 2.2, success criterion 1.4.3.
TEXT_CONTRAST = 4.5
DEFAULT_ACCENT, DEFAULT_DARK = "#0b5d4e", "#7fd1b9"


def stylesheet(city: City | None) -> str:
    """Return the city's custom properties. A colour that could not be read is moved until it can."""
    accent, ink, dark, dark_ink = _given(city)
    return _stylesheet(accent, ink, dark, dark_ink)


def version(city: City | None) -> str:
    """Return a short name of the look, which changes when any of it does: a browser may keep the rest for good."""
    return hashlib.sha256(stylesheet(city).encode()).hexdigest()[:12]


def _given(city: City | None) -> tuple[str, str, str, str]:
    if city is None:
        return DEFAULT_ACCENT, "", DEFAULT_DARK, ""
    return city.accent or DEFAULT_ACCENT, city.accent_ink, city.accent_dark or DEFAULT_DARK, city.accent_dark_ink


@lru_cache(maxsize=256)
def _stylesheet(accent: str, ink: str, dark: str, dark_ink: str) -> str:
    light = _properties(accent, ink, PAPER, GROUND, INK)
    night = _properties(dark, dark_ink, DARK_PAPER, DARK_GROUND, DARK_INK)
    return f":root{{{light}}}\n@media screen and (prefers-color-scheme: dark){{:root{{{night}}}}}\n"


def _properties(accent: str, ink: str, paper: str, ground: str, text: str) -> str:
    wash = mix(paper, accent, 0.08)
    accent = readable(readable(readable(accent, paper), ground), wash)
    strong = mix(accent, text, 0.35)
    fits = ink and min(contrast(ink, accent), contrast(ink, strong)) >= TEXT_CONTRAST
    on_accent = ink if fits else readable(readable(paper, accent), strong)
    return ";".join(
        [
            f"--accent:{accent}",
            f"--accent-ink:{on_accent}",
            f"--accent-strong:{strong}",
            f"--accent-wash:{wash}",
            f"--accent-line:{mix(paper, accent, 0.4)}",
        ]
    )
