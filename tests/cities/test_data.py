"""The two cities' own files: complete in three languages, and true to the shared list of services."""

import csv
from datetime import date
from pathlib import Path

import pytest

from kuuluu.cities import queries
from kuuluu.cities.models import LANGUAGES, Basis, City
from kuuluu.cities.rules import area_of, is_inside_city

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 24)
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "services.csv"


@pytest.fixture(params=["kerava", "jarvenpaa"])
def city(request):
    return City.objects.get(slug=request.param)


def test_services_are_those_of_the_shared_list(city):
    if not SHARED.exists():
        pytest.skip("the shared list of services is not beside the repository")
    with SHARED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    expected = {row["code"]: (row["fi"], row["sv"], row["en"]) for row in rows}
    assert {one.code: (one.name_fi, one.name_sv, one.name_en) for one in queries.services(city)} == expected
    elsewhere = {row["code"] for row in rows if row[f"{city.slug}_owner"].startswith("→")}
    assert {one.code for one in queries.services(city) if not one.is_city_matter} == elsewhere


def test_services_have_names_descriptions_and_keywords_in_each_language(city):
    for service in queries.services(city):
        for language in LANGUAGES:
            description = getattr(service, f"description_{language}")
            assert getattr(service, f"name_{language}"), service.code
            assert description.endswith("."), service.code
            assert len(getattr(service, f"keywords_{language}")) >= (6 if service.code == "other" else 8), service.code


def test_units_divisions_groups_and_areas_have_names_in_each_language(city):
    kept = queries.snapshot(city)
    for row in (*kept.units, *kept.divisions, *kept.groups, *kept.areas):
        assert all(getattr(row, f"name_{language}") for language in LANGUAGES), row.code


def test_law_and_sources_that_pages_name_are_named_in_each_language(city):
    for row in city.local_rules.filter(basis="law"):
        assert len({getattr(row, f"statute_{language}") for language in LANGUAGES} - {""}) == len(LANGUAGES), row.key
    for row in city.populations.all():
        assert len({getattr(row, f"source_{language}") for language in LANGUAGES} - {""}) == len(LANGUAGES), row.date


def test_service_of_the_city_has_an_owner_today_and_next_year(city):
    for service in queries.services(city):
        if service.is_city_matter:
            for day in (DAY, date(2025, 11, 24), date(2027, 11, 24)):
                assert [one for one in service.owners.all() if one.from_date <= day <= (one.to_date or day)], (
                    service.code
                )


def test_matter_of_somebody_else_says_whose_and_how_to_reach_them(city):
    for service in queries.services(city):
        if not service.is_city_matter:
            for language in LANGUAGES:
                assert getattr(service, f"redirect_name_{language}"), service.code
                assert getattr(service, f"redirect_url_{language}").startswith("https://"), service.code
                assert getattr(service, f"redirect_note_{language}").endswith("."), service.code


def test_health_matters_can_never_be_published(city):
    assert [one.code for one in queries.services(city) if one.publish_mode == "never"] == ["notcity.health"]


def test_health_matters_belong_to_each_citys_own_county(kerava, jarvenpaa):
    names = [queries.service_by_code(city, "notcity.health").redirect_name_fi for city in (kerava, jarvenpaa)]
    assert names == ["Vantaan ja Keravan hyvinvointialue", "Keski-Uudenmaan hyvinvointialue (Keusote)"]


def test_premises_of_jarvenpaa_change_their_owner_with_the_year_2027(jarvenpaa):
    premises = queries.service_by_code(jarvenpaa, "premises")
    assert queries.owner_of(jarvenpaa, premises, date(2026, 12, 31)).name_fi == "Mestaritoiminta Oy"
    assert queries.owner_of(jarvenpaa, premises, date(2027, 1, 1)).name_fi == "Tilapalvelut"


@pytest.mark.parametrize(
    ("code", "kind", "clock", "days"),
    [
        ("streets.lighting", "fault", "taken_up", 1),
        ("streets.lighting", "fault", "answered", 5),
        ("streets.lighting", "fault", "done", 20),
        ("edu.basic", "question", "answered", 5),
        ("edu.basic", "complaint", "answered", 10),
        ("edu.basic", "complaint", "done", None),
        ("admin.accessibility", "fault", "answered", 14),
    ],
)
def test_promises_are_the_proposed_ones(city, code, kind, clock, days):
    promise = queries.promise(city, queries.service_by_code(city, code), kind, clock, DAY)
    assert (promise and promise.days) == days


def test_promise_on_accessibility_is_law_and_counts_calendar_days(city):
    accessibility = queries.service_by_code(city, "admin.accessibility")
    promise = queries.promise(city, accessibility, "question", "answered", DAY)
    assert (promise.is_law, promise.is_in_working_days, "306/2019" in promise.source) == (True, False, True)
    assert promise.due_date(DAY) == date(2026, 12, 8)


def test_promises_that_are_not_law_say_that_they_are_proposals(city):
    sources = {promise.source for promise in city.promises.filter(is_law=False)}
    assert sources == {"PROPOSAL, to be confirmed by the city"}


def test_residents_words_are_never_published_by_themselves(city):
    assert queries.policy(city, "automatic_publication", DAY) is False
    assert queries.policy(city, "draft_days", DAY) == 30


def test_what_pages_tell_of_a_city_stands_in_each_language(city):
    """Finnish is read where a language is empty. Of a rule pages name the section of law, or else by what it was decided."""
    read = [(city, name) for name in ("name", "registry_address", "service_point_hours", "privacy_controller")]
    read += [(one, "source") for one in city.populations.all()]
    read += [(promise, "source") for promise in city.promises.filter(is_law=True)]
    read += [(rule, "statute") for rule in city.local_rules.filter(basis=Basis.LAW)]
    read += [(rule, "source") for rule in city.local_rules.filter(basis=Basis.OWN).exclude(source_fi__startswith="PRO")]
    assert len(read) > 10
    for row, name in read:
        assert all(getattr(row, f"{name}_{language}") for language in LANGUAGES), (row, name)


def test_population_has_its_date_and_source(kerava, jarvenpaa):
    figures = [(city.population, city.population_date) for city in (kerava, jarvenpaa)]
    assert figures == [(38476, date(2024, 12, 31)), (46795, date(2024, 10, 31))]


def test_areas_are_sketches_that_cover_the_city_without_overlap(city):
    areas = queries.areas(city)
    assert city.outline_is_sketch
    assert all(area.is_sketch for area in areas)
    for area in areas:
        assert area_of(areas, area.lat, area.lon) == area
        assert is_inside_city(city, area.lat, area.lon)
    steps = [n / 200 for n in range(-20, 21)]
    points = [(city.lat + y * 0.6, city.lon + x) for x in steps for y in steps]
    for lat, lon in points:
        found = [area for area in areas if area_of([area], lat, lon)]
        assert len(found) == is_inside_city(city, lat, lon), (lat, lon)


def test_centres_of_the_two_cities_lie_each_in_its_own(kerava, jarvenpaa):
    assert is_inside_city(kerava, 60.4034, 25.1050)
    assert not is_inside_city(kerava, 60.4737, 25.0899)
    assert is_inside_city(jarvenpaa, 60.4737, 25.0899)
    assert area_of(queries.areas(kerava), 60.4034, 25.1050).name_fi == "Keskusta"
