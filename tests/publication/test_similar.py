"""Published cases of the same matter: near, in another language, of this city, and public."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from kuuluu.cities.queries import service_by_code
from kuuluu.language.similar import matter
from kuuluu.publication import door
from kuuluu.publication.models import PublicCase, RegisterWord
from kuuluu.publication.queries.candidates import BY_WORDS, Told, rarities, telling
from kuuluu.publication.queries.similar import similar_public
from tests.factories.lexemes import index
from tests.public.pages.conftest import one_connection  # noqa: F401 - the register is read as the public role

HERE = (60.4034, 25.105)
TEN_METRES = 0.00009
# What "Katuvalo on sammunut" is found by, but for its own meaning: a word left out would be a rare one.
FREQUENT = ("katuvalo", "katu", "valo", "olla", "sammunut", "sammua", "#katu", "#lamppu", "#pimeä")


@pytest.fixture
def put(kerava, now):
    """Put a row on the register, found by its words."""

    def put(text, *, place=HERE, language="fi", service="streets.lighting", city=kerava, days=3, **values):
        at = now - timedelta(days=days)
        row = PublicCase(
            id=uuid4(), city=city, number=uuid4().hex[:12], kind="fault", language=language, title=text[:120], text=text,
            service=service_by_code(city, service), latitude=place and place[0], longitude=place and place[1],
            received_at=at, published_at=at, changed_at=at, **{"status": "received", **values},
        )  # fmt: skip
        row.save(force_insert=True)
        index("publication_publiccase", row.pk, text, language=language)
        return row

    return put


def told(city, text="Lamppu ei pala, ihan pimeää", service="streets.lighting", place=HERE, at=""):
    latitude, longitude = place or (None, None)
    return Told(text, place=at, latitude=latitude, longitude=longitude, service=service_by_code(city, service))


def found(city, what, now, **values):
    return [one.row.title for one in similar_public(city, what, now.date(), **values)]


def test_the_same_lamp_is_found_and_its_distance_told(kerava, put, now):
    put("Katuvalo on sammunut", place=(HERE[0] + TEN_METRES, HERE[1]), pictures=[{"id": "x"}])
    (one,) = similar_public(kerava, told(kerava), now.date())
    assert (one.row.title, one.metres, one.has_picture) == ("Katuvalo on sammunut", 10, True)


def test_the_lamp_of_another_street_is_another_matter(kerava, put, now):
    put("Katuvalo on sammunut, pimeää", place=(HERE[0] + 40 * TEN_METRES, HERE[1]))
    assert found(kerava, told(kerava), now) == []


def test_without_a_point_a_street_by_name_decides(kerava, put, now):
    put("Katuvalo on pimeänä Alitiellä", place=None), put("Katuvalo on pimeänä Mäntytiellä", place=None)
    assert found(kerava, told(kerava, place=None, at="Alitie 3"), now) == ["Katuvalo on pimeänä Alitiellä"]


def test_languages_meet(kerava, put, now):
    put("Gatlyktan är släckt och det är mörkt", language="sv")
    assert found(kerava, told(kerava), now) == ["Gatlyktan är släckt och det är mörkt"]


def test_a_matter_of_no_place_is_found_wherever_it_is_told(kerava, put, now):
    put("Kirjasto saisi olla auki sunnuntaisin", service="leisure.library", place=(HERE[0] + 0.02, HERE[1]))
    asked = told(kerava, "Toivon kirjaston aukioloaikoja sunnuntaille", service="leisure.library")
    assert found(kerava, asked, now) == ["Kirjasto saisi olla auki sunnuntaisin"]


def test_neither_another_citys_nor_a_joined_case_is_found_nor_its_own(kerava, jarvenpaa, put, now):
    put("Katuvalo on sammunut", city=jarvenpaa)
    put("Katuvalo on sammunut", status="closed", ending="joined")
    own = put("Katuvalo on sammunut")
    assert found(kerava, told(kerava), now, without=own.number) == []


def test_other_things_at_the_same_place_are_not_alike(kerava, put, now):
    put("Roskis on täynnä", service="clean.litter")
    assert found(kerava, told(kerava), now) == []


def test_what_is_found_is_read_as_the_public_role(kerava, put, now):
    put("Katuvalo on sammunut")
    what, roles = told(kerava), []

    def note(execute, sql, params, many, context):
        roles.append(door.is_open.get())
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        assert found(kerava, what, now) == ["Katuvalo on sammunut"]
    assert set(roles) == {True}
    assert not door.is_open.get()


def test_looking_asks_twice_at_most(kerava, put, now, django_assert_max_num_queries):
    for _ in range(30):
        put("Katuvalo on sammunut")
    similar_public(kerava, told(kerava), now.date())
    with django_assert_max_num_queries(2):
        assert len(similar_public(kerava, told(kerava), now.date())) == 5


@pytest.fixture
def counted(kerava, now):
    """Let a register of 100,000 cases have counted the words of a lamp that is out, and a rare one."""
    counts = {"": 100_000, "koskenkuja": 60, "#katuvalo": 9_000, **dict.fromkeys(FREQUENT, 4_000)}
    RegisterWord.objects.bulk_create(RegisterWord(city=kerava, word=word, texts=n) for word, n in counts.items())
    rarities.cache_clear()
    yield rarities(kerava.pk, now.date())
    rarities.cache_clear()


def test_the_rarest_words_are_looked_for_as_long_as_few_enough_cases_have_them(counted):
    rare, together = telling(matter("Katuvalo on sammunut (Koskenkuja 3)", "fi"), counted)
    assert "koskenkuja" in rare
    assert not {*FREQUENT, "#katuvalo"} & set(rare)
    assert sum(max(counted.seen[word], 10) for word in rare) <= BY_WORDS
    assert set(together) == {"#katu", "#lamppu", "#pimeä"}, "the rarest meanings of the rest, together"


def test_a_case_with_one_rare_word_is_found_behind_many_with_frequent_ones(kerava, put, now, counted):
    for _ in range(BY_WORDS + 100):
        put("Katuvalo on sammunut", place=None)
    put("Katuvalo on sammunut Koskenkujalla", place=None, days=300)
    (one,) = found(kerava, told(kerava, "Katuvalo on sammunut", place=None, at="Koskenkuja 3"), now)
    assert one == "Katuvalo on sammunut Koskenkujalla"
