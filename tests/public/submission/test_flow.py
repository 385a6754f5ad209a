"""The whole walk without scripts: from the front page's field to the receipt."""

import re

import pytest

from kuuluu.cases.models import Case
from kuuluu.cases.queries import case_by_code, contact
from kuuluu.feedback.models import Draft
from tests.public.submission.conftest import TOPIC, WORDS, stamped

pytestmark = pytest.mark.django_db


def code_in(response) -> str:
    return re.fullmatch(r"/oma/([^/]+)/\?uusi=1", response["Location"])[1]


def test_anonymous_walk_ends_in_a_receipt(resident, kerava):
    assert resident.post("/palaute/", {"text": WORDS}, headers={"sec-fetch-site": "same-origin"}).status_code == 302
    resident.walk()
    check = resident.get("/palaute/tarkista/")
    assert "poistettu" in check.text or "removed" in check.text
    sent = resident.send()
    case = case_by_code(kerava, code_in(sent))
    assert (case.title, case.service.code, case.address) == (
        "Katuvalo on rikki Kauppakaaren kohdalla",
        "streets.lighting",
        "Kauppakaari 11",
    )
    assert (contact(case), case.feedback.wants_answer) == (None, True)
    own = resident.get(sent["Location"])
    assert case.number in own.text
    assert code_in(sent) in own.text
    assert "040 123 4567" in own.text
    assert (own["Cache-Control"], own["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert 'name="robots" content="noindex' in own.text


def test_walk_with_email_keeps_contact(resident, kerava):
    resident.walk(contact={"who": "contact", "email": " aino@example.org ", "name": "Aino", "wants_answer": "on"})
    case = case_by_code(kerava, code_in(resident.send()))
    assert (contact(case).email, contact(case).name) == ("aino@example.org", "Aino")


def test_anonymous_sender_leaves_no_contact_though_typed(resident, kerava):
    resident.walk(contact={"who": "anonymous", "email": "aino@example.org"})
    case = case_by_code(kerava, code_in(resident.send()))
    assert (contact(case), case.feedback.wants_answer) == (None, False)


def test_replayed_send_is_the_same_case(resident):
    resident.walk()
    first = resident.send()
    assert resident.send()["Location"] == first["Location"]
    assert Case.objects.count() == 1


def test_words_are_changed_from_the_check_page(resident, kerava):
    resident.walk()
    resident.tell("Toiset sanat samasta lampusta.")
    case = case_by_code(kerava, code_in(resident.send()))
    assert case.title == "Toiset sanat samasta lampusta"
    assert case.service.code == TOPIC["service_code"]


def test_unknown_topic_is_an_answer(resident, kerava):
    resident.walk(topic={"service_code": "unknown", "kind": "question"})
    case = case_by_code(kerava, code_in(resident.send()))
    assert (case.service, case.unit.is_triage, case.feedback.kind) == (None, True, "question")


def test_sender_hides_more_and_objects(resident, kerava):
    resident.walk()
    look = resident.post("/palaute/tarkista/", {"hide_words": "Kauppakaaren"})
    assert look.status_code == 302
    public = re.search(r'pair-public"[^>]*>(.*?)</section>', resident.get("/palaute/tarkista/").text, re.DOTALL)[1]
    assert "Kauppakaaren" not in public
    assert "040 123" not in public
    sent = resident.send(hide_words="Kauppakaaren", objection="safety", objection_words="Asun yksin.")
    case = case_by_code(kerava, code_in(sent))
    assert (case.feedback.objection, case.feedback.objection_words) == ("safety", "Asun yksin.")
    spans = case.messages.get().original.redactions.filter(source="sender")
    assert [WORDS[s.start : s.end] for s in spans] == ["Kauppakaaren"]


def test_words_that_are_not_in_the_text_are_refused(resident):
    resident.walk()
    response = resident.send(hide_words="Mannerheimintie")
    assert response.status_code == 400
    assert "Mannerheimintie" in response.text
    assert Case.objects.count() == 0


def test_topics_are_found_in_three_languages(resident):
    resident.tell()
    for query in ("katuvalo", "gatubelysning", "street light"):
        assert 'value="streets.lighting"' in resident.get("/palaute/palvelu/", {"q": query}).text.split("<details")[0]


def test_guess_of_words_is_chosen_beforehand(resident):
    resident.tell()
    page = resident.get("/palaute/palvelu/").text
    assert re.search(r'name="kind" value="fault"[^>]* checked', page)
    assert 'value="streets.lighting"' in page.split("<details")[0]


def test_matter_of_another_is_told_once_then_taken(resident, kerava):
    resident.tell("Bussi ei tullut pysäkille.")
    other = {"service_code": "elsewhere.hsl_traffic", "kind": "complaint"}
    codes = re.findall(r'name="service_code" value="([^"]+)"', resident.get("/palaute/palvelu/").text)
    from kuuluu.cities.queries import service_by_code

    other["service_code"] = next(c for c in codes if c != "unknown" and not service_by_code(kerava, c).is_city_matter)
    told = resident.post("/palaute/palvelu/", other)
    assert told.status_code == 200
    assert service_by_code(kerava, other["service_code"]).redirect_name_fi in told.text
    assert resident.post("/palaute/palvelu/", {**other, "told": other["service_code"]}).status_code == 302


def test_danger_shows_112_on_every_step_and_stops_nothing(resident):
    resident.tell("Roskakatos on tulessa!")
    assert resident.get("/palaute/palvelu/").text.count('href="tel:112"') == 2
    assert resident.post("/palaute/palvelu/", TOPIC).status_code == 302


def test_urgent_fault_shows_the_fault_line(resident, kerava):
    resident.tell("Kaivonkansi on auki tiellä.")
    page = resident.get("/palaute/palvelu/").text
    assert page.count(f'href="tel:{kerava.fault_line_phone.replace(" ", "")}"') == 2


def test_point_on_the_map_gives_the_area(resident, kerava):
    resident.walk(place={"latitude": str(kerava.lat), "longitude": str(kerava.lon)})
    case = case_by_code(kerava, code_in(resident.send()))
    assert (round(case.latitude, 3), round(case.longitude, 3)) == (round(kerava.lat, 3), round(kerava.lon, 3))


def test_other_city_opens_neither_code_nor_draft(resident, neighbour):
    resident.walk()
    neighbour.cookies["kuuluu_draft"] = resident.cookies["kuuluu_draft"].value
    assert neighbour.get("/palaute/tarkista/")["Location"] == "/palaute/uusi/"
    code = code_in(resident.send())
    for path in ("", "qr.svg"):
        assert resident.get(f"/oma/{code}/{path}").status_code == 200
        assert neighbour.get(f"/oma/{code}/{path}").status_code == 404
    assert neighbour.post(f"/oma/{code}/", stamped(act="add", text="Hei")).status_code == 404


def test_foreign_key_starts_anew_with_what_was_sent(resident):
    resident.cookies["kuuluu_draft"] = "not a key"
    response = resident.post("/palaute/paikka/", {"address": "Sibeliuksentie 6"})
    assert response.status_code == 302
    assert Draft.objects.get().data["address"] == "Sibeliuksentie 6"
    assert resident.cookies["kuuluu_draft"]["httponly"]
    assert resident.cookies["kuuluu_draft"]["samesite"] == "Lax"
    assert resident.get("/palaute/tarkista/")["Location"] == "/palaute/uusi/"


def test_words_from_another_site_are_shown_and_not_kept(resident):
    response = resident.post("/palaute/", {"text": WORDS}, headers={"sec-fetch-site": "cross-site"})
    assert response.status_code == 200
    assert WORDS in response.text
    assert Draft.objects.count() == 0
    assert resident.post("/palaute/", {"text": WORDS}, headers={"origin": "https://evil.example"}).status_code == 200
    assert Draft.objects.count() == 0


def test_other_words_from_the_front_page_are_another_matter(resident):
    resident.walk()
    resident.post("/palaute/", {"text": "Toinen asia kokonaan."})
    assert Draft.objects.count() == 2
    assert "Kauppakaari 11" not in resident.get("/palaute/paikka/").text


def test_swedish_walk_gives_a_swedish_case(resident, kerava):
    resident.post("/sv/palaute/uusi/", {"text": "Gatlampan är trasig vid torget."})
    for path, fields in (("palvelu", TOPIC), ("paikka", {}), ("liitteet", {}), ("yhteys", {"who": "anonymous"})):
        assert resident.post(f"/sv/palaute/{path}/", fields).status_code == 302
    sent = resident.post("/sv/palaute/laheta/", stamped())
    assert sent["Location"].startswith("/sv/oma/")
    assert Case.objects.get().language == "sv"


def test_draft_is_left_by_a_button(resident):
    resident.tell()
    resident.post("/palaute/uusi/", {"anew": "1"})
    assert WORDS not in resident.get("/palaute/uusi/").text


def test_change_from_the_check_page_leads_back_to_it(resident):
    resident.tell()
    assert resident.post("/palaute/palvelu/", TOPIC)["Location"] == "/palaute/paikka/"
    resident.walk()
    assert resident.post("/palaute/palvelu/", TOPIC)["Location"] == "/palaute/tarkista/"
    assert resident.post("/palaute/liitteet/", {})["Location"] == "/palaute/tarkista/"
