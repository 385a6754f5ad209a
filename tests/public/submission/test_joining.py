"""“This concerns me too”, as a browser without scripts does it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kuuluu.cases.models import Case
from kuuluu.cases.queries import thread
from kuuluu.cases.rules import code_of
from kuuluu.cities.queries import service_by_code
from kuuluu.feedback import commands
from kuuluu.feedback.commands import Piece
from kuuluu.publication.models import PublicCase
from kuuluu.publication.rules import Hide
from kuuluu.ui.dates import day_text
from tests.factories.cases import make_case, officer, publish_case, publisher
from tests.public.submission.conftest import Resident, picture, stamped

pytestmark = pytest.mark.django_db


@pytest.fixture
def lamp(kerava, now):
    return publish_case(make_case(kerava, at=now), at=now)


@pytest.fixture
def page(lamp):
    return f"/palaute/liity/{lamp.number}/"


def photo() -> SimpleUploadedFile:
    return SimpleUploadedFile("lamppu.jpg", picture(), "image/jpeg")


def joined(lamp: Case) -> list[Case]:
    return list(Case.objects.filter(joined_to=lamp).order_by("number"))


def test_a_voice_without_a_word_or_name_gets_a_receipt_of_its_own(resident, lamp, page):
    response = resident.post(page, stamped(), follow=True)
    (own,) = joined(lamp)
    text = response.content.decode()
    assert response.redirect_chain == [(f"/oma/{code_of(own.pk)}/?uusi=1", 302)]
    for shown in (own.number, lamp.number, day_text(lamp.answer_due_date), "Kerroit, että asia koskee sinuakin"):
        assert shown in text


def test_words_and_a_picture_come_along(resident, lamp, page):
    resident.post(page, stamped(text="Pimeä jo viikon.", email="aino@example.org", uploads=photo()))
    (own,) = joined(lamp)
    (message,) = thread(own)
    assert message.original.text == "Pimeä jo viikon."
    assert message.attachments.count() == 1
    assert own.contact.email == "aino@example.org"


def test_pictures_wait_with_words_of_their_own(resident, lamp, page):
    resident.post(page, stamped(text="Pimeä.", uploads=photo(), more="1"))
    text = resident.get(page).content.decode()
    assert "Pimeä." in text
    assert joined(lamp) == []
    shown = text.partition(f'<img src="{page}')[2].partition('"')[0]
    assert b"".join(resident.get(page + shown).streaming_content)  # type: ignore[arg-type]
    assert Resident(headers={"host": lamp.city.host}).get(page + shown).status_code == 404


def test_pressing_again_is_one_voice(resident, lamp, page):
    for _time in range(3):
        response = resident.post(page, stamped())
    assert len(joined(lamp)) == 1
    assert response.url.startswith("/oma/")
    assert "Äänesi on mukana" in resident.get(page).content.decode()


def test_the_next_at_the_same_browser_begins_anew(resident, lamp, page):
    resident.post(page, stamped())
    resident.post(page, {"anew": "1"})
    resident.post(page, stamped())
    assert len(joined(lamp)) == 2


def test_the_receipts_code_is_not_on_the_page_for_the_next(resident, lamp, page):
    resident.post(page, stamped())
    assert code_of(joined(lamp)[0].pk) not in resident.get(page).content.decode()


def test_robots_are_refused_and_what_was_typed_stays(resident, lamp, page):
    response = resident.post(page, stamped(text="Pimeä.", website="x"))
    assert response.status_code == 400
    assert "Pimeä." in response.content.decode()
    assert joined(lamp) == []
    assert "Pimeä." in resident.get(page).content.decode()


def test_a_wrong_address_is_told_and_nothing_is_lost(resident, lamp, page):
    response = resident.post(page, stamped(text="Pimeä.", email="aino@"))
    assert response.status_code == 400
    assert "aino@" in resident.get(page).content.decode()
    assert joined(lamp) == []


def test_a_begun_feedback_is_taken_along_and_waits_no_more(resident, lamp, page):
    resident.walk(text="Lamppu on pimeä tässäkin.")
    assert "Lamppu on pimeä tässäkin." in resident.get(page).content.decode()
    resident.post(page, {"take": "1"})
    resident.post(page, stamped(text="Lamppu on pimeä tässäkin."))
    assert thread(joined(lamp)[0])[0].original.text == "Lamppu on pimeä tässäkin."
    assert "Lamppu" not in resident.get("/palaute/uusi/").content.decode()


def test_another_begun_feedback_stays_as_it_is(resident, lamp, page):
    resident.walk(text="Hiekoitus puuttuu.")
    resident.post(page, stamped(text="Pimeä."))
    assert "Hiekoitus puuttuu." in resident.get("/palaute/uusi/").content.decode()


def test_closed_meanwhile_words_become_a_matter_of_their_own(resident, lamp, page, now):
    resident.get(page)
    commands.close(lamp, ending="done", text="Valmis.", by=officer(lamp.city), at=now)
    response = resident.post(page, stamped())
    assert response.status_code == 400
    assert "Asia päättyi juuri äsken" in response.content.decode()
    resident.post(page, stamped(text="Yhä pimeä."))
    own = Case.objects.exclude(pk=lamp.pk).get()
    assert (own.joined_to_id, own.status, own.service) == (None, "received", lamp.service)


def test_what_is_not_public_is_not_there(resident, neighbour, lamp, page, now):
    hidden = make_case(lamp.city, at=now)
    assert resident.get(f"/palaute/liity/{hidden.number}/").status_code == 404
    assert neighbour.get(page).status_code == 404
    commands.withdraw(lamp, ground="personal_data", by=publisher(lamp.city), at=now)
    assert resident.get(page).status_code == 404
    assert resident.post(page, stamped()).status_code == 404


def test_who_objects_is_asked_about_by_the_publisher(resident, lamp, page):
    resident.post(page, stamped(text="Pimeä.", keeps_private="on"))
    assert joined(lamp)[0].feedback.objection == "other"


def test_the_answer_is_on_the_own_page_less_what_tells_of_the_first_sender(resident, lamp, page, now):
    resident.post(page, stamped())
    own = f"/oma/{code_of(joined(lamp)[0].pk)}/"
    commands.answer(lamp, text="Lamppu vaihdetaan. Soitin numeroon 040 123 4567.", by=officer(lamp.city), at=now)
    commands.ask(lamp, text="Kysymys vain yhdelle?", by=officer(lamp.city), at=now)
    answer = thread(lamp).get(kind="answer")
    found = [Hide(one.start, one.end, one.cls) for one in answer.original.redactions.all()]
    commands.publish_message(lamp, message=answer, spans=found, by=publisher(lamp.city), at=now)
    text = resident.get(own).content.decode()
    assert "Lamppu vaihdetaan." in text
    assert "040 123 4567" not in text
    assert "Kysymys vain yhdelle" not in text


def test_an_answer_taken_from_the_public_is_taken_from_the_joined_too(resident, lamp, page, now):
    resident.post(page, stamped())
    commands.answer(lamp, text="Matti saa uuden lampun.", by=officer(lamp.city), at=now)
    answer = thread(lamp).get(kind="answer")
    commands.refuse_message(lamp, message=answer, ground="personal_data", by=publisher(lamp.city), at=now)
    assert "Matti" not in resident.get(f"/oma/{code_of(joined(lamp)[0].pk)}/").content.decode()


def test_who_joined_what_is_secret_now_is_told_so_and_can_have_an_own_answer(resident, lamp, page, now):
    resident.post(page, stamped())
    (own,) = joined(lamp)
    commands.set_secrecy(lamp, secrecy="limited", ground="private_life", by=officer(lamp.city), at=now)
    address = f"/oma/{code_of(own.pk)}/"
    text = resident.get(address).content.decode()
    assert "josta sinulle ei voi enää kertoa mitään" in text
    assert "Asia on päätetty" not in text
    assert lamp.number not in text
    resident.post(address, stamped(act="reopen", reason="Yhä pimeä."))
    own.refresh_from_db()
    assert (own.status, own.joined_to_id) == ("in_progress", None)


def test_voices_are_counted_for_everybody(resident, lamp, page):
    resident.post(page, stamped())
    assert PublicCase.objects.get(pk=lamp.pk).voices == 2


def test_a_split_message_is_one_page_with_every_answer_and_replies_go_to_the_part_asked(resident, kerava, now):
    text = "Katulamppu on pimeänä. Lisäksi Savion keinu on rikki."
    whole, mikko = make_case(kerava, at=now, text=text, email="aino@example.org"), officer(kerava)
    middle = text.index("Lisäksi")
    pieces = [
        Piece(((start, end),), service_by_code(kerava, code))
        for start, end, code in ((0, middle - 1, "streets.lighting"), (middle, len(text), "green.playgrounds"))
    ]
    lamp, swing = commands.split(whole, pieces=pieces, by=mikko, at=now)
    commands.answer(lamp, text="Lamppu vaihdetaan maanantaina.", by=mikko, at=now)
    commands.ask(swing, text="Kumpi keinuista?", by=mikko, at=now)
    own = f"/oma/{code_of(whole.pk)}/"
    page = resident.get(own).content.decode()
    for shown in (
        lamp.number,
        swing.number,
        lamp.unit.name,
        swing.unit.name,
        "vaihdetaan maanantaina",
        "Kumpi keinuista?",
    ):
        assert shown in page
    resident.post(own, stamped(act="add", part=swing.number, text="Pienempi."))
    assert [m.original.text for m in thread(swing)][-1] == "Pienempi."
    assert Case.objects.get(pk=swing.pk).status == "in_progress"
    commands.close(Case.objects.get(pk=lamp.pk), ending="done", text="Vaihdettu.", by=mikko, at=now)
    resident.post(own, stamped(act="reopen", part=lamp.number, reason="Yhä pimeä."))
    assert Case.objects.get(pk=lamp.pk).status == "in_progress"
    assert resident.get(f"/oma/{code_of(whole.pk)}/").status_code == 200


def test_an_answer_that_waits_for_a_publisher_is_read_by_nobody_who_joined_by_themselves(
    resident, lamp, page, kerava, now
):
    resident.post(page, stamped())
    (voice,) = joined(lamp)
    other = make_case(kerava, at=now)
    commands.join(other, to=lamp, by=officer(kerava), at=now)
    commands.answer(lamp, text="Soitamme numeroon 040 123 4567: asukas Onni hoitaa.", by=officer(kerava), at=now)
    own, told = (resident.get(f"/oma/{code_of(one.pk)}/").content.decode() for one in (voice, other))
    assert "hoitaa" not in own
    assert "Kirjoitettu ei ole julkista." in own
    assert "hoitaa" in told
    assert "040 123 4567" not in told
    answer = lamp.messages.get(kind="answer")
    commands.publish_message(lamp, message=answer, spans=(), by=publisher(kerava), at=now)
    assert "hoitaa" in resident.get(f"/oma/{code_of(voice.pk)}/").content.decode()
