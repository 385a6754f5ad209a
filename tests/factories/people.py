"""Persons for tests: with roles, and with a second factor whose codes a test can make."""

import time
from dataclasses import replace
from datetime import date, datetime
from itertools import count
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

from kuuluu.cities.models import City, Unit
from kuuluu.people.actors import SYSTEM, Actor, actor_of
from kuuluu.people.claims import Facts
from kuuluu.people.commands import identify
from kuuluu.people.models import Identity, Membership, Person
from kuuluu.people.roles import Role
from kuuluu.people.rules import person_key

PASSWORD = "kolme vihreää kuusta"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
_numbers = count(1)


def make_person(email: str = "", *, password: str | None = PASSWORD, **values: Any) -> Person:
    """Make a person who can sign in and works nowhere yet."""
    email = email or f"person{next(_numbers)}@city.example"
    return Person.objects.create_user(email, password, **{"name": email.partition("@")[0].capitalize(), **values})


def make_member(city: City, role: Role, unit: Unit | None = None, **values: Any) -> Person:
    """Make a person with a role in a city."""
    person = make_person(**values)
    Membership.objects.create(person=person, city=city, role=role, unit=unit)
    return person


def make_officer(city: City, unit: Unit | None = None, **values: Any) -> Person:
    return make_member(city, Role.OFFICER, unit, **values)


def make_actor(city: City, role: Role, unit: Unit | None = None, **values: Any) -> Actor:
    """Make a person with a role and return the actor."""
    return actor_of(make_member(city, role, unit, **values))


def give_second_factor(person: Person) -> Person:
    """Set up an authenticator app for a person."""
    TOTP.activate(person, SECRET)
    return person


def code_now(secret: str = SECRET, *, steps: int = 0) -> str:
    """Return the code that the app shows now, or so many half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def make_facts(**values: Any) -> Facts:
    """Make what an identity service tells of a grown-up; `key` tells people apart."""
    born = {"birth_date": date(1990, 5, 17), "municipality": "245", "municipality_date": date(2026, 11, 24)}
    return Facts(**{"key": f"{next(_numbers):064x}", "is_protected": False, "name": "Aino Virtanen", **born, **values})


def make_identity(city: City, *, at: datetime, **values: Any) -> Identity:
    """Make a resident who has just identified; `Actor(identity_id=made.pk)` acts as them."""
    facts = make_facts(**{"municipality": city.code, **values})
    keys = [person_key(city, facts.name, facts.birth_date)] if facts.name and facts.birth_date else []
    # As claims are read: the keys are made before the name of who is protected is dropped.
    name = "" if facts.is_protected else facts.name
    return identify(city, facts=replace(facts, person_keys=keys, name=name), by=SYSTEM, at=at)
