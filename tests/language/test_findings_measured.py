"""The finders measured on labelled texts. The floors say what docs/findings.md says: the same figures stand there."""

from functools import cache

import pytest

from kuuluu.language.findings import FindingClass
from tests.language.measure import DATA, NAMES, OTHERS, STRUCTURED, labelled, measure

DEV, DEV2, UNSEEN = "labelled_dev.txt", "labelled_dev2.txt", "labelled_unseen.txt"
(
    HOMES,
    HARD,
    HARDER,
    HOMES2,
    LETTERS,
    LETTERS2,
    SERVICES,
    DESK,
    NOTES,
    PLANS,
    PHONES,
    ROLES,
    CODES,
    SHAPES,
    ALIKE,
    FIGURES,
    TOLD,
    SENSITIVE,
    MIXED,
    ALIKE2,
    LETTERS3,
    ALIKE3,
    WRITINGS,
    ALIKE4,
    STRANGE_ALIKE,
    STRANGE_TOLD,
    STRANGE_LETTERS,
    STRANGE_NAMES,
    ILLNESS,
    TOLD2,
    NAMED,
    SHAPED,
    NAMED2,
) = (f"labelled_dev{n}.txt" for n in range(5, 38))
# What is reached: the goals are 0.99 and 0.97 of structured kinds, 0.95 and 0.90 of names, 0.85 and 0.85 of health, and at
# most 2 of 60 look-alikes. On the texts that nobody looked at while writing the rules, some are not reached yet.
FLOORS = {
    DEV: {"structured": 0.99, "names": 0.95, "health": 0.85, "look_alikes": 2 / 60},
    DEV2: {"structured": 0.92, "names": 0.88, "health": 0.85, "look_alikes": 2 / 60},
    UNSEEN: {"structured": 0.97, "names": 0.89, "health": 0.85, "look_alikes": 6 / 60},
    HOMES: {"structured": 0.99, "names": 0.95, "look_alikes": 1 / 36},
    HOMES2: {"structured": 0.91, "names": 0.95, "look_alikes": 1 / 20},
    LETTERS: {"structured": 0.99, "names": 0.95, "look_alikes": 0},
    LETTERS2: {"structured": 0.99, "names": 0.95, "look_alikes": 0},
    SERVICES: {"structured": 0.99, "names": 0.95, "look_alikes": 3 / 55},
    DESK: {"structured": 0.99, "names": 0.95, "look_alikes": 3 / 55, "precise": 0.84},
    NOTES: {
        "structured": 0.93,
        "names": 0.95,
        "look_alikes": 3 / 52,
        "precise": 0.86,
        "precise_structured": 0.93,
        "health": 0.83,
        "precise_health": 0.83,
    },
    PLANS: {"structured": 0.90, "names": 0.93, "look_alikes": 2 / 40, "precise": 0.77},
    PHONES: {"structured": 0.98, "names": 0.95, "look_alikes": 0, "health": 0.95, "precise_health": 0.95},
    # Nearly all of them look-alikes: what is precise in them says nothing.
    ROLES: {"structured": 0.99, "names": 0.95, "look_alikes": 11 / 129, "precise": 0.65},
    CODES: {"structured": 0.99, "names": 0.75, "look_alikes": 1 / 125, "precise": 0.80, "precise_structured": 0.85},
    SHAPES: {"structured": 0.96, "names": 0.99, "look_alikes": 0},
    # Look-alikes alone.
    FIGURES: {"structured": 0, "names": 0, "look_alikes": 3 / 158, "precise": 0, "precise_structured": 0},
    SENSITIVE: {
        "structured": 0,
        "names": 0.99,
        "health": 0.99,
        "precise_health": 0.95,
        "look_alikes": 0,
        "others": 0.94,
    },
    MIXED: {
        "structured": 0.99,
        "names": 0.99,
        "health": 0.99,
        "precise_health": 0.95,
        "look_alikes": 0,
        "others": 0.91,
    },
    ALIKE2: {
        "structured": 0,
        "names": 0.99,
        "precise": 0.80,
        "health": 0.99,
        "precise_health": 0.95,
        "look_alikes": 1 / 88,
    },
    LETTERS3: {
        "structured": 0.99,
        "names": 0.99,
        "precise": 0.95,
        "health": 0.99,
        "precise_health": 0.95,
        "look_alikes": 3 / 23,
    },
    ALIKE3: {
        "structured": 0,
        "names": 0.99,
        "precise": 0.60,
        "health": 0.99,
        "precise_health": 0.93,
        "look_alikes": 2 / 85,
    },
    WRITINGS: {"structured": 0.99, "names": 0.99, "look_alikes": 0, "health": 0, "others": 0.95},
    ALIKE4: {"structured": 0, "names": 0, "precise": 0, "health": 0.99, "precise_health": 0.99, "look_alikes": 2 / 72},
    TOLD: {"structured": 0.99, "names": 0.99, "look_alikes": 0},
    ALIKE: {"structured": 0.99, "names": 0.99, "look_alikes": 2 / 33, "precise": 0},
    HARD: {"structured": 0.99, "names": 0.90, "look_alikes": 4 / 132},
    # By other hands.
    STRANGE_ALIKE: {
        "structured": 0.99,
        "names": 0.91,
        "precise": 0.79,
        "health": 0.99,
        "precise_health": 0.85,
        "others": 0.99,
        "look_alikes": 3 / 200,
    },
    STRANGE_TOLD: {
        "structured": 0.99,
        "names": 0.97,
        "precise": 0.99,
        "health": 0.98,
        "precise_health": 0.99,
        "others": 0.96,
        "look_alikes": 0,
    },
    STRANGE_LETTERS: {
        "structured": 0.99,
        "names": 0.99,
        "precise": 0.98,
        "health": 0.96,
        "precise_health": 0.99,
        "others": 0.96,
        "look_alikes": 0,
    },
    STRANGE_NAMES: {"structured": 0.99, "names": 0.96, "precise": 0.99, "look_alikes": 0},
    # By the hands that made the rules, each for one kind: of other kinds they hold next to nothing.
    ILLNESS: {
        "structured": 0.99,
        "names": 0.99,
        "precise": 0,
        "health": 0.94,
        "precise_health": 0.97,
        "look_alikes": 1 / 110,
    },
    TOLD2: {"structured": 0, "names": 0.99, "precise": 0.92, "health": 0, "others": 0.89, "look_alikes": 3 / 86},
    NAMED: {"structured": 0.99, "names": 0.97, "precise": 0.90, "look_alikes": 9 / 129},
    SHAPED: {"structured": 0.99, "names": 0.99, "precise": 0.66, "precise_structured": 0.99, "look_alikes": 0},
    NAMED2: {"structured": 0.99, "names": 0.95, "precise": 0.96, "precise_structured": 0.74, "look_alikes": 3 / 63},
    # Written to be hard beyond what people write: names that are words, codes that look like plates, with nothing around.
    HARDER: {"structured": 0.99, "names": 0.85, "look_alikes": 12 / 108, "precise": 0.70, "precise_structured": 0.85},
}
FILES = sorted(FLOORS)


