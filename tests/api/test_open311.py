"""The register as Open311: what a client that knows GeoReport v2 from other cities reads, and nothing more."""

from datetime import timedelta
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kuuluu.cities.models import PublishMode, Service
from kuuluu.feedback import commands
from kuuluu.people.actors import ANYONE
from kuuluu.publication.models import PublicCase
from kuuluu.ui.cache import SHELF
from tests.factories.cases import LETTER, make_case, officer, pictures_of, publish_case, publisher
from tests.factories.pictures import photo

BASE = "/open311/v2"
# https://wiki.open311.org/GeoReport_v2/: GET Services, GET Service Requests.
SERVICE = {"service_code", "service_name", "description", "metadata", "type", "keywords", "group"}
REQUEST = {
    "service_request_id", "status", "status_notes", "service_name", "service_code", "description", "agency_responsible",
    "service_notice", "requested_datetime", "updated_datetime", "expected_datetime", "address", "address_id", "zipcode", "lat",
    "long", "media_url",
}  # fmt: skip
EVERY = [
    f"{BASE}/{name}.{form}"
    for name in ("discovery", "services", "services/streets.lighting", "requests", "requests/X-1")
    for form in ("json", "xml")
]


@pytest.fixture
def told(kerava, now):
    """Publish a case."""

    def told(text="Katuvalo on pimeä", *, days=0, city=kerava, **letter):
        case = make_case(city, at=now - timedelta(days=days), text=text, **letter)
        return publish_case(case, at=now - timedelta(days=days))

    return told


@pytest.fixture
def pictured(kerava, now):
    """Publish a case with two pictures of which one is public."""
    draft, _key = commands.start(kerava, language="fi", at=now)
    commands.save(draft, data={**LETTER, "text": "Lamppu on rikki."}, by=ANYONE, at=now)
    for name in ("a", "b", "c"):
        commands.attach(draft, name=f"{name}.jpg", upload=photo(name), description=name, by=ANYONE, at=now)
    case = commands.submit(draft, by=ANYONE, at=now)
    return publish_case(case, at=now, pictures=set(pictures_of(case)[:2]))


