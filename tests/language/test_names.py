"""Persons' names: what is one, whose it is, and what only looks like one."""

import threading
import time
import tracemalloc
from itertools import pairwise
from pathlib import Path

import pytest

from kuuluu.language.names import famous, lexicon, names
from kuuluu.language.names.lists import lines
from tests.language.measure import labelled

OWN = Path(__file__).parent / "data" / "names_own.txt"


def found(text):
    return [(text[start:end], cls.removesuffix("_name")) for start, end, cls in names(text)]


@pytest.mark.parametrize(
    "form",
    [
        "Virtanen", "Virtasen", "Virtaselle", "Virtasellekin", "Virtasta", "Virtasilla", "Matti Virtasella", "Matin", "Liisalta",
        "Anderssons", "Annas", "Liisa Mäkelän", "Niemisellekin", "Hanneksen", "Pekkaani", "Leena Lehdolta", "Tuomakselle",
        "Emily's", "Nguyenin", "Ahmedille", "Anna-Liisan", "Kaisa Mäki-Korpelalle", "Jussi Kankaan", "Carl af Ursin",
    ],
)  # fmt: skip
def test_a_name_is_found_in_any_inflection(form):
    text = f"Eilen tapasin siellä {form}"
    assert found(text) == [(form, "person")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Valo on rikki. terv. matti virtanen", "matti virtanen"),
        ("nimeni on liisa korhonen", "liisa korhonen"),
        ("Lumet pois t. maija", "maija"),
        ("Lumet pois terv. jaska77", "jaska77"),
        ("Hej! Mvh Kicki", "Kicki"),
        ("Korjatkaa. T: Make", "Make"),
        ("Korjatkaa. Terv M.V.", "M.V."),
        ("Asiasta tietää M. Virtanen", "M. Virtanen"),
        ("Moi, Matti V. kysyy", "Matti V."),
        ("MATTI VIRTANEN VALITTAA TAAS METELISTÄ JOKA YÖ", "MATTI VIRTANEN"),
        ("Naapurini Xhemal Qorri huutaa", "Xhemal Qorri"),
        ("I am Chidi Okonkwo and I wait", "Chidi Okonkwo"),
        ("Jag heter Oksana Bondarenko", "Oksana Bondarenko"),
    ],
)
def test_a_name_is_found_however_it_is_written(text, name):
    assert found(text) == [(name, "person")]


@pytest.mark.parametrize(
    ("text", "children"),
    [
        ("Poikani Eetu kaatui", ["Eetu"]),
        ("Tyttäreni Aino (7 v) odotti", ["Aino"]),
        ("Lapsemme Leo ja Aada odottavat", ["Leo", "Aada"]),
        ("3B-luokan oppilas Noel Saarinen jäi ulos", ["Noel Saarinen"]),
        ("Min son Oskar ramlade", ["Oskar"]),
        ("My daughter Emily, 6, fell", ["Emily"]),
        ("Our 7-year-old Oliver waited", ["Oliver"]),
        ("Meidän Pihla ei uskalla mennä kouluun", ["Pihla"]),
    ],
)
def test_the_name_of_a_child_is_told_apart(text, children):
    assert found(text) == [(name, "child") for name in children]


def test_a_grown_up_is_no_child():
    assert found("Äitini Aune Turunen, 87 v, kaatui") == [("Aune Turunen", "person")]
    assert found("Opettaja Marketta Salo huutaa koulussa") == [("Marketta Salo", "person")]


@pytest.mark.parametrize(
    "text",
    [
        "Kaupunginjohtaja Kirsi Rontu lupasi", "Rehtori Virtanen ei vastaa", "Maija Lehtonen, kunnossapitopäällikkö",
        "Stadsdirektör Peter Lindholm svarade", "City planner Maria Lindgren came", "Valtuutetut Virtanen, Korhonen ja Lahti",
        "Terveisin Minna Rautio\nkatupäällikkö", "Aleksis Kiven tie", "Matinkatu 3", "Annalan koulu", "Väinölänkatu",
        "Lassila & Tikanoja", "K-Market Virtanen", "Virtanen Oy", "Jean Sibeliuksen patsas", "Runebergin päivä",
        "Ilma on huono", "Toivo elää", "Aura kulki ohi", "Pian sataa", "Anna palautetta", "Olin siellä", "Uskon niin",
        "En björn vid stigen", "Will you come? Mark the road. Hope it helps", "Wilma ei toimi", "Heikkilässä on roskia",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_name_is_left(text):
    assert found(text) == []


def test_an_official_stays_one_when_named_again():
    assert found("Rehtori Liisa Virtanen lupasi. Kysyin, eikä Virtanen vastannut.") == []


def test_what_stands_in_an_address_is_no_name():
    assert found("kirjoita matti.virtanen@esimerkki.fi tai https://esimerkki.fi/liisa") == []


def test_own_texts_are_found_as_well_as_is_said():
    marked = right = touched = every = look_alikes = taken = 0
    for each in labelled(OWN):
        spans = [(start, end, cls) for start, end, cls in each.spans if cls in {"person_name", "child_name"}]
        hits = names(each.text, each.language)
        marked += len(spans)
        touched += sum(any(a < end and start < b and c == cls for a, b, c in hits) for start, end, cls in spans)
        right += sum(any(a < end and start < b and c == cls for start, end, cls in spans) for a, b, c in hits)
        every += len(hits)
        look_alikes += each.is_look_alike
        taken += each.is_look_alike and bool(hits)
    assert marked > 250
    assert look_alikes > 90
    assert touched / marked >= 0.97
    assert right / every >= 0.95
    assert taken / look_alikes <= 0.1


def test_spans_do_not_overlap_and_hold_words():
    for each in labelled(OWN):
        spans = sorted(names(each.text))
        assert all(start < end for start, end, _cls in spans)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "-", "a", "T.", "terv", "Terveisin ", "M. ", "von ", "t. t. t.", "Mäki-", "’s", "١٢ 🙂"]
)
def test_odd_texts_are_read(text):
    names(text)


