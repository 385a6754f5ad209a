"""What is found stands where it stands in the text as it was given, whatever signs are in it; and it is found quickly."""

import itertools
import random
import time
import unicodedata

import pytest

from kuuluu.language.findings import FindingClass, find

SECRETS = [
    (FindingClass.PERSONAL_IDENTITY_CODE, "131052-308T"),
    (FindingClass.EMAIL, "liisa.meri@esimerkki.fi"),
    (FindingClass.PHONE, "040 123 4567"),
]


@pytest.mark.parametrize(("cls", "words"), SECRETS)
@pytest.mark.parametrize(
    "before",
    [
        "",
        "Rivi\r\ntoinen\r\n",
        "👩‍👧‍👦🇫🇮 hei ",
        "a\u0308iti\u0308 ",
        "nolla\u200bleveä ",
        "\ufeffalku ",
        "x\u2028",
        "𝒜𝓊𝓇𝒶 ",
    ],
)
def test_find_counts_places_in_the_text_as_given(cls, words, before):
    text = f"{before}Tietoni: {words} kiitos"
    assert [(text[f.start : f.end], f.cls) for f in find(text)] == [(words, cls)]


def test_find_sees_through_signs_that_cannot_be_seen():
    text = "hetu 1310\u200b52-3\u00ad08T, puh. ０４０ 123 4567"
    assert [text[f.start : f.end] for f in find(text)] == ["1310\u200b52-3\u00ad08T", "０４０ 123 4567"]


def test_find_reads_letters_in_two_parts():
    text = unicodedata.normalize("NFD", "Äitini sairastaa epilepsiaa")
    assert [f.cls for f in find(text)] == [FindingClass.HEALTH]


@pytest.mark.parametrize("seed", range(5))
def test_find_stands_any_text(seed):
    chance = random.Random(seed)
    for _ in range(40):
        signs = [
            chr(chance.choice([chance.randrange(0x20, 0x250), chance.randrange(0x300, 0xD000), 0x1F600]))
            for _ in range(300)
        ]
        found = find("".join(signs))
        assert all(0 <= f.start < f.end <= len(signs) for f in found)
        assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "0",
        "0 ",
        "1.",
        "@",
        "a@",
        "a.",
        "-",
        "+358 ",
        "nolla ",
        "hetu ",
        "A ",
        "Katu 1 ",
        "asun ",
        "ABC-",
        "\n",
        "olen ",
        "äiti ",
        "(at) ",
        "FI21",
    ],
)
def test_find_takes_a_long_pile_of_the_same_in_time(piece):
    text = (piece * 100_000)[:100_000]
    start = time.process_time()
    find(text)
    assert time.process_time() - start < 10
