"""Services and requests as GeoReport v2 gives them. Each field is chosen here: nothing is given because it is there."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext as _

from kuuluu.api.shapes import Whole, moment, picture
from kuuluu.cities.models import Service
from kuuluu.publication.models import PublicCase
from kuuluu.ui.dates import day_text
from kuuluu.ui.lateness import state_sentence, waited_for
from kuuluu.ui.visits import Visit

# What the city says to everybody and not only asks the sender.
SAID = frozenset({"interim_notice", "answered", "transferred", "closed"})
# What happened, as the log of the Finnish cities (6Aika) names it. What the sender did is no handling, and isn't in it.
LOGGED = {
    **dict.fromkeys(("received", "handed_over"), "allocated"),
    **dict.fromkeys(("taken_up", "asked", "interim_notice", "answered", "split", "taken_apart"), "handling"),
    **dict.fromkeys(("parts_reopened", "reopened"), "handling"),
    **dict.fromkeys(("transferred", "joined", "voice_given", "parts_ended", "closed"), "done"),
}


def service(row: Service) -> dict[str, Any]:
    """Return a service. It asks for nothing of its own (`metadata`), and its requests have a number at once (`type`)."""
    return {
        "service_code": row.code,
        "service_name": row.name,
        "description": row.description,
        "metadata": False,
        "type": "realtime",
        "keywords": "",
        "group": row.group.name,
    }


def request(row: PublicCase, here: Visit, whole: Whole) -> dict[str, Any]:
    """Return a published case as a service request; what there isn't is null."""
    asked_of = here.services.get(row.service_id or 0)
    pictures = _media(row, whole)
    return {
        "service_request_id": row.number,
        "status": "closed" if row.status == "closed" else "open",
        "status_notes": _notes(row, here),
        "service_name": asked_of.name if asked_of else None,
        "service_code": asked_of.code if asked_of else None,
        "description": row.text,
        "agency_responsible": here.unit_name(row.unit_id),
        "service_notice": _notice(row, here.today),
        "requested_datetime": moment(row.received_at),
        # A closed one may still change: whoever keeps a copy must learn that more of it is hidden now.
        "updated_datetime": moment(row.changed_at),
        "expected_datetime": _end_of(waited_for(row)),
        "address": row.place or None,
        "address_id": None,
        "zipcode": None,
        "lat": row.latitude,
        "long": row.longitude,
        "media_url": pictures[0] if pictures else None,
    }


def extended(row: PublicCase, here: Visit, whole: Whole) -> dict[str, Any]:
    """Return a request with what CitySDK and the Finnish cities added to GeoReport v2."""
    more = {"title": row.title, "media_urls": _media(row, whole), "log": _log(row)}
    return {**request(row, here, whole), "extended_attributes": more}


def _media(row: PublicCase, whole: Whole) -> list[str]:
    return [picture(one, whole)["large"] for one in row.pictures]


def _notes(row: PublicCase, here: Visit) -> str:
    """Say where it stands, as its page does, and then what the city answered last, where that is public."""
    answers = [fact["text"] for fact in row.timeline if fact["kind"] in SAID and fact.get("text")]
    return "\n\n".join([state_sentence(row, here.unit_name(row.unit_id), here.today), *answers[-1:]])


def _notice(row: PublicCase, today: date) -> str | None:
    """Say what is to be done and by when, where a day was promised for the work."""
    if row.status == "closed" or row.done_due_date is None:
        return None
    is_past = row.done_due_date < today
    said = _("The work was to be done by %(day)s.") if is_past else _("The work is to be done by %(day)s.")
    return said % {"day": day_text(row.done_due_date)}


def _end_of(day: date | None) -> str | None:
    """Return the last second of a promised day."""
    return moment(datetime.combine(day, time(23, 59, 59), get_default_timezone())) if day else None


def _log(row: PublicCase) -> list[dict[str, Any]]:
    return [_logged(fact) for fact in row.timeline if fact["kind"] in LOGGED]


def _logged(fact: Mapping[str, Any]) -> dict[str, Any]:
    """Return what happened, with the city's words; the handler isn't told: it would be a person."""
    return {
        "time": moment(datetime.fromisoformat(fact["at"])),
        "status": LOGGED[fact["kind"]],
        "note": fact.get("text"),
    }
