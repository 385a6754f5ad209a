"""Dates, states, sentences, and people's words as HTML."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Ending, Status
from kuuluu.language.findings import FindingClass
from kuuluu.publication.events import PublicationEvent
from kuuluu.publication.rules import Hide, pieces, public_text
from kuuluu.ui import dates, states, texts
from kuuluu.ui.icons import SHAPES
from kuuluu.ui.sentences import SENTENCES, sentence

WINTER = datetime(2026, 12, 3, 12, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("fi", "to 3.12.2026 klo 14.05"), ("sv", "to 3.12.2026 kl. 14.05"), ("en", "Thu 3 Dec 2026 at 14:05")],
)
def test_moment_is_written_as_its_language_does(language, expected):
    with translation.override(language):
        assert dates.when_text(WINTER) == expected


def test_day_of_a_late_evening_in_utc_is_the_next_day_here():
    with translation.override("fi"):
        assert dates.day_text(datetime(2026, 12, 2, 22, 30, tzinfo=UTC)) == "to 3.12.2026"
        assert dates.day_text(date(2026, 12, 6)) == "su 6.12.2026"


def test_summer_time_is_three_hours_ahead():
    with translation.override("fi"):
        assert dates.when_text(datetime(2026, 6, 1, 5, 0, tzinfo=UTC)) == "ma 1.6.2026 klo 08.00"


def test_unknown_language_writes_finnish_dates():
    with translation.override("de"):
        assert dates.day_text(date(2026, 12, 3)) == "to 3.12.2026"


@pytest.mark.parametrize("code", [*Status.values, *Ending.values])
def test_every_status_and_ending_has_a_word_and_a_shape(code):
    assert states.LOOKS[code].icon in SHAPES


def test_shapes_of_different_states_of_one_case_differ():
    shapes = [states.LOOKS[code].icon for code in [*Status.values, "late"]]
    assert len(shapes) == len(set(shapes))


@pytest.mark.parametrize("event", [*CaseEvent, *PublicationEvent])
def test_every_event_has_a_sentence(event):
    assert sentence(event)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_sentences_are_translated(language):
    for event in SENTENCES:
        with translation.override("en"):
            english = sentence(event)
        with translation.override(language):
            assert sentence(event) != english


def test_sentence_of_a_knot_in_the_register_is_the_cases():
    with translation.override("fi"):
        assert sentence("answered") == sentence("case.answered") == "Kaupunki vastasi"


def test_prose_escapes_and_keeps_lines():
    assert texts.prose("a <b>\nc\r\n\r\nd & e") == "<p>a &lt;b&gt;<br>c</p>\n<p>d &amp; e</p>"


def test_prose_makes_links_only_when_told():
    assert "<a" not in texts.prose("https://x.example/")
    assert '<a href="https://x.example/" rel="nofollow">' in texts.prose("https://x.example/", "links")
    assert "<script" not in texts.prose('https://x.example/"><script>', "links")


def test_gap_says_what_was_removed_and_nothing_of_it():
    text = "Soita 040 123 4567 tai\nmaija@example.fi <heti>"
    spans = [Hide(6, 18, FindingClass.PHONE), Hide(23, 39, FindingClass.EMAIL)]
    public = public_text(text, spans)
    with translation.override("fi"):
        shown = texts.redacted(public.text, public.gaps)
    assert "[poistettu: puhelinnumero]" in shown
    assert "[poistettu: sähköpostiosoite]" in shown
    assert "&lt;heti&gt;" in shown
    assert "040" not in shown
    assert "maija" not in shown
    assert "[…]" not in shown


def test_gap_of_an_unknown_class_is_a_private_detail():
    with translation.override("en"):
        assert "[removed: private detail]" in texts.redacted("a […]", [{"at": 2, "cls": "something new"}])


@pytest.mark.parametrize("cls", list(FindingClass))
def test_every_class_of_finding_has_a_name(cls):
    assert texts.class_name(cls) != str(texts.OTHER)


def test_marked_part_over_two_lines_is_marked_on_both():
    text = "asun\nKultasepänkatu 7\n04250 Mallila nyt"
    shown = texts.marked(pieces(text, [Hide(5, 35, FindingClass.HOME_ADDRESS)]))
    assert shown.count("<mark") == shown.count("</mark>") == 2
    assert "<br>" in shown
