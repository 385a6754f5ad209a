"""Who may decide of others' roles, and how sign-in is held back."""

import hashlib
import hmac
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings

from kuuluu.cities.models import City
from kuuluu.language.cleaning import folded_name
from kuuluu.people.actors import FACTORS, Actor
from kuuluu.people.models import Identity, Membership, Person
from kuuluu.people.roles import Permission


class Limit(NamedTuple):
    """How many times in how many seconds."""

    times: int
    seconds: int


# One address of the network may be a whole office; one pair of it and a name is one person who mistypes.
SIGN_INS_OF_A_PAIR = Limit(10, 15 * 60)
SIGN_INS_OF_A_NAME = Limit(50, 15 * 60)
SIGN_INS_OF_AN_ADDRESS = Limit(300, 15 * 60)
CODES_OF_A_PERSON = Limit(10, 5 * 60)
RESETS_OF_A_PERSON = Limit(5, 60 * 60)
# A one-time code is worth nothing a second time; a day outlives every code.
USES_OF_A_CODE = Limit(1, 24 * 60 * 60)

# How long an identified resident is known: since the last page, and at most. A library's computer has the next user soon.
IDENTIFIED_IDLE = timedelta(minutes=30)
IDENTIFIED_AT_MOST = timedelta(hours=2)


def may_administer(actor: Actor, city: City) -> bool:
    """Only an administrator of the city, or the operator through the service itself, decides who works in it."""
    return actor.is_system or actor.may(Permission.ADMINISTER, city.pk)


def may_revoke(actor: Actor, membership: Membership) -> bool:
    """As may_administer, of one membership."""
    return actor.is_system or actor.may(Permission.ADMINISTER, membership.city_id)


def has_second_factor(person: Person) -> bool:
    """Tell whether the person has an authenticator app or a passkey. Recovery codes alone are none.

    Officials' access to personal data must be protected to the risk (GDPR article 32; Act 906/2019, section 13): a
    password alone is not enough at the desk.
    """
    return bool(is_mfa_enabled(person, list(FACTORS)))


def may_identify(actor: Actor, city: City) -> bool:  # noqa: ARG001 - a rule's signature
    """Only the service itself writes down who identified, when it has checked what the identity service says."""
    return actor.is_system


def age_on(birth_date: date, day: date) -> int:
    """Return how many full years old somebody is on a day: one more from the birthday on.

    Whoever was born on 29 February has the birthday on 1 March where the year has no such day: on 28 February the year
    is not yet full. We know of no statute that says it; full years are counted so, and nobody is let in too early.
    """
    had_birthday = (day.month, day.day) >= (birth_date.month, birth_date.day)
    return day.year - birth_date.year - (not had_birthday)


def is_resident(identity: Identity, city: City, at: datetime) -> bool:
    """Tell whether the city is the home municipality (Act 201/1994, section 2; Act 410/2015, section 3), by what the
    population register told at an identification that still holds. Not known is no.
    """
    return identity.municipality == city.code and identity.identified_at <= at < identity.expires_at


def is_of_age(identity: Identity, years: int, day: date) -> bool:
    """Tell whether somebody has reached an age on a day. Not known is no."""
    return identity.birth_date is not None and age_on(identity.birth_date, day) >= years


def identity_key(city: City, *known_by: str) -> str:
    """Return what is kept instead of an identity code, or of an issuer and its name for somebody.

    A keyed hash: without the installation's key nobody can find out by trying which of the few million codes it is. Each
    city has its own, so that what two cities keep can't be put together.
    """
    text = "\x1f".join(("identity", city.slug, *known_by))
    return hmac.new(settings.IDENTITY_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def person_key(city: City, name: str, born: date) -> str:
    """Return what is kept instead of a name with a date of birth, where somebody must be known again without either."""
    return identity_key(city, "person", folded_name(name), born.isoformat())


def window_of(at: datetime, seconds: int) -> datetime:
    """Return the start of the window of so many seconds that a moment falls into."""
    return datetime.fromtimestamp(int(at.timestamp()) // seconds * seconds, tz=UTC)


def throttle_key(key: str, seconds: int, window: datetime) -> str:
    """Return what is kept instead of a key that may name an address: a hash by a secret of the window's day."""
    day = hmac.new(settings.SECRET_KEY.encode(), f"throttle {window:%Y-%m-%d}".encode(), hashlib.sha256).digest()
    return hmac.new(day, f"{seconds} {key}".encode(), hashlib.sha256).hexdigest()
