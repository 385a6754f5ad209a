"""Similar cases at the desk: only what an officer may see at all."""

import pytest
from django.db import connection

from kuuluu.cases.similar import _asked, similar_published, similar_to
from kuuluu.cities.models import Secrecy
from kuuluu.people.roles import Permission
from tests.factories.cases import make_case, officer, publish_case
from tests.factories.lexemes import index
from tests.public.pages.conftest import one_connection  # noqa: F401 - the register is read as the public role

AT = {"latitude": 60.4034, "longitude": 25.105}


def make(city, now, text="Katulamppu on pimeänä Kauppakaarella.", **letter):
    case = make_case(city, at=now, text=text, **{**AT, **letter})
    index("cases_case", case.pk, text, language=case.language)
    case.refresh_from_db()
    return case


def numbers(case, by, now):
    return [one.case.number for one in similar_to(case, by=by, today=now.date())]


@pytest.fixture
def two(kerava, now):
    return make(kerava, now), make(kerava, now, "Gatlyktan är släckt", language="sv")


def test_an_officer_sees_the_twin_in_another_language(kerava, now, two):
    first, second = two
    assert numbers(first, officer(kerava), now) == [second.number]
    (one,) = similar_to(first, by=officer(kerava), today=now.date())
    assert (one.metres, one.has_picture) == (0, False)


def test_a_secret_twin_is_seen_by_those_alone_who_may_see_it(kerava, now, two):
    first, second = two
    type(second).objects.filter(pk=second.pk).update(secrecy=Secrecy.SECRET)
    assert numbers(first, officer(kerava), now) == []
    assert numbers(first, officer(kerava, Permission.HANDLE_CASES, Permission.SEE_SECRET), now) == [second.number]


def test_another_citys_officer_and_cases_are_apart(kerava, jarvenpaa, now, two):
    make(jarvenpaa, now)
    assert numbers(two[0], officer(jarvenpaa), now) == []
    assert numbers(two[0], officer(kerava), now) == [two[1].number]


def test_a_sender_sees_published_twins_alone(kerava, now, two):
    first, second = two
    assert similar_published(first, now.date()) == []
    publish_case(second, at=now)
    index("publication_publiccase", second.pk, "Gatlyktan är släckt", language="sv")
    assert [(one.number, metres) for one, metres in similar_published(first, now.date())] == [(second.number, 0)]


def test_a_case_without_words_has_no_twins(kerava, now, two):
    type(two[0]).objects.filter(pk=two[0].pk).update(search=None)
    two[0].refresh_from_db()
    assert numbers(two[0], officer(kerava), now) == []


def test_lexemes_are_read_with_their_places_and_quotes(kerava, now, two):
    first, second = two
    written = "'#katuvalo':9 'it''s':3A,4B 'lamppu':1A,7C"
    for case in two:
        with connection.cursor() as cursor:
            cursor.execute("update cases_case set search = %s::tsvector where id = %s", [written, case.pk])
    first.refresh_from_db()
    asked = _asked(first)
    assert (set(asked.words), asked.meanings) == ({"it's", "lamppu"}, {"#katuvalo"})
    assert numbers(first, officer(kerava), now) == [second.number]
