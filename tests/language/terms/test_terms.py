import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from kuuluu.language.terms import finnish, is_whole, swedish, terms, words, words_of
from kuuluu.language.terms.reading import NOTHING

_spec = spec_from_file_location("gold", Path(__file__).with_name("gold.py"))
assert _spec
assert _spec.loader
gold = module_from_spec(_spec)
_spec.loader.exec_module(gold)


def test_dictionaries_are_installed():
    assert is_whole()


def test_finnish_words_are_found_by_their_base_form():
    missed = {word: terms(word, "fi") for word, base in gold.FINNISH.items() if base not in terms(word, "fi")}
    assert missed == {}


def test_finnish_compounds_are_found_by_their_parts():
    assert _missed(gold.FINNISH_COMPOUNDS, "fi") == {}


def test_swedish_words_are_found_by_their_base_form():
    missed = {word: terms(word, "sv") for word, base in gold.SWEDISH.items() if base not in terms(word, "sv")}
    assert missed == {}


def test_swedish_compounds_are_found_by_their_parts():
    assert _missed(gold.SWEDISH_COMPOUNDS, "sv") == {}


def test_english_words_are_found_by_their_stem():
    assert {word: terms(word, "en")[1:2] for word in gold.ENGLISH} == {w: [s] for w, s in gold.ENGLISH.items()}


def test_every_reading_counts():
    assert terms("katuvaloja", "fi") == ["katuvala", "katuvalo", "katu", "vala", "valo"]


def test_words_of_another_language_are_read_too():
    assert "gata" in terms("Lamppu on rikki Storgatanilla ja vägenin varrella, Gamla gatan 3", "fi")
    assert "katu" in terms("Lampan är trasig på Kannistonkatu", "sv")
    assert "katu" in terms("The lamp on Kannistonkatu is broken", "en")


def test_sides_of_a_hyphen_are_read_apart():
    found = terms("Keravan-Järvenpään", "fi")
    assert {"kerava", "järvenpää"} <= set(found)
    assert "ää" not in found


def test_unknown_word_keeps_its_form_and_gets_stems():
    assert terms("töhryjä", "fi")[0] == "töhryjä"
    assert set(terms("töhryjä", "fi")) & set(terms("töhryjen", "fi")) or "töhryj" in terms("töhryjä", "fi")


def test_repeats_and_order_are_kept():
    assert terms("Puu kaatui. Puu on kadulla.", "fi") == ["puu", "kaatua", "puu", "olla", "katu"]


def test_words_know_where_they_stand():
    text = "Lamppu: KER-2026-00123, katuvalot!"
    found = words_of(text, "fi")
    assert [word.text for word in found] == ["Lamppu", "KER-2026-00123", "katuvalot"]
    assert all(text[word.start : word.end] == word.text for word in found)
    assert "ker-2026-00123" in found[1].terms
    assert {"katuvalo", "valo"} <= set(found[2].terms)


def test_language_is_told_from_the_text():
    assert "gata" in terms("Det är en grop på gatan")
    assert "katu" in terms("Kadulla on iso kuoppa")


def test_text_without_words_has_no_terms():
    assert terms("… !!! 😀", "fi") == []


@pytest.mark.parametrize("word", ["a" * 5000, "ä-" * 300, "katu" * 40, "'", "ı" * 50, "\x00katu"])
def test_strange_words_are_read_without_harm(word):
    assert isinstance(terms(word, "fi"), list)


def test_many_threads_get_the_same_answers(cleared):
    asked = [*gold.FINNISH, *gold.FINNISH_COMPOUNDS, *gold.SWEDISH] * 20
    alone = [terms(word, "fi") for word in asked]
    cleared()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(_fresh, asked)) == alone


def test_without_dictionaries_stems_are_left_and_one_notice(monkeypatch, caplog, cleared):
    monkeypatch.setattr(finnish, "_voikko", lambda: None)
    monkeypatch.setattr(swedish, "_dictionary", lambda: None)
    cleared()
    assert "katuvalo" in terms("katuvalot", "fi")
    assert "skol" in terms("skolor", "sv")
    assert not is_whole()
    assert [record.levelname for record in caplog.records] == ["WARNING", "WARNING"]
    assert "libvoikko" in caplog.text


HIDDEN = """
import libvoikko, runpy, sys
def refuse(*_args, **_more):
    raise OSError("libvoikko.so.1: cannot open shared object file")
libvoikko.VoikkoLibrary.__init__ = refuse
"""


def without_voikko(then: str) -> subprocess.CompletedProcess[str]:
    """Run some code in a process of its own that finds no library."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", HIDDEN + then], capture_output=True, text=True, check=False
    )


def test_setup_is_told_silently_that_voikko_is_missing():
    told = without_voikko("runpy.run_module('kuuluu.language.terms', run_name='__main__')")
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr == ""


def test_without_voikko_words_are_found_by_stems_and_the_log_says_so_once():
    told = without_voikko(
        "from kuuluu.language.terms import terms\n"
        "print(set(terms('katuvalot', 'fi')) & set(terms('katuvalojen', 'fi')) and 'katuvalo' in terms('katuvalot', 'fi'))"
    )
    assert (told.returncode, told.stdout.strip()) == (0, "True")
    assert told.stderr.count("stems alone") == 1
    assert "libvoikko with its Finnish dictionary is missing" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.fixture
def cleared() -> Iterator:
    """What forgets all that was read, before and after."""

    def forget() -> None:
        for kept in (is_whole, words.read, finnish.read, swedish.read):
            kept.cache_clear()

    yield forget
    forget()


def _fresh(word: str) -> list[str]:
    """Return the terms of a word with the dictionaries really asked."""
    finnish.read.cache_clear()
    swedish.read.cache_clear()
    words.read.cache_clear()
    assert finnish.read("katu") != NOTHING
    return terms(word, "fi")


def _missed(compounds: dict[str, tuple[str, ...]], language: str) -> dict[str, list[str]]:
    return {w: terms(w, language) for w, wanted in compounds.items() if not set(wanted) <= set(terms(w, language))}
