"""The draft in its makers' hands: saved at each step, sent once."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any, BinaryIO
from uuid import UUID, uuid4

from django.utils.timezone import localdate

from kuuluu.cases.commands import Opening, open_case
from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case, Channel, MessageKind
from kuuluu.cases.queries import thread
from kuuluu.cities import queries as cities
from kuuluu.cities.models import Area, City
from kuuluu.cities.rules import area_of
from kuuluu.feedback.commands.drafts import MAX_FILES, discard_file
from kuuluu.initiatives.commands.holding import tell_feedback
from kuuluu.initiatives.commands.moving import follow_stage
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import (
    Draft,
    Enclosure,
    Ground,
    Initiative,
    Maker,
    MakerRole,
    MakerState,
    Tally,
    Version,
)
from kuuluu.initiatives.queries.writing import draft_files, responsible
from kuuluu.initiatives.rules import writing as rules
from kuuluu.initiatives.rules.making import code_hash, maker_code
from kuuluu.initiatives.rules.writing import Changed, Incomplete, Text, text_of
from kuuluu.journal.commands import NotNow, command, record
from kuuluu.language.findings import find_all
from kuuluu.language.names.hidden import Sure
from kuuluu.people.actors import Actor
from kuuluu.people.models import Identity
from kuuluu.people.queries import identity_of
from kuuluu.publication.commands import keep_file, keep_original, propose_between
from kuuluu.publication.files import original_path
from kuuluu.publication.likeness import hidden_too
from kuuluu.publication.models import File, Original, Source
from kuuluu.publication.rules import Hide, public_text
from kuuluu.routing.queries import triage

# When each field was changed last, by the draft's revision: kept with the fields, for they change together.
WHEN = "changed_in"


def start(city: City, *, language: str, at: datetime, from_case: Case | None = None) -> tuple[Draft, str]:
    """Begin a draft. Return it with the key that only its writer has."""
    key = secrets.token_urlsafe(32)
    values = {"key_hash": code_hash(key), "language": language, "from_case": from_case}
    return Draft.objects.create(city=city, created_at=at, changed_at=at, **values), key


@command(who=rules.may_edit)
def save(draft: Draft, *, data: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime) -> None:  # noqa: ARG001
    """Keep what was typed so far. Raises Changed where another maker has written otherwise since revision `seen`."""
    now = Draft.objects.select_for_update().get(pk=draft.pk)
    changed_in = dict(now.data.get(WHEN, {}))
    other = {name: value for name, value in data.items() if now.data.get(name, "") != value}
    theirs = {name: now.data.get(name, "") for name in other if seen is not None and changed_in.get(name, 0) > seen}
    if theirs:
        raise Changed(theirs, now.revision)
    revision = now.revision + 1 if other else now.revision
    whole = {**now.data, **data, WHEN: {**changed_in, **dict.fromkeys(other, revision)}}
    Draft.objects.filter(pk=draft.pk).update(data=whole, revision=revision, changed_at=at)
    draft.data, draft.revision, draft.changed_at = whole, revision, at


@command(who=rules.may_edit)
def attach(draft: Draft, *, name: str, upload: BinaryIO, description: str, by: Actor, at: datetime) -> File:  # noqa: ARG001
    """Keep a file with the draft; the same one, sent again, is kept once.

    Raises NotAccepted when it is none of ours, NotNow when there are too many.
    """
    there = draft_files(draft)
    data = upload.read()
    upload.seek(0)
    same = next((f for f in there if f.size == len(data) and original_path(f.pk).read_bytes() == data), None)
    if same:
        return same
    if len(there) >= MAX_FILES:
        raise NotNow("attach")
    file = keep_file(draft.city, name, upload, description=description, at=at)
    Enclosure.objects.create(draft=draft, file=file, order=len(there))
    return file


@command(who=rules.may_edit)
def describe_file(draft: Draft, *, file_id: UUID, description: str, by: Actor, at: datetime) -> None:  # noqa: ARG001
    """Say in words what a waiting file shows; what the finders mark in them is hidden from the public."""
    for waiting in draft.enclosures.filter(file_id=file_id).select_related("file"):
        file = waiting.file
        file.description = description
        file.public_description = public_text(description, find_all(description)).text
        file.save(update_fields=["description", "public_description"])


@command(who=rules.may_edit)
def remove_file(draft: Draft, *, file_id: str, by: Actor, at: datetime) -> None:  # noqa: ARG001
    """Take a file off the draft, for good."""
    for waiting in draft.enclosures.filter(file_id=file_id).select_related("file"):
        waiting.delete()
        discard_file(waiting.file)


@command(who=rules.may_speak_for)
def submit(draft: Draft, *, by: Actor, at: datetime) -> Initiative:
    """Send the draft: the city has received the initiative now. Sent again, it is the same one.

    Raises Incomplete where the name, home municipality, contact data or ground is missing; then nothing has happened.
    """
    if not Draft.objects.filter(pk=draft.pk, sent_at__isnull=True).update(sent_at=at):
        draft.refresh_from_db()
        if draft.initiative is None:
            raise NotNow("submit")
        return draft.initiative
    draft.refresh_from_db(fields=["data", "revision"])
    text = text_of(draft)
    identity = identity_of(by)
    lacking = rules.missing(text, draft.city, localdate(at))
    if lacking := [*lacking, *rules.identity_lacks(identity, draft.city, text.kind, at)]:
        raise Incomplete(lacking)
    initiative = _make(draft, text, by=by, at=at)
    _sign(draft, initiative, text, identity, at=at)
    _pair(initiative, draft.twin_of)
    draft.enclosures.update(initiative=initiative)
    # The words are the initiative's now; the draft keeps only the way to it.
    Draft.objects.filter(pk=draft.pk).update(initiative=initiative, data={})
    draft.initiative, draft.sent_at = initiative, at
    if initiative.pk == draft.from_case_id:
        record(InitiativeEvent.FROM_FEEDBACK, initiative.case, by=by, at=at)
    else:
        note_arrival(initiative.case, by=by, at=at)
    record(InitiativeEvent.SUBMITTED, initiative.case, by=by, at=at)
    follow_stage(initiative, at=at)
    tell_feedback(initiative, at=at)
    return initiative


def _pair(initiative: Initiative, other: Initiative | None) -> None:
    """Let an initiative and the one of another city know each other; neither city learns of it before it is public there."""
    if other and Initiative.objects.filter(pk=other.pk, twin=None).exclude(city=initiative.city).update(
        twin=initiative
    ):
        Initiative.objects.filter(pk=initiative.pk).update(twin=other)
        initiative.twin = other


def note_arrival(case: Case, *, by: Actor, at: datetime) -> None:
    """Write that a matter has come in, with its first words: its thread begins by them, whatever becomes of it."""
    first = case.messages.get(kind=MessageKind.SUBMISSION)
    record(CaseEvent.RECEIVED, case, by=by, at=at, message=str(first.pk), unit=case.unit_id, channel=case.channel)


def keep_contact_maker(draft: Draft, text: Text, *, at: datetime) -> Maker:
    """Keep whoever writes the draft as its responsible person, with a link of their own."""
    mine = responsible(draft) or _new_maker(draft, at=at)
    values: dict[str, Any] = {
        **text.contact,
        "municipality": text.municipality,
        "municipality_name": text.municipality_name,
        "ground": text.ground,
        "organisation": text.organisation if text.ground in rules.ORGANISED else "",
        "service": rules.service_used(draft.city, text.used_service) if text.ground == Ground.SERVICE_USER else None,
        "shows_name": text.shows_name,
        "is_protected": mine.is_protected or text.is_protected,
        "language": text.language,
        "role": MakerRole.CONTACT,
        "state": MakerState.JOINED,
    }
    for name, value in values.items():
        setattr(mine, name, value)
    mine.save()
    return mine


def _new_maker(draft: Draft, *, at: datetime) -> Maker:
    maker_id = uuid4()
    return Maker(id=maker_id, draft=draft, code_hash=code_hash(maker_code(maker_id)), invited_at=at, answered_at=at)


def _sign(draft: Draft, initiative: Initiative, text: Text, identity: Identity | None, *, at: datetime) -> None:
    """Let those who wrote it be its makers; who was invited and hasn't answered can still join."""
    mine = keep_contact_maker(draft, text, at=at)
    if identity:
        mine.identity_key, mine.is_protected = identity.key, mine.is_protected or identity.is_protected
        mine.municipality = identity.municipality or mine.municipality
        mine.save(update_fields=["identity_key", "is_protected", "municipality"])
    draft.makers.update(initiative=initiative)


