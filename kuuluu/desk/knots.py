"""The thread of a case as the desk sees it: all that happened, with every word."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case, MessageKind
from kuuluu.cases.queries import thread_at_desk
from kuuluu.cities.models import Secrecy
from kuuluu.cities.queries import snapshot
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.journal.queries import history
from kuuluu.people.queries import name_by
from kuuluu.publication.events import PublicationEvent
from kuuluu.publication.models import Ground
from kuuluu.ui.sentences import sentence

NONE: Mapping[str, str] = MappingProxyType({})
# What was decided while the matter was an initiative holds for the page that it has as feedback: the initiative's stays.
OF_FEEDBACK_PAGE: Mapping[str, str | Promise] = {
    PublicationEvent.PUBLISHED: gettext_lazy("The page of the feedback was published"),
    PublicationEvent.REFUSED: gettext_lazy("It was decided not to publish the page of the feedback"),
    PublicationEvent.WITHDRAWN: gettext_lazy("The page of the feedback was withdrawn from the public"),
}
# A decision on one of the later messages alone.
OF_MESSAGE: Mapping[str, str | Promise] = {
    PublicationEvent.PUBLISHED: gettext_lazy("A later message was published"),
    PublicationEvent.REFUSED: gettext_lazy("It was decided not to publish a later message"),
    PublicationEvent.WITHDRAWN: gettext_lazy("A later message was withdrawn from the public"),
}
TOLD = frozenset({InitiativeEvent.ESTIMATE_TOLD, InitiativeEvent.INTERIM_NOTICE})


def knots_of(request: Any, case: Case, notices: Mapping[str, str] = NONE) -> list[dict[str, Any]]:
    """Return a knot for each event, oldest first, with the words and files that came with it.

    `notices`: words that belong to no message, by the id that the event names them by.
    """
    messages = {str(m.pk): m for m in thread_at_desk(case)}
    units = {unit.pk: unit.name for unit in snapshot(request.city).units}
    events = list(history(case.pk).annotate(by_name=name_by("by_id")))
    titles = _titles(events, {key for key, one in messages.items() if one.kind != MessageKind.SUBMISSION})
    return [
        _knot(case, event, messages.get(event.facts.get("message", "")), units, notices) | {"title": title}
        for event, title in zip(events, titles, strict=True)
    ]


def _titles(events: list[Any], later: set[str]) -> list[str]:
    """Say what each event was; `later` are the messages after the first. What went because the matter became secret went
    everywhere, whatever the matter was.
    """
    became_secret = {event.at for event in events if event.name == CaseEvent.SECRECY_SET}
    is_initiative, titles = False, []
    for event in events:
        if event.name in {InitiativeEvent.FROM_FEEDBACK, InitiativeEvent.INTO_FEEDBACK}:
            is_initiative = event.name == InitiativeEvent.FROM_FEEDBACK
        special = OF_FEEDBACK_PAGE if is_initiative and event.at not in became_secret else {}
        special = OF_MESSAGE if event.facts.get("message") in later else special
        titles.append(str(special.get(event.name) or sentence(event.name)))
    return titles


def _knot(case: Case, event: Any, message: Any, units: dict[int, str], notices: Mapping[str, str]) -> dict[str, Any]:
    unit = units.get(event.facts.get("unit", 0), "")
    notice = notices.get(event.facts.get("original", ""), "") if event.name in TOLD else _level(event)
    is_note = bool(message and message.kind == MessageKind.NOTE)
    return {
        "kind": event.name.partition(".")[2],
        "when": event.at,
        "by": ", ".join(part for part in (event.by_name, unit) if part),
        "text": message.original.text if message and not event.name.startswith("publication.") else notice,
        "is_internal": is_note,
        "extra": _files(message.case if message.case_id != case.pk else case, message)
        if message and not event.name.startswith("publication.")
        else "",
        "language": message.case.language if message and not is_note else "",
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
