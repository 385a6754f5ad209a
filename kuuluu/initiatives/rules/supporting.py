"""Who is one person: keyed hashes by which nobody counts twice, whatever the way."""

import hashlib
import hmac
from datetime import date
from uuid import UUID

from django.conf import settings

from kuuluu.language.cleaning import folded_name


def support_key(initiative_id: UUID, sort: str, value: str) -> str:
    """Return the keyed hash of a sort of value ("email", "person", "identity") with the initiative's own key.

    The same person's hashes in two initiatives can't be told to be one person's.
    """
    own = hmac.new(settings.SECRET_KEY.encode(), b"support " + initiative_id.bytes, hashlib.sha256).digest()
    return hmac.new(own, f"{sort} {value}".encode(), hashlib.sha256).hexdigest()


def email_key(initiative_id: UUID, email: str) -> str:
    """Return the key of an e-mail address, however its letters are typed; what follows a plus is the same mailbox."""
    name, _at, domain = email.strip().casefold().rpartition("@")
    return support_key(initiative_id, "email", f"{name.partition('+')[0]}@{domain}")


def person_key(initiative_id: UUID, name: str, born: date) -> str:
    """Return the key of a name with a date of birth: what web, paper and desk all know. The date itself is kept nowhere."""
    return support_key(initiative_id, "person", f"{folded_name(name)} {born.isoformat()}")


def identity_key(initiative_id: UUID, key: str) -> str:
    """Return the key of a strong identity, which is a keyed hash itself."""
    return support_key(initiative_id, "identity", key)
