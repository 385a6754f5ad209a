"""Homes that no rule tells of, found by the weight of the words around them; nothing else is found or left by it."""

import pytest

from kuuluu.language.findings import FindingClass, find
from kuuluu.language.weighed_homes import weights
from kuuluu.language.words import read_lines
from tests.language.learn_homes import LABELLED, learn, opened, read_by


def homes(text, language):
    return [text[f.start : f.end] for f in find(text, language) if f.cls is FindingClass.HOME_ADDRESS]


@pytest.mark.parametrize(
    ("text", "language", "home"),
    [
        ("Olisiko mahdollista saada hiekoitushiekkaa, osoite on Honkatie 31. Olen 84-vuotias.", "fi", "Honkatie 31"),
        ("It's about my grandfather's tree by the power line, at Tikkamäentie 15.", "en", "Tikkamäentie 15"),
    ],
)
def test_an_address_is_a_home_by_the_words_around_it(text, language, home):
    assert homes(text, language) == [home]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Katuvalo on rikki Kuusitie 4 kohdalla.", "fi"),
        ("Kuoppa, Kuusitie 4. Korjatkaa.", "fi"),
        ("Jag läste om gatlampan. Adressen är Koivupolku 12.", "sv"),
        ("The library radiators are cold. Address Niittytie 22.", "en"),
    ],
)
def test_the_address_of_a_fault_weighs_for_no_home(text, language):
    assert homes(text, language) == []


def test_weights_read_letters_that_they_were_not_learnt_from():
    fresh = [LABELLED / "unseen" / f"findings_{n}.txt" for n in range(15, 24)]
    found, others = read_by(learn([path for path in opened() if path not in fresh]), fresh)
    assert found[0] / found[1] >= 0.75
    assert others[0] / others[1] <= 0.1


def test_every_sign_weighs_once():
    lines = list(read_lines("home_weights"))
    assert len(weights()) == len(lines)
    assert "-" in weights()
    assert all(weights().values())