def test_lists_are_sorted_and_large():
    for name in ("first", "last", "nick"):
        assert list(lines(name)) == sorted(set(lines(name)))
    assert len(lines("first")) > 2000
    assert len(lines("last")) > 3000


def test_lists_are_packed_as_they_stand():
    assert sorted(lexicon._names().items()) == lexicon.packed_names()
    assert set(lexicon._words().keys()) == set(lines("words"))
    assert sorted(famous._public().keys()) == famous.packed_public()


def test_lists_are_small_in_memory():
    lexicon._names.cache_clear()
    lexicon._words.cache_clear()
    tracemalloc.start()
    assert lexicon.known("virtaselle").lemma == "virtanen"
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert size < 1_000_000


def test_a_text_is_read_in_milliseconds():
    texts = [each.text for each in labelled(OWN)]
    names(texts[0])
    began = time.perf_counter()
    for text in texts:
        names(text)
    assert (time.perf_counter() - began) / len(texts) < 0.005


def test_a_long_text_takes_time_in_proportion():
    text = "Naapurini Matti Virtanen huutaa öisin ja Liisalta meni uni. " * 100
    names(text)
    began = time.perf_counter()
    names(text)
    once = time.perf_counter() - began
    began = time.perf_counter()
    names(text * 4)
    assert time.perf_counter() - began < once * 4 * 6


def test_threads_find_the_same():
    text = "Terveisin Matti Virtanen ja poikani Eetu (7 v)"
    first, seen = names(text), []
    threads = [threading.Thread(target=lambda: seen.extend(names(text) == first for _ in range(50))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 200
    assert all(seen)


@pytest.mark.parametrize(
    "text", ["Aino Ackté asuu rapussamme.", "Tove Jansson bor i trappa B.", "Sofi Oksanen lives upstairs."]
)
def test_neighbour_who_is_called_as_a_famous_one_is_a_person(text):
    assert [kind for _start, _end, kind in names(text)] == ["person_name"]


def test_famous_one_is_left():
    assert not list(names("Aino Ackté lauloi täällä."))


@pytest.mark.parametrize(
    "before",
    ["Terveisin ", "terv. ", "Mvh ", "Regards, ", "Nimeni on ", "Jag heter ", "My name is ", "Olen ", "I am ", "Naapurini ", "Läraren ", "Valo on rikki.\n\n"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["Brynjar Koski", "Oktawia Lahti", "Svetozar Salo", "Dagnija Berg"])
def test_a_first_name_in_no_list_is_hidden_with_a_surname_that_means_something_else_too(before, name):
    assert [one for one, _cls in found(before + name)] == [name]


def test_a_word_in_no_list_before_a_place_or_a_thing_of_that_name_is_left():
    assert found("Ajoin eilen Sibelius Park ohi.") == []
    assert found("The car slept by Sibelius Park.") == []


@pytest.mark.parametrize(
    ("text", "language", "hidden"),
    [
        ("Lumi kasasi taas vallin meidän portin eteen. Joka kerta sama juttu, hän asuu vastapäätä.", "fi", ["Lumi"]),
        ("Daisy har fått fel vårdtider, hon ska ju vara hemma på fredag.", "sv", ["Daisy"]),
        ("Will at the ice rink was so helpful. Please thank him!", "en", ["Will"]),
        ("Lumi tukkii portin. Naapuri ei auta, hän asuu vastapäätä.", "fi", []),
        ("My father is ill and he waits.", "en", []),
    ],
)
def test_a_first_name_that_is_a_word_is_found_where_only_it_can_be_meant_by_she(text, language, hidden):
    assert [text[start:end] for start, end, _kind in names(text, language)] == hidden


@pytest.mark.parametrize(
    ("text", "language", "hidden"),
    [
        ("Urho Kekkonen, ei se presidentti vaan meidän talkkari, pitää vessan lukossa.", "fi", ["Urho Kekkonen"]),
        ("Urho Kekkonen avasi talon vuonna 1962.", "fi", []),
        ("Orvokin istuttama penkki on tallottu.", "fi", ["Orvokin"]),
        ("Orvokit penkissä on tallottu.", "fi", []),
        ("Vapun viisikymppiset meni pilalle.", "fi", ["Vapun"]),
        ("Vappu meni pilalle, kun vessat oli lukossa.", "fi", []),
        ("Toivon poikani pääsevän kouluun.", "fi", []),
        ("Jag ringde till Lucia.", "sv", ["Lucia"]),
        ("Vi var hemma från Lucia till nyår.", "sv", []),
        ("Vem städar trappan efter Knut?", "sv", ["Knut"]),
        ("Vem städar torget efter tjugondag Knut?", "sv", []),
        ("Någon har sågat av Victorias träd.", "sv", ["Victorias"]),
        ("Någon har sågat av en Victoria som var full av plommon.", "sv", []),
    ],
)
def test_somebody_is_told_from_a_feast_a_plant_and_a_known_one(text, language, hidden):
    assert [text[start:end] for start, end, _kind in names(text, language)] == hidden


@pytest.mark.parametrize(
    "text",
    [
        "Olen äiti.",
        "Olen leski ja näen huonosti.",
        "Kenen auto seisoo pihalla?",
        "Pian lapsi kaatuu.",
        "Varmaan koira teki sen.",
        "Ainakin auto on rikki.",
    ],
)
def test_an_ordinary_word_that_begins_a_sentence_is_nobody_whose_something_is(text):
    assert found(text) == []