def read(client, name, **asked):
    answer = client.get(f"{BASE}/{name}.json", asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


def parsed(client, name, **asked):
    answer = client.get(f"{BASE}/{name}.xml", asked)
    assert answer["Content-Type"] == "text/xml; charset=utf-8"
    return ET.fromstring(answer.content)


def numbers(client, **asked):
    return [one["service_request_id"] for one in read(client, "requests", **asked)]


def one(client, case, **asked):
    [found] = read(client, f"requests/{case.number}", **asked)
    return found


def test_an_integrator_walks_from_discovery_to_one_request(anyone, told, kerava):
    told("Puistoon penkki", service_code="green.parks")
    wanted = told("Lamppu on rikki, soita 040 7654321")
    [endpoint] = read(anyone, "discovery")["endpoints"]
    assert endpoint["url"].endswith(f"{kerava.host}:8000{BASE}")
    services = anyone.get(f"{endpoint['url']}/services.json").json()
    code = next(one["service_code"] for one in services if one["service_code"] == "streets.lighting")
    [listed] = anyone.get(f"{endpoint['url']}/requests.json", {"service_code": code, "status": "open"}).json()
    [alone] = anyone.get(f"{endpoint['url']}/requests/{listed['service_request_id']}.json").json()
    assert alone == listed
    assert (alone["service_request_id"], alone["service_code"]) == (wanted.number, code)
    assert alone["description"] == "Lamppu on rikki, soita […]"


def test_services_have_the_fields_of_the_specification_in_both_forms(anyone):
    given = read(anyone, "services")
    assert all(set(one) == SERVICE for one in given)
    assert {(one["metadata"], one["type"]) for one in given} == {(False, "realtime")}
    root = parsed(anyone, "services")
    assert (root.tag, {child.tag for child in root}) == ("services", {"service"})
    assert [{field.tag for field in child} for child in root] == [SERVICE] * len(given)
    assert [child.findtext("service_code") for child in root] == [one["service_code"] for one in given]
    assert {child.findtext("metadata") for child in root} == {"false"}


def test_services_that_are_never_public_are_not_offered(anyone, kerava):
    never = set(Service.objects.filter(city=kerava, publish_mode=PublishMode.NEVER).values_list("code", flat=True))
    assert never
    assert never.isdisjoint(one["service_code"] for one in read(anyone, "services"))


def test_requests_have_the_fields_of_the_specification_in_both_forms(anyone, told):
    case = told(latitude=60.4034, longitude=25.105)
    [given] = read(anyone, "requests")
    assert set(given) == REQUEST
    root = parsed(anyone, "requests")
    assert (root.tag, [child.tag for child in root]) == ("service_requests", ["request"])
    assert {field.tag: field.text for field in root[0]} == {
        name: None if value is None else str(value) for name, value in given.items()
    }
    single = parsed(anyone, f"requests/{case.number}")
    assert ET.tostring(single) == ET.tostring(root)


def test_signs_that_xml_marks_with_survive_it(anyone, told):
    said = "Kyltissä <b>lukee</b> & ”näkyy” ]]> 😀"
    told(said)
    assert (
        parsed(anyone, "requests").findtext("request/description") == said == read(anyone, "requests")[0]["description"]
    )


def test_a_sign_that_no_xml_may_have_spoils_no_page(anyone, told):
    PublicCase.objects.filter(pk=told().pk).update(text="Lam\x01ppu\x0b on \ufffeiki")
    assert parsed(anyone, "requests").findtext("request/description") == "Lamppu on iki"


def test_a_request_tells_when_where_and_who_handles_it(anyone, told, now):
    case = told(latitude=60.4034, longitude=25.105)
    given, row = one(anyone, case), PublicCase.objects.get(pk=case.pk)
    assert (given["status"], given["lat"], given["long"]) == ("open", 60.4034, 25.105)
    assert (given["address"], given["zipcode"], given["media_url"]) == ("Kauppakaari 11", None, None)
    assert given["requested_datetime"] == now.isoformat(timespec="seconds")
    assert given["agency_responsible"] == row.unit.name_fi
    assert given["expected_datetime"].startswith(f"{row.answer_due_date.isoformat()}T23:59:59+0")


def test_a_hidden_place_is_nowhere(anyone, kerava, now):
    case = make_case(kerava, at=now, latitude=60.4034, longitude=25.105)
    commands.publish(case, spans=(), hides_place=True, by=publisher(kerava), at=now)
    assert [one(anyone, case)[name] for name in ("address", "lat", "long")] == [None] * 3
    assert numbers(anyone, lat=60.4034, long=25.105, radius=1000) == []


def test_answer_stands_in_the_notes_and_a_closed_case_is_closed(anyone, told, kerava, now):
    case = told()
    commands.take_up(case, by=officer(kerava), at=now)
    commands.answer(case, text="Lamppu vaihdetaan.", by=officer(kerava), at=now)
    assert one(anyone, case)["status"] == "open"
    assert one(anyone, case)["status_notes"].endswith("\n\nLamppu vaihdetaan.")
    commands.close(case, ending="done", text="Lamppu on vaihdettu.", by=officer(kerava), at=now)
    assert one(anyone, case)["status"] == "closed"
    assert one(anyone, case)["status_notes"].startswith("Tehty")
    log = one(anyone, case, extensions="true")["extended_attributes"]["log"]
    assert [fact["status"] for fact in log] == ["allocated", "handling", "handling", "done"]


def test_extensions_are_given_where_they_are_asked_for(anyone, pictured, kerava, now):
    commands.take_up(pictured, by=officer(kerava), at=now)
    commands.note(pictured, text="Sisäinen", by=officer(kerava), at=now)
    commands.answer(pictured, text="Lamppu vaihdettiin.", by=officer(kerava), at=now)
    plain, whole = one(anyone, pictured), one(anyone, pictured, extensions="true")
    more = whole.pop("extended_attributes")
    assert whole == plain
    assert set(more) == {"title", "media_urls", "log"}
    assert more["title"] == "Lamppu on rikki"
    assert len(more["media_urls"]) == 2
    assert more["media_urls"][0] == plain["media_url"]
    assert anyone.get(plain["media_url"]).getvalue().startswith(b"\xff\xd8")
    assert [(one["status"], one["note"]) for one in more["log"]] == [
        ("allocated", None), ("handling", None), ("handling", "Lamppu vaihdettiin."),
    ]  # fmt: skip
    assert all(set(one) == {"time", "status", "note"} for one in more["log"])
    root = parsed(anyone, f"requests/{pictured.number}", extensions="true")
    assert len(root.findall("request/extended_attributes/media_urls/media_url")) == 2
    assert len(root.findall("request/extended_attributes/log/entry")) == 3


@pytest.mark.parametrize(
    ("locale", "language", "name"),
    [
        ("", "fi", "Katuvalot"),
        ("sv", "sv", "Gatubelysning"),
        ("en_GB", "en", "Street lights"),
        ("FI", "fi", "Katuvalot"),
    ],
)
def test_names_and_our_own_words_are_in_the_language_that_is_asked_for(anyone, told, locale, language, name):
    case = told()
    asked = {"locale": locale} if locale else {}
    given = one(anyone, case, **asked)
    assert given["service_name"] == name
    assert given["description"] == "Katuvalo on pimeä"
    answer = anyone.get(f"{BASE}/services.xml", asked)
    assert answer["Content-Language"] == language
    assert f"<service_name>{name}</service_name>" in answer.text


def test_filters_by_service_status_and_number(anyone, told, kerava, now):
    lamp, park, bus = (
        told(),
        told("Penkki", service_code="green.parks", days=1),
        told("Roskat", service_code="clean.litter", days=2),
    )
    commands.close(park, ending="done", text="Valmis.", by=officer(kerava), at=now)
    assert numbers(anyone) == [lamp.number, park.number, bus.number]
    assert numbers(anyone, service_code="green.parks,clean.litter") == [park.number, bus.number]
    assert numbers(anyone, service_code=["green.parks", "clean.litter"]) == [park.number, bus.number]
    assert numbers(anyone, status="closed") == [park.number]
    assert numbers(anyone, status="open") == [lamp.number, bus.number]
    assert numbers(anyone, status="open,closed") == [lamp.number, park.number, bus.number]
    assert numbers(anyone, service_request_id=f"{bus.number}, {lamp.number},X-1") == [lamp.number, bus.number]


def test_numbers_go_before_every_other_limit(anyone, told):
    old = told(days=200)
    assert numbers(anyone, service_request_id=old.number, status="closed", service_code="green.parks") == [old.number]


def test_without_moments_the_last_ninety_days_are_given(anyone, told, now):
    inside, outside = told(days=90), told(days=91)
    assert numbers(anyone) == numbers(anyone, status="open") == [inside.number]
    assert numbers(anyone, start_date=(now - timedelta(days=100)).isoformat()) == [inside.number, outside.number]
    assert numbers(anyone, end_date=(now - timedelta(days=90, hours=1)).isoformat()) == [outside.number]


def test_moments_are_days_or_instants_and_both_ends_belong(anyone, told, now):
    case = told(days=3)
    at = now - timedelta(days=3)
    day, second = at.date().isoformat(), timedelta(seconds=1)
    assert numbers(anyone, start_date=day, end_date=day) == [case.number]
    assert numbers(anyone, start_date=at.isoformat(), end_date=at.isoformat()) == [case.number]
    assert numbers(anyone, start_date=(at + second).isoformat()) == []
    assert numbers(anyone, start_date=day, end_date=(at - second).isoformat()) == []
    unescaped = f"start_date={at.isoformat(timespec='seconds')}"
    assert "+" in unescaped
    assert anyone.get(f"{BASE}/requests.json?{unescaped}").json()


def test_what_has_changed_is_found_whenever_it_arrived(anyone, told, kerava, now):
    old, other = told(days=200), told(days=150)
    hour = timedelta(hours=1)
    commands.take_up(old, by=officer(kerava), at=now - hour)
    assert numbers(anyone, updated_after=(now - 2 * hour).isoformat()) == [old.number]
    assert numbers(anyone, updated_before=(now - 2 * hour).isoformat()) == [other.number]
    assert numbers(anyone, updated_before=(now - timedelta(days=150)).date().isoformat()) == [other.number]
    assert one(anyone, old)["updated_datetime"] == (now - hour).isoformat(timespec="seconds")


def test_circle_is_measured_in_metres(anyone, told):
    # A hundredth of a degree is 1112 metres to the north, 549 metres to the east at this latitude.
    north, east = told(latitude=60.41, longitude=25.1), told(latitude=60.4, longitude=25.11)
    told()
    here = {"lat": 60.4, "long": 25.1}
    assert numbers(anyone, **here, radius=540) == []
    assert numbers(anyone, **here, radius=560) == [east.number]
    assert numbers(anyone, **here, radius=1100) == [east.number]
    assert set(numbers(anyone, **here, radius=1120)) == {north.number, east.number}
    corner = {"lat": 60.41, "long": 25.11}
    assert set(numbers(anyone, **corner, radius=1120)) == {north.number, east.number}
    # In the square round a circle, and not in the circle.
    assert numbers(anyone, lat=60.4 - 0.009, long=25.11 - 0.018, radius=1300) == []


def test_pages_have_all_requests_newest_first_once(anyone, told):
    made = [told(days=days).number for days in range(5)]
    pages = [numbers(anyone, page_size=2, page=page) for page in (1, 2, 3, 4)]
    assert pages == [made[:2], made[2:4], made[4:], []]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("service_code", "x"), ("service_code", "green.parks,x"), ("status", "late"), ("status", "open,x"), ("page", "0"),
        ("page", "x"), ("page_size", "101"), ("page_size", "0"), ("page_size", "x"), ("start_date", "x"), ("start_date", "2026-13-01"),
        ("end_date", "0001-01-01T00:00:00Z"), ("end_date", "9999-12-31"), ("updated_after", "yesterday"), ("locale", "de"),
        ("extensions", "maybe"), ("lat", "60.4"), ("radius", "500"), ("service_request_id", ",".join(map(str, range(101)))),
    ],
)  # fmt: skip
def test_value_that_means_nothing_is_a_mistake_that_is_named(anyone, name, value):
    answer = anyone.get(f"{BASE}/requests.json", {name: value})
    [mistake] = answer.json()
    assert (answer.status_code, mistake["code"], set(mistake)) == (400, 400, {"code", "description"})
    # Of a circle the first part that lacks is named.
    assert {"radius": "lat", "lat": "long"}.get(name, name) in mistake["description"]
    root = ET.fromstring(anyone.get(f"{BASE}/requests.xml", {name: value}).content)
    assert (root.tag, root.findtext("error/code")) == ("errors", "400")
    assert root.findtext("error/description") == mistake["description"]


