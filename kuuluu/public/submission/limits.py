"""How often one network may try, kept in the database; many people may share one network."""

from typing import NamedTuple

from kuuluu.people.clients import client_key
from kuuluu.people.commands import spend
from kuuluu.ui.middleware import Request


class Limit(NamedTuple):
    """How many times in how many seconds, of what."""

    name: str
    times: int
    seconds: int


DRAFTS = Limit("draft", 60, 60 * 60)
SENDS = Limit("send", 40, 60 * 60)
UPLOADS = Limit("upload", 200, 60 * 60)
ADDITIONS = Limit("addition", 40, 60 * 60)
DAY = 24 * 60 * 60
# Messages that one address gets in a day because somebody typed it here, whoever that was.
MOST_FOR_AN_ADDRESS = 8
# A code has 80 bits: nobody guesses one. The limit keeps away who would try.
WRONG_CODES = Limit("wrong code", 20, 15 * 60)


def is_spent(request: Request, limit: Limit) -> bool:
    """Count one try; tell whether there were too many from this network."""
    key = f"{limit.name} {client_key(request)}"
    return not spend(key, limit=limit.times, seconds=limit.seconds, at=request.at)


def fills_a_letter_box(request: Request, *emails: str) -> bool:
    """Count a message to each address that somebody has typed; tell whether one has got too many today: nobody's letter-box
    is filled from here. What follows a plus is the same letter-box.
    """
    has_room = [_has_room(request, email) for email in emails]
    return not all(has_room)


def _has_room(request: Request, email: str) -> bool:
    name, _at, domain = email.strip().casefold().rpartition("@")
    key = f"letters {name.partition('+')[0]}@{domain}"
    return spend(key, limit=MOST_FOR_AN_ADDRESS, seconds=DAY, at=request.at)
