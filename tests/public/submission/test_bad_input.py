"""What can't be taken is said beside its field, and nothing that was typed is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from kuuluu.cases.models import Case
from kuuluu.feedback.models import Draft, DraftFile
from kuuluu.people.commands import spend
from tests.public.submission.conftest import TOPIC, WORDS, picture, stamped

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ["", "   \n\t ", "\u200b\u202e\x00\x07"])
def test_empty_words_are_asked_for(resident, text):
    response = resident.tell(text)
    assert response.status_code == 400
    assert 'href="#id_text"' in response.text


def test_control_and_direction_characters_are_taken_out(resident):
    resident.tell("Lamppu\x00 \u202erikki\u202c\x1b nyt, pimeää on.")
    assert Draft.objects.get().data["text"] == "Lamppu rikki nyt, pimeää on."


def test_too_long_words_stand_there_again(resident):
    text = "Pitkä asia. " * 1000
    response = resident.tell(text)
    assert response.status_code == 400
    assert text.strip() in response.text
    assert text.strip() in resident.get("/palaute/uusi/").text


def test_script_is_shown_as_text(resident):
    resident.walk(text='<script>alert("x")</script> lamppu rikki')
    page = resident.get("/palaute/tarkista/").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in resident.get(resident.send()["Location"]).text


def test_wrong_email_stands_there_again(resident):
    resident.tell()
    response = resident.post("/palaute/yhteys/", {"who": "contact", "email": "aino@", "name": "Aino"})
    assert response.status_code == 400
    assert 'value="aino@"' in response.text
    assert 'href="#id_email"' in response.text
    again = resident.get("/palaute/yhteys/").text
    assert 'value="aino@"' in again
    assert 'value="Aino"' in again


def test_reachable_sender_must_say_how(resident):
    resident.tell()
    assert resident.post("/palaute/yhteys/", {"who": "contact"}).status_code == 400


@pytest.mark.parametrize("point", [("61.5", "23.8"), ("nan", "25.1"), ("abc", "25.1"), ("1e999", "25")])
def test_point_outside_or_unreadable_is_refused(resident, point):
    resident.tell()
    response = resident.post(
        "/palaute/paikka/", {"latitude": point[0], "longitude": point[1], "address": "Asemakuja 2"}
    )
    assert response.status_code == 400
    assert 'value="Asemakuja 2"' in response.text


def test_topic_that_is_not_there_is_refused(resident):
    resident.tell()
    assert resident.post("/palaute/palvelu/", {"service_code": "no.such", "kind": "fault"}).status_code == 400
    assert resident.post("/palaute/palvelu/", {"service_code": "streets.lighting", "kind": "x"}).status_code == 400


def upload(resident, *files, description: str = ""):
    given = [SimpleUploadedFile(name, data) for name, data in files]
    return resident.post("/palaute/liitteet/", {"uploads": given, "description": description, "more": "1"})


def test_pictures_wait_with_the_draft_and_are_removed(resident, neighbour):
    resident.tell()
    assert upload(resident, ("a.jpg", picture()), ("b.png", picture("PNG")), description="Lamppu").status_code == 302
    page = resident.get("/palaute/liitteet/").text
    assert page.count('name="remove"') == 2
    one = DraftFile.objects.first().file
    assert (one.name, one.description) == ("a.jpg", "Lamppu")
    shown = resident.get(f"/palaute/liitteet/{one.pk}.jpg")
    assert b"".join(shown.streaming_content)[:2] == b"\xff\xd8"
    assert neighbour.get(f"/palaute/liitteet/{one.pk}.jpg").status_code == 404
    resident.post("/palaute/liitteet/", {"remove": str(one.pk)})
    assert DraftFile.objects.count() == 1


def test_nonsense_to_remove_changes_nothing(resident):
    resident.tell()
    upload(resident, ("a.jpg", picture()))
    assert resident.post("/palaute/liitteet/", {"remove": "' or 1=1"}).status_code == 302
    assert DraftFile.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [("kuva.jpg", b"MZ\x90\x00" + b"\x00" * 500), ("kuva.jpg", picture()[:-300]), ("a.pdf", b"%PDF-1.7\nnot really")],
    ids=["renamed executable", "truncated picture", "broken PDF"],
)
def test_bad_file_is_refused_beside_its_field_and_a_good_one_is_kept(resident, name, data):
    resident.tell()
    response = upload(resident, ("hyva.jpg", picture()), (name, data), description="Kuva valosta")
    assert response.status_code == 400
    assert name in response.text
    assert 'href="#id_uploads"' in response.text
    assert 'value="Kuva valosta"' in response.text
    assert DraftFile.objects.get().file.description == "Kuva valosta"
    assert [f.file.name for f in DraftFile.objects.all()] == ["hyva.jpg"]


def test_too_big_file_is_refused(resident, settings):
    settings.MAX_FILE_BYTES = 200
    resident.tell()
    response = upload(resident, ("iso.jpg", picture()))
    assert response.status_code == 400
    assert "iso.jpg" in response.text


def test_ninth_file_is_not_added(resident):
    resident.tell()
    upload(resident, *((f"{n}.jpg", picture(shade=n)) for n in range(8)))
    assert upload(resident, ("9.jpg", picture(shade=9))).status_code == 400
    assert DraftFile.objects.count() == 8


def test_of_too_many_files_the_first_are_kept_and_the_rest_are_named(resident):
    resident.tell()
    response = upload(resident, *((f"kuva{n}.jpg", picture(size=(64 + n, 48))) for n in range(20)))
    assert response.status_code == 400
    assert [f.file.name for f in DraftFile.objects.all()] == [f"kuva{n}.jpg" for n in range(8)]
    assert "kuva8.jpg, kuva9.jpg, kuva10.jpg, kuva11.jpg, kuva12.jpg …" in response.text
    assert WORDS in resident.get("/palaute/uusi/").text


def test_file_sent_again_over_a_bad_line_is_kept_once(resident):
    resident.tell()
    for _n in range(2):
        assert upload(resident, ("a.jpg", picture()), ("b.jpg", picture(shade=1))).status_code == 302
    assert DraftFile.objects.count() == 2


def test_robot_fills_the_hidden_field(resident):
    resident.walk()
    assert resident.send(website="http://spam.example").status_code == 400
    assert Case.objects.count() == 0


def test_robot_is_too_fast(resident):
    resident.walk()
    assert resident.post("/palaute/laheta/", {"objection_words": "Koska niin"}).status_code == 400
    assert "Koska niin" in resident.get("/palaute/tarkista/").text
    assert Case.objects.count() == 0


def test_too_many_from_one_network_keeps_the_words(resident, kerava):
    from django.utils.timezone import now

    for _ in range(60):
        spend("draft 127.0.0.1", limit=60, seconds=3600, at=now())
    response = resident.tell()
    assert response.status_code == 429
    assert WORDS in response.text


def test_steps_without_a_draft_lead_to_the_first(resident):
    for step in ("palvelu", "paikka", "liitteet", "yhteys", "tarkista"):
        assert resident.get(f"/palaute/{step}/")["Location"] == "/palaute/uusi/"
    assert resident.post("/palaute/laheta/", stamped())["Location"] == "/palaute/uusi/"
    assert resident.get("/palaute/laheta/")["Location"] == "/palaute/tarkista/"


def test_stale_tab_after_sending_begins_a_new_draft(resident):
    resident.walk()
    resident.send()
    resident.post("/palaute/palvelu/", TOPIC)
    assert (Case.objects.count(), Draft.objects.filter(sent_at__isnull=True).count()) == (1, 1)


def test_guessed_codes_are_held_back(resident):
    for _ in range(20):
        assert resident.get("/oma/AAAA-BBBB-CCCC-DDDD/").status_code == 404
    assert resident.get("/oma/AAAA-BBBB-CCCC-DDDE/").status_code == 429


def test_far_too_many_files_are_refused_in_words(resident):
    resident.tell()
    response = upload(resident, *((f"{n}.jpg", b"x") for n in range(101)))
    assert response.status_code == 413
    assert "kuuluu_draft" in resident.cookies
    assert WORDS in resident.get("/palaute/uusi/").text


def test_far_too_many_words_are_refused_in_words(resident):
    assert resident.post("/palaute/", {"text": "x" * 3_000_000}).status_code == 413
    assert resident.tell("x" * 3_000_000).status_code == 413


def test_wrong_encoding_is_taken_as_it_comes(resident):
    response = resident.generic(
        "POST",
        "/palaute/uusi/",
        b"text=Lamppu+on+pime\xe4n\xe4+t\xe4ss\xe4",
        content_type="application/x-www-form-urlencoded",
    )
    assert response.status_code == 302
    assert Draft.objects.get().data["text"].startswith("Lamppu on pime")


@pytest.mark.parametrize("charset", ["utf-16", "utf-7"])
def test_a_form_in_another_encoding_is_refused_in_words(resident, charset):
    kind = f"application/x-www-form-urlencoded; charset={charset}"
    with translation.override("sv"):
        response = resident.generic("POST", "/sv/palaute/uusi/", b"text=Lampan", content_type=kind)
    assert response.status_code == 400
    assert 'lang="sv"' in response.text
    assert Draft.objects.count() == 0
