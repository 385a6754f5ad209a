"""For any text and any spans, no hidden character survives in anything public, however it is written and in any order.

Every text is made of two alphabets: letters that may be seen, and letters that stand nowhere else in the service. Every
letter of the second lies within some span, so that finding one of them anywhere is a leak.
"""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kuuluu.feedback import commands
from kuuluu.language.titles import title_of
from kuuluu.publication.models import PublicCase
from kuuluu.publication.rules import Hide, pieces, public_text
from kuuluu.ui.cache import SHELF
from kuuluu.ui.texts import redacted
from tests.factories.cases import make_case, officer, publisher
from tests.guards.test_secrets import body, written

SECRET = "ჱჲჳ𐍈𐌸ჴჵ"
OPEN = "aäö eè.,!?\n1- &<\"'"


@st.composite
def texts(draw):
    """Return a text and spans that cover each of its secret letters, in any order, overlapping as they may."""
    runs = draw(st.lists(st.tuples(st.text(OPEN, max_size=12), st.text(SECRET, max_size=6)), min_size=1, max_size=8))
    text, spans = draw(st.sampled_from(["Lamppu ", ""])), []
    for shown, hidden in runs:
        text += shown
        start = len(text)
        text += hidden
        while start < len(text):
            end = draw(st.integers(start + 1, len(text)))
            before, after = draw(st.integers(0, 3)), draw(st.integers(0, 3))
            spans.append(Hide(max(start - before, 0), end + after, draw(st.sampled_from(["other", "phone"]))))
            start = end
    spans += [Hide(*sorted(draw(st.tuples(st.integers(0, 99), st.integers(0, 200))))) for _n in range(2)]
    return text, draw(st.permutations(spans))


def leaks(data: bytes | str) -> list[str]:
    """Return the secret letters that some output holds, in whatever way they are written there."""
    raw = data if isinstance(data, bytes) else data.encode()
    small = raw.lower()
    return [c for c in SECRET if any(form in small or form in raw for form in written(c) | escaped(c))]


def escaped(letter: str) -> set[bytes]:
    forms = (json.dumps(letter)[1:-1], f"&#{ord(letter)};", f"&#x{ord(letter):x};")
    return {form.lower().encode() for form in forms}


@settings(max_examples=200, deadline=None)
@given(texts())
def test_no_hidden_letter_is_in_what_is_made_of_a_text(made):
    text, spans = made
    said = public_text(text, spans)
    assert leaks(said.text) == []
    assert leaks(title_of(said.text)) == []
    with translation.override("fi"):
        assert leaks(str(redacted(said.text, said.gaps))) == []
    shown = "".join(words for words, hidden in pieces(text, spans) if hidden is None)
    assert leaks(shown) == []
    assert "".join(words for words, _hidden in pieces(text, spans)) == text


@settings(max_examples=100, deadline=None)
@given(texts())
def test_what_is_not_hidden_stays_in_its_order(made):
    text, spans = made
    covered = {at for span in spans for at in range(span.start, span.end)}
    left = "".join(letter for at, letter in enumerate(text) if at not in covered)
    assert public_text(text, spans).text.replace("[…]", "") == left


@pytest.fixture
def outputs(client, kerava, one_connection):
    """Everything that anyone can ask for of a case, made anew each time."""

    def ask(number: str) -> dict[str, bytes]:
        SHELF.clear()
        names = ["front", "cases", "map_data", "feed", "numbers", "ledger", "ledger_csv", "ledger_json", "sitemap"]
        urls = [reverse(f"public:{name}") for name in names]
        for language in ("fi", "sv", "en"):
            with translation.override(language):
                urls += [reverse("public:case", args=[number]), reverse("public:case_feed", args=[number])]
        return {url: body(client.get(url, headers={"host": kerava.host})) for url in urls}

    return ask


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=texts(), said=texts())
@pytest.mark.django_db
def test_no_hidden_letter_is_in_anything_public(outputs, kerava, now, first, said):
    text, spans = first
    words, hidden = said
    case = make_case(kerava, at=now, text=text, place_words="Tori")
    commands.publish(case, spans=spans, by=publisher(kerava), at=now)
    commands.answer(case, text=words, by=officer(kerava), at=now + timedelta(hours=1))
    answer = case.messages.get(kind="answer")
    commands.publish_message(case, message=answer, spans=hidden, by=publisher(kerava), at=now + timedelta(hours=2))
    commands.keep_ledger(kerava, at=now)
    row = PublicCase.objects.filter(pk=case.pk).values_list()
    found = {url: leaks(data) for url, data in outputs(case.number).items()}
    found["the register"] = leaks(str(list(row)))
    assert {where: what for where, what in found.items() if what} == {}


def test_a_leak_is_found_in_every_way_of_writing():
    for letter in SECRET:
        for form in written(letter) | escaped(letter):
            assert leaks(form) == [letter]
