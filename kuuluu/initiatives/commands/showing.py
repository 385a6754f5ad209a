"""The register row of an initiative, made from what has been decided public, from the counter and from the journal."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import Initiative, Kind, MakerState, Review, ReviewOutcome, Stage, Tally, Version
from kuuluu.initiatives.queries.enclosures import enclosed_files
from kuuluu.initiatives.rules.promises import denominator, promised
from kuuluu.initiatives.rules.stages import GONE
from kuuluu.journal.models import Event
from kuuluu.journal.queries import history
from kuuluu.language.findings import find
from kuuluu.publication.commands import show_initiative
from kuuluu.publication.models import (
    Original,
    PublicCase,
    PublicDocument,
    PublicInitiative,
    PublicPicture,
    State,
)
from kuuluu.publication.queries.told import told_documents, told_pictures
from kuuluu.publication.rules import PublicText, public_text

# A municipality with fewer supporters stands among the others: few people could be told who they are.
SMALLEST_GROUP = 5
OTHERS = "other"
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
PUBLIC_FACTS = ("code", "count", "number", "outcome", "version", "due_date")


def refresh(initiative: Initiative, *, at: datetime) -> None:
    """Make the register say what is public of an initiative now. What was published once stays, whatever became of it,
    until its time on the register is over.
    """
    if initiative.published_at is None or initiative.case.left_register_at:
        return
    row = row_of(initiative, at=at)
    of = {"initiative_id": row.id, "city_id": row.city_id}
    pictures = [PublicPicture(id=UUID(one["id"]), **of) for one in row.pictures]
    documents = [PublicDocument(**of, **one) for one in row.documents if one["id"]]
    show_initiative(row, pictures=pictures, documents=documents)


def row_of(initiative: Initiative, *, at: datetime) -> PublicInitiative:
    """Return the row of the register as it should be now."""
    return PublicInitiative(
        id=initiative.pk,
        city_id=initiative.city_id,
        published_at=initiative.published_at or at,
        changed_at=at,
        from_case=_public_number(initiative.pk),
        twin_id=_public_twin(initiative),
        **_of_itself(initiative),
        **_of_case(initiative),
        **_texts(initiative),
        **_makers(initiative),
        **counts_of(initiative, localdate(at)),
        **_of_handling(initiative),
        **_files(initiative),
        timeline=timeline(history(initiative.pk)),
        comments=_comments(initiative),
    )


def outline_of(initiative: Initiative) -> PublicInitiative:
    """Return where an initiative stands, public or not, as its row would say it: for its makers, and none of its words."""
    tally = Tally.objects.filter(pk=initiative.pk).first() or Tally()
    return PublicInitiative(
        id=initiative.pk,
        city_id=initiative.city_id,
        supporters=tally.supporters,
        verified=tally.verified,
        timeline=timeline(history(initiative.pk)),
        **_of_itself(initiative),
    )


def _of_itself(initiative: Initiative) -> dict[str, Any]:
    names = (
        "kind",
        "stage",
        "is_joint",
        "register_number",
        "body",
        "is_of_council",
        "source_url",
        "supporters_elsewhere",
    )
    times = ("discussing_since", "collecting_since", "sent_at", "decided_at", "closed_at")
    return {
        **{name: getattr(initiative, name) for name in (*names, *times)},
        "is_paused": initiative.paused_at is not None,
        "next_step": promised(initiative, since=stage_began(initiative)).code,
        "due_date": None if initiative.stage in GONE else initiative.case.answer_due_date,
        "merged_into": initiative.merged_into.case.number if initiative.merged_into else "",
    }


def _of_case(initiative: Initiative) -> dict[str, Any]:
    case = initiative.case
    names = ("number", "language", "service_id", "area_id", "received_at")
    place, point = case.address or case.place_words, {"latitude": case.latitude, "longitude": case.longitude}
    if initiative.hides_place:
        place, point = "", dict.fromkeys(point)
    shown = public_text(place, find(place)).text[:200]
    return {**{name: getattr(case, name) for name in names}, **point, "place": shown}


def _texts(initiative: Initiative) -> dict[str, Any]:
    """Return the newest public text and those before it."""
    versions = initiative.versions.select_related("title", "demand", "reasons")
    public = [text_of(one) for one in versions if is_public(one)]
    newest = public[-1] if public else {}
    said = {name: newest.get(name, "") for name in ("title", "demand", "reasons")}
    said["title"] = said["title"] or initiative.case.number
    return {**said, "gaps": newest.get("gaps", {}), "versions": public[:-1]}


def stage_began(initiative: Initiative) -> datetime:
    """Return when the stage that an initiative stands in began."""
    began = {
        Stage.SENT: initiative.sent_at,
        Stage.REGISTERED: initiative.registered_at,
        Stage.PREPARING: initiative.registered_at,
        Stage.DECIDED: initiative.decided_at,
        Stage.COLLECTING: initiative.collecting_since,
        Stage.DISCUSSING: initiative.discussing_since,
    }
    return began.get(Stage(initiative.stage)) or initiative.case.received_at


def is_public(version: Version) -> bool:
    """Tell whether all parts of a text have been decided public."""
    return all(part.state == State.PUBLIC for part in (version.title, version.demand, version.reasons))


def words(original: Original | None) -> dict[str, Any]:
    """Return what the public reads of an original, where it may read it at all."""
    if original is None or original.state != State.PUBLIC:
        return {"words": "", "gaps": []}
    said = _shown(original)
    return {"words": said.text, "gaps": said.gaps}


def text_of(version: Version) -> dict[str, Any]:
    """Return the public version of a text, with its hidden places."""
    parts = {name: _shown(getattr(version, name)) for name in ("title", "demand", "reasons")}
    return {
        "number": version.number,
        "at": version.at.isoformat(),
        **{name: part.text for name, part in parts.items()},
        "gaps": {name: part.gaps for name, part in parts.items() if part.gaps},
    }


def counts_of(initiative: Initiative, today: date) -> dict[str, Any]:
    """Return the two numbers, where the supporters live, and what the verified are counted over.

    From sending on, the record that was frozen then holds, whatever the city's population becomes.
    """
    tally = Tally.objects.filter(pk=initiative.pk).first() or Tally()
    over = denominator(initiative.city, initiative.kind, today)
    frozen = initiative.frozen
    return {
        "supporters": tally.supporters,
        "verified": tally.verified,
        "by_municipality": grouped(tally.by_municipality),
        "counted_at": tally.counted_at,
        "denominator": frozen.get("denominator", {}) if frozen else over.as_json() if over else {},
    }


def grouped(by_municipality: dict[str, int]) -> dict[str, int]:
    """Return how many live where, the small groups among the others."""
    shown = {code: count for code, count in by_municipality.items() if code and count >= SMALLEST_GROUP}
    rest = sum(by_municipality.values()) - sum(shown.values())
    return {**shown, OTHERS: rest} if rest else shown


def timeline(events: Iterable[Event]) -> list[dict[str, Any]]:
    """Return what the public sees of what happened, oldest first: codes and numbers, no words."""
    return [
        {
            "kind": event.name,
            "at": event.at.isoformat(),
            **{name: event.facts[name] for name in PUBLIC_FACTS if name in event.facts},
        }
        for event in events
        if event.name in PUBLIC_KNOTS
    ]


def _shown(original: Original) -> PublicText:
    return public_text(original.text, original.redactions.all())


def _public_number(case_id: Any) -> str:
    return PublicCase.objects.filter(pk=case_id).values_list("number", flat=True).first() or ""


def _public_twin(initiative: Initiative) -> UUID | None:
    if initiative.twin_id is None:
        return None
    return PublicInitiative.objects.filter(pk=initiative.twin_id).values_list("pk", flat=True).first()


def _makers(initiative: Initiative) -> dict[str, Any]:
    joined = list(initiative.makers.filter(state=MakerState.JOINED))
    shown = [one for one in joined if one.shows_name and one.name and not one.is_protected]
    # Who makes motions of the council and the youth council holds a public office.
    if initiative.kind in {Kind.COUNCIL_MOTION, Kind.YOUTH}:
        shown = [one for one in joined if one.name and not one.is_protected]
    return {"makers": [{"name": one.name, "role": one.role} for one in shown], "maker_count": max(len(joined), 1)}


def _of_handling(initiative: Initiative) -> dict[str, Any]:
    decision = getattr(initiative, "decision", None)
    return {
        "preparations": [
            {
                "kind": one.kind,
                "who": one.who,
                "planned_date": _iso(one.planned_date),
                "done_date": _iso(one.done_date),
                "link": one.link,
                **words(one.words),
            }
            for one in initiative.preparations.select_related("words")
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
        "body": decision.body,
        "date": _iso(decision.date),
        "section": decision.section,
        "link": decision.link,
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


def _comments(initiative: Initiative) -> list[dict[str, Any]]:
    said = initiative.comments.filter(original__state=State.PUBLIC).select_related("original")
    return [{"at": one.at.isoformat(), "is_maker": bool(one.maker_id), **words(one.original)} for one in said]


def _files(initiative: Initiative) -> dict[str, Any]:
    files = enclosed_files(initiative.case)
    return {"pictures": told_pictures(files), "documents": told_documents(files)}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
