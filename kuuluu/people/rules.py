"""Who may decide of others' roles, and how sign-in is held back."""

import hashlib
import hmac
from datetime import UTC, datetime
from typing import NamedTuple

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings

from kuuluu.cities.models import City
from kuuluu.people.actors import FACTORS, Actor
from kuuluu.people.models import Membership, Person
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


def window_of(at: datetime, seconds: int) -> datetime:
    """Return the start of the window of so many seconds that a moment falls into."""
    return datetime.fromtimestamp(int(at.timestamp()) // seconds * seconds, tz=UTC)


def throttle_key(key: str, seconds: int, window: datetime) -> str:
    """Return what is kept instead of a key that may name an address: a hash by a secret of the window's day."""
    day = hmac.new(settings.SECRET_KEY.encode(), f"throttle {window:%Y-%m-%d}".encode(), hashlib.sha256).digest()
    return hmac.new(day, f"{seconds} {key}".encode(), hashlib.sha256).hexdigest()
