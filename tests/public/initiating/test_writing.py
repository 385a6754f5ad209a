"""One question a page; whoever can't go on as an initiative is told before typing, and nothing typed is lost."""

from datetime import timedelta

import pytest

from kuuluu.cases.models import Case
from kuuluu.cities.models import LocalRule
from kuuluu.cities.queries.snapshot import forget
from kuuluu.feedback.models import Draft as FeedbackDraft
from kuuluu.initiatives.models import Draft, Initiative
from kuuluu.publication.models import PublicCase
from tests.factories.cases import make_case, publish_case
from tests.factories.initiatives import DEMAND, REASONS, TITLE, make_initiative
from tests.guards.html import faults
from tests.public.initiating.conftest import MAKER
from tests.public.submission.conftest import stamped

pytestmark = pytest.mark.django_db


def test_whole_walk_makes_an_initiative_and_a_receipt(aino):
    page = aino.get("/aloitteet/uusi/")
    assert page.status_code == 200
    aino.walk()
    check = aino.get("/aloite/tarkista/").text
    for words in (TITLE, DEMAND, REASONS, "Aino Esimerkki"):
        assert words in check
    sent = aino.send()
    assert sent.status_code == 302, sent.text
    receipt = aino.get(sent["Location"])
    assert receipt.status_code == 200
    initiative = Initiative.objects.get()
    assert initiative.case.number in receipt.text
    assert (initiative.stage, initiative.is_joint, initiative.case.service.code) == ("checking", True, "leisure.sports")
    assert aino.send()["Location"] == sent["Location"], "a second click leads to the same receipt"
    assert Initiative.objects.count() == 1


def test_who_has_no_right_is_told_before_a_word_is_typed(aino):
    aino.begin()
    page = aino.answer("oikeus", ground="none")
    assert page.status_code == 200
    assert "/aloite/palautteeksi/" in page.text
    assert "demand" not in Draft.objects.get().data


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "id_ground"),
        ({"ground": "community"}, "id_organisation"),
        ({"ground": "service_user"}, "id_used_service"),
        ({"ground": "service_user", "used_service": "notcity.health"}, "id_used_service"),
    ],
)
def test_right_is_asked_for_with_what_it_needs(aino, fields, field):
    aino.begin("service")
    page = aino.answer("oikeus", **fields)
    assert page.status_code == 400
    assert f'href="#{field}' in page.text


def test_only_grounds_that_the_rule_names_are_offered(aino):
    aino.begin("ordinary")
    page = aino.get("/aloite/oikeus/").text
    assert 'value="property"' in page
    assert 'value="service_user"' not in page


def test_a_referendum_initiative_says_from_which_age_and_offers_no_button_before_one_has_identified(aino):
    aino.begin("referendum")
    page = aino.get("/aloite/oikeus/").text
    assert "vähintään 15-vuotiaat kunnan asukkaat" in page
    assert "iällä ja kansalaisuudella" not in page
    assert "Jatka" not in page
    assert 'href="/tunnistus/' in page


def test_who_is_no_resident_is_asked_for_the_municipality(aino):
    aino.begin()
    assert aino.answer("oikeus", ground="property")["Location"] == "/aloite/kunta/"
    assert aino.answer("kunta", municipality="other").status_code == 400
    assert aino.answer("kunta", municipality="other", municipality_name="Sipoo").status_code == 302
    assert Draft.objects.get().data["municipality_name"] == "Sipoo"


def test_resident_is_not_asked_for_the_municipality(aino):
    aino.begin()
    assert aino.answer("oikeus", ground="resident")["Location"] == "/aloite/ehdotus/"


def test_what_cant_be_taken_stands_there_again(aino):
    aino.begin()
    assert aino.answer("ehdotus", title="", demand=DEMAND).status_code == 400
    assert DEMAND in aino.get("/aloite/ehdotus/").text


def test_anonymous_initiative_is_offered_as_feedback_with_nothing_lost(aino):
    aino.walk()
    page = aino.answer("tekija", name="", email="")
    assert page.status_code == 400
    assert "/aloite/palautteeksi/" in page.text
    gone = aino.post("/aloite/palautteeksi/")
    assert gone["Location"] == "/palaute/tarkista/"
    check = aino.get(gone["Location"]).text
    for words in (TITLE, DEMAND, REASONS):
        assert words in check
    draft = FeedbackDraft.objects.get()
    assert draft.data["service_code"] == "leisure.sports"
    assert aino.post("/palaute/laheta/", stamped(publication="publish")).status_code == 302
    assert REASONS in Case.objects.get().messages.get().original.text
    # What was written as an initiative waits, too.
    assert DEMAND in aino.get("/aloite/ehdotus/").text


