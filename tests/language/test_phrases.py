"""Lists of patterns: each can be made, though it is made only when a word begins as it does."""

import re

import pytest

from kuuluu.language.phrases import Phrases
from kuuluu.language.reading import Reading
from kuuluu.language.words import DATA, read_lines

LISTS = (
    "belief", "crime", "crime_acts", "crime_own", "faiths_en", "faiths_fi", "faiths_sv", "health_phrases", "health_telling", "lives", "lives_street", "lives_weak", "number_words", "origin",
    "peoples_en", "peoples_fi", "peoples_sv", "plate_told", "security", "security_away",
    "social", "vehicles",
)  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_every_pattern_of_a_list_can_be_made(name):
    phrases = Phrases.read(name)
    assert phrases.begins()
    assert all(phrases.tried(key) for key in phrases.begins())


def test_lists_are_all_tried():
    assert all((DATA / f"{name}.txt").is_file() for name in LISTS)


@pytest.mark.parametrize("text", ["our house", "our old house", "our old old house"])
def test_what_may_be_left_out_tells_no_sign(text):
    phrases = Phrases(["our (?:old ){0,2}(?:house|home)"])
    assert list(phrases.find(Reading(text))) == [(0, len(text))]


def test_lists_are_in_small_letters_unless_one_asks_for_capitals():
    for name in LISTS:
        told = [re.sub(r"\\.", "", line) for line in read_lines(name)]
        assert any("(?-i:" in line for line in told) or not any(line != line.lower() for line in told), name
