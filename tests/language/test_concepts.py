"""The lexicon that languages and synonyms meet in."""

from collections import Counter

import pytest

from kuuluu.language.concepts import concepts, lines_of_lexicon
from kuuluu.language.terms import terms


def of(text: str, language: str = "") -> frozenset[str]:
    return concepts(terms(text, language), language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Valotolppa Kurkelankadulla on pimeänä", "fi"),
        ("kadunvalot sammuneet", "fi"),
        ("Gatubelysningen är släckt", "sv"),
        ("Alla gatlyktor slocknade", "sv"),
        ("The street lamps have gone out", "en"),
        ("all the lampposts here are dark", ""),
    ],
)
def test_concepts_meet_over_languages_and_synonyms(text: str, language: str) -> None:
    assert {"#katuvalo", "#pimeä"} <= of(text, language)


def test_a_phrase_means_something_only_with_its_words_near_each_other() -> None:
    assert "#bussipysäkki" in of("at the bus stop", "en")
    assert "#bussipysäkki" not in of("please stop the noise that each morning comes from the old blue bus", "en")


def test_parking_is_no_park() -> None:
    assert "#puisto" not in of("Wrong parking in front of the shop", "en")
    assert "#puisto" in of("Litter in the park", "en")


def test_a_narrow_word_says_the_wider_too() -> None:
    assert {"#koivu", "#puu"} <= of("koivu kaatui", "fi")


def test_nothing_of_no_words() -> None:
    assert concepts([]) == frozenset()


def test_each_concept_stands_once_and_leads_to_one_that_is_there() -> None:
    names = Counter(line.name for line in lines_of_lexicon())
    assert [name for name, count in names.items() if count > 1] == []
    assert {above for line in lines_of_lexicon() for above in line.wider} <= set(names)