def test_initiative_that_lacks_something_cant_be_sent(aino):
    aino.begin()
    aino.answer("ehdotus", title=TITLE, demand=DEMAND)
    page = aino.get("/aloite/tarkista/").text
    assert 'id="puuttuu"' in page
    assert 'href="/aloite/tekija/"' in page
    assert aino.send()["Location"].endswith("#puuttuu")
    assert not Initiative.objects.exists()


def test_words_of_feedback_are_carried_over(aino):
    aino.post("/palaute/uusi/", {"text": "Aloite: jäähalli auki kesällä."})
    assert "kesällä" in aino.get("/aloitteet/uusi/").text
    assert aino.post("/aloitteet/uusi/", {"carry": "1"})["Location"] == "/aloite/laji/"
    assert "jäähalli auki kesällä." in aino.get("/aloite/ehdotus/").text
    assert FeedbackDraft.objects.get().data["text"], "they stay as feedback, too"


def test_draft_is_nobody_elses(aino, pekka, sanna):
    aino.walk()
    assert pekka.get("/aloite/ehdotus/")["Location"] == "/aloitteet/uusi/"
    sanna.cookies = aino.cookies
    assert sanna.get("/aloite/ehdotus/")["Location"] == "/aloitteet/uusi/"


def test_hidden_words_stay_hidden_in_their_part(aino):
    aino.walk()
    page = aino.post("/aloite/tarkista/", stamped(hide_words="luistella", hide_reason="personal_data", seen=""))
    assert page.status_code == 302
    aino.send()
    version = Initiative.objects.get().versions.get()
    span = version.reasons.redactions.get()
    assert version.reasons.text[span.start : span.end].startswith("luistella")


def test_similar_initiative_can_be_supported_instead(aino, kerava, now):
    other = make_initiative(kerava, at=now)
    aino.begin()
    aino.answer(
        "ehdotus", title="Jäähalli kesäksi auki", demand="Jäähalli pidetään auki kesällä, kesä- ja heinäkuussa."
    )
    page = aino.get("/aloite/samat/")
    assert page.status_code == 200
    assert f"/aloitteet/{other.case.number}/" in page.text


def test_what_the_city_plans_already_is_told_first(aino, kerava, now):
    planned = publish_case(make_case(kerava, at=now - timedelta(days=90), text="Jäähalli auki myös kesällä."), at=now)
    row = PublicCase.objects.filter(number=planned.number)
    row.update(
        status="closed",
        ending="planned",
        planned_date=now.date() + timedelta(days=200),
        closed_at=now - timedelta(days=80),
    )
    aino.begin()
    aino.answer("ehdotus", title="Jäähalli auki kesällä", demand="Jäähalli pidetään auki kesällä.")
    page = aino.get("/aloite/samat/").text
    heading, place = page.index("Kaupunki suunnittelee jotakin samantapaista"), page.index(f"/asiat/{planned.number}/")
    assert heading < place
    assert "Muut ovat kertoneet" not in page
    assert faults(page) == []


def test_link_to_go_on_later_is_sent(aino):
    aino.begin()
    page = aino.post("/aloite/ehdotus/", {"title": TITLE, "demand": DEMAND, "later": "1"})
    assert page["Location"] == "/aloite/myohemmin/"
    assert aino.post("/aloite/myohemmin/", {"email": MAKER["email"]}).status_code == 302
    assert Draft.objects.get().makers.get().email == MAKER["email"]


def test_choosing_a_discussion_tells_how_long_it_lasts_and_by_which_rule(aino, kerava):
    aino.begin()
    asked = aino.get("/aloite/yhdessa/").text
    assert "Keskustelu kestää enintään 14 päivää; tekijät voivat päättää sen aiemmin." in asked
    assert "Tämä on kaupungin oma lupaus, annettu ke 1.1.2020." in asked
    LocalRule.objects.filter(city=kerava, key="discussion_days").update(
        value=21, basis="law", statute_fi="Laki 1/2030, 2 §"
    )
    forget()
    asked = aino.get("/aloite/yhdessa/").text
    assert "Keskustelu kestää enintään 21 päivää" in asked
    assert "Laki 1/2030, 2 §" in asked
    assert "oma lupaus" not in asked


def test_choosing_a_discussion_claims_no_length_where_no_rule_says_one(aino, kerava):
    LocalRule.objects.filter(city=kerava, key="discussion_days").delete()
    aino.begin()
    asked = aino.get("/aloite/yhdessa/").text
    assert "Siitä keskustellaan ensin" in asked
    assert "Keskustelu kestää" not in asked


@pytest.mark.parametrize(
    ("language", "law"),
    [
        ("", "Kuntalaki 410/2015, 23 §"),
        ("/sv", "Kommunallagen 410/2015, 23 §"),
        ("/en", "Local Government Act 410/2015, section 23"),
    ],
)
def test_law_is_named_in_the_language_of_the_page(aino, language, law):
    said = aino.get(f"{language}/aloitteet/uusi/").text
    assert law in said
    assert said.count("Kuntalaki") == (said.count(law) + said.count("25 §") if not language else 0)
