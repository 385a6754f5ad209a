"""Who works for a city is decided by its administrator, and each decision is written down."""

import pytest

from kuuluu.journal.commands import NotAllowed
from kuuluu.journal.models import Event
from kuuluu.people import commands, queries
from kuuluu.people.actors import ANYONE, SYSTEM, actor_of
from kuuluu.people.models import Membership, Person
from kuuluu.people.roles import Permission, Role
from kuuluu.people.rules import has_second_factor
from tests.factories.cities import make_city, make_unit
from tests.factories.people import PASSWORD, give_second_factor, make_actor, make_officer, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return make_city()


@pytest.fixture
def admin(city):
    return make_actor(city, Role.ADMINISTRATOR)


def created(city, admin, at, **values):
    given = {"email": "Mikko@city.example", "name": "Mikko", "password": PASSWORD, "roles": [Role.OFFICER], **values}
    return commands.create_officer(city, **given, by=admin, at=at)


def test_administrator_makes_an_officer_of_a_unit(city, admin, now):
    unit = make_unit(city, "roads")
    mikko = created(city, admin, now, roles=[Role.OFFICER, Role.PUBLISHER], unit_code="roads")
    assert (mikko.email, mikko.check_password(PASSWORD), mikko.created_at) == ("mikko@city.example", True, now)
    held = {(m.role, m.unit_id) for m in queries.memberships(city).filter(person=mikko)}
    assert held == {(Role.OFFICER, unit.pk), (Role.PUBLISHER, None)}


def test_making_an_officer_is_written_without_personal_data(city, admin, now):
    mikko = created(city, admin, now)
    event = Event.objects.get(name="people.membership_granted")
    assert event.facts == {"person": str(mikko.pk), "role": "officer", "unit": None}
    assert (event.city_id, event.by_id, event.at) == (city.pk, admin.person_id, now)


def test_unknown_unit_makes_nobody(city, admin, now):
    with pytest.raises(commands.UnknownUnit):
        created(city, admin, now, unit_code="nowhere")
    assert not Person.objects.filter(email="mikko@city.example").exists()


def test_unit_of_another_city_is_unknown(city, admin, now):
    make_unit(make_city(), "parks")
    with pytest.raises(commands.UnknownUnit):
        created(city, admin, now, unit_code="parks")


@pytest.mark.parametrize("role", [Role.OFFICER, Role.PUBLISHER, Role.REGISTRAR])
def test_others_make_no_officers(city, now, role):
    with pytest.raises(NotAllowed):
        created(city, make_actor(city, role), now)


def test_strangers_and_other_citys_administrators_make_no_officers(city, now):
    for by in (ANYONE, make_actor(make_city(), Role.ADMINISTRATOR)):
        with pytest.raises(NotAllowed):
            created(city, by, now)
        assert not commands.create_officer.open_to(by, city)


def test_operator_makes_the_first_administrator(city, now):
    outi = created(city, SYSTEM, now, roles=[Role.ADMINISTRATOR])
    assert actor_of(outi).may(Permission.ADMINISTER, city.pk)


def test_person_of_another_city_keeps_the_password(city, admin, now):
    known = make_officer(make_city(), email="mikko@city.example", name="Mikko Own")
    same = created(city, admin, now, password="another long password")
    same.refresh_from_db()
    assert (same.pk, same.name, same.check_password(PASSWORD)) == (known.pk, "Mikko Own", True)
    assert queries.roles_of(city, same) == {Role.OFFICER}


def test_granting_twice_changes_and_writes_nothing(city, admin, now):
    person = make_person()
    first = commands.grant(city, person=person, role=Role.PUBLISHER, by=admin, at=now)
    assert commands.grant(city, person=person, role=Role.PUBLISHER, by=admin, at=now) == first
    assert Event.objects.filter(name="people.membership_granted").count() == 1


def test_revoked_role_is_gone_at_once(city, admin, now):
    person = make_officer(city)
    commands.revoke(queries.memberships(city).get(person=person), by=admin, at=now)
    assert actor_of(person).grants == frozenset()
    assert Event.objects.get(name="people.membership_revoked").facts["role"] == "officer"


def test_membership_of_another_city_is_neither_found_nor_revoked(city, admin, now):
    other = make_city()
    membership = Membership.objects.get(person=make_officer(other))
    assert queries.membership_by_id(city, membership.pk) is None
    with pytest.raises(NotAllowed):
        commands.revoke(membership, by=admin, at=now)


def test_deactivated_person_is_shut_out(city, admin, now):
    person = make_officer(city)
    commands.deactivate(city, person=person, by=admin, at=now)
    person.refresh_from_db()
    assert (person.is_active, person.memberships.count()) == (False, 0)
    assert Event.objects.filter(name="people.sign_in_closed").count() == 1


def test_person_who_works_elsewhere_too_still_signs_in_there(city, admin, now):
    other = make_city()
    person = make_officer(city)
    Membership.objects.create(person=person, city=other, role=Role.OFFICER)
    commands.deactivate(city, person=person, by=admin, at=now)
    person.refresh_from_db()
    assert (person.is_active, actor_of(person).is_member_of(other.pk)) == (True, True)


def test_person_of_another_city_is_not_shut_out(city, admin, now):
    person = make_officer(make_city())
    commands.deactivate(city, person=person, by=admin, at=now)
    person.refresh_from_db()
    assert (person.is_active, person.memberships.count()) == (True, 1)


def test_officers_of_a_unit_are_its_own_and_the_whole_citys(city):
    roads, parks = make_unit(city, "roads"), make_unit(city, "parks")
    mikko, outi = make_officer(city, roads, name="Mikko"), make_officer(city, name="Outi")
    make_officer(city, parks)
    make_officer(make_city())
    make_officer(city, roads, is_active=False)
    assert list(queries.officers(roads)) == [mikko, outi]
    assert queries.officers_of_city(city).count() == 3


def test_administrator_helps_whom_the_telephone_is_lost(city, admin, now):
    person = give_second_factor(make_officer(city))
    commands.remove_second_factor(city, person=person, by=admin, at=now)
    assert not has_second_factor(person)
    assert Event.objects.get(name="people.second_factor_removed").facts == {"person": str(person.pk)}


def test_no_city_takes_the_second_factor_of_who_works_for_another_too(city, admin, now):
    """Else an administrator could give somebody of another city a role here, and open that city's desk to a password alone."""
    person = give_second_factor(make_officer(make_city()))
    commands.create_officer(city, email=person.email, name="x", password=None, roles=[Role.OFFICER], by=admin, at=now)
    commands.remove_second_factor(city, person=person, by=admin, at=now)
    assert has_second_factor(person)
    commands.remove_second_factor(city, person=person, by=SYSTEM, at=now)
    assert not has_second_factor(person)


def test_second_factor_of_another_citys_person_stays(city, admin, now):
    person = give_second_factor(make_officer(make_city()))
    commands.remove_second_factor(city, person=person, by=admin, at=now)
    assert has_second_factor(person)


def test_only_an_administrator_removes_a_second_factor(city, now):
    person = give_second_factor(make_officer(city))
    with pytest.raises(NotAllowed):
        commands.remove_second_factor(city, person=person, by=actor_of(person), at=now)
