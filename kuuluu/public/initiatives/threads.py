"""The thread of an initiative: what happened, and what was promised next."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import DecisionOutcome, ReviewCode
from kuuluu.public.initiatives.stating import NEXT, is_late
from kuuluu.public.pages.visits import Visit
from kuuluu.publication.models import PublicInitiative
from kuuluu.ui.dates import day_text
from kuuluu.ui.knots import Knot
from kuuluu.ui.sentences import sentence

MAKERS = frozenset(
    {
        *(InitiativeEvent.SUBMITTED, InitiativeEvent.CHANGED, InitiativeEvent.WITHDRAWN, InitiativeEvent.APPEALED),
        *(InitiativeEvent.COLLECTING_BEGAN, InitiativeEvent.SENT),
    }
)


def thread_of(row: PublicInitiative, here: Visit) -> list[Knot]:
    """Return the knots of an initiative, oldest first, the promised one last."""
    language = "" if row.language == (get_language() or "")[:2] else row.language
    return [*(_knot(fact, number, language) for number, fact in enumerate(row.timeline, 1)), *_next(row, here)]


def _knot(fact: Mapping[str, Any], number: int, language: str) -> Knot:
    return Knot(
        title=_title(fact),
        kind=str(fact["kind"]).partition(".")[2],
        when=datetime.fromisoformat(fact["at"]),
        by=_("Its makers") if fact["kind"] in MAKERS else "",
        text=fact.get("words") or _more(fact),
        gaps=fact.get("gaps", ()),
        has_links=True,
        is_hidden=fact.get("words") == "",
        language=language if fact.get("words") else "",
        anchor=f"lanka-{number}",
    )


def _title(fact: Mapping[str, Any]) -> str:
    kind, number = fact["kind"], fact.get("number")
    if kind == InitiativeEvent.MILESTONE and number:
        return _("%(n)s supporters were reached") % {"n": number}
    if kind == InitiativeEvent.THRESHOLD_REACHED and number:
        return _("The %(n)s residents that the law asks for were reached") % {"n": number}
    if kind == InitiativeEvent.SUPPORT_INVALIDATED and "count" in fact:
        return _("%(n)s supports were found invalid and are no longer counted") % {"n": fact["count"]}
    if kind == InitiativeEvent.INVALIDATION_UNDONE and "count" in fact:
        return _undone(fact)
    if kind == InitiativeEvent.ESTIMATE_TOLD and "due_date" in fact:
        day = day_text(date.fromisoformat(fact["due_date"]))
        return _("The city told that the decision is estimated to come by %(day)s") % {"day": day}
    return sentence(kind)


def _undone(fact: Mapping[str, Any]) -> str:
    """Say how many are invalid no more, and how many of them count again: the others had been given anew, or taken back."""
    lifted = fact.get("lifted", fact["count"])
    if lifted == fact["count"]:
        return _("%(n)s supports that had been found invalid are counted again") % {"n": fact["count"]}
    words = _(
        "%(n)s supports are no longer held invalid; %(m)s of them are counted again, the others had been given anew or taken back"
    )
    return words % {"n": lifted, "m": fact["count"]}


def _more(fact: Mapping[str, Any]) -> str:
    if fact.get("outcome") in DecisionOutcome.values:
        return str(DecisionOutcome(fact["outcome"]).label)
    if fact["kind"] == InitiativeEvent.PROMISE_PASSED and fact.get("code") in NEXT:
        return str(NEXT[fact["code"]])
    if fact.get("code") in ReviewCode.values:
        return str(ReviewCode(fact["code"]).label)
    return ""


def _next(row: PublicInitiative, here: Visit) -> list[Knot]:
    if row.next_step not in NEXT:
        return []
    title, late = str(NEXT[row.next_step]), is_late(row, here.today)
    if late and row.due_date:
        title = _("%(what)s was promised by %(day)s") % {"what": title, "day": day_text(row.due_date)}
    state = "late" if late else "future"
    return [Knot(title=title, state=state, kind="promised", when=None if late else row.due_date, by=row.body)]
