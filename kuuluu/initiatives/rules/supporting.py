"""Who is one person: keyed hashes by which nobody counts twice, whatever the way."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.utils.timezone import localdate

from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import Initiative, Stage, Support, SupportKey
from kuuluu.initiatives.rules.promises import least_age, needs_identity
from kuuluu.people import rules as people
from kuuluu.people.actors import Actor
from kuuluu.people.models import Identity
from kuuluu.people.rules import is_of_age, is_resident

SALT = "kuuluu support"


def support_key(initiative_id: UUID, sort: str, value: str) -> str:
    """Return the keyed hash of a sort of value ("email", "person", "identity") with the initiative's own key.

    The same person's hashes in two initiatives can't be told to be one person's. The key outlives that of signed links.
    """
    own = hmac.new(settings.IDENTITY_KEY.encode(), b"support " + initiative_id.bytes, hashlib.sha256).digest()
    return hmac.new(own, f"{sort} {value}".encode(), hashlib.sha256).hexdigest()


def email_key(initiative_id: UUID, email: str) -> str:
    """Return the key of an e-mail address, however its letters are typed; what follows a plus is the same mailbox."""
    name, _at, domain = email.strip().casefold().rpartition("@")
    return support_key(initiative_id, "email", f"{name.partition('+')[0]}@{domain}")


def person_key(initiative: Initiative, name: str, born: date) -> str:
    """Return the key of a name with a date of birth: what web, paper and desk all know. The date itself is kept nowhere."""
    return support_key(initiative.pk, "person", people.person_key(initiative.city, name, born))


def identity_keys(initiative: Initiative, identity: Identity) -> list[str]:
    """Return the keys of somebody who has identified: of the identity, and of name and date of birth as on paper.

    Both are hashes already when they come here. So who has a non-disclosure order is known again, too, though the name is
    known to nobody here.
    """
    names = [support_key(initiative.pk, "person", one) for one in identity.person_keys]
    return [*names, support_key(initiative.pk, "identity", identity.key)]


def keys_of(
    initiative: Initiative,
    *,
    email: str = "",
    name: str = "",
    born: date | None = None,
    identity: Identity | None = None,
) -> list[str]:
    """Return all keys that somebody is known by; each alone is enough to be known again."""
    keys = []
    if email:
        keys.append(email_key(initiative.pk, email))
    if name and born:
        keys.append(person_key(initiative, name, born))
    return [*keys, *identity_keys(initiative, identity)] if identity else keys


def token_of(support_id: UUID) -> str:
    """Return the token by which a supporter confirms or takes back: only this installation can make it."""
    return signing.Signer(salt=SALT).sign(support_id.hex)


def support_id_of(token: str) -> UUID | None:
    """Return whose token it is; None when it is nobody's."""
    try:
        return UUID(signing.Signer(salt=SALT).unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def is_collecting(initiative: Initiative) -> bool:
    """Tell whether support is gathered now."""
    return initiative.stage == Stage.COLLECTING and initiative.paused_at is None


def signing_day(initiative: Initiative, signed: date | None, at: datetime) -> date:
    """Return on which day a row on paper was signed, as its age is counted: the day beside the signature. Where none stands
    there, or one that can't be, the first on which support was gathered: then nobody counts who was too young.
    """
    today = localdate(at)
    first = first_day(initiative) or today
    return signed if signed and first <= signed <= today else min(first, today)


def first_day(initiative: Initiative) -> date | None:
    """Return the first day on which support was gathered."""
    return localdate(initiative.collecting_since) if initiative.collecting_since else None


class No(StrEnum):
    """Why somebody can't support, told before anything is typed."""

    NOT_NOW = "not_now"
    NEEDS_IDENTITY = "needs_identity"
    NOT_RESIDENT = "not_resident"
    TOO_YOUNG = "too_young"
    ALREADY = "already"


def hindrance(initiative: Initiative, identity: Identity | None, at: datetime) -> No | None:
    """Return what keeps somebody from supporting; None where nothing does.

    Where strong identification is asked for: only who lives in the municipality and has reached the age on the day of
    signing (Act 410/2015, 25 §).
    """
    if not is_collecting(initiative):
        return No.NOT_NOW
    day = localdate(at)
    if identity is None:
        return No.NEEDS_IDENTITY if needs_identity(initiative.city, initiative.kind, day) else None
    if needs_identity(initiative.city, initiative.kind, day):
        if not is_resident(identity, initiative.city, at):
            return No.NOT_RESIDENT
        if not is_of_age(identity, least_age(initiative.city, initiative.kind, day), day):
            return No.TOO_YOUNG
    return No.ALREADY if has_signed(initiative, identity) else None


def has_signed(initiative: Initiative, identity: Identity) -> bool:
    """Tell whether somebody who has identified supports already: by this identity, or on paper."""
    keys = identity_keys(initiative, identity)
    return SupportKey.objects.filter(initiative=initiative, key__in=keys).exists()


def is_verified(initiative: Initiative, identity: Identity, at: datetime) -> bool:
    """Tell whether somebody counts among the verified residents: lives here, and is old enough where the kind asks for it."""
    day = localdate(at)
    is_old = is_of_age(identity, least_age(initiative.city, initiative.kind, day), day)
    return is_resident(identity, initiative.city, at) and (
        is_old or not least_age(initiative.city, initiative.kind, day)
    )


def found_invalid(thread: Sequence[Mapping[str, Any]]) -> int:
    """Return how many supports were found invalid and are so still, by what a thread tells: the events of both, in numbers.

    An undone finding is undone whole, also of those who had supported anew meanwhile and so aren't counted again.
    """
    found: int = sum(knot.get("count", 0) for knot in thread if knot["kind"] == InitiativeEvent.SUPPORT_INVALIDATED)
    undone = [knot for knot in thread if knot["kind"] == InitiativeEvent.INVALIDATION_UNDONE]
    lifted: int = sum(knot.get("lifted", knot.get("count", 0)) for knot in undone)
    return found - lifted


def may_support(actor: Actor, initiative: Initiative) -> bool:  # noqa: ARG001 - anyone may, where no identity is asked for
    """Anyone supports an initiative for which no strong identification is asked: what hinders is told in words."""
    return True


def may_sign(actor: Actor, initiative: Initiative) -> bool:  # noqa: ARG001 - whether they may this one is asked of the facts
    """Whoever has identified strongly signs; what else hinders is told in words."""
    return actor.identity_id is not None


def may_confirm(actor: Actor, support: Support) -> bool:
    """Whoever holds a support's own token confirms it and takes it back."""
    return actor.support_id == support.pk
