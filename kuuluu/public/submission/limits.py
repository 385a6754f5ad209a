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
# A code has 80 bits: nobody guesses one. The limit keeps away who would try.
WRONG_CODES = Limit("wrong code", 20, 15 * 60)


def is_spent(request: Request, limit: Limit) -> bool:
    """Count one try; tell whether there were too many from this network."""
    key = f"{limit.name} {client_key(request)}"
    return not spend(key, limit=limit.times, seconds=limit.seconds, at=request.at)
