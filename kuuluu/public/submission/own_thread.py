"""The thread of an own case: all that the sender and the city said to each other, every word of it."""

from collections.abc import Iterable
from typing import cast

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kuuluu.cases.models import Case, Message, MessageKind
from kuuluu.cases.queries import conversations, parts_of
from kuuluu.cities.queries import snapshot
from kuuluu.feedback.rules import PUBLIC_KNOTS
from kuuluu.journal.models import Event
from kuuluu.public.submission.own_joined import hidden_from, said_to_all
from kuuluu.public.submission.own_read import Told
from kuuluu.publication.events import PublicationEvent
from kuuluu.publication.models import File, PublicCase
from kuuluu.ui.dates import day_text
from kuuluu.ui.knots import Knot
from kuuluu.ui.lateness import waited_for
from kuuluu.ui.middleware import Request
from kuuluu.ui.sentences import sentence
from kuuluu.ui.states import LOOKS

DECISIONS = frozenset({PublicationEvent.PUBLISHED, PublicationEvent.REFUSED, PublicationEvent.WITHDRAWN})
SHOWN = frozenset(str(name) for name in (*PUBLIC_KNOTS, *DECISIONS))
SENDERS = frozenset({"received", "replied", "added", "voice_given"})


def messages_of(case: Case) -> list[Message]:
    """Return what the sender may read: everything but the city's internal notes."""
    family = [case, *(parts_of(case) if case.split_at else [])]
    return [message for message in conversations(family) if message.kind != MessageKind.NOTE]


def files_of(case: Case) -> list[File]:
    """Return the files that the sender may open."""
    return [attachment.file for message in messages_of(case) for attachment in message.attachments.all()]


def knots_of(request: Request, told: Told, code: str) -> list[Knot]:
    """Return a knot for each event that concerns the sender, oldest first, and the promised one last."""
    case, main = told.case, told.main
    knots = own_knots(case, told.events[case.pk], told.own_messages, code)
    if main:
        hides = hidden_from(told.events[case.pk])
        to_all = said_to_all(main, told.events[main.pk], told.messages[main.pk], hides=hides)
        knots = sorted([*knots, *to_all], key=lambda knot: knot.when or case.received_at)
    return [*knots, *next_knots(request, main or case)]


def own_knots(case: Case, events: Iterable[Event], messages: Iterable[Message], code: str) -> list[Knot]:
    """Return a knot for each of the events that concerns the sender, with what was said."""
    said = {str(message.pk): message for message in messages}
    shown = [event for event in events if event.name in SHOWN]
    return [_knot(case, event, said.get(event.facts.get("message", "")), code) for event in shown]


def _knot(case: Case, event: Event, message: Message | None, code: str) -> Knot:
    kind = event.name.partition(".")[2]
    is_own = kind in SENDERS or (kind == "reopened" and message is not None and not message.by_id)
    units = {unit.pk: unit.name for unit in snapshot(case.city).units}
    shown = message if message and event.name not in DECISIONS else None
    return Knot(
        title=_title(event, kind),
        kind=kind,
        when=event.at,
        by=_("You") if is_own else units.get(event.facts.get("unit") or 0, ""),
        text=shown.original.text if shown else "",
        has_links=not is_own,
        extra=_files(case, shown, code) if shown else "",
        language=case.language if shown and case.language != (get_language() or "")[:2] else "",
        anchor=f"lanka-{event.pk}",
    )


def _title(event: Event, kind: str) -> str:
    ending = event.facts.get("ending")
    if kind == "closed" and ending in LOOKS:
        return _("The matter was closed: %(ending)s") % {"ending": str(LOOKS[ending].word).lower()}
    return _own_words().get(kind) or sentence(event.name)


def _own_words() -> dict[str, str]:
    return {
        "received": _("You sent it"),
        "voice_given": _("You said that it concerns you too"),
        "replied": _("You replied"),
        "added": _("You added to it"),
        "asked": _("The city asks you"),
        "split": _("Your message was split into its matters"),
        "split_off": _("It became a matter of its own"),
    }


def _files(case: Case, message: Message, code: str) -> SafeString | str:
    files = [attachment.file for attachment in message.attachments.all()]
    return (
        render_to_string("public/own/files.html", {"files": files, "code": code, "language": case.language})
        if files
        else ""
    )


def next_knots(request: Request, case: Case) -> list[Knot]:
    """Return what is promised or waited for next."""
    if case.status == "waiting":
        return [Knot(title=_("Waiting for your reply"), state="now", kind="waiting", when=case.waiting_since)]
    # A case and its row in the register tell where a matter stands by the same columns.
    due = waited_for(cast("PublicCase", case))
    if due is None or not (case.feedback.wants_answer or case.answered_at):
        return []
    what = _("The work") if case.answered_at else _("The answer")
    today = localdate(request.at)
    if due < today:
        return [Knot(title=_("%(what)s was promised by %(day)s") % {"what": what, "day": day_text(due)}, state="late")]
    return [Knot(title=what, state="future", kind="promised", when=due, by=case.unit.name if case.unit else "")]
