"""Matters told in other words, in the same language and in another, among look-alikes at other places."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kuuluu.language.similar import Corpus, Rarity, alike, matter, metres, rarity_of, shares_enough, telling_words
from tests.language.similar_pairs import mixed_recall, recall

SAME = ("fi-fi", "sv-sv", "en-en")
KERAVA = (60.4034, 25.105)


@pytest.mark.parametrize("are_placed", [True, False])
def test_twins_are_found_among_matters_told_once(*, are_placed: bool) -> None:
    found = recall(are_placed=are_placed)
    assert min(found[pair] for pair in SAME) >= 0.93
    assert min(found.values()) >= 0.93


def test_twins_are_found_among_the_same_words_at_other_places() -> None:
    found = mixed_recall(are_placed=False)
    assert min(found[pair] for pair in SAME) >= 0.87
    assert min(found.values()) >= 0.78


def test_a_near_place_counts_and_a_far_one_counts_against() -> None:
    rarity, words = Rarity(), "Katuvalo on pimeänä"
    here, unplaced = matter(words, "fi", *KERAVA), matter(words, "fi")
    beside, far = matter(words, "fi", KERAVA[0] + 0.0002, KERAVA[1]), matter(words, "fi", KERAVA[0] + 0.02, KERAVA[1])
    for one in (here, unplaced, beside, far):
        rarity.add(one)
    assert alike(here, beside, rarity) > alike(here, unplaced, rarity) > alike(here, far, rarity)


def test_matters_with_nothing_in_common_are_not_alike() -> None:
    rarity = Rarity()
    one, other = matter("Uimahallin vesi on kylmää", "fi"), matter("Bussi ajoi ohi", "fi")
    rarity.add(one)
    rarity.add(other)
    assert alike(one, other, rarity) == 0


def test_one_word_with_many_meanings_makes_no_same_matter() -> None:
    texts = ("Koska jäät aukeavat?", "Koulun ruoka on kylmää ja mautonta", "Keitto oli kylmää koulussa")
    told = [matter(text, "fi") for text in texts]
    asked = telling_words(matter("Koulun ruoka on aina kylmää, voisiko sen lämmittää?", "fi"), rarity_of(told))
    assert [shares_enough(asked, one) for one in told] == [False, True, True]


def test_what_stands_everywhere_tells_nothing() -> None:
    things = ("kuoppa", "lunta", "lamppu", "roskia", "auto", "koira", "penkki", "aita")
    rarity = rarity_of(matter(f"Kadulla on {thing}", "fi") for thing in things)
    [telling] = telling_words(matter("Kadulla on kuoppa", "fi"), rarity)
    assert "kuoppa" in telling
    assert "katu" not in telling


def test_metres_are_those_of_the_map() -> None:
    assert metres(KERAVA, (KERAVA[0] + 0.001, KERAVA[1])) == pytest.approx(111.2, abs=0.2)


def test_nearest_never_returns_the_query_itself() -> None:
    corpus = Corpus([("a", matter("Roskis on täynnä", "fi")), ("b", matter("Soptunnan är full", "sv"))])
    assert corpus.nearest(matter("Roskis on täynnä", "fi"), without="a") == ["b"]


def test_the_command_reads_a_corpus_and_answers_queries(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    lines = [
        {"id": 1, "text": "Gatlyktan lyser inte på Alikatu", "lang": "sv", "lat": 60.4, "long": 25.1},
        {"id": 2, "text": "Kirjasto auki sunnuntaisin?", "lang": "fi"},
    ]
    corpus.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    asked = (
        json.dumps({"id": 1, "text": "Katuvalo pimeänä Alikadulla"})
        + "\n"
        + json.dumps({"id": 3, "text": "lamppu rikki Alikatu"})
    )
    command = [str(Path(sys.executable).parent / "kuuluu"), "language", "similar", "--corpus", str(corpus)]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"id": 1, "answer": []},
        {"id": 3, "answer": [1]},
    ]
