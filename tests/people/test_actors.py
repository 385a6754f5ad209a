"""What an actor may do follows from memberships, and from nothing else."""

import pytest
from django.db import IntegrityError, transaction

from kuuluu.people.actors import ANYONE, SYSTEM, actor_of
from kuuluu.people.models import Membership, Person
from kuuluu.people.roles import Permission, Role
from tests.factories.cities import make_city, make_unit
from tests.factories.people import make_actor, make_member, make_officer, make_person

pytestmark = pytest.mark.django_db


def test_officer_of_a_unit_handles_that_unit_alone():
    city = make_city()
    own, other = make_unit(city), make_unit(city)
    mikko = make_actor(city, Role.OFFICER, own)
    assert mikko.may(Permission.HANDLE_CASES, city.pk, own.pk)
    assert not mikko.may(Permission.HANDLE_CASES, city.pk, other.pk)
    assert not mikko.may(Permission.HANDLE_CASES, city.pk)
    assert mikko.may_somewhere(Permission.HANDLE_CASES, city.pk)
    assert mikko.unit_ids(city.pk) == {own.pk}


def test_officer_without_a_unit_handles_the_whole_city():
    city = make_city()
    mikko = make_actor(city, Role.OFFICER)
    assert mikko.may(Permission.HANDLE_CASES, city.pk)
    assert mikko.may(Permission.SEE_CONTACT, city.pk, make_unit(city).pk)


def test_officer_of_one_city_may_nothing_in_another():
    city, other = make_city(), make_city()
    sanna = make_actor(city, Role.OFFICER)
    assert not any(sanna.may(permission, other.pk) for permission in Permission)
    assert not sanna.is_member_of(other.pk)


def test_publisher_sees_all_units_but_no_contact_data():
    city = make_city()
    outi = make_actor(city, Role.PUBLISHER)
    assert outi.may(Permission.PUBLISH, city.pk, make_unit(city).pk)
    assert outi.may(Permission.SEE_ALL_UNITS, city.pk)
    assert not outi.may_somewhere(Permission.SEE_CONTACT, city.pk)


def test_roles_add_up():
    city = make_city()
    unit = make_unit(city)
    person = make_officer(city, unit)
    Membership.objects.create(person=person, city=city, role=Role.ADMINISTRATOR)
    actor = actor_of(person)
    assert actor.may(Permission.ADMINISTER, city.pk)
    assert actor.may(Permission.SEE_CONTACT, city.pk, unit.pk)
    assert not actor.may(Permission.SEE_CONTACT, city.pk)


def test_actor_is_read_in_one_query(django_assert_num_queries):
    person = make_member(make_city(), Role.REGISTRAR)
    with django_assert_num_queries(1):
        actor_of(person)


def test_person_whose_sign_in_is_closed_may_nothing():
    city = make_city()
    person = make_officer(city, is_active=False)
    assert actor_of(person).grants == frozenset()


def test_anyone_and_the_service_hold_no_grant():
    assert (ANYONE.person_id, ANYONE.grants, ANYONE.is_system) == (None, frozenset(), False)
    assert (SYSTEM.person_id, SYSTEM.grants, SYSTEM.is_system) == (None, frozenset(), True)


def test_address_is_one_persons_however_it_is_typed():
    make_person("Mikko@City.example")
    assert Person.objects.get_by_natural_key(" MIKKO@city.example").name == "Mikko"
    with pytest.raises(IntegrityError), transaction.atomic():
        make_person("mikko@CITY.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(email="MIKKO@city.example", name="Another")


def test_publisher_of_a_unit_is_refused_by_the_database():
    city = make_city()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_member(city, Role.PUBLISHER, make_unit(city))


def test_same_membership_twice_is_refused_also_without_a_unit():
    city = make_city()
    person = make_officer(city)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(person=person, city=city, role=Role.OFFICER)
