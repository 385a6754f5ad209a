"""What people type, and what they are told when it can't be taken."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import engines
from django.utils import translation
from django.utils.datastructures import MultiValueDict

from kuuluu.ui import forms
from kuuluu.ui.forms import stamp, summary_of
from tests.ui.sample_page import SampleForm

pytestmark = pytest.mark.usefixtures("kit")


class Letter(forms.Form):
    text = forms.LongText(20, label="Sanat", ask="Kerro, mitä tapahtui", help_text="Mitä, missä?")
    name = forms.ShortText(10, label="Nimi", required=False, autocomplete="name")
    email = forms.EmailText(label="Sähköposti", required=False)
    phone = forms.PhoneText(label="Puhelin", required=False)
    kind = forms.Choice([("a", "A"), ("b", "B")], label="Laji", required=False, hints={"a": "Ensimmäinen"})
    day = forms.Day(label="Päivä", required=False)
    files = forms.Files(label="Kuvat")


def filled(**data) -> Letter:
    return Letter({"text": "hei", **data})


def shown(form, name) -> str:
    return engines["django"].from_string("{% field form." + name + " %}").render({"form": form})


def test_text_is_cleaned_and_keeps_its_lines():
    form = filled(text="  yksi\r\nkaksi\x00\u202e  ", name=" Aino \n Vir ")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["text"] == "yksi\nkaksi"
    assert form.cleaned_data["name"] == "Aino Vir"


@pytest.mark.parametrize("nothing", ["", "   ", "\n\n", "\u200b\u200b", "\x00"])
def test_only_spaces_are_nothing(nothing):
    form = filled(text=nothing)
    assert form.errors["text"] == ["Kerro, mitä tapahtui"]


def test_too_long_names_both_lengths_and_cuts_nothing():
    with translation.override("fi"):
        form = filled(text="x" * 23)
        assert form.errors["text"] == ["Lyhennä enintään 20 merkkiin; nyt merkkejä on 23"]
        assert "x" * 23 in shown(form, "text")
        assert "maxlength" not in shown(form, "text")


@pytest.mark.parametrize("email", ["aino", "aino@", "a b@example.fi", "aino@example"])
def test_broken_email_is_told_how_to_write_it(email):
    with translation.override("fi"):
        assert filled(email=email).errors["email"] == ["Kirjoita sähköpostiosoite muodossa nimi@esimerkki.fi"]


@pytest.mark.parametrize("phone", ["040 123 4567", "+358 (0)40-1234567", "09-29491"])
def test_phone_is_taken_in_any_usual_form(phone):
    form = filled(phone=phone)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["phone"] == phone


@pytest.mark.parametrize("phone", ["abc", "12", "040 123 4567 8901 2345", "=1+1"])
def test_what_is_no_phone_number_is_told(phone):
    assert "phone" in filled(phone=phone).errors


def test_day_is_taken_as_people_and_as_browsers_write_it():
    for typed in ("3.12.2026", "2026-12-03", "03.12.26"):
        form = filled(day=typed)
        assert form.is_valid()
        assert form.cleaned_data["day"] == date(2026, 12, 3)


def test_choice_that_is_not_offered_is_refused():
    assert "kind" in filled(kind="<script>").errors


def test_several_files_are_taken_and_an_empty_one_is_told():
    two = MultiValueDict({"files": [SimpleUploadedFile("a.jpg", b"a"), SimpleUploadedFile("b.jpg", b"b")]})
    form = Letter({"text": "hei"}, two)
    assert form.is_valid(), form.errors
    assert [f.name for f in form.cleaned_data["files"]] == ["a.jpg", "b.jpg"]
    empty = Letter({"text": "hei"}, MultiValueDict({"files": [SimpleUploadedFile("a.jpg", b"")]}))
    assert "files" in empty.errors
    assert filled().is_valid()


def test_field_ties_label_hint_limit_and_error_to_the_control():
    with translation.override("fi"):
        html = shown(Letter({"text": ""}), "text")
    assert '<label for="id_text">Sanat</label>' in html
    assert 'aria-describedby="id_text_helptext id_text_limit id_text_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_text_helptext"' in html
    assert "Enintään 20 merkkiä" in html
    assert 'id="id_text_error"' in html


def test_group_is_a_fieldset_with_its_hints():
    html = shown(Letter(), "kind")
    assert "<fieldset" in html
    assert "<legend>Laji" in html
    assert "Ensimmäinen" in html


def test_field_says_that_it_is_optional():
    with translation.override("fi"):
        assert "(vapaaehtoinen)" in shown(Letter(), "name")
        assert "(vapaaehtoinen)" not in shown(Letter(), "text")


def test_hint_is_escaped():
    class Odd(forms.Form):
        words = forms.ShortText(label="<b>", help_text="<i>")

    html = shown(Odd(), "words")
    assert "<b>" not in html
    assert "<i>" not in html


def test_whole_form_is_drawn_by_the_same_template():
    assert shown(Letter(), "name").strip() in str(Letter())


def test_summary_links_each_error_to_where_it_is_put_right():
    form = SampleForm({"text": "", "email": "x", "kind": "", "opened": stamp()})
    with translation.override("fi"):
        found = {error["target"]: error["message"] for error in summary_of(form)}
    assert found["id_text"] == "Kerro, mitä tapahtui"
    assert found["id_kind_0"] == "Valitse yksi näistä"
    assert "id_email" in found


def test_summary_of_an_unsent_form_is_empty():
    assert summary_of(Letter()) == []


def test_required_field_without_words_of_its_own_names_itself():
    class Plain(forms.Form):
        place = forms.ShortText(label="Paikka")

    with translation.override("sv"):
        assert Plain({}).errors["place"] == ["Fyll i: Paikka"]


def human(monkeypatch, seconds: float, **more):
    stamped = stamp()
    import time

    later = time.time() + seconds
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    return forms.HumanCheck({"opened": stamped, **more})


def test_person_who_took_a_moment_gets_through(monkeypatch):
    assert human(monkeypatch, 3).is_valid()


def test_form_open_for_days_is_taken(monkeypatch):
    assert human(monkeypatch, 60 * 60 * 24 * 5).is_valid()


def test_form_sent_at_once_is_asked_to_wait_and_passes_the_second_time(monkeypatch):
    form = human(monkeypatch, 0.2)
    assert not form.is_valid()
    assert form.non_field_errors()
    assert "opened" not in form.errors


@pytest.mark.parametrize("opened", ["", "shown:1a:forged", "\x00"])
def test_forged_stamp_is_replaced_by_a_real_one(monkeypatch, opened):
    form = forms.HumanCheck({"opened": opened})
    assert not form.is_valid()
    assert form["opened"].value() != opened


def test_robot_that_fills_every_field_is_stopped(monkeypatch):
    assert not human(monkeypatch, 5, website="https://spam.example").is_valid()


def test_hidden_field_for_robots_is_out_of_the_tab_order():
    html = engines["django"].from_string("{% human form %}").render({"form": forms.HumanCheck()})
    assert 'tabindex="-1"' in html
    assert 'aria-hidden="true"' in html


class Signer(forms.Form):
    born = forms.BirthDay(label="Syntymäaika", ask="Kirjoita syntymäaikasi")


@pytest.mark.parametrize(
    "typed", ["1.5.1990", "01.05.1990", " 1. 5. 1990 ", "1 5 1990", "1/5/1990", "01051990", "1990-05-01", "1-5-1990"]
)
def test_a_day_of_birth_is_taken_as_people_type_it(typed):
    form = Signer({"born": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["born"] == date(1990, 5, 1)


@pytest.mark.parametrize("typed", ["1051990", "1.5.90", "010590", "31.2.1990", "toukokuu"])
def test_a_day_of_birth_that_may_be_two_is_asked_again_and_stays_as_typed(typed):
    form = Signer({"born": typed})
    assert not form.is_valid()
    assert "31.12.1990" in form.errors["born"][0]
    page = engines["django"].from_string("{% field form.born %}").render({"form": form})
    assert f'value="{typed}"' in page
    assert 'inputmode="numeric"' in page
    assert 'type="text"' in page