@pytest.mark.parametrize(
    ("lat", "long", "radius"), [("91", "25", "5"), ("60", "nan", "5"), ("60", "25", "inf"), ("60", "25", "-1")]
)
def test_circle_that_is_nowhere_is_a_mistake(anyone, lat, long, radius):
    assert anyone.get(f"{BASE}/requests.json", {"lat": lat, "long": long, "radius": radius}).status_code == 400


def test_what_other_clients_send_besides_is_passed_over(anyone, told):
    case = told()
    assert numbers(anyone, jurisdiction_id="x", api_key="y", status="", start_date="", lat="") == [case.number]


@pytest.mark.parametrize("code", ["streets.lighting", "x"])
def test_no_service_has_a_definition(anyone, code):
    """Only a service whose `metadata` is true has one, and none is."""
    answer = anyone.get(f"{BASE}/services/{code}.json")
    assert (answer.status_code, answer.json()[0]["code"]) == (404, 404)
    assert ("metadata" in answer.text) == (code != "x")


def test_what_is_not_public_here_is_not_found(anyone, neighbour, told, kerava, now):
    waiting, withdrawn, shown = make_case(kerava, at=now), told("Toinen"), told("Kolmas")
    assert one(anyone, withdrawn)["description"] == "Toinen"
    commands.withdraw(withdrawn, ground="personal_data", by=publisher(kerava), at=now)
    said = set()
    for client, number in (
        (anyone, waiting.number),
        (anyone, withdrawn.number),
        (anyone, "x"),
        (neighbour, shown.number),
    ):
        answer = client.get(f"{BASE}/requests/{number}.json")
        assert answer.status_code == 404
        said.add(answer.content)
        assert ET.fromstring(client.get(f"{BASE}/requests/{number}.xml").content).findtext("error/code") == "404"
    assert len(said) == 1, "what there is must not be told apart from what there isn't"
    everything = ",".join(case.number for case in (waiting, withdrawn, shown))
    assert numbers(anyone) == numbers(anyone, service_request_id=everything) == [shown.number]
    assert numbers(neighbour) == numbers(neighbour, service_request_id=everything) == []


