"""A case of the register as the open interface gives it. Each field is chosen here: nothing is given because it is there."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime

from kuuluu.cities.models import City, PublishMode, Service
from kuuluu.cities.queries import services
from kuuluu.publication.models import PublicCase
from kuuluu.ui.lateness import is_late
from kuuluu.ui.visits import Visit

# How an address becomes a whole one at the city's own host.
Whole = Callable[[str], str]
LANGUAGES = ("fi", "sv", "en")


def names(row: Any) -> dict[str, str]:
    """Return a name in each language that it has one in."""
    return {language: name for language in LANGUAGES if (name := getattr(row, f"name_{language}"))}


def offered(city: City) -> list[Service]:
    """Return the services that a resident is offered and whose cases can become public."""
    return [one for one in services(city) if one.publish_mode != PublishMode.NEVER]


def line(row: PublicCase, here: Visit, whole: Whole) -> dict[str, Any]:
    """Return what a list gives of a case."""
    has_place = row.latitude is not None and row.longitude is not None
    return {
        "number": row.number,
        "url": whole(reverse("public:case", args=[row.number])),
        "self": whole(reverse("api:case", args=[row.number])),
        "kind": row.kind,
        "status": row.status,
        "ending": row.ending or None,
        "is_late": is_late(row, here.today),
        "language": row.language,
        "title": row.title,
        "service": _code(here.services, row.service_id),
        "area": _code(here.areas, row.area_id),
        "unit": _code(here.units, row.unit_id),
        "place": row.place or None,
        "location": {"lat": row.latitude, "long": row.longitude} if has_place else None,
        "voices": row.voices,
        "received_at": moment(row.received_at),
        "published_at": moment(row.published_at),
        "changed_at": moment(row.changed_at),
        "answer_due": day(row.answer_due_date),
        "done_due": day(row.done_due_date),
        "answered_at": moment(row.answered_at),
        "closed_at": moment(row.closed_at),
        "planned_for": day(row.planned_date),
    }


def whole_case(row: PublicCase, here: Visit, whole: Whole) -> dict[str, Any]:
    """Return all that is public of a case."""
    return {
        **line(row, here, whole),
        "text": row.text,
        "hidden": _hidden(row.gaps),
        "thread": [_knot(fact, here) for fact in row.timeline],
        "pictures": [picture(one, whole) for one in row.pictures],
        "documents": [_document(one, whole) for one in row.documents],
        "parts": row.parts,
        "part_of": row.part_of or None,
    }


def moment(at: datetime | None) -> str | None:
    """Return a moment as ISO 8601 with the offset that holds here then."""
    return localtime(at).isoformat(timespec="seconds") if at else None


def day(of: date | None) -> str | None:
    """Return a day as ISO 8601."""
    return of.isoformat() if of else None


def _code(rows: Mapping[int, Any], pk: int | None) -> str | None:
    return rows[pk].code if pk is not None and pk in rows else None


def _hidden(gaps: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return where something was hidden: a mark stands in the text, and what kind of thing it was is told."""
    return [{"at": gap["at"], "class": gap.get("cls", ""), "ground": gap.get("ground", "")} for gap in gaps]


def _knot(fact: Mapping[str, Any], here: Visit) -> dict[str, Any]:
    return {
        "kind": fact["kind"],
        "at": moment(datetime.fromisoformat(fact["at"])),
        "unit": _code(here.units, fact.get("unit")),
        "ending": fact.get("ending"),
        "joined_to": fact.get("joined_to"),
        "text": fact.get("text"),
        "hidden": _hidden(fact.get("gaps", ())),
        "is_not_public": bool(fact.get("is_hidden")),
    }


def picture(one: Mapping[str, Any], whole: Whole) -> dict[str, Any]:
    """Return what is public of a picture, with the addresses of its public copies."""
    urls = {size: whole(reverse("public:picture", args=[one["id"], size])) for size in ("large", "small")}
    return {"description": one["description"], "width": one["width"], "height": one["height"], **urls}


def _document(one: Mapping[str, Any], whole: Whole) -> dict[str, Any]:
    url = whole(reverse("public:document", args=[one["id"]])) if one["id"] else None
    return {"name": one["name"], "pages": one["pages"], "bytes": one["size"], "url": url}
