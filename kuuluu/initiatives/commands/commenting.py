"""The discussion before support is gathered: anyone takes part, without a name; and what is public of words beside the text."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.timezone import localdate

from kuuluu.initiatives.commands.likening import propose_hidden
from kuuluu.initiatives.commands.showing import hold, refresh
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import Comment, Initiative, Maker, MakerState
from kuuluu.initiatives.queries.words import said_of
from kuuluu.initiatives.rules.promises import takes_comments
from kuuluu.initiatives.rules.stages import may_review
from kuuluu.journal.commands import NotNow, command, record
from kuuluu.people.actors import Actor
from kuuluu.publication.commands import as_it_is, decide, keep_original, redact
from kuuluu.publication.models import Original, State
from kuuluu.publication.rules import Hide


def may_comment(actor: Actor, initiative: Initiative) -> bool:  # noqa: ARG001 - anyone may, while it is discussed
    """Anyone takes part in the discussion of a public initiative (Act 410/2015, 22 §)."""
    return initiative.city.is_open and initiative.published_at is not None


@command(who=may_comment)
def comment(initiative: Initiative, *, words: str, by: Actor, at: datetime) -> Comment:
    """Say something in the discussion. Nothing of it is public before a person has looked; sent twice, it is kept once.

    Raises NotNow after the discussion ended, by its makers or by the city's rule of how long it lasts.
    """
    now = Initiative.objects.select_for_update(of=("self",), no_key=True).get(pk=initiative.pk)
    if not takes_comments(initiative.city, now, localdate(at)):
        raise NotNow("comment")
    maker = _maker(initiative, by)
    same = now.comments.filter(original__text=words, original__state=State.PENDING, maker=maker).first()
    if same:
        return same
    original = keep_original(initiative.city, words, by=by, at=at)
    propose_hidden(now, original, at=at)
    made = Comment.objects.create(
        initiative=initiative,
        original=original,
        maker=maker,
        by_id=by.person_id,
        at=at,
    )
    record(InitiativeEvent.COMMENTED, initiative, by=by, at=at)
    return made


@command(who=may_review)
def decide_words(
    initiative: Initiative,
    *,
    original: Original,
    hidden: Sequence[Hide] | None,
    by: Actor,
    at: datetime,
    ground: str = "",
) -> None:
    """Decide on words beside the text, as of the discussion: public less what is hidden, or not public on a ground.

    `hidden` is None where they are not published. What was decided can be decided again: it is gone from the page at
    once. Raises NotNow where the words aren't this initiative's, nothing of it is public yet, or somebody has decided on them
    since `original` was read.
    """
    hold(initiative)
    its = next((one.original for one in said_of(initiative) if one.original.pk == original.pk), None)
    is_as_read = its is not None and (its.state, its.decided_at) == (original.state, original.decided_at)
    if its is None or not is_as_read or initiative.published_at is None:
        raise NotNow("decide_words")
    before = as_it_is(its)
    if hidden is None:
        state = State.WITHDRAWN if its.state == State.PUBLIC else State.REFUSED
        decide(its, state, by=by, at=at, ground=ground)
    else:
        redact(its, hidden, by=by, at=at)
        decide(its, State.PUBLIC, by=by, at=at, before=before)
    original.state, original.decided_at = its.state, its.decided_at
    record(InitiativeEvent.WORDS_DECIDED, initiative, by=by, at=at, original=str(its.pk), state=str(its.state))
    refresh(initiative, at=at)


def _maker(initiative: Initiative, by: Actor) -> Maker | None:
    if by.maker_id is None:
        return None
    return Maker.objects.filter(pk=by.maker_id, initiative=initiative, state=MakerState.JOINED).first()
