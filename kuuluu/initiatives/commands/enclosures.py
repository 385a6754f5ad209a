"""Pictures and documents given with an initiative: a person decides on each, and none is public by policy."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kuuluu.cases.commands import touch
from kuuluu.initiatives.commands.showing import hold, refresh
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import Initiative
from kuuluu.initiatives.rules.stages import may_review
from kuuluu.journal.commands import NotAllowed, NotNow, command, record
from kuuluu.people.actors import Actor
from kuuluu.publication.commands import cover, decide_file, file_as_it_is
from kuuluu.publication.models import File, State
from kuuluu.publication.rules import ShownDocument


@command(who=may_review)
def publish_picture(
    initiative: Initiative, *, file: File, covers: Sequence[dict[str, Any]], description: str, by: Actor, at: datetime
) -> None:
    """Let everybody see a picture less these areas, with what it shows in words; as soon as the initiative is public."""
    _check(initiative, file, "publish_picture", is_picture=True)
    before = file_as_it_is(file)
    cover(file, covers, description=description)
    decide_file(file, State.PUBLIC, by=by, at=at, before=before)
    _tell(initiative, file, by=by, at=at)


@command(who=may_review)
def publish_document(initiative: Initiative, *, file: File, shown: ShownDocument, by: Actor, at: datetime) -> None:
    """Let everybody read a copy of a document with this hidden in it; of one that can't be made safe, its name alone.

    Raises NotNow where the service has not read it yet.
    """
    _check(initiative, file, "publish_document", is_picture=False)
    if not file.examined_at:
        raise NotNow("publish_document")
    decide_file(file, State.PUBLIC, by=by, at=at, shown=shown, language=initiative.case.language)
    _tell(initiative, file, by=by, at=at)


@command(who=may_review)
def refuse_file(initiative: Initiative, *, file: File, ground: str, by: Actor, at: datetime) -> None:
    """Decide that a picture or document is not public, or no longer: its copy is gone at once."""
    _check(initiative, file, "refuse_file", is_picture=file.is_picture)
    state = State.WITHDRAWN if file.state == State.PUBLIC else State.REFUSED
    decide_file(file, state, by=by, at=at, ground=ground)
    _tell(initiative, file, by=by, at=at)


def _check(initiative: Initiative, file: File, wanted: str, *, is_picture: bool) -> None:
    """Raise NotNow where somebody has decided on the file since it was read: what was hidden then isn't shown unseen."""
    hold(initiative)
    if not File.objects.filter(pk=file.pk, state=file.state, public_id=file.public_id).exists():
        raise NotNow(wanted)
    if file.is_picture != is_picture or not initiative.enclosures.filter(file_id=file.pk).exists():
        raise NotAllowed(wanted)


def _tell(initiative: Initiative, file: File, *, by: Actor, at: datetime) -> None:
    touch(initiative.case, at=at)
    record(InitiativeEvent.FILE_DECIDED, initiative, by=by, at=at, file=str(file.pk), state=str(file.state))
    refresh(initiative, at=at)
