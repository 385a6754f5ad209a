"""What is no feedback is told to its sender before sending, with the time that runs, and taken all the same."""

import re

import pytest

from kuuluu.cases.models import Case
from kuuluu.cases.rules import code_of
from kuuluu.feedback.models import Draft
from tests.public.submission.conftest import ANONYMOUS

pytestmark = pytest.mark.django_db

APPEAL = "Vaadin oikaisua lautakunnan päätökseen 12 §."
REQUEST = "Pyydän asiakirjat koulun remontin kustannuksista."
CLAIM = "Liukastuin jäisellä jalkakäytävällä ja vaadin korvausta housuistani."
QUESTION = {"service_code": "admin.decisions", "kind": "question"}
STEPS = ("uusi", "palvelu", "paikka", "liitteet", "yhteys", "tarkista")


def radios(page: str) -> dict[str, bool]:
    found = re.findall(r'<input type="radio" name="matter" value="(\w+)"([^>]*)>', page)
    return {value: "checked" in rest for value, rest in found}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (APPEAL, ["14 päivässä", "30 päivässä", "kirjaamo@kerava.example"]),
        (REQUEST, ["kaksi viikkoa"]),
        ("Ruudunlukija ei lue lomakkeen kenttiä.", ["14 päivää"]),
        ("Teen kuntalaisaloitteen uimarannasta.", ["kirjaamo@kerava.example"]),
        ("Kantelen viranhaltijan menettelystä.", ["kaksi vuotta"]),
        (CLAIM, ["Korvausvaatimuksena"]),
    ],
)
def test_it_is_told_on_every_step_with_its_time(resident, text, told):
    resident.walk(text=text, topic=QUESTION)
    for step in STEPS[1:]:
        page = resident.get(f"/palaute/{step}/").text
        assert "mitään ei torjuta" in page
        # By which name it is sent on stands where it is sent.
        assert all(words in page for words in told if step == "tarkista" or words != "Korvausvaatimuksena"), step


def test_it_is_taken_as_noticed_unless_the_sender_says_otherwise(resident):
    resident.walk(text=REQUEST, topic=QUESTION)
    assert radios(resident.get("/palaute/tarkista/").text) == {"information_request": True, "feedback": False}
    resident.send(matter="information_request")
    assert Case.objects.get().matter == "information_request"


def test_the_sender_says_that_it_is_feedback(resident):
    resident.walk(text=APPEAL, topic={"service_code": "streets.lighting", "kind": "complaint"})
    assert "ei ole julkinen tässä palvelussa" in resident.get("/palaute/tarkista/").text
    resident.post("/palaute/tarkista/", {"matter": "feedback"})
    page = resident.get("/palaute/tarkista/").text
    assert radios(page) == {"appeal": False, "feedback": True}
    assert "ei ole julkinen tässä palvelussa" not in page
    resident.send(matter="feedback")
    assert (Case.objects.get().matter, Case.objects.get().unit.code) == ("", "kunnossapito")


@pytest.mark.parametrize("sent", [{}, {"matter": ""}])
def test_without_an_answer_it_is_taken_as_noticed(resident, sent):
    resident.walk(text=APPEAL, topic=QUESTION)
    resident.send(**sent)
    assert Case.objects.get().matter == "appeal"


def test_nonsense_is_refused_and_nothing_lost(resident):
    resident.walk(text=APPEAL, topic=QUESTION)
    assert resident.send(matter="decree").status_code == 400
    assert Draft.objects.get().data["text"] == APPEAL
    resident.send(matter="appeal")
    assert Case.objects.get().matter == "appeal"


def test_another_text_is_no_appeal_any_more(resident):
    resident.walk(text=APPEAL, topic=QUESTION)
    resident.post("/palaute/tarkista/", {"matter": "appeal"})
    resident.tell("Katuvalo on rikki Kauppakaaren kohdalla.")
    assert radios(resident.get("/palaute/tarkista/").text) == {}
    resident.send()
    assert Case.objects.get().matter == ""


def test_the_receipt_says_what_it_is_where_it_is_and_when_the_law_wants_an_answer(resident):
    resident.walk(text=REQUEST, topic=QUESTION, contact={**ANONYMOUS, "wants_answer": "on"})
    resident.send()
    case = Case.objects.get()
    page = resident.get(f"/oma/{code_of(case.pk)}/").text
    assert "Asiakirja- tai tietopyyntö" in page
    assert case.unit.name in page


def test_a_claim_and_its_fault_stand_on_one_page(resident):
    resident.walk(text=CLAIM, topic={"service_code": "streets.winter", "kind": "fault"})
    # The fault may become public, so its sender sees what everybody will see.
    assert "ei ole julkinen tässä palvelussa" not in resident.get("/palaute/tarkista/").text
    resident.send()
    whole = Case.objects.get(part_of=None)
    page = resident.get(f"/oma/{code_of(whole.pk)}/").text
    parts = Case.objects.filter(part_of=whole)
    assert len(parts) == 2
    assert all(part.number in page for part in parts)


def test_plain_feedback_is_told_nothing(resident):
    resident.walk()
    page = resident.get("/palaute/tarkista/").text
    assert radios(page) == {}
    assert "mitään ei torjuta" not in page
