"""Several matters in one message."""

from dataclasses import dataclass

import pytest

from kuuluu.language.parts import cut, matters, sentences


@dataclass(frozen=True)
class Guess:
    code: str
    confidence: float


class Lamps:
    """Knows lamps and snow."""

    def rank(self, text: str, language: str = "", place: str = "") -> list[Guess]:
        small = text.lower()
        if "lamp" in small or "valo" in small:
            return [Guess("lighting", 0.9)]
        return [Guess("snow", 0.8)] if "aur" in small or "lumi" in small else [Guess("snow", 0.2)]


def said(text: str, model=None) -> list[tuple[str, str]]:
    return [(one.code, one.words(text)) for one in matters(text, "fi", model)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Lamppu on rikki.", 1),
        ("Lamppu on rikki. Se on pimeä.", 2),
        ("Kävin klo 9. Mikään ei toiminut.", 2),
        ("Aurattu esim. kadulta. Kiitos!", 2),
        ("Tulin 3.12. klo 14.05 paikalle.", 1),
        ("Ensin\nToiseksi", 2),
        ("Miksi?! Ei kai…", 2),
        ("", 0),
    ],
)
def test_sentences_are_told_apart(text, count):
    assert len(sentences(text)) == count
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in sentences(text))


@pytest.mark.parametrize(
    "text",
    [
        "Lamppu on pimeä. Lisäksi leikkipuiston keinu on rikki.",
        "Lampan är trasig. Dessutom är gungan i parken sönder.",
        "The lamp is broken. Also the swing in the park is loose.",
        "Lamppu on pimeä. Toinen asia: keinu on rikki.",
        "1. Lamppu on pimeä\n2. Keinu on rikki",
        "- Lamppu on pimeä\n- Keinu on rikki",
    ],
)
def test_words_that_begin_another_matter_make_two_parts_without_a_model(text):
    assert len(matters(text)) == 2


def test_one_matter_has_no_parts():
    assert matters("Lamppu on pimeä Kauppakaarella. Se on ollut viikon. Kiitos!") == []
    assert said("Lamppu on pimeä. Valo vilkkui ensin. Kiitos!", Lamps()) == []
    # A name is no matter, whatever a model makes of it.
    assert said("Lamppu on pimeä kadulla. Laura Aura", Lamps()) == []


def test_a_model_tells_matters_apart_where_no_word_does():
    text = "Hei! Katuvalo on pimeä. Se on ollut viikon. Pihatie on auraamatta. Terveisin Aino"
    assert said(text, Lamps()) == [
        ("lighting", "Hei! Katuvalo on pimeä. Se on ollut viikon."),
        ("snow", "Pihatie on auraamatta. Terveisin Aino"),
    ]


def test_what_is_said_later_of_the_same_goes_with_it():
    text = "Katuvalo on pimeä. Tie on auraamatta. Lisäksi toinen lamppu vilkkuu."
    assert said(text, Lamps()) == [
        ("lighting", "Katuvalo on pimeä.\nLisäksi toinen lamppu vilkkuu."),
        ("snow", "Tie on auraamatta."),
    ]


def test_every_word_of_a_message_is_in_a_part():
    text = "Hei!\n\nKatuvalo on pimeä.  Lisäksi tie on auraamatta.\nTerveisin Aino"
    spans = [span for one in matters(text) for span in one.spans]
    assert "".join(cut(text, spans).split()) == "".join(text.split())


def test_so_many_matters_that_nobody_splits_them():
    assert matters("\n".join(f"- asia {n}" for n in range(40))) == []
