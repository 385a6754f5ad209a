from functools import cache
from pathlib import Path

import pytest

from kuuluu.language.search import Corpus, lexemes_of, read_query
from kuuluu.language.search.asked import read_asked
from kuuluu.language.search.slips import distance, nearest

DATA = Path(__file__).parents[1] / "data" / "search_dev"
TEN = 10


def rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("|") for line in lines if line and not line.startswith("#")]


@cache
def corpus() -> Corpus:
    made = Corpus()
    for key, language, text in rows("texts.txt"):
        made.add(key, text, language)
    return made


@cache
def measured(kind: str) -> tuple[float, float]:
    """Recall@10 and mean reciprocal rank of the developing queries of a kind."""
    asked = [row for row in rows("queries.txt") if kind in {row[1], "all"}]
    recalls, ranks = [], []
    for language, _kind, query, ids in asked:
        found, right = corpus().search(query, language, TEN), set(ids.split())
        recalls.append(len(right & set(found)) / len(right))
        ranks.append(next((1 / place for place, key in enumerate(found, 1) if key in right), 0.0))
    return sum(recalls) / len(asked), sum(ranks) / len(asked)


@pytest.mark.parametrize(
    ("kind", "recall", "rank"),
    [
        ("all", 0.98, 0.95),
        ("inflected", 0.98, 0.97),
        ("part", 0.98, 0.9),
        ("compound", 0.98, 0.93),
        ("typo", 0.97, 0.95),
        ("phrase", 1.0, 1.0),
        ("street", 0.98, 0.98),
        ("number", 1.0, 1.0),
        ("cross", 0.95, 0.85),
    ],
)
def test_developing_queries_find_their_texts(kind, recall, rank):
    assert measured(kind) >= (recall, 0)
    assert measured(kind)[1] >= rank


def test_words_in_quotation_marks_must_stand_together():
    made = Corpus()
    made.add("together", "Hylätty auto seisoo kadulla", "fi")
    made.add("apart", "Auto ajoi ohi, pyörä on hylätty", "fi")
    assert made.search('"hylätty auto"', "fi") == ["together"]
    assert set(made.search("hylätty auto", "fi")) == {"together", "apart"}


def test_phrase_finds_other_inflections():
    made = Corpus()
    made.add("bent", "Hylättyä autoa ei ole haettu", "fi")
    assert made.search("”hylätty auto”", "fi") == ["bent"]


def test_all_words_come_before_some():
    made = Corpus()
    made.add("one", "Lamppu lamppu lamppu lamppu", "fi")
    made.add("both", "Savion koulun edessä oli tänään illalla pimeää, kun lamppu ei palanut", "fi")
    assert made.search("lamppu Savio", "fi")[0] == "both"


def test_title_counts_for_more():
    made = Corpus()
    made.add("text", "Kuoppa kadulla on iso", "fi", "Asia")
    made.add("title", "Asia kadulla on iso", "fi", "Kuoppa")
    assert made.search("kuoppa", "fi") == ["title", "text"]


def test_small_words_are_passed_over_unless_alone():
    assert read_asked("missä on kirjaston palautus").words == ("kirjaston", "palautus")
    assert read_asked("mitä nyt").words == ("mitä", "nyt")
    assert read_asked('"missä on kirjasto"').words == ("missä", "on", "kirjasto")


def test_longest_query_is_cut():
    assert len(read_asked("katu " * 500).words) == 10


@pytest.mark.parametrize("query", ["", "   ", '"', '""', "!!!", "\x00", "😀", "|&!():*'\\", "a" * 3000])
def test_strange_queries_find_nothing_and_do_no_harm(query):
    assert corpus().search(query, "fi") == []


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("pyoratie", "pyörätie"),
        ("katuvlo", "katuvalo"),
        ("kuopa", "kuoppa"),
        ("katuvlaoissa", "katuvalo"),
        ("linjaauto", "linja-auto"),
    ],
)
def test_slips_are_near(typed, known):
    assert nearest(typed, [known, "aivan", "muuta"])[0][0] == known


@pytest.mark.parametrize(("typed", "known"), [("katu", "satu"), ("talo", "valo"), ("koira", "kissa"), ("puu", "suu")])
def test_other_words_are_far(typed, known):
    assert nearest(typed, [known]) == []


def test_distance_is_nothing_between_the_same():
    assert distance("katu", "katu", 2) == 0


def test_lexemes_know_their_place_and_worth():
    found = list(lexemes_of("Katuvalo", ["Lamppu rikki"], "fi"))
    assert ("katuvalo", 1, "A") in found
    assert ("valo", 1, "C") in found
    assert ("lamppu", 12, "B") in found
    assert ("#katuvalo", 23, "D") in found or any(one.term == "#katuvalo" and one.weight == "D" for one in found)


def test_query_tells_what_a_word_may_stand_for():
    (group,) = read_query("katuvlo", "fi", corpus()).groups
    assert group.word == "katuvlo"
    assert "katuvalo" in {term for one in group.alternatives for term in one.terms}
