import re
from datetime import timedelta
from uuid import uuid4

import pytest

from kuuluu.cases.models import Case
from kuuluu.feedback import commands
from kuuluu.publication.models import PublicCase
from tests.factories.cases import make_case, officer, publish_case


def rows(city, count, at, **values):
    return PublicCase.objects.bulk_create(
        PublicCase(
            id=uuid4(), city=city, number=f"{city.number_prefix}-2026-{70000 + n}", kind="fault", status="received",
            language="fi", title=f"Asia {n}", text=f"Asia {n}", received_at=at, published_at=at, changed_at=at, **values,
        )
        for n in range(count)
    )  # fmt: skip


def numbers(response):
    return re.findall(r'class="matter-title"><a href="[^"]*/asiat/([^/"]+)/"', response.content.decode())


def test_filters_are_addresses(kerava, anyone, now):
    area = kerava.areas.first()
    lamp = publish_case(make_case(kerava, at=now, area_code=area.code), at=now)
    question = publish_case(make_case(kerava, at=now - timedelta(days=40), kind="question", service_code="", text="Milloin kirjasto aukeaa?"), at=now)  # fmt: skip
    for query, expected in {
        "": {lamp.number, question.number},
        "service=streets.lighting": {lamp.number},
        f"area={area.code}": {lamp.number},
        "kind=question": {question.number},
        "days=30": {lamp.number},
        "words=kirjastot": {question.number},
        f"words={lamp.number}": {lamp.number},
        "state=open": {lamp.number, question.number},
        "state=ended": set(),
        "kind=question&days=7": set(),
    }.items():
        assert set(numbers(anyone.get(f"/asiat/?{query}"))) == expected, query


def test_late_filter_shows_what_waits_past_its_promise(kerava, anyone, now):
    late = publish_case(make_case(kerava, at=now - timedelta(days=90)), at=now)
    fresh = publish_case(make_case(kerava, at=now), at=now)
    assert numbers(anyone.get("/asiat/?state=late")) == [late.number]
    commands.answer(Case.objects.get(pk=late.pk), text="Korjattu.", by=officer(kerava), at=now)
    assert numbers(anyone.get("/asiat/?state=late")) == []
    assert set(numbers(anyone.get("/asiat/"))) == {late.number, fresh.number}


@pytest.mark.parametrize("query", ["service=nothing", "area=nothing", "kind=x", "state=x", "days=3", "after=1-2", "before=x", "after=" + "9" * 400 + "-" + "0" * 32])  # fmt: skip
def test_address_that_means_nothing_is_404(anyone, query):
    assert anyone.get(f"/asiat/?{query}").status_code == 404


@pytest.mark.parametrize("words", ["a" * 5000, "'; drop table x; --", "%F0%9F%98%80", "\u202eabc", "&|!:*", '"'])
def test_odd_words_find_nothing_and_break_nothing(anyone, words):
    assert anyone.get(f"/asiat/?words={words}").status_code == 200


def test_address_with_a_sign_that_no_text_has_is_a_bad_one(anyone):
    assert anyone.get("/asiat/?words=%00").status_code == 400


def test_paging_shows_each_case_once_also_when_all_arrived_in_one_moment(kerava, anyone, now):
    made = {row.number for row in rows(kerava, 45, now)}
    seen, url = [], "/asiat/"
    while url:
        response = anyone.get(url)
        seen += numbers(response)
        older = re.search(r'class="pager-older" href="([^"]+)"', response.content.decode())
        url = f"/asiat/{older[1].replace('&amp;', '&')}" if older else ""
    assert sorted(seen) == sorted(made)
    newer = re.search(r'class="pager-newer" href="([^"]+)"', response.content.decode())
    assert numbers(anyone.get(f"/asiat/{newer[1]}")) == seen[20:40]


def test_count_stops_at_a_thousand(kerava, anyone, now):
    rows(kerava, 1001, now)
    page = anyone.get("/en/asiat/").content.decode()
    assert "1\u00a0000+ matters" in page


def test_queries_are_as_many_for_one_case_as_for_thirty(kerava, anyone, now, django_assert_num_queries):
    anyone.get("/tietoa/")
    rows(kerava, 1, now, service=kerava.services.first(), unit=kerava.units.first(), area=kerava.areas.first())
    with django_assert_num_queries(3):
        anyone.get("/asiat/?state=open")
    PublicCase.objects.all().delete()
    rows(kerava, 30, now, service=kerava.services.first(), unit=kerava.units.first(), area=kerava.areas.first())
    with django_assert_num_queries(3):
        anyone.get("/asiat/?state=open&days=7")


def test_map_tells_the_same_as_the_list(kerava, anyone, now):
    rows(kerava, 3, now, latitude=60.4, longitude=25.1)
    rows_of_map = anyone.get("/asiat/kartta.json?bbox=25.0,60.3,25.2,60.5&zoom=12").json()
    assert rows_of_map["is_capped"] is False
    assert [group[2] for group in rows_of_map["groups"]] == [3]
    assert sorted(number for number, _title in rows_of_map["groups"][0][3]) == sorted(numbers(anyone.get("/asiat/")))
    assert anyone.get("/asiat/kartta.json?kind=question").json()["groups"] == []


def test_map_counts_a_large_group_without_naming_it(kerava, anyone, now):
    rows(kerava, 9, now, latitude=60.4, longitude=25.1)
    (group,) = anyone.get("/asiat/kartta.json").json()["groups"]
    assert group == [60.4, 25.1, 9, []]


def test_map_shows_the_newest_only_and_says_so(kerava, anyone, now):
    rows(kerava, 2001, now, latitude=60.4, longitude=25.1)
    answer = anyone.get("/asiat/kartta.json").json()
    assert answer["is_capped"] is True
    assert answer["groups"][0][2] == 2000


@pytest.mark.parametrize(
    "query", ["bbox=1,2,3&zoom=5", "bbox=a,b,c,d&zoom=5", "bbox=nan,1,2,3&zoom=4", "bbox=1,2,3,4&zoom=x"]
)
def test_map_window_that_means_nothing_is_404(anyone, query):
    assert anyone.get(f"/asiat/kartta.json?{query}").status_code == 404


def test_shapes_are_the_citys_own(kerava, anyone):
    shapes = anyone.get("/asiat/alueet.json").json()
    assert len(shapes["areas"]) == kerava.areas.filter(is_listed=True).count()
