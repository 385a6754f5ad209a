"""Who inside the city sees a matter."""

from datetime import datetime

from kuuluu.cases import queries as cases
from kuuluu.cases.commands import touch
from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case, Message, MessageKind
from kuuluu.cases.rules import may_open, may_set_secrecy
from kuuluu.cities.models import Secrecy
from kuuluu.feedback.commands.showing import refresh_all
from kuuluu.journal.commands import NotAllowed, command, record
from kuuluu.people.actors import Actor
from kuuluu.publication.commands import decide, decide_file
from kuuluu.publication.events import PublicationEvent
from kuuluu.publication.models import Ground, State


class NotLess(NotAllowed):
    """A case stays as secret as it is."""


class NotYours(NotLess):
    """Whoever doesn't answer for secrecy makes no case less secret."""


class PartIsSecret(NotLess):
    """A message is as secret as its most secret part."""


LEVELS = {Secrecy.PUBLIC: 0, Secrecy.LIMITED: 1, Secrecy.SECRET: 2}


@command(who=may_set_secrecy)
def set_secrecy(case: Case, *, secrecy: Secrecy, ground: Ground, by: Actor, at: datetime) -> None:
    """Say who inside the city sees a case, on which ground. What was public of it is withdrawn everywhere, at once, and its
    sender is told that.

    Raises NotYours when somebody who doesn't answer for secrecy would make a case less secret, and PartIsSecret when one of
    the parts that a message was split into would be more secret than the message, which has that part's words.
    """
    if LEVELS[secrecy] < LEVELS[Secrecy(case.secrecy)]:
        if not may_open(by, case):
            raise NotYours("set_secrecy")
        if any(LEVELS[Secrecy(part.secrecy)] > LEVELS[secrecy] for part in cases.parts_of(case)):
            raise PartIsSecret("set_secrecy")
    old = case.secrecy
    kept = {"secrecy_ground": ground if secrecy != Secrecy.PUBLIC else "", "secrecy_by_id": by.person_id}
    touch(case, at=at, secrecy=secrecy, secrecy_at=at, **kept)
    shown = _withdraw(case, ground, by=by, at=at) if secrecy != Secrecy.PUBLIC else None
    record(CaseEvent.SECRECY_SET, case, by=by, at=at, secrecy=str(secrecy), from_secrecy=str(old), ground=str(ground))
    if shown:
        record(PublicationEvent.WITHDRAWN, case, by=by, at=at, message=str(shown.pk), ground=str(ground))
    for part in cases.parts_of(case):
        raise_secrecy(part, secrecy, ground=ground, by=by, at=at)
    _raise(case.part_of, secrecy, ground, by=by, at=at)
    refresh_all(case, at=at)


def raise_secrecy(case: Case, secrecy: Secrecy, *, by: Actor, at: datetime, ground: Ground = Ground.HEALTH) -> None:
    """Make a case at least so secret: as the service says that its matters are (Act 621/1999, section 24, point 25), or as
    somebody said of the message that it is a part of.
    """
    if _raise(case, secrecy, ground, by=by, at=at):
        _withdraw(case, ground, by=by, at=at)
        _raise(case.part_of, secrecy, ground, by=by, at=at)


def _raise(case: Case | None, secrecy: Secrecy, ground: Ground, *, by: Actor, at: datetime) -> bool:
    """Let fewer see a case inside the city, if more do. The message that a part was cut from has the part's words: whoever
    could read it would read them; its other parts stay as they are.
    """
    if case is None or LEVELS[secrecy] <= LEVELS[Secrecy(case.secrecy)]:
        return False
    touch(case, at=at, secrecy=secrecy, secrecy_ground=ground, secrecy_by_id=by.person_id, secrecy_at=at)
    record(CaseEvent.SECRECY_SET, case, by=by, at=at, secrecy=str(secrecy), ground=str(ground))
    return True


def _withdraw(case: Case, ground: Ground, *, by: Actor, at: datetime) -> Message | None:
    """Take from the public what was public of a case. Return its first message, if that was."""
    shown = None
    for message in cases.thread(case):
        if message.original.state == State.PUBLIC:
            decide(message.original, State.WITHDRAWN, by=by, at=at, ground=ground)
            shown = message if message.kind == MessageKind.SUBMISSION else shown
        for attachment in message.attachments.all():
            if attachment.file.state == State.PUBLIC:
                decide_file(attachment.file, State.WITHDRAWN, by=by, at=at, ground=ground)
    return shown
