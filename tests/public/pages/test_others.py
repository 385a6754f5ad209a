from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest

from kuuluu.cases.models import Case
from kuuluu.feedback import commands
from kuuluu.feedback.models import Draft
from kuuluu.publication.models import Pace
from tests.factories.cases import make_case, officer, publish_case

ATOM = "{http://www.w3.org/2005/Atom}"


def test_list_feed_has_the_filtered_cases(kerava, anyone, now):
    lamp = publish_case(make_case(kerava, at=now), at=now)
    publish_case(make_case(kerava, at=now, kind="question"), at=now)
    feed = ET.fromstring(anyone.get("/asiat/syote.atom?kind=fault").content)
    links = [entry.find(f"{ATOM}link").get("href") for entry in feed.findall(f"{ATOM}entry")]
    assert [link.split("/")[-2] for link in links] == [lamp.number]
    assert feed.find(f"{ATOM}id").text.endswith("/asiat/syote.atom?kind=fault")


def test_words_in_a_feed_stay_words_and_say_their_language(kerava, anyone, now):
    """Readers take a summary for HTML: what somebody typed must not become a mark in them."""
    text = "Bänken <img src=x onerror=alert(1)> är trasig & kall."
    case = publish_case(make_case(kerava, at=now, language="sv", text=text), at=now)
    for path in ("/asiat/syote.atom", f"/asiat/{case.number}/syote.atom"):
        entry = ET.fromstring(anyone.get(path).content).findall(f"{ATOM}entry")[-1]
        summary = entry.find(f"{ATOM}summary").text
        assert '<div lang="sv"><p>Bänken &lt;img src=x onerror=alert(1)&gt; är trasig &amp; kall.</p>' in summary
    listed = ET.fromstring(anyone.get("/asiat/syote.atom").content).find(f"{ATOM}entry")
    assert listed.get("{http://www.w3.org/XML/1998/namespace}lang") == "sv"


def test_case_feed_has_the_thread_newest_first(kerava, anyone, now):
    case = Case.objects.get(pk=publish_case(make_case(kerava, at=now - timedelta(days=1)), at=now).pk)
    commands.take_up(case, by=officer(kerava), at=now)
    feed = ET.fromstring(anyone.get(f"/en/asiat/{case.number}/syote.atom").content)
    titles = [entry.find(f"{ATOM}title").text for entry in feed.findall(f"{ATOM}entry")]
    assert titles == ["Handling began", "The matter arrived"]


def test_sitemap_leads_to_every_case(kerava, anyone, now):
    old = publish_case(make_case(kerava, at=now - timedelta(days=70)), at=now)
    index = anyone.get("/sitemap.xml").content.decode()
    months = [part.split("</loc>")[0] for part in index.split("<loc>")[1:]]
    assert len(months) in {3, 4}
    assert old.number in anyone.get("/" + months[0].split("/")[-1]).content.decode()
    assert anyone.get("/sitemap-2026-13.xml").status_code == 404


def test_robots_are_kept_from_what_is_somebodys(anyone):
    words = anyone.get("/robots.txt").content.decode()
    assert "Disallow: /en/oma/" in words
    assert "/sitemap.xml" in words


@pytest.mark.parametrize("language", ["", "sv/", "en/"])
def test_accessibility_statement_has_what_law_asks_for(kerava, anyone, language):
    page = anyone.get(f"/{language}saavutettavuus/").content.decode()
    for part in ("WCAG 2.1", "EN 301 549", "306/2019", "14", "Traficom", "saavutettavuus@traficom.fi", "24", "2026"):
        assert part in page, part
    assert kerava.accessibility_email in page


@pytest.mark.parametrize("path", ["tietoa/", "tietosuoja/", "luvut/", "asiat/", "", "seuraa/"])
@pytest.mark.parametrize("language", ["", "sv/", "en/"])
def test_standing_pages_answer_in_each_language(anyone, language, path):
    response = anyone.get(f"/{language}{path}")
    assert response.status_code == 200
    assert f'<html lang="{language.strip("/") or "fi"}"' in response.content.decode()


def test_plain_finnish_is_marked_as_finnish_on_every_page(anyone):
    assert '<article lang="fi"' in anyone.get("/en/tietoa/selkosuomeksi/").content.decode()


def test_numbers_are_told_with_their_pace(kerava, anyone, now):
    service = kerava.services.get(code="streets.lighting")
    Pace.objects.create(city=kerava, service=service, median_days=2.5, ninetieth_days=9, count=20, computed_at=now)
    publish_case(make_case(kerava, at=now), at=now)
    publish_case(make_case(kerava, at=now - timedelta(days=90)), at=now)
    page = anyone.get("/en/luvut/").content.decode()
    row = page.split(f">{service.name_en}</a></th>")[1].split("</tr>")[0]
    cells = [cell.split("</td>")[0] for cell in row.split('<td class="number">')[1:]]
    assert cells == ["2", "20", "2.5", "9"]


def test_front_page_tells_of_the_month(kerava, anyone, now):
    publish_case(make_case(kerava, at=now - timedelta(days=90)), at=now)
    page = anyone.get("/en/").content.decode()
    assert "wait past the promised day" in page
    assert "state=late" in page


@pytest.mark.parametrize("path", ["/", "/luvut/"])
def test_pages_ask_at_most_ten_questions(kerava, anyone, now, path, django_assert_max_num_queries):
    anyone.get("/tietoa/")
    for n in range(6):
        publish_case(make_case(kerava, at=now - timedelta(days=n)), at=now)
    with django_assert_max_num_queries(10):
        anyone.get(path)


def test_accessibility_feedback_begins_with_its_own_service(kerava, anyone):
    assert 'action="/saavutettavuus/palaute/"' in anyone.get("/saavutettavuus/").content.decode()
    response = anyone.post("/saavutettavuus/palaute/", headers={"sec-fetch-site": "same-origin"})
    assert response["Location"] == "/palaute/uusi/"
    draft = Draft.objects.get()
    assert draft.data["service_code"] == "admin.accessibility"


def test_accessibility_feedback_from_elsewhere_begins_nothing(kerava, anyone):
    anyone.post("/saavutettavuus/palaute/", headers={"sec-fetch-site": "cross-site"})
    assert Draft.objects.count() == 0


def test_city_speaks_on_its_front_page_in_its_own_words(kerava, anyone):
    assert kerava.texts["front_lead"]["sv"] in anyone.get("/sv/").content.decode()
    assert kerava.texts["languages_note"]["en"].replace("'", "&#x27;") in anyone.get("/en/tietoa/").content.decode()
