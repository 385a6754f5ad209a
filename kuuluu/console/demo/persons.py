"""Who works in the demo: six who can be tried out, and a colleague in every other unit."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.utils.timezone import localdate

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
    # An officer works in the unit that owns this service.
    service: str = ""
    what: str = ""

    def email(self, city: City) -> str:
        return f"{self.login}@{city.slug}{ENDING}"


CAST = (
    Part("mikko", "Mikko Lahtinen", (Role.OFFICER,), "streets.lighting"),
    Part("sanna", "Sanna Heikkilä", (Role.OFFICER,), "green.parks"),
    Part("outi", "Outi Koskela", (Role.PUBLISHER,)),
    Part("risto", "Risto Salmi", (Role.REGISTRAR,)),
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

    def of(self, unit: Unit | None) -> Actor:
        """Return who handles what a unit has; what nobody owns the registrar handles."""
        return self.officers.get(unit.pk, self.registrar) if unit else self.registrar


def hire(city: City, *, at: datetime) -> Staff:
    """Make everybody of a city. Only those of the cast can sign in."""
    people = {part.login: _play(city, part, at=at) for part in CAST}
    officers = {unit.pk: actor_of(people[p.login]) for p in CAST if (unit := _unit(city, p, at=at))}
    free = iter(said("people")["officers"])
    for unit in units(city):
        if unit.pk not in officers:
            officers[unit.pk] = actor_of(_colleague(city, unit, next(free), at=at))
    return Staff(officers, actor_of(people["outi"]), actor_of(people["risto"]), actor_of(people["aila"]))


def sign_ins() -> list[str]:
    """Return the lines that tell how to sign in to the demo; none where there is no demo."""
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
    for part in CAST:
        person = person_by_email(part.email(city))
        if person and _has_demo_secret(person):
            unit = _unit(city, part, at=person.created_at)
            roles = part.what or ", ".join(str(role.label) for role in part.roles).lower()
            yield part.email(city), f"{roles}, {unit.name}" if unit else roles, city.name


def _play(city: City, part: Part, *, at: datetime) -> Person:
    unit = _unit(city, part, at=at)
    person = create_officer(
        city,
        email=part.email(city),
        name=part.name,
        password=PASSWORD,
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


def _unit(city: City, part: Part, *, at: datetime) -> Unit | None:
    return owner_of(city, service_by_code(city, part.service), localdate(at)) if part.service else None


def _has_demo_secret(person: Person) -> bool:
    found = Authenticator.objects.filter(user_id=person.pk, type=Authenticator.Type.TOTP).first()
    return found is not None and get_adapter().decrypt(found.data["secret"]) == SECRET
