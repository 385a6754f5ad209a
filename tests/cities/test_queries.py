"""What a process knows of a city, and what it asks the database for."""

from datetime import date

import pytest
from django.db import connection

from kuuluu.cities import queries
from kuuluu.cities.models import City, ServiceOwner, UnitContact
from tests.factories.cities import make_area, make_city, make_policy, make_promise, make_service, make_unit

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 24)


def test_reads_after_the_first_ask_the_database_nothing(django_assert_num_queries):
    city = make_city()
    service = make_service(city, owner=make_unit(city))
    make_area(city)
    queries.snapshot(city)
    with django_assert_num_queries(0):
        assert queries.owner_of(city, service, DAY).city == city
        assert [(group.code, [one.code for one in members]) for group, members in queries.service_tree(city)]
        assert queries.services(city)[0].group.name
        assert queries.areas(city)[0].city.name
        queries.suggest_services(city, "jotakin")


def test_snapshot_is_read_again_when_the_version_has_grown():
    city = make_city()
    assert queries.units(city)[0].name_fi == "triage"
    city.units.update(name_fi="Neuvonta")
    assert queries.units(city)[0].name_fi == "triage"
    City.objects.filter(pk=city.pk).update(version=2)
    city.refresh_from_db()
    assert queries.units(city)[0].name_fi == "Neuvonta"


def test_snapshot_is_not_read_again_for_a_row_that_is_older(django_assert_num_queries):
    old = make_city(version=4)
    City.objects.filter(pk=old.pk).update(version=5)
    new = City.objects.get(pk=old.pk)
    queries.snapshot(new)
    with django_assert_num_queries(0):
        assert queries.snapshot(old).city.version == 5


def test_refresh_lets_go_of_what_is_older():
    city = make_city()
    first = queries.snapshot(city)
    queries.refresh(city.pk, city.version)
    assert queries.snapshot(city) is first
    queries.refresh(city.pk, city.version + 1)
    assert queries.snapshot(city) is not first


@pytest.mark.parametrize("host", ["town.localhost", "town.localhost:8000", "TOWN.localhost", "town.localhost."])
def test_city_by_host_with_port_or_capitals(host):
    city = make_city(slug="town")
    assert queries.city_by_host(host) == city
    assert queries.cached_city(host) == city


def test_city_by_host_unknown_or_closed_is_none():
    make_city(slug="closed", is_open=False)
    assert queries.city_by_host("closed.localhost") is None
    assert queries.city_by_host("nowhere.localhost") is None
    assert [city.slug for city in queries.open_cities()] == ["jarvenpaa", "kerava"]


def test_cached_city_is_asked_once(django_assert_num_queries):
    make_city(slug="town")
    with django_assert_num_queries(1):
        assert queries.cached_city("town.localhost") == queries.cached_city("town.localhost:80")


def test_owner_changes_on_its_day_and_falls_to_triage_when_nobody_owns():
    city = make_city()
    old, new = make_unit(city, "old"), make_unit(city, "new")
    service = make_service(city)
    ServiceOwner.objects.create(service=service, unit=old, from_date=date(2026, 1, 1), to_date=date(2026, 12, 31))
    ServiceOwner.objects.create(service=service, unit=new, from_date=date(2027, 2, 1))
    queries.forget()
    owners = [
        queries.owner_of(city, service, day).code
        for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1), date(2027, 2, 1))
    ]
    assert owners == ["triage", "old", "old", "triage", "new"]
    assert queries.owner_of(city, None, DAY).code == "triage"


def test_promise_narrowest_goes_first_and_then_the_newest():
    city = make_city()
    service, other = make_service(city, "lamp"), make_service(city, "road")
    make_promise(city, days=10)
    make_promise(city, days=5, kind="fault")
    make_promise(city, days=14, service=service)
    make_promise(city, days=7, from_date=date(2026, 12, 1))
    assert queries.promise(city, other, "idea", "answered", DAY).days == 10
    assert queries.promise(city, other, "fault", "answered", DAY).days == 5
    assert queries.promise(city, service, "fault", "answered", DAY).days == 14
    assert queries.promise(city, None, "idea", "answered", DAY).days == 10
    assert queries.promise(city, None, "idea", "answered", date(2026, 12, 1)).days == 7
    assert queries.promise(city, None, "idea", "done", DAY) is None
    assert queries.promise(city, None, "idea", "answered", date(2019, 12, 31)) is None


def test_policy_is_as_it_stood_on_the_day():
    city = make_city()
    make_policy(city, "draft_days", 30)
    make_policy(city, "draft_days", 60, from_date=date(2027, 1, 1))
    make_policy(city, "follow", value=False)
    assert queries.policy(city, "draft_days", DAY) == 30
    assert queries.policy(city, "draft_days", date(2027, 1, 1)) == 60
    assert queries.policy(city, "follow", DAY) is False
    assert queries.policy(city, "unheard_of", DAY) is None


def test_rows_of_another_city_are_never_seen():
    city, other = make_city(), make_city()
    make_service(other, "theirs", owner=make_unit(other, "they"))
    make_area(other)
    assert queries.services(city) == ()
    assert queries.areas(city) == ()
    assert queries.service_by_code(city, "theirs") is None
    assert queries.unit_by_code(city, "they") is None


def test_what_is_no_longer_offered_is_found_by_code_alone():
    city = make_city()
    make_service(city, "gone", is_listed=False)
    make_area(city, "gone", is_listed=False)
    make_unit(city, "gone", is_active=False)
    assert (queries.services(city), queries.areas(city), queries.service_tree(city)) == ((), (), [])
    assert [unit.code for unit in queries.units(city)] == ["triage"]
    assert queries.service_by_code(city, "gone")
    assert queries.area_by_code(city, "gone")
    assert queries.unit_by_code(city, "gone")


def test_head_of_a_unit_falls_back_to_the_unit():
    unit = make_unit(make_city(), "roads")
    assert queries.head_email(unit) == "roads@city.example"
    UnitContact.objects.create(unit=unit, head_email="head@city.example")
    assert queries.head_email(unit) == "head@city.example"


def test_public_role_reads_the_city_but_not_who_leads_a_unit():
    with connection.cursor() as cursor:
        cursor.execute(
            "select tablename, has_table_privilege('kuuluu_public', tablename::regclass, 'select') from pg_tables"
            " where tablename like 'cities_%'"
        )
        closed = [table for table, is_open in cursor.fetchall() if not is_open]
        assert closed == ["cities_unitcontact"]
        cursor.execute(
            "select tablename from pg_tables where tablename like 'cities_%'"
            " and has_table_privilege('kuuluu_public', tablename::regclass, 'insert, update, delete')"
        )
        assert cursor.fetchall() == []
