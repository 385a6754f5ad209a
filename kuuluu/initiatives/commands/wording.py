"""What is told of an initiative in words beside its text: the thread, the preparation, the decision, what came of it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import Initiative, Review, ReviewOutcome, Stage
from kuuluu.initiatives.rules.reading import address, line, words
from kuuluu.journal.models import Event
from kuuluu.publication.models import Original, State

# What the public timeline tells.
PUBLIC_KNOTS = frozenset(
    {
        *(InitiativeEvent.SUBMITTED, InitiativeEvent.ACCEPTED, InitiativeEvent.CHANGED, InitiativeEvent.WITHDRAWN),
        *(InitiativeEvent.CORRECTION_ASKED, InitiativeEvent.REFUSED, InitiativeEvent.MERGED),
        *(InitiativeEvent.APPEALED, InitiativeEvent.APPEAL_UPHELD, InitiativeEvent.APPEAL_REVERSED),
        *(InitiativeEvent.COLLECTING_BEGAN, InitiativeEvent.PAUSED, InitiativeEvent.RESUMED),
        *(InitiativeEvent.MILESTONE, InitiativeEvent.THRESHOLD_REACHED),
        *(InitiativeEvent.SUPPORT_INVALIDATED, InitiativeEvent.INVALIDATION_UNDONE),
        *(InitiativeEvent.SENT, InitiativeEvent.REGISTERED, InitiativeEvent.ESTIMATE_TOLD, InitiativeEvent.PREPARED),
        *(InitiativeEvent.INTERIM_NOTICE, InitiativeEvent.PROMISE_PASSED, InitiativeEvent.MEASURE_ADDED),
        *(InitiativeEvent.MEASURE_CHANGED, InitiativeEvent.DECIDED, InitiativeEvent.CLOSED),
        *(
            InitiativeEvent.FROM_FEEDBACK,
            InitiativeEvent.INTO_FEEDBACK,
            InitiativeEvent.IMPORTED,
            InitiativeEvent.PUBLISHED,
        ),
    }
)
# Facts of an event that the public may read: numbers and codes.
PUBLIC_FACTS = ("code", "count", "lifted", "number", "outcome", "version", "due_date")
# Facts that name the words of an event.
NAMING = ("original", "preparation", "measure")


def timeline(events: Iterable[Event], said: Mapping[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what is told of what happened, oldest first: codes, numbers, and the words that an event names."""
    return [
        {
            "kind": event.name,
            "at": event.at.isoformat(),
            **{name: event.facts[name] for name in PUBLIC_FACTS if name in event.facts},
            **said.get(next((event.facts[name] for name in NAMING if name in event.facts), ""), {}),
        }
        for event in events
        if event.name in PUBLIC_KNOTS
    ]


def public_notices(initiative: Initiative) -> dict[str, dict[str, Any]]:
    """Return what everybody reads of notices and estimates, by the id of their words; what waits is said to be there."""
    return {str(one.words_id): words(one.words) for one in initiative.notices.select_related("words")}


def told_to_makers(initiative: Initiative, events: Iterable[Event]) -> dict[str, dict[str, Any]]:
    """Return what the city told in a thread, by the ids that its events name it by: its makers are told every word of it."""
    named = {name: {event.facts[name] for event in events if name in event.facts} for name in NAMING}
    found: dict[str, Original] = {}
    if named["original"]:
        found |= {str(one.words_id): one.words for one in initiative.notices.select_related("words")}
    if named["preparation"]:
        found |= {str(one.pk): one.words for one in initiative.preparations.select_related("words")}
    if named["measure"]:
        found |= {str(one.pk): one.words for one in initiative.measures.select_related("words")}
    return {key: {"words": one.text, "gaps": []} for key, one in found.items()}


def of_handling(initiative: Initiative) -> dict[str, Any]:
    """Return what everybody reads of the preparation, the decision, what came of it, and why it went no further."""
    decision = getattr(initiative, "decision", None)
    return {
        "preparations": [
            {
                "kind": one.kind,
                "who": line(one.who),
                "planned_date": _iso(one.planned_date),
                "done_date": _iso(one.done_date),
                "link": address(one.link),
                **words(one.words),
            }
            for one in initiative.preparations.select_related("words", "who", "link")
        ],
        "decision": _decision(decision) if decision else {},
        "measures": [
            {"state": one.state, "date": _iso(one.date), **words(one.words)}
            for one in initiative.measures.select_related("words")
        ],
        "refusal": _refusal(initiative),
    }


def _decision(decision: Any) -> dict[str, Any]:
    return {
        "outcome": decision.outcome,
        "body": line(decision.body),
        "date": _iso(decision.date),
        "section": line(decision.section),
        "link": address(decision.link),
        "next_date": _iso(decision.next_date),
        **words(decision.reason),
    }


def _refusal(initiative: Initiative) -> dict[str, Any]:
    if initiative.stage == Stage.WITHDRAWN:
        return {"code": "withdrawn", **words(initiative.withdrawal)}
    if initiative.stage not in {Stage.REFUSED, Stage.MERGED}:
        return {}
    wanted = [ReviewOutcome.REFUSED, ReviewOutcome.MERGED]
    last = Review.objects.filter(initiative=initiative, outcome__in=wanted).select_related("reason").last()
    return {"code": last.code, **words(last.reason)} if last else {}


def comments(initiative: Initiative) -> list[dict[str, Any]]:
    """Return what everybody reads of the discussion, oldest first; of what was public and isn't any more, that it was there."""
    said = initiative.comments.filter(original__state__in=[State.PUBLIC, State.WITHDRAWN]).select_related("original")
    return [{"at": one.at.isoformat(), "is_maker": bool(one.maker_id), **words(one.original)} for one in said]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
