import random

import pytest

from kuuluu.language.cleaning import clean, flat, formula_safe, is_blank, one_line, too_long


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("", ""),
        ("  Hei  ", "Hei"),
        ("yksi\r\nkaksi\rkolme\u2028neljä", "yksi\nkaksi\nkolme\nneljä"),
        ("A\u0308iti", "Äiti"),
        ("a\x00b\x07c\x1bd\x7fe\x9ff", "abcdef"),
        ("sarkain\tjää", "sarkain\tjää"),
        ("exe\u202egpj.\u202c", "exegpj."),
        ("\u2066\u2067\u2068a\u2069\u200e\u200f\u061c", "a"),
        ("pa\u200bssi\u2060s\ufeffa\u00ad", "passisa"),
        ("040\u00ad123\u200b4567", "0401234567"),
        ("a\u00a0b\u2003c\u3000d", "a b c d"),
        ("👨\u200d👩\u200d👧 perhe", "👨\u200d👩\u200d👧 perhe"),
        ("❤\ufe0f ja 🏳\ufe0f\u200d🌈 ja 1\ufe0f\u20e3", "❤\ufe0f ja 🏳\ufe0f\u200d🌈 ja 1\ufe0f\u20e3"),
        ("👍🏽", "👍🏽"),
        ("a\u200db", "ab"),
        ("a\ufe0f", "a"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u200cb", "ab"),
        (
            "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
            "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        ),
        ("sala\U000e0061\U000e0062", "sala"),
        ("piilo\U000e0101\U000e0102", "piilo"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("z" + "\u0300\u0301\u0302\u0303\u0304\u0305\u0306", "z\u0300\u0301\u0302"),
        ("a\n\n\n\n\n\nb", "a\n\n\nb"),
        ("a  \n  b", "a\n  b"),
        ("Åbo, Jyväskylä, Čeština, Привет, 你好, مرحبا", "Åbo, Jyväskylä, Čeština, Привет, 你好, مرحبا"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_clean_keeps_words_and_drops_tricks(given, kept):
    assert clean(given) == kept


@pytest.mark.parametrize("seed", range(5))
def test_clean_text_is_clean(seed):
    chance = random.Random(seed)
    signs = [
        *"ab1 \n\t\r",
        "\u200d",
        "\u200c",
        "\ufe0f",
        "😀",
        "❤",
        "ی",
        "\u0301",
        "\u202e",
        "\x00",
        "\u00ad",
        "🏴",
        "\U000e0067",
        "\U000e007f",
    ]
    for _ in range(2000):
        text = "".join(chance.choices([*signs, chr(chance.randrange(0xD7FF))], k=chance.randint(0, 12)))
        once = clean(text)
        assert clean(once) == once
        assert not set(once) & set("\x00\r\u202e\u00ad")
        once.encode()


def test_one_line_is_one_line():
    assert one_line(" Matti\n\t Virtanen\r\n ") == "Matti Virtanen"


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b\u200d", "\u202e", "\x00", "\u00a0", "\u3164", "\ufe0f"])
def test_nothing_to_read_is_blank(text):
    assert is_blank(text)
    assert not is_blank(text + "a")


def test_length_is_counted_in_kept_characters():
    assert not too_long("a" * 10 + "\u200b" * 10 + "  ", 10)
    assert too_long("a" * 11, 10)


@pytest.mark.parametrize("value", ["=1+1", "+358 40", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "|cmd", "-"])
def test_formula_becomes_text(value):
    assert formula_safe(value) == "'" + value


@pytest.mark.parametrize("value", ["", "a=1", "12", "-12", "-12,5", "-0.5", "Katu 5 - rikki", "'=1", "äiti"])
def test_ordinary_cell_stays(value):
    assert formula_safe(value) == value


def test_flat_keeps_every_character_in_its_place():
    text = "０４０–１２３\u00a0٤٥"
    assert flat(text) == "040-123 45"
    assert len(flat(text)) == len(text)
