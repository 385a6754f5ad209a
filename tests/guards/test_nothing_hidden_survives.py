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
from kuuluu.language.names.forms import stems
from kuuluu.language.names.lexicon import Kind, known
from kuuluu.language.names.lists import lines
from kuuluu.language.names.same import is_form
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


# Surnames and first names that are no place's, too: of such a person asks first.
NAMES = [
    name
    for file in ("first", "last")
    for name in lines(file)
    if len(name) > 4 and name.isalpha() and not known(name.lower()).kind & Kind.PLACE
]


@st.composite
def named(draw):
    """Return a name and forms of it, each as it stands within a sentence."""
    name = draw(st.sampled_from(NAMES))
    cases = st.sampled_from(["n", "lle", "lla", "lta", "s", "in", "kin", ""])
    made = {stem + draw(cases) for stem in [*sorted(stems(name)), name.lower()] for _n in range(2)}
    forms = [form.title() for form in sorted(made) if is_form(form, name.lower()) and not known(form).kind & Kind.PLACE]
    return name, draw(st.permutations([*forms, name, name]))


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(named())
@pytest.mark.django_db
def test_no_form_of_a_hidden_name_is_in_anything_public(outputs, kerava, now, made):
    """Said in the place, in what was public before and in what is said later: once it is hidden, it is nowhere."""
    name, forms = made
    one, other, third = forms[:3]
    first, before = f"Siellä {name} oli.", f"Kysyin siellä {one} asiaa."
    case = make_case(kerava, at=now, text=first, address="", place_words=f"Talossa {other} luona")
    commands.publish(case, spans=(), by=publisher(kerava), at=now)
    commands.give_interim_notice(case, text=before, by=officer(kerava), at=now)
    notice = case.messages.get(kind="interim_notice")
    commands.publish_message(case, message=notice, spans=(), by=publisher(kerava), at=now)
    assert before in str(PublicCase.objects.get(pk=case.pk).timeline)
    later = now + timedelta(hours=1)
    commands.publish(case, spans=[Hide(7, 7 + len(name), "person_name")], by=publisher(kerava), at=later)
    commands.answer(case, text=f"Puhuin siellä {third} asiasta.", by=officer(kerava), at=later)
    answer = case.messages.get(kind="answer")
    assert answer.original.state == "pending"
    spans = [Hide(r.start, r.end, r.cls) for r in answer.original.redactions.all()]
    commands.publish_message(case, message=answer, spans=spans, by=publisher(kerava), at=later)
    row = str(PublicCase.objects.filter(pk=case.pk).values_list())
    found = {url: data.decode(errors="replace") for url, data in outputs(case.number).items()} | {"the register": row}
    words = [f" {form.lower()} " for form in (name, one, other, third)]
    assert {where: word for where, data in found.items() for word in words if word in data.lower()} == {}


def test_a_leak_is_found_in_every_way_of_writing():
    for letter in SECRET:
        for form in written(letter) | escaped(letter):
            assert leaks(form) == [letter]
