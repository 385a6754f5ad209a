"""The discussion before support is gathered: anyone takes part, without a name."""

from collections.abc import Sequence
from datetime import datetime

from kuuluu.initiatives.commands.showing import refresh
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import Comment, Initiative, Maker, MakerState, Stage
from kuuluu.initiatives.queries.writing import undecided_words
from kuuluu.initiatives.rules.stages import may_review
from kuuluu.journal.commands import NotNow, command, record
from kuuluu.people.actors import Actor
from kuuluu.publication.commands import decide, keep_original, redact
from kuuluu.publication.models import Original, State
from kuuluu.publication.rules import Hide


def may_comment(actor: Actor, initiative: Initiative) -> bool:  # noqa: ARG001 - anyone may, while it is discussed
    """Anyone takes part in the discussion of a public initiative (Act 410/2015, 22 §)."""
    return initiative.city.is_open and initiative.published_at is not None


@command(who=may_comment)
def comment(initiative: Initiative, *, words: str, by: Actor, at: datetime) -> Comment:
    """Say something in the discussion. Nothing of it is public before a person has looked. Raises NotNow after it ended."""
    if initiative.stage != Stage.DISCUSSING:
        raise NotNow("comment")
    made = Comment.objects.create(
        initiative=initiative,
        original=keep_original(initiative.city, words, by=by, at=at),
        maker=_maker(initiative, by),
        by_id=by.person_id,
        at=at,
    )
    record(InitiativeEvent.COMMENTED, initiative, by=by, at=at)
    return made


@command(who=may_review)
def decide_words(
    initiative: Initiative, *, original: Original, hidden: Sequence[Hide] | None, ground: str, by: Actor, at: datetime
) -> None:
    """Decide on words of the discussion, or on why it was withdrawn: public less what is hidden, or not public on a ground.

    `hidden` is None where they are not published. Raises NotNow where they were decided on already.
    """
    if original not in undecided_words(initiative):
        raise NotNow("decide_words")
    if hidden is None:
        decide(original, State.REFUSED, by=by, at=at, ground=ground)
    else:
        redact(original, hidden, by=by, at=at)
        decide(original, State.PUBLIC, by=by, at=at)
    refresh(initiative, at=at)


def _maker(initiative: Initiative, by: Actor) -> Maker | None:
    if by.maker_id is None:
        return None
    return Maker.objects.filter(pk=by.maker_id, initiative=initiative, state=MakerState.JOINED).first()
