"""What the publisher of the demo decides."""

from datetime import datetime

from kuuluu.cases.models import Case, Message, MessageKind
from kuuluu.cases.queries import thread
from kuuluu.console.demo.letters import Written
from kuuluu.feedback import commands
from kuuluu.feedback.rules import is_public_matter
from kuuluu.people.actors import Actor
from kuuluu.publication.models import File, Ground, State
from kuuluu.publication.rules import Hide

# Where the number plate stands in the drawn picture of a car.
PLATE: dict[str, float | str] = {"x": 0.43, "y": 0.70, "w": 0.16, "h": 0.075, "ground": "personal_data"}


def decide(case: Case, letter: Written, name: str, *, by: Actor, at: datetime) -> None:
    """Publish a matter less what points to a person, or refuse it on the letter's ground."""
    if not is_public_matter(case):
        return
    if letter.secret or letter.objection:
        commands.refuse(case, ground=letter.secret or Ground.SENDER_OBJECTS, by=by, at=at)
        return
    first = thread(case)[0]
    files = [a.file for a in first.attachments.all()]
    if letter.topic.scene == "car" or letter.scene == "car":
        _cover(case, files, by=by, at=at)
    commands.publish(case, spans=_spans(first, name), pictures=[file.pk for file in files], by=by, at=at)


def decide_later(case: Case, name: str, *, by: Actor, at: datetime) -> None:
    """Publish what the sender has said since."""
    for message in thread(case):
        is_senders = message.kind in {MessageKind.REPLY, MessageKind.ADDITION}
        if is_senders and message.original.state == State.PENDING:
            commands.publish_message(case, message=message, spans=_spans(message, name), by=by, at=at)


def withdraw(case: Case, *, by: Actor, at: datetime) -> None:
    """Take a matter back from the public: somebody has seen that it tells too much."""
    commands.withdraw(case, ground=Ground.PRIVATE_LIFE, by=by, at=at)


def _spans(message: Message, name: str) -> list[Hide]:
    """Return what the finders found, and the sender's own name."""
    text = message.original.text
    found = [Hide(r.start, r.end, r.cls) for r in message.original.redactions.all()]
    if name and (start := text.find(name)) >= 0:
        found.append(Hide(start, start + len(name), "person_name"))
    return found


def _cover(case: Case, files: list[File], *, by: Actor, at: datetime) -> None:
    for file in files:
        commands.cover_picture(case, file=file, covers=[PLATE], description=file.description, by=by, at=at)
