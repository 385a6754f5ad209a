"""Who works in the demo: seven who can be tried out, and a colleague in every other unit."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.hashers import make_password
from django.utils import translation
from django.utils.timezone import localdate, now

from kuuluu.cities.models import City, Unit
from kuuluu.cities.queries import open_cities, owner_of, service_by_code, units
from kuuluu.console.demo.letters import said
from kuuluu.console.stop import Stop
from kuuluu.people.actors import SYSTEM, Actor, actor_of
from kuuluu.people.commands import create_officer
from kuuluu.people.models import Person
from kuuluu.people.queries import person_by_email
from kuuluu.people.roles import Role

# Known to everybody who reads this: they open nothing but a demo, whose persons all have addresses that end so.
PASSWORD = "kokeile kuuluu palvelua"  # noqa: S105
SECRET = "KUULUUDEMOKUULUUDEMOKUULUUDEMO23"  # noqa: S105
ENDING = ".example"
PERIOD = 30


@dataclass(frozen=True)
class Part:
    """A part that can be tried out."""

    login: str
    name: str
    roles: tuple[Role, ...]
    # An officer works in the unit that owns the first of these services whose unit no other has.
    services: tuple[str, ...] = ()
    what: str = ""

    def email(self, city: City) -> str:
        return f"{self.login}@{city.slug}{ENDING}"


CAST = (
    Part("mikko", "Mikko Lahtinen", (Role.OFFICER,), ("streets.lighting",)),
    Part("sanna", "Sanna Heikkilä", (Role.OFFICER,), ("green.parks", "leisure.library")),
    Part("outi", "Outi Koskela", (Role.PUBLISHER,)),
    Part("risto", "Risto Salmi", (Role.REGISTRAR,)),
    Part("sirpa", "Sirpa Kallio", (Role.SECRECY_OFFICER,)),
    Part("aila", "Aila Nyman", (Role.ADMINISTRATOR,)),
    Part("kaisa", "Kaisa Virta", tuple(Role), what="every role, for a quick look"),
)


@dataclass(frozen=True)
class Staff:
    """Those who work in a city, as actors."""

    officers: dict[int, Actor]
    publisher: Actor
    registrar: Actor
    administrator: Actor
    # Who has every role, and some matters of their own.
    all_round: Person

    def of(self, unit: Unit | None) -> Actor:
        """Return who handles what a unit has; what nobody owns the registrar handles."""
        return self.officers.get(unit.pk, self.registrar) if unit else self.registrar


def hire(city: City, *, at: datetime) -> Staff:
    """Make everybody of a city. Only those of the cast can sign in."""
    places = _places(city, at=at)
    people = {part.login: _play(city, part, places.get(part.login), at=at) for part in CAST}
    # One password is hashed once: a hash takes half a second, by design.
    Person.objects.filter(pk__in=[person.pk for person in people.values()]).update(password=make_password(PASSWORD))
    officers = {unit.pk: actor_of(people[login]) for login, unit in places.items()}
    free = iter(said("people")["officers"])
    for unit in units(city):
        if unit.pk not in officers:
            officers[unit.pk] = actor_of(_colleague(city, unit, next(free), at=at))
    return Staff(
        officers, actor_of(people["outi"]), actor_of(people["risto"]), actor_of(people["aila"]), people["kaisa"]
    )


def sign_ins() -> list[str]:
    """Return the lines that tell how to sign in to the demo; none where there is no demo."""
    with translation.override("en"):
        rows = [row for city in open_cities() for row in _rows(city)]
    if not rows:
        return []
    return [
        f"\n  Demo persons (password of all: {PASSWORD}):",
        *(f"    {city:<12} {email:<28} {role}" for email, role, city in rows),
        f"  The second factor is a code of six digits: .venv/bin/kuuluu code {rows[0][0]}",
    ]


def one_time_code(email: str) -> str:
    """Return the present code of a demo person. Raises Stop for anybody else."""
    person = person_by_email(email)
    if person is None or not person.email.endswith(ENDING) or not _has_demo_secret(person):
        raise Stop(f"{email} is no demo person; codes of others come from their own app")
    return str(format_hotp_value(hotp_value(SECRET, int(time.time()) // PERIOD)))


def _rows(city: City) -> Iterator[tuple[str, str, str]]:
    places = _places(city, at=now())
    for part in CAST:
        person = person_by_email(part.email(city))
        if person and _has_demo_secret(person):
            unit = places.get(part.login)
            roles = part.what or ", ".join(str(role.label) for role in part.roles).lower()
            yield part.email(city), f"{roles}, {unit.name}" if unit else roles, city.name


def _play(city: City, part: Part, unit: Unit | None, *, at: datetime) -> Person:
    person = create_officer(
        city,
        email=part.email(city),
        name=part.name,
        password=None,
        roles=part.roles,
        unit_code=unit.code if unit else "",
        by=SYSTEM,
        at=at,
    )
    TOTP.activate(person, SECRET)
    return person


def _colleague(city: City, unit: Unit, name: str, *, at: datetime) -> Person:
    login = name.lower().replace(" ", ".").translate(str.maketrans("äöå", "aoa"))
    email = f"{login}@{city.slug}{ENDING}"
    return create_officer(
        city, email=email, name=name, password=None, roles=[Role.OFFICER], unit_code=unit.code, by=SYSTEM, at=at
    )


def _places(city: City, *, at: datetime) -> dict[str, Unit]:
    """Return the units of the cast's officers by sign-in name, no two in one."""
    places: dict[str, Unit] = {}
    for part in CAST:
        for code in part.services:
            unit = owner_of(city, service_by_code(city, code), localdate(at))
            if unit and part.login not in places and unit not in places.values():
                places[part.login] = unit
    return places


def _has_demo_secret(person: Person) -> bool:
    found = Authenticator.objects.filter(user_id=person.pk, type=Authenticator.Type.TOTP).first()
    return found is not None and get_adapter().decrypt(found.data["secret"]) == SECRET
