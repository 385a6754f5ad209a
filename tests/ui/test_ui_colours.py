"""Every colour can be read, whatever accent a city has."""

import re
from pathlib import Path

import pytest

from kuuluu.ui import theme
from kuuluu.ui.colours import contrast, mix, readable

TOKENS = Path(theme.__file__).parent / "static/ui/tokens.css"
TEXT = 4.5
SHAPE = 3


def properties(css: str) -> tuple[dict[str, str], dict[str, str]]:
    light, dark = css.split("@media", 1)
    return tuple(dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})", part)) for part in (light, dark))


@pytest.fixture(params=[0, 1], ids=["light", "dark"])
def tokens(request) -> dict[str, str]:
    return properties(TOKENS.read_text())[request.param]


@pytest.mark.parametrize("ground", ["paper", "ground"])
@pytest.mark.parametrize("text", ["ink", "muted", "accent", "late"])
def test_text_is_read_on_both_grounds(tokens, text, ground):
    assert contrast(tokens[text], tokens[ground]) >= TEXT


@pytest.mark.parametrize("state", ["calm", "wait", "good", "late", "plain"])
def test_state_is_read_on_its_tint(tokens, state):
    assert contrast(tokens[state], tokens[f"{state}-wash"]) >= TEXT


@pytest.mark.parametrize("ground", ["paper", "ground"])
def test_edges_of_controls_are_seen(tokens, ground):
    assert contrast(tokens["edge"], tokens[ground]) >= SHAPE


def test_focus_is_seen_whatever_is_behind(tokens):
    assert contrast(tokens["focus"], tokens["paper"]) >= SHAPE
    assert contrast(tokens["focus"], tokens["halo"]) >= SHAPE


def test_theme_knows_the_grounds_of_the_tokens():
    light, dark = properties(TOKENS.read_text())
    assert (light["paper"], light["ground"], light["ink"]) == (theme.PAPER, theme.GROUND, theme.INK)
    assert (dark["paper"], dark["ground"], dark["ink"]) == (theme.DARK_PAPER, theme.DARK_GROUND, theme.DARK_INK)


@pytest.mark.parametrize("accent", ["#0b5d4e", "#ffd400", "#ffffff", "#000000", "#e2007a", "#767676", "#12457c"])
def test_any_accent_becomes_one_that_is_read(accent):
    look = theme.City(accent=accent, accent_ink="#777777", accent_dark=accent, accent_dark_ink="")
    for found, paper, ground, muted in zip(
        properties(theme.stylesheet(look)),
        (theme.PAPER, theme.DARK_PAPER),
        (theme.GROUND, theme.DARK_GROUND),
        ("#525c56", "#abb5af"),
        strict=True,
    ):
        assert contrast(found["accent"], paper) >= TEXT
        assert contrast(found["accent"], ground) >= TEXT
        assert contrast(found["accent"], found["accent-wash"]) >= TEXT
        assert contrast(found["accent-ink"], found["accent"]) >= TEXT
        assert contrast(found["accent-ink"], found["accent-strong"]) >= TEXT
        assert contrast(muted, found["accent-wash"]) >= TEXT


def test_contrast_of_black_on_white_is_21():
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert contrast("#123456", "#123456") == 1


def test_mixing_half_is_between():
    assert mix("#000000", "#ffffff", 0.5) == "#808080"


def test_readable_colour_stays_as_it_is():
    assert readable("#0b5d4e", "#ffffff") == "#0b5d4e"


def test_stylesheet_holds_nothing_but_colours():
    look = theme.City(accent="#0b5d4e", accent_dark="#7fd1b9")
    assert re.fullmatch(r"[\s:;{}()@a-z0-9#-]+", theme.stylesheet(look))
