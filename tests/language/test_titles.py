import pytest

from kuuluu.language.search.asked import query_words
from kuuluu.language.titles import title_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Katuvalo on rikki. Se sammui eilen.", "Katuvalo on rikki"),
        ("Katuvalo on rikki\nSe sammui eilen", "Katuvalo on rikki"),
        ("Milloin avataan? Odotan jo.", "Milloin avataan?"),
        ("Hei! Katuvalo on rikki. Kiitos.", "Hei! Katuvalo on rikki"),
        ("Valo sammui 3.12.2026 klo 14.05. Sen jälkeen pimeää.", "Valo sammui 3.12.2026 klo 14.05"),
        ("Ks. esim. Kauppakaari 3. Siellä on pimeää.", "Ks. esim. Kauppakaari 3. Siellä on pimeää"),
        ("Naapuri […] (os. […]) polttaa roskia. Kuka auttaa?", "Naapuri […] (os. […]) polttaa roskia"),
        ("Tapasin J. Virtasen torilla. Hän lupasi.", "Tapasin J. Virtasen torilla"),
        ("Apua!!!!!! Nyt heti", "Apua! Nyt heti"),
        ("  väli   lyönnit \t täällä  ", "väli lyönnit täällä"),
        ("", ""),
        ("   \n ", ""),
        ("ok", "ok"),
        ("sana " * 40, "sana " * 14 + "sana sana…"),
        ("x" * 200, "x" * 79 + "…"),
        ("a" * 80, "a" * 80),
        ("Valo, joka on rikki,", "Valo, joka on rikki"),
    ],
)
def test_title_is_the_first_sentence(text, title):
    assert title_of(text) == title


@pytest.mark.parametrize("limit", [10, 20, 79, 80, 120])
def test_title_is_never_longer_than_its_limit(limit):
    text = "Kadunvarsipysäköintipaikkojen merkinnät, jotka maalattiin keväällä - ovat kuluneet pois eikä niitä näe enää kukaan"
    for start in range(len(text)):
        title = title_of(text[start:], limit)
        assert len(title) <= limit
        assert "\n" not in title


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", []),
        ("  ", []),
        ("Valo", ["valo"]),
        ("rikkinäinen VALO, Kauppakaari!", ["rikkinäinen", "valo", "kauppakaari"]),
        ("KER-2026-00123", ["ker-2026-00123"]),
        ("valo valo Valo", ["valo"]),
        ("'; DROP TABLE case; --", ["drop", "table", "case"]),
        ("x:* & !b | (c)", ["x", "b", "c"]),
        ("Pohjois-Ahjo Sibeliuksen-katu", ["pohjois-ahjo", "sibeliuksen-katu"]),
        ("\u202e\u200bvalo\x00", ["valo"]),
        ("A\u0308iti", ["äiti"]),
        (" ".join(f"w{n}" for n in range(30)), [f"w{n}" for n in range(10)]),
        ("x" * 5000, ["x" * 200]),
        ("%_\\", []),
    ],
)
def test_query_becomes_words(query, words):
    assert query_words(query) == words
