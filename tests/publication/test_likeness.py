"""What is hidden in one text, found in another of its matter: literally, grouped otherwise, or a name in another form."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kuuluu.language.names.hidden import Sure
from kuuluu.publication.likeness import alike, hidden_too, hidden_words, in_label, said_again
from kuuluu.publication.rules import Hide, public_text
from tests.guards.test_nothing_hidden_survives import leaks, texts

NAMED, OTHER = "person_name", "other"


def found(hidden: str, text: str, cls: str, least: Sure = Sure.LIKELY) -> list[str]:
    other = f"Se oli {hidden}, sanottiin."
    span = Hide(7, 7 + len(hidden), cls)
    return [text[one.start : one.end] for one in hidden_too(text, other, [span], least=least)]


@pytest.mark.parametrize(
    ("cls", "hidden", "said"),
    [
        ("phone", "040 123 4567", "0401234567"), ("phone", "040 123 4567", "+358 40 1234567"), ("phone", "+358401234567", "040-123 4567"),
        (OTHER, "0401234567", "040 123 4567"), ("licence_plate", "ABC-123", "abc 123"), ("personal_identity_code", "131052-308T", "131052-308t"),
        ("email", "aino.a@posti.example", "Aino.A@posti.example"), ("home_address", "Kuusitie 5 B 7", "Kuusitie  5 b 7"),
        ("home_address", "Kuusitie 5 B 7", "Kuusitien 5"), ("home_address", "Vanha Kuusikatu 5", "kuusikadulla numero 5"),
        ("health", "vaikea astma", "Vaikea\nastma"), ("health", "alkoholisti", "Alkoholisti"), (OTHER, "Tuhkatihku", "Tuhkatihkulle"),
        (NAMED, "Kultapossu", "Kultapossulle"), (NAMED, "Virtanen", "virtaselle"),
    ],
)  # fmt: skip
def test_what_is_hidden_is_found_however_it_is_written(cls, hidden, said):
    assert found(hidden, f"Sitten kuulin: {said} taas.", cls) == [said]


@pytest.mark.parametrize(
    ("cls", "hidden", "text"),
    [
        (NAMED, "Kultapossu", "Kultapossula on jäähalli."), ("phone", "040 123 4567", "10401234567 ja 04012345678"),
        ("home_address", "Kuusitie 5", "Kuusitie 52, kuusi tietä 5 ja Mäntytie 5"), (OTHER, "on", "Se on tässä."), (OTHER, "5", "Talo 5 ja 5."),
        (NAMED, "M", "M ja m."), (NAMED, "Maija Lahti", "Lahden satama, lahti ja Lahdessa."), ("health", "astma", "Astmaattinen"),
        (OTHER, "naapuri", "Naapurille sanottiin, naapurin koira."),
    ],
)  # fmt: skip
def test_what_is_something_else_is_left(cls, hidden, text):
    assert found(hidden, text, cls) == []


def test_part_of_a_word_is_found_within_words():
    assert [one.start for one in hidden_too("lamppurikki", "lamppurikki", [Hide(0, 6)])] == [0]


def test_town_is_no_person_in_what_a_place_is_called():
    hidden = hidden_words("Lahti sanoi.", [Hide(0, 5, NAMED)])
    assert [one.is_place for one in alike("Tori, Lahti", hidden)] == [True]
    assert in_label("Tori, Lahti", hidden) == []


def test_typed_words_are_found_in_any_form():
    text = "Virtasen koira, ja kerroin siitä virtaselle; Virtasmäki on kaukana. Virtanen."
    assert [text[one.start : one.end] for one in said_again(text, "Virtanen")] == ["Virtasen", "virtaselle", "Virtanen"]
    assert said_again("Koiran koti", "koira") == []


@settings(max_examples=200, deadline=None)
@given(texts(), st.text("aäö eè.,!?\n1- &<\"'", max_size=12))
def test_what_is_hidden_is_hidden_in_any_other_text(made, more):
    """Each hidden stretch of two letters or more, put somewhere else among spaces, is hidden there."""
    text, spans = made
    whole = [text[max(one.start, 0) : one.end].strip() for one in spans]
    for words in (one for one in whole if leaks(one) and sum(sign.isalnum() for sign in one) > 1):
        other = f"{more} {words} {more}"
        assert leaks(public_text(other, hidden_too(other, f"x {words} y", [Hide(2, 2 + len(words))])).text) == []
