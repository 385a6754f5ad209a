"""A name that was hidden, found in another text in any form; and what only looks like a form of it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kuuluu.language.names.again import again
from kuuluu.language.names.forms import stems
from kuuluu.language.names.hidden import Sure, names_in, pieces
from kuuluu.language.names.lexicon import Kind, known
from kuuluu.language.names.lists import lines
from kuuluu.language.names.same import is_form
from tests.language.measure import labelled

DATA = Path(__file__).parent / "data"
SURE, LIKELY, DOUBTFUL = Sure.SURE, Sure.LIKELY, Sure.DOUBTFUL


def found(hidden: str, text: str, *, is_name: bool = True) -> list[tuple[str, Sure]]:
    """What of a text says again what is hidden in another, where it stands in the middle of a sentence."""
    other = f"siellä {hidden} oli"
    names = names_in(other, 7, 7 + len(hidden), is_name=is_name, may_be_name=True)
    return [(text[one.start : one.end], one.sure) for one in again(text, names)]


@pytest.mark.parametrize(
    ("hidden", "form"),
    [
        ("Virtanen", "Virtasen"), ("Virtanen", "Virtaselle"), ("Virtanen", "Virtasellekin"), ("Virtanen", "Virtasia"), ("Virtanen", "Virtaset"),
        ("Virtanen", "virtaselta"), ("Virtanen", "virtanen"), ("Virtanen", "VIRTASEN"), ("Virtasen", "Virtanen"), ("Virtaselta", "Virtasta"),
        ("Lehto-Virtanen", "Lehto-Virtasen"), ("Matin", "Matille"), ("Pekka", "Pekan"), ("Satu", "Sadun"), ("Kangas", "Kankaalle"),
        ("Andersson", "Anderssons"), ("Anderssons", "Andersson"), ("Andersson", "Andersson:s"), ("Lindström", "lindströms"), ("Åberg", "Åbergs"),
        ("Nguyen", "Nguyenin"), ("Ahmed", "Ahmedille"), ("Smith", "Smith’s"), ("Smith", "Smithin"), ("Pyry", "Pyryn"), ("Toivo", "Toivolle"),
        ("Tuhkatihku", "Tuhkatihkun"), ("Zaranniemi", "Zaranniemelle"), ("Zygmuntsky", "Zygmuntskyn"),
        ("Maija Virtanen", "Maija Virtasen"), ("Maija Virtanen", "Virtasen Maijalle"), ("Maija Virtanen", "Virtanen, Maija"),
        ("Maija Virtanen", "maija virtaselle"), ("Maija Virtanen", "M. Virtasen"), ("Maija Virtanen", "maijavirtanen"),
        ("Maija Virtanen", "Maija K. Virtaselle"), ("Maija Virtanen", "virtanen_maija"), ("Sven Åberg", "Sven Åbergs"), ("Ilma Salo", "Ilma Salon"),
        ("Rouva Virtanen", "Virtasen"), ("naapurini Virtanen", "Virtasen"), ("Maija Lahti", "Maija Lahden"), ("Virtanen", "Virta\u00adsen"),
    ],
)  # fmt: skip
def test_form_of_a_hidden_name_is_surely_the_same(hidden, form):
    assert (form, SURE) in found(hidden, f"Eilen kerroin siellä {form} ja lähdin.")


@pytest.mark.parametrize(
    ("hidden", "form"),
    [
        ("Maija Virtanen", "Virtasen"), ("Maija Virtanen", "virtaselle"), ("Maija Virtanen", "Maijan"), ("Maija Virtanen", "Pekka Virtanen"),
        ("Tommi ja Sanna Rekola", "Sannan"), ("Maija Virtanen-Koski", "Virtasen"), ("Mäkinen", "Makiselle"), ("Åberg", "abergs"),
        ("Sven Åberg", "Svens"), ("Nguyen Van Minh", "Minhin"), ("Päivi", "päiville"),
    ],
)  # fmt: skip
def test_part_of_a_hidden_name_is_likely(hidden, form):
    word = form.split()[-1]
    assert (word, LIKELY) in found(hidden, f"Eilen kerroin siellä {form} ja lähdin.")


@pytest.mark.parametrize(
    ("hidden", "text"),
    [
        ("Lahti", "Lahdessa sataa, ja Lahteen mennään, Lahdesta tullaan."), ("Maija Lahti", "Veneet ovat lahden rannalla, lahdella ja lahdessa."),
        ("Onni", "Onnea on onni ja onnella."), ("Toivo Mäki", "Me toivoisimme, ja toivo elää mäellä."), ("Marja Koski", "Marjat ja marjan, kosken ääni."),
        ("Virtanen", "Virtaus, virtainen, Virtasmäki ja virtasi vesi."), ("Anna", "Me annamme, älä anna, annan tämän."), ("Päivi", "Päivän päivät."),
        ("Kerava", "Keravalla ja Keravan aseman luona keravalaiset."), ("Maija Pakkanen", "Kovalla pakkasella pakkanen puri."), ("Will", "This will do."),
        ("Sten", "På vägen ligger en sten, stenar och stenen."), ("Björn Ström", "En björn och en ström av vatten, strömmen."),
    ],
)  # fmt: skip
def test_ordinary_word_and_place_are_left(hidden, text):
    # A word of the text is none of the name; what is doubted is not hidden.
    left = [one for one in found(hidden, f"No niin: {text[0].lower() + text[1:]}") if one[1] > DOUBTFUL]
    assert left == []


def test_what_may_be_a_place_or_a_word_is_doubted_and_looked_at():
    assert found("Maija Lahti", "Nyt Lahden satama on auki.") == [("Lahden", DOUBTFUL)]
    assert found("Toivo", "Toivon, että näin on.") == [("Toivon", DOUBTFUL)]
    assert found("Lahti", "Nyt Lahti on auki.") == [("Lahti", LIKELY)]


def test_of_a_hidden_sentence_the_sure_names_are_looked_for():
    said = "Sen teki naapurini Virtanen, joka asuu Keravalla ja toivoo hyvää"
    assert found(said, "Kysyin Virtaselta Keravalla, toivoin.", is_name=False) == [("Virtaselta", LIKELY)]


NAMES = [name for file in ("first", "last") for name in lines(file) if len(name) > 3 and name.isalpha()]
CASES = ("n", "lle", "lla", "lta", "ssa", "sta", "na")


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from(CASES))
def test_any_form_of_any_listed_name_is_found(name, case):
    """Whatever form of a hidden name is said, it is at least doubted; only what is in a place of that name tells of the place."""
    for form in (stem + case for stem in sorted(stems(name)) if is_form(stem + case, name.lower())):
        is_in_place = known(form).kind & Kind.PLACE and known(form).kind & Kind.INSIDE
        assert found(name, f"Eilen kerroin siellä {form.title()} ja lähdin.") or is_in_place, form


@pytest.mark.parametrize("case", ["n", "lle", "sta"])
def test_nearly_any_listed_name_is_found_where_it_was_hidden_inflected(case):
    said = {name: min(stems(name), key=len) + case for name in NAMES[::9]}
    forms = {name: form for name, form in said.items() if is_form(form, name.lower())}
    missed = [
        name for name, form in forms.items() if not found(form.title(), f"Eilen kerroin siellä {name} ja lähdin.")
    ]
    assert len(forms) > 500
    assert len(missed) <= 0.02 * len(forms), missed


def test_nothing_is_found_without_a_reason():
    """Of thousands of everyday words in small letters hardly any is taken for one of a hundred common names."""
    common = ["Virtanen", "Korhonen", "Mäkinen", "Nieminen", "Mäkelä", "Hämäläinen", "Laine", "Heikkinen", "Koskinen", "Järvinen", "Lehtonen",
              "Lehtinen", "Saarinen", "Salminen", "Heinonen", "Niemi", "Heikkilä", "Kinnunen", "Salonen", "Turunen", "Salo", "Laitinen",
              "Tuominen", "Rantanen", "Karjalainen", "Jokinen", "Mattila", "Savolainen", "Lahtinen", "Ahonen", "Johansson", "Andersson",
              "Karlsson", "Nilsson", "Eriksson", "Lindholm", "Lindström", "Maria", "Helena", "Johanna", "Anneli", "Kaarina", "Marjatta",
              "Anna", "Liisa", "Annikki", "Hannele", "Juhani", "Johannes", "Olavi", "Antero", "Tapani", "Kalevi", "Tapio", "Matti",
              "Mikael", "Pekka", "Onni", "Toivo", "Ilona", "Aino", "Päivi", "Satu", "Marja", "Lahti", "Koski", "Aalto", "Virta"]  # fmt: skip
    names = [name for one in common for name in names_in(one, 0, len(one), is_name=True)]
    files = ("labelled_dev", "labelled_dev38", "labelled_dev39", "labelled_dev48", "labelled_dev49", "labelled_dev50")
    texts = [one.text for file in files for one in labelled(DATA / f"{file}.txt") if not one.spans]
    small = " ".join(piece.low for text in texts for piece in pieces(text) if not piece.capital)
    assert len(small) > 50_000
    assert {small[one.start : one.end] for one in again(small, names)} <= {"helena", "matti"}  # said of persons there
