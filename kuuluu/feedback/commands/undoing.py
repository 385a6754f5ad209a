"""A decision taken back, and another look at one by another person."""

from datetime import datetime

from django.utils.timezone import localdate

from kuuluu.cases.commands import touch
from kuuluu.cases.models import Case
from kuuluu.cases.rules import is_sender
from kuuluu.cities import queries as cities
from kuuluu.cities.rules import add_working_days
from kuuluu.feedback import queries, rules
from kuuluu.feedback.commands.showing import refresh_all
from kuuluu.feedback.models import Feedback, Objection, Outcome, Reconsideration
from kuuluu.journal.commands import NotAllowed, NotNow, command, record
from kuuluu.people.actors import Actor
from kuuluu.publication.commands import restore, restore_file
from kuuluu.publication.events import PublicationEvent
from kuuluu.publication.models import State
from kuuluu.publication.rules import may_publish


class NotUndone(NotNow):
    """A decision stands: what another person, or whatever came later, hid doesn't come back by undoing. `why` says which."""

    def __init__(self, why: queries.Stands) -> None:
        super().__init__(why)
        self.why = why


@command(who=may_publish)
def undo(case: Case, *, by: Actor, at: datetime, last: int | None = None) -> None:
    """Take back what was decided last of a case, all of it, within 36 hours. `last` is the newest decision that was seen.

    Raises NotNow when it is too late, or when the matter has become one that can't be public; NotUndone when somebody has
    decided since, or when it would show what others hid.
    """
    # Whoever decides at the same moment is waited for: what is last is asked after that.
    Case.objects.select_for_update().only("pk").get(pk=case.pk)
    decisions = queries.last_decisions(case)
    if not rules.is_public_matter(case) or not decisions or decisions[0].at < at - rules.UNDO_WITHIN:
        raise NotNow("undo")
    if last is not None and decisions[0].pk != last:
        raise NotUndone(queries.Stands.DECIDED_SINCE)
    if why := queries.why_it_stands(case, decisions, by):
        raise NotUndone(why)
    for decision in decisions:
        if decision.original:
            restore(decision.original, decision.before, by=by, at=at)
        elif decision.file:
            restore_file(decision.file, decision.before, by=by, at=at, language=case.language)
    touch(case, at=at)
    record(PublicationEvent.UNDONE, case, by=by, at=at)
    refresh_all(case, at=at)


@command(who=is_sender)
def object_to_publication(case: Case, *, objection: Objection, words: str, by: Actor, at: datetime) -> None:
    """Ask, as the sender, that a case stays unpublished or is taken from the public. A publisher decides."""
    Feedback.objects.filter(case=case).update(objection=objection, objection_words=words)
    case.feedback.objection, case.feedback.objection_words = objection, words
    touch(case, at=at)
    record(PublicationEvent.OBJECTED, case, by=by, at=at, objection=str(objection))


@command(who=is_sender)
def ask_again(case: Case, *, words: str, by: Actor, at: datetime) -> Reconsideration:
    """Ask that another person looks again at a decision not to publish. An answer is due in the city's own time.

    Raises NotNow when nothing was refused or when somebody looks at it already.
    """
    refused = queries.refusal(case)
    if refused is None or queries.open_reconsideration(case):
        raise NotNow("ask_again")
    days = int(cities.policy(case.city, "reconsideration_days", localdate(at)) or rules.RECONSIDERATION_DAYS)
    asked = Reconsideration.objects.create(
        case=case,
        words=words,
        asked_at=at,
        due_date=add_working_days(localdate(at), days, case.city),
        first_by_id=refused.by_id,
    )
    touch(case, at=at)
    record(PublicationEvent.RECONSIDERATION_ASKED, case, by=by, at=at)
    return asked


@command(who=may_publish)
def uphold(case: Case, *, reason: str, by: Actor, at: datetime) -> None:
    """Decide, as another person than the first, that a case stays unpublished, and tell its sender why."""
    asked = queries.open_reconsideration(case)
    if asked is None:
        raise NotNow("uphold")
    if asked.first_by_id == by.person_id:
        raise NotAllowed("uphold")
    _end(asked, Outcome.UPHELD, reason, by=by, at=at)
    touch(case, at=at)
    record(PublicationEvent.UPHELD, case, by=by, at=at)


def reverse_if_asked(case: Case, *, by: Actor, at: datetime) -> None:
    """End another look, where one was asked for, by what was just published."""
    asked = queries.open_reconsideration(case)
    if asked and queries.first_message(case).original.state == State.PUBLIC:
        _end(asked, Outcome.REVERSED, "", by=by, at=at)
        record(PublicationEvent.REVERSED, case, by=by, at=at)


def _end(asked: Reconsideration, outcome: Outcome, reason: str, *, by: Actor, at: datetime) -> None:
    mine = Reconsideration.objects.filter(pk=asked.pk, decided_at__isnull=True)
    if not mine.update(outcome=outcome, reason=reason, decided_at=at, decided_by_id=by.person_id):
        raise NotNow(outcome)
