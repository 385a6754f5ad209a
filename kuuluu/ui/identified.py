"""Who has identified in this browser, for a short while: kept in the session, apart from officers' sign-in."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from kuuluu.people.models import Identity
from kuuluu.people.rules import IDENTIFIED_AT_MOST, IDENTIFIED_IDLE
from kuuluu.ui.context import unprefixed

KEY = "identified"
# Here officers act, and nobody else.
OFFICERS_DOORS = ("/desk/", "/account/")
# How exactly the last page is remembered: not every page need write the session.
SECONDS_EXACT = 60


def identity_behind(request: HttpRequest) -> UUID | None:
    """Return the identity of the resident in this browser, while it holds: in this city, and not at the desk's door."""
    kept: dict[str, Any] | None = request.session.get(KEY)
    if not kept or unprefixed(request.path_info).startswith(OFFICERS_DOORS):
        return None
    at: datetime = request.at  # type: ignore[attr-defined]
    now = at.timestamp()
    is_idle = now - kept["seen"] > IDENTIFIED_IDLE.total_seconds()
    is_over = now - kept["at"] > IDENTIFIED_AT_MOST.total_seconds()
    if is_idle or is_over or kept["city"] != request.city.pk:  # type: ignore[attr-defined]
        return None
    if now - kept["seen"] > SECONDS_EXACT:
        request.session[KEY] = {**kept, "seen": now}
    return UUID(kept["identity"])


def remember(request: HttpRequest, identity: Identity) -> None:
    """Let this browser act as the resident from now on, under a new session key: one known before is worth nothing."""
    at = identity.identified_at.timestamp()
    request.session.cycle_key()
    request.session[KEY] = {"identity": str(identity.pk), "city": identity.city_id, "at": at, "seen": at}


def end(request: HttpRequest) -> None:
    """Let this browser act as nobody, under a new session key again. Whoever is signed in at the desk stays so."""
    if request.session.pop(KEY, None) is None:
        return
    if request.session.is_empty() or not list(request.session.keys()):
        request.session.flush()
    else:
        request.session.cycle_key()
