"""The thread of a case as the desk sees it: all that happened, with every word."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case, MessageKind
from kuuluu.cases.queries import thread_at_desk
from kuuluu.cities.models import Secrecy
from kuuluu.cities.queries import snapshot
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.journal.queries import history
from kuuluu.people.queries import name_by
from kuuluu.publication.models import Ground
from kuuluu.ui.sentences import sentence

NONE: Mapping[str, str] = MappingProxyType({})
TOLD = frozenset({InitiativeEvent.ESTIMATE_TOLD, InitiativeEvent.INTERIM_NOTICE})


def knots_of(request: Any, case: Case, notices: Mapping[str, str] = NONE) -> list[dict[str, Any]]:
    """Return a knot for each event, oldest first, with the words and files that came with it.

    `notices`: words that belong to no message, by the id that the event names them by.
    """
    messages = {str(m.pk): m for m in thread_at_desk(case)}
    units = {unit.pk: unit.name for unit in snapshot(request.city).units}
    events = history(case.pk).annotate(by_name=name_by("by_id"))
    return [_knot(case, event, messages.get(event.facts.get("message", "")), units, notices) for event in events]


def _knot(case: Case, event: Any, message: Any, units: dict[int, str], notices: Mapping[str, str]) -> dict[str, Any]:
    unit = units.get(event.facts.get("unit", 0), "")
    notice = notices.get(event.facts.get("original", ""), "") if event.name in TOLD else _level(event)
    is_note = bool(message and message.kind == MessageKind.NOTE)
    return {
        "kind": event.name.partition(".")[2],
        "title": sentence(event.name),
        "when": event.at,
        "by": ", ".join(part for part in (event.by_name, unit) if part),
        "text": message.original.text if message and not event.name.startswith("publication.") else notice,
        "is_internal": is_note,
        "extra": _files(message.case if message.case_id != case.pk else case, message)
        if message and not event.name.startswith("publication.")
        else "",
        "language": case.language if message and not is_note else "",
    }


def _level(event: Any) -> str:
    """Say of a decision on secrecy which it was, and on which ground."""
    if event.name != CaseEvent.SECRECY_SET:
        return ""
    said = [Secrecy(event.facts["secrecy"]).label]
    if event.facts["secrecy"] != Secrecy.PUBLIC and event.facts.get("ground"):
        said.append(Ground(event.facts["ground"]).label)
    return ". ".join(str(one) for one in said)


def _files(case: Case, message: Any) -> SafeString | str:
    files = [{**one, "is_picture": one["media_type"].startswith("image/")} for one in message.given]
    hidden = message.hidden_count if message.kind != MessageKind.NOTE else 0
    if not files and not hidden:
        return ""
    note = _("Marked for hiding: %(count)s places") % {"count": hidden} if hidden else ""
    return render_to_string("desk/files.html", {"case": case, "files": files, "note": note})