@cache
def sums_of(name):
    return measure(labelled(DATA / name))


@pytest.mark.parametrize("name", FILES)
def test_structured_kinds_are_found_as_is_said(name):
    assert sums_of(name).recall(STRUCTURED) >= FLOORS[name]["structured"]
    assert sums_of(name).precision(STRUCTURED) >= FLOORS[name].get("precise_structured", 0.97)


@pytest.mark.parametrize("name", FILES)
def test_names_are_found_as_is_said(name):
    assert sums_of(name).recall(NAMES) >= FLOORS[name]["names"]
    assert sums_of(name).precision(NAMES) >= FLOORS[name].get("precise", 0.90)


@pytest.mark.parametrize(
    "name",
    [
        DEV,
        DEV2,
        UNSEEN,
        LETTERS,
        LETTERS2,
        SERVICES,
        DESK,
        NOTES,
        PLANS,
        PHONES,
        SENSITIVE,
        MIXED,
        ALIKE2,
        LETTERS3,
        ALIKE3,
        STRANGE_ALIKE,
        STRANGE_TOLD,
        STRANGE_LETTERS,
        ILLNESS,
    ],
)
def test_health_is_found_as_is_said(name):
    assert sums_of(name).recall({FindingClass.HEALTH}, "touched") >= FLOORS[name].get("health", 0.85)
    assert sums_of(name).precision({FindingClass.HEALTH}) >= FLOORS[name].get("precise_health", 0.85)


@pytest.mark.parametrize("name", [DEV, DEV2, UNSEEN])
def test_other_sensitive_words_are_seldom_found_for_nothing(name):
    assert sums_of(name).precision(OTHERS) >= 0.8


@pytest.mark.parametrize("name", [SENSITIVE, MIXED, WRITINGS, STRANGE_ALIKE, STRANGE_TOLD, STRANGE_LETTERS, TOLD2])
def test_other_sensitive_words_are_hidden_whole_as_is_said(name):
    assert sums_of(name).recall(OTHERS) >= FLOORS[name]["others"]
    assert sums_of(name).recall({FindingClass.HEALTH}) >= FLOORS[name]["health"]


@pytest.mark.parametrize("name", FILES)
def test_hard_look_alikes_are_left(name):
    assert sums_of(name).taken / max(sums_of(name).look_alikes, 1) <= FLOORS[name]["look_alikes"]
