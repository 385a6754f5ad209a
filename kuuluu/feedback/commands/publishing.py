"""The publisher's decisions on a case: its words, its pictures, its later messages."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from kuuluu.cases import queries as cases
from kuuluu.cases.commands import touch
from kuuluu.cases.models import Case, Message, MessageKind
from kuuluu.feedback import queries, rules
from kuuluu.feedback.commands.held import ask_about_end, ask_for_message, ask_for_picture, ask_for_place, is_held_now
from kuuluu.feedback.commands.likening import look_for_hidden
from kuuluu.feedback.commands.showing import first_words, refresh, refresh_all
from kuuluu.feedback.commands.undoing import reverse_if_asked
from kuuluu.feedback.models import Feedback
from kuuluu.journal.commands import NotAllowed, NotNow, command, record
from kuuluu.people.actors import Actor
from kuuluu.publication.commands import as_it_is, cover, decide, decide_file, file_as_it_is, redact
from kuuluu.publication.events import PublicationEvent
from kuuluu.publication.models import File, State
from kuuluu.publication.rules import Hide, may_publish


@command(who=may_publish)
def publish(
    case: Case,
    *,
    spans: Sequence[Hide],
    by: Actor,
    at: datetime,
    pictures: Collection[UUID] = (),
    hides_place: bool = False,
) -> None:
    """Publish a case: its words less the spans, exactly these pictures. Officers' clean words come along.

    Raises NotNow where the matter can't be public at all, HeldByReview where it went on as an initiative that is to be
    checked first, and EndedUnchecked where that one ended before it was.
    """
    ask_about_end(case, _first(case))
    _publish(case, spans, pictures, hides_place=hides_place, by=by, at=at)


@command(who=may_publish)
def publish_unchecked(
    case: Case,
    *,
    spans: Sequence[Hide],
    by: Actor,
    at: datetime,
    pictures: Collection[UUID] = (),
    hides_place: bool = False,
) -> None:
    """Publish feedback as `publish` does, knowing that the initiative it went on as ended before its text was checked."""
    _publish(case, spans, pictures, hides_place=hides_place, by=by, at=at)


def _publish(
    case: Case, spans: Sequence[Hide], pictures: Collection[UUID], *, hides_place: bool, by: Actor, at: datetime
) -> None:
    if not rules.is_public_matter(case) or case.part_of_id:
        raise NotNow("publish")
    messages = list(cases.thread(case))
    first = _first(case, messages)
    ask_for_message(case, first, spans, pictures)
    ask_for_place(case, hides_place=hides_place)
    _show(first, spans, by=by, at=at)
    _show_parts(case, by=by, at=at)
    Feedback.objects.filter(case=case).update(hides_place=hides_place)
    case.feedback.hides_place = hides_place
    _decide_pictures(first, pictures, by=by, at=at)
    _show_clean(case, messages, by=by, at=at)
    reverse_if_asked(case, by=by, at=at)
    _tell(PublicationEvent.PUBLISHED, case, first, by=by, at=at)


@command(who=may_publish)
def refuse(case: Case, *, ground: str, by: Actor, at: datetime) -> None:
    """Decide that a case does not become public, on a ground that its sender is told."""
    _keep_from_public(case, State.REFUSED, PublicationEvent.REFUSED, ground, by=by, at=at)


@command(who=may_publish)
def withdraw(case: Case, *, ground: str, by: Actor, at: datetime) -> None:
    """Take a published case from the public, everywhere and at once."""
    _keep_from_public(case, State.WITHDRAWN, PublicationEvent.WITHDRAWN, ground, by=by, at=at)


@command(who=may_publish)
def publish_message(
    case: Case,
    *,
    message: Message,
    spans: Sequence[Hide],
    by: Actor,
    at: datetime,
    pictures: Collection[UUID] = (),
) -> None:
    """Publish a later message of a case less the spans, with exactly these pictures. A document is decided on by itself."""
    if message.case_id != case.pk or message.kind == MessageKind.NOTE or rules.is_of_whole(case, message):
        raise NotNow("publish_message")
    ask_for_message(case, message, spans, pictures)
    _show(message, spans, by=by, at=at)
    _decide_pictures(message, pictures, by=by, at=at)
    _tell(PublicationEvent.PUBLISHED, case, message, by=by, at=at)


@command(who=may_publish)
def refuse_message(case: Case, *, message: Message, ground: str, by: Actor, at: datetime) -> None:
    """Decide that a later message is not public; the public sees that something was said, not what."""
    if message.case_id != case.pk:
        raise NotNow("refuse_message")
    was_public = message.original.state == State.PUBLIC
    state = State.WITHDRAWN if was_public else State.REFUSED
    decide(message.original, state, by=by, at=at, ground=ground)
    for file in _files(message):
        decide_file(file, state, by=by, at=at, ground=ground)
    event = PublicationEvent.WITHDRAWN if was_public else PublicationEvent.REFUSED
    _tell(event, case, message, by=by, at=at, ground=ground)


@command(who=may_publish)
def cover_picture(
    case: Case,
    *,
    file: File,
    covers: Sequence[dict[str, float | str]],
    description: str,
    by: Actor,
    at: datetime,
) -> None:
    """Cover areas of a picture in its public copy; one that is public already gets a new copy at once."""
    if cases.file_of(case, file.pk) is None:
        raise NotAllowed("cover_picture")
    ask_for_picture(case, file, covers)
    before = file_as_it_is(file)
    cover(file, covers, description=description)
    if file.state == State.PUBLIC:
        decide_file(file, State.PUBLIC, by=by, at=at, before=before)
    record(PublicationEvent.REDACTED, case, by=by, at=at, file=str(file.pk), areas=len(covers))
    refresh(case, at=at)


def _keep_from_public(
    case: Case, state: State, event: PublicationEvent, ground: str, *, by: Actor, at: datetime
) -> None:
    messages = list(cases.thread(case))
    first = _first(case, messages)
    decide(first.original, state, by=by, at=at, ground=ground)
    for message in messages:
        for file in _files(message):
            decide_file(file, state, by=by, at=at, ground=ground)
    _tell(event, case, first, by=by, at=at, ground=ground)


def _first(case: Case, messages: Sequence[Message] = ()) -> Message:
    return next(m for m in messages or cases.thread(case) if m.kind == MessageKind.SUBMISSION)


def _show(message: Message, spans: Sequence[Hide], *, by: Actor, at: datetime) -> None:
    before = as_it_is(message.original)
    redact(message.original, spans, by=by, at=at)
    decide(message.original, State.PUBLIC, by=by, at=at, before=before)


def _show_clean(case: Case, messages: Sequence[Message], *, by: Actor, at: datetime) -> None:
    """Publish the officers' words that wait and tell of nothing that is hidden, in the first words either."""
    if is_held_now(case):
        return
    look_for_hidden(case, at=at)
    for message in messages:
        is_clean = message.original.state == State.PENDING and rules.is_clean_of_city(message)
        if is_clean and not queries.says_hidden(case, message):
            decide(message.original, State.PUBLIC, by=by, at=at)


def _show_parts(case: Case, *, by: Actor, at: datetime) -> None:
    """Publish the parts of a message of which the contrary was decided: whoever publishes it has read them in it."""
    for part in filter(rules.is_public_matter, cases.parts_of(case)):
        words = first_words(part)
        if words.state != State.PUBLIC and words.decisions.exists():
            decide(words, State.PUBLIC, by=by, at=at)


def _tell(event: PublicationEvent, case: Case, message: Message, *, by: Actor, at: datetime, ground: str = "") -> None:
    touch(case, at=at)
    record(event, case, by=by, at=at, message=str(message.pk), **({"ground": ground} if ground else {}))
    refresh_all(case, at=at)


def _decide_pictures(message: Message, pictures: Collection[UUID], *, by: Actor, at: datetime) -> None:
    for file in _files(message):
        if file.is_picture:
            decide_file(file, State.PUBLIC if file.pk in pictures else State.REFUSED, by=by, at=at)


def _files(message: Message) -> list[File]:
    return [a.file for a in message.attachments.all()]
