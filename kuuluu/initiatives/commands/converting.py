"""Feedback goes on as an initiative, and an initiative as feedback: with consent, and with nothing lost.

The number, the thread and the time of arrival stay (Act 13/2003, 10 §).
"""

from datetime import datetime
from typing import Any

from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Attachment, Case, Message, MessageKind
from kuuluu.cases.queries import contact
from kuuluu.cases.rules import is_sender, may_handle
from kuuluu.feedback import commands as feedback
from kuuluu.feedback.commands.converting import take_in
from kuuluu.feedback.models import Draft as FeedbackDraft
from kuuluu.feedback.models import DraftFile, Kind
from kuuluu.feedback.queries import first_message
from kuuluu.feedback.rules import ASK
from kuuluu.initiatives.commands.showing import refresh
from kuuluu.initiatives.commands.writing import save, start
from kuuluu.initiatives.models import Draft, Initiative, Version
from kuuluu.initiatives.queries.writing import responsible
from kuuluu.initiatives.rules.stages import INTO_FEEDBACK
from kuuluu.initiatives.rules.writing import PARTS, as_one, can_go_on, is_responsible, may_speak_for, text_of
from kuuluu.journal.commands import command, record, take
from kuuluu.language.titles import title_of
from kuuluu.people.actors import Actor
from kuuluu.publication.commands import let_wait

# What a draft of feedback calls by the same name.
SHARED = ("service_code", "address", "area_code", "place_words", "latitude", "longitude", "name", "email", "phone")


def may_go_on(actor: Actor, case: Case) -> bool:
    """The sender of feedback says whether it goes on as an initiative; nobody else makes one in their name."""
    return is_sender(actor, case) and can_go_on(case)


def may_propose(actor: Actor, case: Case) -> bool:
    """Whoever handles feedback may ask its sender whether it goes on as an initiative."""
    return may_handle(actor, case) and can_go_on(case)


@command(who=may_go_on)
def begin_from_feedback(case: Case, *, by: Actor, at: datetime) -> tuple[Draft, str]:  # noqa: ARG001
    """Begin to write an initiative of what was told: its words, place and sender are there already.

    The case stays feedback until the initiative is sent.
    """
    draft, key = start(case.city, language=case.language, at=at, from_case=case)
    words, known = first_message(case).original.text, contact(case)
    who = {name: getattr(known, name, "") for name in ("name", "email", "phone", "postal_address")}
    data: dict[str, Any] = {
        "title": title_of(words),
        "demand": words,
        "service_code": case.service.code if case.service else "",
        "area_code": case.area.code if case.area else "",
        **{name: getattr(case, name) for name in ("address", "place_words", "latitude", "longitude")},
        **who,
    }
    save(draft, data=data, by=Actor(), at=at)
    return draft, key


@command(who=may_propose, when=ASK)
def propose_initiative(case: Case, *, words: str, by: Actor, at: datetime) -> None:
    """Ask the sender whether it goes on as an initiative, in the officer's words; the sender does it, or replies."""
    feedback.ask(case, text=words, by=by, at=at)


@command(who=is_responsible, when=INTO_FEEDBACK)
def into_feedback(initiative: Initiative, *, by: Actor, at: datetime) -> None:
    """Let an initiative go on as feedback, which its makers want: whoever handles such matters answers it.

    Nothing of it was public as an initiative, or its page there stays and says what became of it.
    """
    take(INTO_FEEDBACK, initiative, by=by, at=at, changes={"closed_at": at})
    case = initiative.case
    newest = initiative.versions.select_related(*PARTS).get(number=initiative.version)
    _put_into_thread(case, newest, by=by, at=at)
    _move_files(initiative, at=at)
    maker = responsible(initiative)
    who = {name: getattr(maker, name, "") for name in ("name", "email", "phone", "postal_address")}
    take_in(case, kind=Kind.IDEA, contact=who, by=by, at=at)
    refresh(initiative, at=at)


@command(who=may_speak_for)
def draft_feedback(draft: Draft, *, by: Actor, at: datetime) -> tuple[FeedbackDraft, str]:  # noqa: ARG001
    """Carry all that is written of an initiative over into a draft of feedback: words, place, sender, files.

    So nobody writes twice who can't or won't say the name that an initiative needs (Act 410/2015, 23 §).
    """
    text = text_of(draft)
    made, key = feedback.start(draft.city, language=draft.language, at=at)
    is_named = bool(text.email or text.phone)
    data: dict[str, Any] = {
        **{name: getattr(text, name) for name in SHARED},
        "text": as_one(text.title, text.demand, text.reasons).strip(),
        "kind": str(Kind.IDEA),
        "is_topic_told": bool(text.service_code),
        "wants_answer": is_named,
        "who": "contact" if is_named else "",
    }
    feedback.save(made, data=data, by=Actor(), at=at)
    for waiting in draft.enclosures.all():
        DraftFile.objects.create(draft=made, file=waiting.file)
        waiting.delete()
    return made, key


def _put_into_thread(case: Case, version: Version, *, by: Actor, at: datetime) -> None:
    """Let all parts of the text stand in the thread, each the very original: what was hidden of it stays hidden."""
    said = set(Message.objects.filter(case=case).values_list("original_id", flat=True))
    for part in ("demand", "reasons"):
        original = getattr(version, part)
        if original.text and original.pk not in said:
            message = Message.objects.create(case=case, kind=MessageKind.ADDITION, original=original, at=at)
            record(CaseEvent.ADDED, case, by=by, at=at, message=str(message.pk))


def _move_files(initiative: Initiative, *, at: datetime) -> None:
    """Let the files go along; what the initiative's page showed of them waits for a decision anew."""
    first = first_message(initiative.case)
    given = list(initiative.enclosures.select_related("file"))
    let_wait([one.file for one in given], at=at)
    for enclosure in given:
        Attachment.objects.create(message=first, file=enclosure.file, order=enclosure.order)
        enclosure.delete()
