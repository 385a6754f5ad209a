"""The register row of an initiative, made from what has been decided public, from the counter and from the journal."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from kuuluu.initiatives.commands.holding import tell_feedback
from kuuluu.initiatives.commands.likening import hidden_in_place, look_beside
from kuuluu.initiatives.commands.wording import (
    comments,
    of_handling,
    public_notices,
    timeline,
    told_to_makers,
)
from kuuluu.initiatives.models import Initiative, Kind, MakerState, Stage, Tally, Version
from kuuluu.initiatives.queries.enclosures import enclosed_files
from kuuluu.initiatives.rules.promises import denominator, promised
from kuuluu.initiatives.rules.reading import line, may_stand, shown
from kuuluu.initiatives.rules.reporting import why_no_body
from kuuluu.initiatives.rules.stages import GONE
from kuuluu.journal.queries import history
from kuuluu.language.findings import find_all
from kuuluu.publication.commands import hide_initiative, show_initiative
from kuuluu.publication.models import (
    PublicCase,
    PublicDocument,
    PublicInitiative,
    PublicPicture,
    State,
)
from kuuluu.publication.queries.told import told_documents, told_pictures
from kuuluu.publication.rules import public_text

# A municipality with fewer supporters stands among the others: few people could be told who they are.
SMALLEST_GROUP = 5
OTHERS = "other"


def refresh(initiative: Initiative, *, at: datetime) -> None:
    """Make the register say what is public of an initiative now. What was published once stays, whatever became of it,
    until its time on the register is over, or it went on as feedback that is no public matter any more.

    Another change of it waits until this one is done: what was hidden meanwhile is not shown again.
    """
    one = hold(initiative)
    tell_feedback(one, at=at)
    if one.published_at is None or one.case.left_register_at:
        return
    if not may_stand(one):
        hide_initiative(one.pk)
        return
    look_beside(one, at=at)
    row = row_of(one, at=at)
    of = {"initiative_id": row.id, "city_id": row.city_id}
    pictures = [PublicPicture(id=UUID(one["id"]), **of) for one in row.pictures]
    documents = [PublicDocument(**of, **one) for one in row.documents if one["id"]]
    show_initiative(row, pictures=pictures, documents=documents)


def hold(initiative: Initiative) -> Initiative:
    """Return an initiative as it stands, and let no other change of its page be made before this one is done.

    Held before its words, files and case are changed: so two at once never wait for each other.
    """
    whole = Initiative.objects.select_for_update(of=("self",), no_key=True)
    related = ("city", "case__city", "case__service", "case__part_of__service", "merged_into__case")
    return whole.select_related(*related).get(pk=initiative.pk)


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
        **of_handling(initiative),
        **_files(initiative),
        timeline=timeline(history(initiative.pk), public_notices(initiative)),
        comments=comments(initiative),
    )


def outline_of(initiative: Initiative) -> PublicInitiative:
    """Return where an initiative stands, public or not, as its row would say it: for its makers, none of their own words,
    and all that the city has told them in its thread.
    """
    tally = Tally.objects.filter(pk=initiative.pk).first() or Tally()
    events = list(history(initiative.pk))
    return PublicInitiative(
        id=initiative.pk,
        city_id=initiative.city_id,
        supporters=tally.supporters,
        verified=tally.verified,
        timeline=timeline(events, told_to_makers(initiative, events)),
        **_of_itself(initiative),
    )


def _of_itself(initiative: Initiative) -> dict[str, Any]:
    names = (
        "kind",
        "stage",
        "is_joint",
        "is_of_council",
        "source_url",
        "supporters_elsewhere",
    )
    times = ("discussing_since", "collecting_since", "sent_at", "decided_at", "closed_at")
    return {
        **{name: getattr(initiative, name) for name in (*names, *times)},
        "body": line(initiative.body_words),
        "no_body": why_no_body(initiative.body_words),
        "register_number": line(initiative.register_words),
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
    shown = public_text(place, [*find_all(place), *hidden_in_place(initiative, place)]).text[:200]
    return {**{name: getattr(case, name) for name in names}, **point, "place": shown}


def _texts(initiative: Initiative) -> dict[str, Any]:
    """Return the newest public text and those before it.

    Of what went on as feedback none: those words are public there, or not, as it is decided of the feedback.
    """
    if initiative.stage == Stage.FEEDBACK:
        return {"title": initiative.case.number, "demand": "", "reasons": "", "gaps": {}, "versions": []}
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


def text_of(version: Version) -> dict[str, Any]:
    """Return the public version of a text, with its hidden places."""
    parts = {name: shown(getattr(version, name)) for name in ("title", "demand", "reasons")}
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


def _public_number(case_id: Any) -> str:
    return PublicCase.objects.filter(pk=case_id).values_list("number", flat=True).first() or ""


def _public_twin(initiative: Initiative) -> UUID | None:
    if initiative.twin_id is None:
        return None
    return PublicInitiative.objects.filter(pk=initiative.twin_id).values_list("pk", flat=True).first()


def _makers(initiative: Initiative) -> dict[str, Any]:
    joined = list(initiative.makers.filter(state=MakerState.JOINED))
    shown = [one for one in joined if one.shows_name and one.name and not one.is_protected]
    # Councillors hold an elected office, and make motions in it. Members of the youth council, most of them minors, hold
    # none (Act 410/2015, 26 §): they are named by their own choice, like anybody.
    if initiative.kind == Kind.COUNCIL_MOTION:
        shown = [one for one in joined if one.name and not one.is_protected]
    return {"makers": [{"name": one.name, "role": one.role} for one in shown], "maker_count": max(len(joined), 1)}


def _files(initiative: Initiative) -> dict[str, Any]:
    files = enclosed_files(initiative.case)
    return {"pictures": told_pictures(files), "documents": told_documents(files)}