def test_a_city_shows_its_own_cases_alone(anyone, neighbour, told, jarvenpaa):
    own, other = told("Oma"), told("Toisen", city=jarvenpaa)
    assert (numbers(anyone), numbers(neighbour)) == ([own.number], [other.number])


def test_withdrawn_is_gone_at_once_from_kept_answers(anyone, told, kerava, now):
    case = told("Pois otettava")
    first = anyone.get(f"{BASE}/requests.xml")
    assert "Pois otettava" in first.text
    commands.withdraw(case, ground="personal_data", by=publisher(kerava), at=now)
    again = anyone.get(f"{BASE}/requests.xml", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, "Pois otettava" in again.text) == (200, False)


def test_any_origin_may_read_and_ask_whether_anything_changed(anyone, told):
    told()
    answer = anyone.get(f"{BASE}/requests.json")
    assert (answer["Access-Control-Allow-Origin"], answer["Content-Type"]) == ("*", "application/json; charset=utf-8")
    again = anyone.get(f"{BASE}/requests.json", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again["Access-Control-Allow-Origin"]) == (304, "*")
    assert anyone.options(f"{BASE}/requests.json")["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert anyone.head(f"{BASE}/requests.json").status_code == 200


@pytest.mark.parametrize("url", EVERY)
def test_nothing_is_a_page_or_knows_a_visitor(anyone, url):
    answer = anyone.get(url)
    assert not answer.cookies
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Content-Type"].split(";")[0] == ("text/xml" if url.endswith("xml") else "application/json")
    assert "<script" not in answer.text
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize(
    ("locale", "words"), [("fi", "Kerro kaupungille"), ("sv", "Berätta för staden"), ("en", "Tell the city")]
)
@pytest.mark.parametrize("form", ["json", "xml"])
def test_nothing_is_sent_there_and_the_form_is_named(anyone, kerava, form, locale, words):
    before = PublicCase.objects.count()
    sent = {
        "service_code": "streets.lighting",
        "description": "Lamppu on rikki.",
        "api_key": "x",
        "email": "aino@example.org",
    }
    answer = anyone.post(f"{BASE}/requests.{form}?{urlencode({'locale': locale})}", sent)
    assert (answer.status_code, answer["Allow"], PublicCase.objects.count()) == (405, "GET, HEAD, OPTIONS", before)
    told = (
        answer.json()[0]["description"]
        if form == "json"
        else ET.fromstring(answer.content).findtext("error/description")
    )
    assert words in told
    url = told.split(": ")[-1]
    assert kerava.host in url
    assert anyone.get(url, follow=True).status_code == 200
    assert anyone.put(f"{BASE}/requests/X-1.{form}").status_code == 405


def test_discovery_tells_the_same_in_both_forms(anyone):
    given, root = read(anyone, "discovery"), parsed(anyone, "discovery")
    assert set(given) == {"changeset", "contact", "key_service", "endpoints"}
    assert {child.tag for child in root} == set(given)
    assert root.findtext("endpoints/endpoint/url") == given["endpoints"][0]["url"]
    assert [one.text for one in root.findall("endpoints/endpoint/formats/format")] == ["text/xml", "application/json"]
    assert anyone.get(given["contact"].split(": ", 1)[1]).status_code == 200


@pytest.mark.parametrize("asked", [{}, {"extensions": "true"}, {"lat": "60.4", "long": "25.1", "radius": "90000"}])
def test_a_page_asks_the_same_however_many_requests_it_has(anyone, told, asked):
    def queries():
        SHELF.clear()
        with CaptureQueriesContext(connection) as seen:
            anyone.get(reverse("open311:requests", args=["xml"]), asked)
        return [one["sql"].split("WHERE")[0] for one in seen if "role" not in one["sql"]]

    told(latitude=60.4, longitude=25.1)
    queries()
    few = queries()
    for days in range(6):
        told(days=days, latitude=60.4, longitude=25.1, service_code="green.parks")
    assert len(read(anyone, "requests", **asked)) == 7
    assert len(queries()) == len(few) <= 2
