"""What waits in the session while somebody is at the identity service, and where they go afterwards."""

import re
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.http import url_has_allowed_host_and_scheme

from kuuluu.people.identity_service import Sent
from kuuluu.ui.context import unprefixed
from kuuluu.ui.middleware import Request

KEY = "identifying"
SECONDS = 15 * 60
# Somebody may begin in several tabs.
MOST = 5
# Plain ways on this host; a browser takes a backslash for a slash, and drops what can't be seen.
PLAIN = re.compile(r"/(?![/\\])[^\s\\\x00-\x1f\x7f]*\Z")
NOT_BACK_TO = ("/tunnistus/", "/desk/", "/account/")
LONGEST = 500


@dataclass(frozen=True)
class Waiting:
    """One who is away at the identity service."""

    sent: Sent
    next: str
    language: str
    city_id: int


def safe_next(asked: str) -> str:
    """Return a way on this host to go back to; "" for another host, another scheme, or doors that are no resident's."""
    is_here = len(asked) <= LONGEST and bool(PLAIN.match(asked)) and url_has_allowed_host_and_scheme(asked, None)
    return asked if is_here and not unprefixed(asked).startswith(NOT_BACK_TO) else ""


def keep(request: Request, waiting: Waiting) -> None:
    """Let the session know who was sent away; the oldest of too many is forgotten."""
    now = request.at.timestamp()
    others = {state: one for state, one in _all(request).items() if now - one["at"] <= SECONDS}
    newest = sorted(others.items(), key=lambda pair: pair[1]["at"])[-(MOST - 1) :]
    # The address is long, and of no use any more.
    kept = {**asdict(waiting), "at": now, "sent": {**asdict(waiting.sent), "url": ""}}
    request.session[KEY] = {**dict(newest), waiting.sent.state: kept}


def take(request: Request, state: str) -> Waiting | None:
    """Return who comes back, once: another time, too late or in another city there is nobody."""
    waiting = _all(request)
    kept = waiting.pop(state, None)
    if kept is None:
        return None
    request.session[KEY] = waiting
    # At once: whoever comes with the same state while this one is served finds nothing.
    request.session.save()
    is_late = request.at.timestamp() - kept.pop("at") > SECONDS
    found = Waiting(**{**kept, "sent": Sent(**kept["sent"])})
    return None if is_late or found.city_id != request.city.pk else found


def _all(request: Request) -> dict[str, Any]:
    return dict(request.session.get(KEY, {}))
