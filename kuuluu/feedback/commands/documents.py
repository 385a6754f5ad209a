"""The publisher's decisions on a document: each is looked at by itself, and no policy publishes any."""

from datetime import datetime

from kuuluu.cases import queries as cases
from kuuluu.cases.commands import touch
from kuuluu.cases.models import Case
from kuuluu.feedback import rules
from kuuluu.feedback.commands.held import ask_for_document
from kuuluu.feedback.commands.showing import refresh
from kuuluu.journal.commands import NotAllowed, NotNow, command, record
from kuuluu.people.actors import Actor
from kuuluu.publication.commands import decide_file
from kuuluu.publication.events import PublicationEvent
from kuuluu.publication.models import File, State
from kuuluu.publication.rules import ShownDocument, may_publish


@command(who=may_publish)
def publish_document(case: Case, *, file: File, shown: ShownDocument, by: Actor, at: datetime) -> None:
    """Publish a copy of a document with this hidden in it; of one that can't be made safe, its name alone.

    The public sees it once the case is public. Raises NotNow where nobody has read it yet, or where nothing of the case
    can be public.
    """
    _check(case, file, "publish_document")
    if not file.examined_at or not rules.is_public_matter(case):
        raise NotNow("publish_document")
    ask_for_document(case, file, shown)
    decide_file(file, State.PUBLIC, by=by, at=at, shown=shown, language=case.language)
    touch(case, at=at)
    record(PublicationEvent.DOCUMENT_PUBLISHED, case, by=by, at=at, file=str(file.pk))
    refresh(case, at=at)


@command(who=may_publish)
def refuse_document(case: Case, *, file: File, ground: str, by: Actor, at: datetime) -> None:
    """Decide that a document is not public, or no longer: its copy is gone at once."""
    _check(case, file, "refuse_document")
    state = State.WITHDRAWN if file.state == State.PUBLIC else State.REFUSED
    decide_file(file, state, by=by, at=at, ground=ground)
    touch(case, at=at)
    record(PublicationEvent.DOCUMENT_REFUSED, case, by=by, at=at, file=str(file.pk), ground=ground)
    refresh(case, at=at)


def _check(case: Case, file: File, wanted: str) -> None:
    if file.is_picture or cases.file_of(case, file.pk) is None:
        raise NotAllowed(wanted)
