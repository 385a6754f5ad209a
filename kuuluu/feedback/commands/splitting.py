"""One message of several matters: split into parts, each handled and answered by itself; one page for its sender."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from kuuluu.cases.commands import Opening, drop_part, move, open_case
from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case, Status
from kuuluu.cases.rules import secrecy_of
from kuuluu.cities.models import Secrecy, Service
from kuuluu.feedback import queries, rules
from kuuluu.feedback.commands.secrecy import LEVELS, raise_secrecy
from kuuluu.feedback.commands.showing import refresh, refresh_all
from kuuluu.feedback.models import Feedback, Part
from kuuluu.journal.commands import NotNow, Step, command, record
from kuuluu.language.parts import MOST_PARTS
from kuuluu.language.titles import title_of
from kuuluu.people.actors import Actor
from kuuluu.publication.commands import keep_part
from kuuluu.publication.models import Original
from kuuluu.routing.commands import keep_course
from kuuluu.routing.queries import place
from kuuluu.routing.rules import Arrival


@dataclass(frozen=True)
class Piece:
    """A matter to be made of a message: which stretches of it, its service, and what it is where it is no feedback."""

    spans: tuple[tuple[int, int], ...]
    service: Service | None
    matter: str = ""


@command(who=rules.may_split, when=rules.SPLIT)
def split(case: Case, *, pieces: Sequence[Piece], by: Actor, at: datetime) -> list[Case]:
    """Split a message into its matters: each has its own number after the message's, unit, clocks and answer.

    They have all arrived when the message did. Its sender keeps one code, one page and one receipt. Raises NotNow where
    there are not several pieces of it.
    """
    original = queries.first_message(case).original
    if not _is_whole(pieces, len(original.text)):
        raise NotNow("split")
    move(case, rules.SPLIT, by=by, at=at, changes={"split_at": at, "assignee_id": None}, parts=len(pieces))
    said = said_secrecy(case)
    secret = most_secret(secrecy_of(one.service, one.matter) for one in pieces)
    # Whoever could read the whole would read the secret part of it.
    raise_secrecy(case, secret, by=by, at=at)
    original.refresh_from_db()
    parts = [_part(case, original, piece, order, said, by=by, at=at) for order, piece in enumerate(pieces, 1)]
    refresh_all(case, at=at)
    return parts


@command(who=rules.may_split, when=rules.UNSPLIT)
def unsplit(case: Case, *, by: Actor, at: datetime) -> None:
    """Take a split back while nobody has touched a part: the message stands where it stood. Raises NotNow after that."""
    parts = list(Case.objects.select_for_update().filter(part_of=case))
    if not rules.is_untouched(parts):
        raise NotNow("unsplit")
    for part in parts:
        drop_part(part)
    before = Status.IN_PROGRESS if case.taken_up_at else Status.RECEIVED
    step = Step(rules.UNSPLIT.event, rules.UNSPLIT.sources, before)
    move(case, step, by=by, at=at, changes={"split_at": None}, parts=len(parts))
    refresh(case, at=at)


def most_secret(levels: Iterable[Secrecy]) -> Secrecy:
    """Return the most secret of levels."""
    return max(levels, key=LEVELS.__getitem__, default=Secrecy.PUBLIC)


def said_secrecy(whole: Case) -> Secrecy:
    """Return how secret somebody said that a message is for its words, beyond what its service says."""
    is_said = LEVELS[Secrecy(whole.secrecy)] > LEVELS[secrecy_of(whole.service, whole.matter)]
    return Secrecy(whole.secrecy) if is_said else Secrecy.PUBLIC


def _is_whole(pieces: Sequence[Piece], length: int) -> bool:
    spans = [span for piece in pieces for span in piece.spans]
    are_inside = all(0 <= start < end <= length for start, end in spans)
    return 1 < len(pieces) <= MOST_PARTS and all(piece.spans for piece in pieces) and are_inside


def _part(whole: Case, original: Original, piece: Piece, order: int, said: Secrecy, *, by: Actor, at: datetime) -> Case:
    feedback, words = whole.feedback, keep_part(original, piece.spans, at=whole.received_at)
    arrival = Arrival(
        piece.service.pk if piece.service else None,
        whole.area_id,
        feedback.kind,
        whole.received_at,
        words.text,
        whole.language,
        piece.matter,
    )
    course = place(whole.city, arrival, piece.service, whole.area)
    same = ("language", "channel", "area", "latitude", "longitude", "address", "place_words")
    opening = Opening(
        text=words.text,
        title=title_of(words.text),
        kind=feedback.kind,
        matter=piece.matter,
        service=piece.service,
        unit=course.unit,
        number=f"{whole.number}-{order}",
        part_of=whole,
        original=words,
        secrecy=most_secret([said, secrecy_of(piece.service, piece.matter)]),
        secrecy_ground=whole.secrecy_ground if said != Secrecy.PUBLIC else "",
        **{name: getattr(whole, name) for name in same},
    )
    part, message = open_case(whole.city, opening, by=by, at=whole.received_at)
    told = ("kind", "wants_answer", "objection", "objection_words", "hides_place")
    Feedback.objects.create(case=part, **{name: getattr(feedback, name) for name in told})
    Part.objects.create(case=part, order=order, spans=[list(span) for span in piece.spans])
    record(CaseEvent.SPLIT_OFF, part, by=by, at=at, message=str(message.pk), unit=part.unit_id, whole=str(whole.pk))
    keep_course(part, course, at=at)
    return part