def _make(draft: Draft, text: Text, *, by: Actor, at: datetime) -> Initiative:
    before = _feedback_of(draft)
    parts = {
        part: keep_original(
            draft.city,
            getattr(text, part),
            by=by,
            at=at,
            hidden=[*rules.spans_of(text, part, text.hidden), *_hidden_before(before, getattr(text, part))],
            shown=rules.spans_of(text, part, text.shown),
        )
        for part in rules.PARTS
    }
    propose_between(parts.values(), at=at)
    case = before or _open(draft.city, text, parts["demand"], by=by, at=at)
    case.title = text.title[:120]
    case.save(update_fields=["title"])
    values = {"is_joint": text.is_joint, "wants_discussion": text.is_joint and text.wants_discussion}
    hides_place = before.feedback.hides_place if before else False
    initiative = Initiative.objects.create(
        case=case, city=draft.city, kind=text.kind, hides_place=hides_place, **values
    )
    Version.objects.create(initiative=initiative, number=1, at=at, **parts)
    Tally.objects.create(initiative=initiative)
    return initiative


def _feedback_of(draft: Draft) -> Case | None:
    """Return the feedback that goes on as this initiative; None where it has become something else meanwhile: secret,
    closed, joined, or an initiative already. Then it stays what it is, and this one is a matter of its own.
    """
    case = draft.from_case
    return case if case and rules.can_go_on(case) and not hasattr(case, "initiative") else None


def _hidden_before(case: Case | None, words: str) -> list[Hide]:
    """Return what of words was hidden by a person in the feedback that they come from, whichever of its messages says it."""
    said = thread(case).exclude(kind=MessageKind.NOTE) if case else ()
    return [
        span
        for one in said
        for span in hidden_too(
            words, one.original.text, one.original.redactions.exclude(source=Source.FINDER), least=Sure.LIKELY
        )
    ]


def _open(city: City, text: Text, demand: Original, *, by: Actor, at: datetime) -> Case:
    opening = Opening(
        text=text.demand,
        title=text.title[:120],
        kind=text.kind,
        language=text.language,
        channel=Channel.WEB,
        service=cities.service_by_code(city, text.service_code) if text.service_code else None,
        # Until the registry says who prepares it, it is with those who have what nobody owns.
        unit=triage(city),
        area=_area(city, text),
        latitude=text.latitude,
        longitude=text.longitude,
        address=text.address,
        place_words=text.place_words,
        original=demand,
    )
    return open_case(city, opening, by=by, at=at)[0]


def _area(city: City, text: Text) -> Area | None:
    areas = cities.areas(city)
    if text.latitude is not None and text.longitude is not None:
        return area_of(areas, text.latitude, text.longitude)
    return next((area for area in areas if area.code == text.area_code), None)
