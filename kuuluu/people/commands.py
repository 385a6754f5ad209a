"""What is done to persons: made, given and deprived of roles, shut out; and how the hasty are held back."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import connection

from kuuluu.cities.models import City, Unit
from kuuluu.cities.queries import unit_by_code
from kuuluu.journal.commands import command, record
from kuuluu.people import rules
from kuuluu.people.actors import Actor
from kuuluu.people.claims import Facts
from kuuluu.people.events import PeopleEvent
from kuuluu.people.models import ERASED, Identity, Membership, Person, Throttle
from kuuluu.people.queries import former, old_identities, person_by_email, works_elsewhere
from kuuluu.people.roles import UNIT_ROLES, Role

# What stands where the name of somebody who no longer works here stood.
NOBODY = "–"


class UnknownUnit(Exception):  # noqa: N818 - reads as what could not be done
    """The city has no unit of this code."""


@command(who=rules.may_administer)
def create_officer(
    city: City,
    *,
    email: str,
    name: str,
    password: str | None,
    roles: Iterable[Role],
    unit_code: str = "",
    by: Actor,
    at: datetime,
) -> Person:
    """Let somebody work for the city. Who already signs in for another city keeps name and password, and gets the roles.

    The unit is the officer's; other roles act for the whole city. A second factor is set up by the person at the first
    sign-in. Raises UnknownUnit.
    """
    unit = _unit(city, unit_code)
    person = person_by_email(email)
    if person is None:
        person = Person.objects.create_user(email, password, name=name, created_at=at)
    for role in roles:
        _grant(city, person, role, unit, by=by, at=at)
    return person


@command(who=rules.may_administer)
def grant(city: City, *, person: Person, role: Role, unit_code: str = "", by: Actor, at: datetime) -> Membership:
    """Give a person a role, and sign-in back if it was closed. Giving it twice changes nothing. Raises UnknownUnit."""
    return _grant(city, person, role, _unit(city, unit_code), by=by, at=at)


@command(who=rules.may_revoke)
def revoke(membership: Membership, *, by: Actor, at: datetime) -> None:
    """Take a role away, from the person's next page on. Sign-in stays open."""
    _revoke(membership, by=by, at=at)


@command(who=rules.may_administer)
def deactivate(city: City, *, person: Person, by: Actor, at: datetime) -> None:
    """Take all the person's roles in this city away, and close sign-in when no other city has given any."""
    left = list(Membership.objects.select_for_update().filter(city=city, person=person))
    for membership in left:
        _revoke(membership, by=by, at=at)
    if not left or Membership.objects.filter(person=person).exists():
        return
    Person.objects.filter(pk=person.pk).update(is_active=False)
    person.is_active = False
    record(PeopleEvent.SIGN_IN_CLOSED, left[0], by=by, at=at, person=str(person.pk))


@command(who=rules.may_administer)
def remove_second_factor(city: City, *, person: Person, by: Actor, at: datetime) -> None:
    """Help somebody whose telephone and recovery codes are lost: at the next sign-in a new second factor is set up.

    The administrator makes sure beforehand, face to face or by a known number, who asks. Whoever does not work for the
    city, or works for another one, too, is not touched: no city opens the desk of another.
    """
    membership = Membership.objects.filter(city=city, person=person).first()
    if membership is None or (works_elsewhere(city, person) and not by.is_system):
        return
    Authenticator.objects.filter(user=person).delete()
    record(PeopleEvent.SECOND_FACTOR_REMOVED, membership, by=by, at=at, person=str(person.pk))


@command(who=rules.may_identify)
def identify(city: City, *, facts: Facts, by: Actor, at: datetime) -> Identity:
    """Write down who a resident is, as the identity service has just told and the service has checked.

    Whoever identified before is the same row with the facts as they are now. It gives no right to anything at the desk.
    """
    known = {**asdict(facts), "identified_at": at, "expires_at": at + rules.IDENTIFIED_AT_MOST}
    identity, _is_new = Identity.objects.update_or_create(city=city, key=known.pop("key"), defaults=known)
    record(PeopleEvent.IDENTIFIED, identity, by=by, at=at)
    return identity


def forget_identities(city: City, before: datetime, *, most: int) -> int:
    """Erase some of those whose identification ended before a moment; return how many."""
    due = old_identities(city, before).values("pk")[:most]
    return Identity.objects.filter(pk__in=due).delete()[0]


def spend(key: str, *, limit: int, seconds: int, at: datetime) -> bool:
    """Count one try of a key in the current window; False once the window's limit is passed.

    One statement counts and reads, so that tries at the same moment can't both be the last one allowed. Call it outside
    a transaction that may roll back. The key may name an address: only its hash is kept.
    """
    window = rules.window_of(at, seconds)
    with connection.cursor() as cursor:
        cursor.execute(
            'insert into people_throttle as t (key, "window", count) values (%s, %s, 1)'
            ' on conflict (key, "window") do update set count = t.count + 1 returning count',
            [rules.throttle_key(key, seconds, window), window],
        )
        (count,) = cursor.fetchone()
    return int(count) <= limit


def forget_old_tries(at: datetime) -> int:
    """Remove counters whose window ended at the latest a day ago; return how many. No longer window is ever used."""
    return Throttle.objects.filter(window__lt=at - timedelta(days=2)).delete()[0]


def forget_old_sessions(at: datetime) -> int:
    """Remove sessions that nobody can use any more; return how many."""
    return Session.objects.filter(expire_date__lt=at).delete()[0]


def erase_former(city: City, before: datetime, *, most: int) -> int:
    """Erase name, address and keys of those who stopped working before a moment. Their rows stay: cases point at them."""
    people = list(former(city, before)[:most])
    EmailAddress.objects.filter(user__in=people).delete()
    Authenticator.objects.filter(user__in=people).delete()
    for person in people:
        person.name, person.email, person.last_login = NOBODY, f"{person.pk.hex}{ERASED}", None
        person.set_unusable_password()
        person.save(update_fields=["name", "email", "last_login", "password"])
    return len(people)


def _unit(city: City, code: str) -> Unit | None:
    unit = unit_by_code(city, code) if code else None
    if code and unit is None:
        raise UnknownUnit(code)
    return unit


def _grant(city: City, person: Person, role: Role, unit: Unit | None, *, by: Actor, at: datetime) -> Membership:
    own_unit = unit if role in UNIT_ROLES else None
    membership, is_new = Membership.objects.get_or_create(city=city, person=person, role=role, unit=own_unit)
    if is_new:
        Person.objects.filter(pk=person.pk).update(is_active=True)
        person.is_active = True
        record(PeopleEvent.MEMBERSHIP_GRANTED, membership, by=by, at=at, **_facts(membership))
    return membership


def _revoke(membership: Membership, *, by: Actor, at: datetime) -> None:
    record(PeopleEvent.MEMBERSHIP_REVOKED, membership, by=by, at=at, **_facts(membership))
    Membership.objects.filter(pk=membership.pk).delete()


def _facts(membership: Membership) -> dict[str, str | int | None]:
    return {"person": str(membership.person_id), "role": str(membership.role), "unit": membership.unit_id}
