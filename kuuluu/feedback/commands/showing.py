"""The register row of a case, made from what has been decided public and from the journal."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from kuuluu.cases import queries as cases
from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case, Message, MessageKind
from kuuluu.cities import queries as cities
from kuuluu.cities.models import City, PublishMode, Secrecy
from kuuluu.feedback import rules
from kuuluu.feedback.commands.likening import look_for_hidden
from kuuluu.feedback.models import Feedback
from kuuluu.feedback.queries.likeness import says_hidden, secrets_of
from kuuluu.journal.models import Event
from kuuluu.journal.queries import history
from kuuluu.language.findings import find_all
from kuuluu.language.titles import title_of
from kuuluu.people.actors import SYSTEM
from kuuluu.publication.commands import carry, decide, hide, hide_initiative, show
from kuuluu.publication.likeness import but_homes, in_label
from kuuluu.publication.models import File, Original, PublicCase, PublicDocument, State
from kuuluu.publication.queries.told import told_documents, told_pictures
from kuuluu.publication.rules import PublicText, public_text


def refresh_all(case: Case, *, at: datetime) -> None:
    """Do as `refresh` does wherever a decision on a case shows: the message that it is a part of has its words, and so have
    that one's parts; the public cases that were joined to it tell its number.
    """
    refresh(case.part_of or case, at=at)
    for joined in Case.objects.filter(joined_to=case, pk__in=PublicCase.objects.values("pk")):
        refresh(joined, at=at)


def refresh(case: Case, *, at: datetime) -> None:
    """Make the register say what is public of a case now: its row anew, or none; and of the parts that it was split into. Of
    what is hidden in one of its texts no other one tells.

    Another change of it waits until this one is done: what was withdrawn meanwhile is not shown again.
    """
    Case.objects.select_for_update().only("pk").get(pk=case.part_of_id or case.pk)
    look_for_hidden(_as_it_is(case), at=at)
    _refresh(_as_it_is(case), at=at)


def _as_it_is(case: Case) -> Case:
    whole = Case.objects.select_related("city", "service", "feedback", "part_of__service", "part_of__feedback")
    return whole.defer("search").get(pk=case.pk)


def _refresh(case: Case, *, at: datetime) -> None:
    messages = list(cases.thread(case))
    first = next((m for m in messages if m.kind == MessageKind.SUBMISSION), None)
    parts = cases.parts_of(case) if case.split_at else []
    for part in parts:
        _carry(case, part, first)
    _show(case, messages, first, parts, at)
    for part in parts:
        _refresh(part, at=at)


def _carry(whole: Case, part: Case, first: Message | None) -> None:
    """Let a part be as public as the message that it was cut from."""
    if first is None:
        return
    part.part_of = whole
    carry(first.original, first_words(part), part.part.spans)
    Feedback.objects.filter(case=part).update(hides_place=whole.feedback.hides_place)
    part.feedback.hides_place = whole.feedback.hides_place


def first_words(case: Case) -> Original:
    """Return what was said first in a case."""
    return Original.objects.get(message__case=case, message__kind=MessageKind.SUBMISSION)


def _show(case: Case, messages: list[Message], first: Message | None, parts: list[Case], at: datetime) -> None:
    if first is None or not _is_public(case, first, parts):
        hide(case.city, case.pk)
        if not rules.is_public_matter(case):
            # What was an initiative before has a page of its own.
            hide_initiative(case.pk)
        return
    files = _files(messages)
    row = _row(case, first, messages, at)
    row.pictures, row.documents = told_pictures(files), told_documents(files)
    row.parts = [one.number for one in parts]
    row.part_of = case.part_of.number if case.part_of else ""
    copies = [PublicDocument(case_id=row.id, city_id=row.city_id, **one) for one in row.documents if one["id"]]
    show(row, pictures=[UUID(one["id"]) for one in row.pictures], documents=copies)


def _is_public(case: Case, first: Message, parts: list[Case]) -> bool:
    """Tell whether a case is shown. The whole message has the words of every part, and a part has words of the whole: where
    either is kept from the public, neither shows what is in it.
    """
    if first.original.state != State.PUBLIC or not rules.is_public_matter(case):
        return False
    if case.part_of and first_words(case.part_of).state != State.PUBLIC:
        return False
    return all(rules.is_public_matter(one) and first_words(one).state == State.PUBLIC for one in parts)


def hide_what_became_secret(city: City, *, at: datetime) -> int:
    """Take off the register what belongs to services whose matters are never public, as the city's files say now.

    Return how many cases went.
    """
    rows = PublicCase.objects.filter(city=city, service__publish_mode=PublishMode.NEVER)
    gone = list(Case.objects.filter(pk__in=rows.values("pk")).select_related("part_of"))
    for case in gone:
        with transaction.atomic():
            refresh_all(case, at=at)
    return len(gone)


def publish_if_clean(case: Case, message: Message, *, at: datetime) -> None:
    """Let an officer's own words be public with a public case at once, where the city's policy says so.

    Words in which the finders mark anything, or that say what is hidden elsewhere in the matter, wait for a publisher, and all
    do while it is an initiative.
    """
    is_open = case.secrecy == Secrecy.PUBLIC and not case.feedback.review
    allowed = is_open and cities.policy(case.city, "publish_clean_answers", localdate(at))
    if allowed and rules.is_clean_of_city(message) and not says_hidden(case, message):
        decide(message.original, State.PUBLIC, by=SYSTEM, at=at, is_automatic=True)


def _row(case: Case, first: Message, messages: list[Message], at: datetime) -> PublicCase:
    said = public_text(first.original.text, first.original.redactions.all())
    shows_place = rules.shows_place(case.feedback)
    joined = PublicCase.objects.filter(pk=case.joined_to_id).first() if case.joined_to_id else None
    return PublicCase(
        id=case.pk,
        city_id=case.city_id,
        number=case.number,
        kind=case.feedback.kind,
        status=case.status,
        ending=rules.ending_of(case),
        language=case.language,
        service_id=case.service_id,
        unit_id=case.unit_id,
        area_id=case.area_id,
        title=title_of(said.text) or (joined.title if joined else case.number),
        text=said.text,
        gaps=said.gaps,
        latitude=case.latitude if shows_place else None,
        longitude=case.longitude if shows_place else None,
        place=_place(case) if shows_place else "",
        voices=1 + Case.objects.filter(joined_to=case).count(),
        received_at=case.received_at,
        published_at=first.original.decided_at or at,
        changed_at=at,
        answer_due_date=None if case.split_at else case.answer_due_date,
        done_due_date=None if case.split_at else case.done_due_date,
        waiting_since=case.waiting_since,
        answered_at=case.answered_at,
        closed_at=case.closed_at,
        planned_date=case.planned_date,
        timeline=timeline(history(case.pk), messages, joined.number if joined else ""),
    )


def timeline(events: Iterable[Event], messages: list[Message], joined_to: str) -> list[dict[str, Any]]:
    """Return what the public sees of what happened, oldest first; words only where they are public."""
    by_id = {str(m.pk): m for m in messages}
    knots = []
    for event in events:
        if event.name not in rules.PUBLIC_KNOTS:
            continue
        knot: dict[str, Any] = {"kind": event.name.removeprefix("case."), "at": event.at.isoformat()}
        if unit := event.facts.get("unit"):
            knot["unit"] = unit
        if ending := event.facts.get("ending"):
            knot["ending"] = ending
        if event.name in {CaseEvent.JOINED, CaseEvent.VOICE_GIVEN} and joined_to:
            knot["joined_to"] = joined_to
        message = by_id.get(event.facts.get("message", ""))
        if message and message.kind not in {MessageKind.NOTE, MessageKind.SUBMISSION}:
            knot |= _words(message)
        knots.append(knot)
    return knots


def _words(message: Message) -> dict[str, Any]:
    if message.original.state != State.PUBLIC:
        return {"is_hidden": True}
    shown = public_text(message.original.text, message.original.redactions.all())
    return {"text": shown.text, "gaps": shown.gaps}


def _files(messages: list[Message]) -> list[File]:
    return [
        a.file
        for m in messages
        if m.kind != MessageKind.NOTE
        for a in m.attachments.all()
        if a.file.state == State.PUBLIC
    ]


def _place(case: Case) -> str:
    """Return what the place is called, less what is hidden in the matter's words; whether it tells a home is decided by itself."""
    words = case.address or case.place_words
    hidden = but_homes(one.words for one in secrets_of(case)) if words else []
    shown: PublicText = public_text(words, [*find_all(words), *in_label(words, hidden)])
    return shown.text[:200]
