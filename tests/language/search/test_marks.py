from collections.abc import Collection, Mapping

import pytest

from kuuluu.language.search import Marked, marked, read_query, snippet


class Everything:
    """A vocabulary that has every word once."""

    size = 100

    def counts(self, terms: Collection[str]) -> Mapping[str, int]:
        return dict.fromkeys(terms, 1)

    def near(self, words: Collection[str]) -> Mapping[str, Collection[str]]:
        return dict.fromkeys(words, ())


def asked(words: str, language: str = "fi"):
    return read_query(words, language, Everything())


def shown(piece: Marked) -> list[str]:
    return [piece.text[start:end] for start, end in piece.marks]


@pytest.mark.parametrize(
    ("words", "text", "language", "found"),
    [
        ("kadun", "Kadulla on kuoppa", "fi", ["Kadulla"]),
        ("katuvalo", "Kadulla katuvalot ja valaisin", "fi", ["katuvalot", "valaisin"]),
        ("katulamppu", "Gatlyktan är trasig", "sv", ["Gatlyktan"]),
        ("lamppu", "<b>Lamppu</b> & lamput", "fi", ["Lamppu", "lamput"]),
        ("koira", "Kissa puussa", "fi", []),
    ],
)
def test_words_are_marked_in_any_form(words, text, language, found):
    assert shown(marked(text, language, asked(words))) == found


def test_snippet_has_the_words_and_is_cut_between_words():
    text = f"{'alku ja muuta ' * 40}tässä katuvalo on rikki {'loppu ja muuta ' * 40}".strip()
    piece = snippet(text, "fi", asked("katuvalo rikki"))
    assert shown(piece) == ["katuvalo", "rikki"]
    assert len(piece.text) <= 202
    assert (piece.text[0], piece.text[-1]) == ("…", "…")
    assert set(piece.text.strip("…").split()) <= set(text.split())


def test_snippet_takes_the_place_with_most_words():
    text = f"Valo näkyi. {'muuta ' * 60}Lamppu on pimeä ja valo poissa."
    assert shown(snippet(text, "fi", asked("valo lamppu")))[:2] == ["Lamppu", "valo"]


def test_text_without_the_words_has_no_snippet():
    assert snippet("Kissa puussa", "fi", asked("katuvalo")) == Marked("")


def test_short_text_is_shown_whole():
    assert snippet("Katuvalo rikki", "fi", asked("katuvalo")).text == "Katuvalo rikki"
