"""Whether the last decision on a case can be taken back, or stands because others, or later ones, hid what it would show."""

from enum import StrEnum

from kuuluu.cases.models import Case
from kuuluu.feedback.models import Feedback, Outcome, Review
from kuuluu.journal.models import Event
from kuuluu.people.actors import Actor
from kuuluu.publication.events import PublicationEvent
from kuuluu.publication.models import Decision, State


class Stands(StrEnum):
    """Why a decision can't be taken back."""

    DECIDED_SINCE = "decided_since"
    # It hid something, and was another person's.
    OF_ANOTHER = "of_another"
    UPHELD = "upheld"
    OBJECTED = "objected"
    # Its words are the initiative's now, whose newest text waits to be checked.
    REVIEW = "review"
    # They were, and the initiative ended before its text was checked.
    ENDED = "ended"
    # What it decided of is otherwise now by no decision: erased, or moved to where it waits anew.
    CHANGED = "changed"


def why_it_stands(case: Case, decisions: list[Decision], actor: Actor) -> Stands | None:
    """Return why decisions that were made together can't be taken back; None where they can.

    Going back to what wasn't public shows nothing, so that anyone who publishes may. What was hidden by one person comes
    back by another only by a decision of its own, with the words before the eyes.
    """
    if not all(map(_is_as_decided, _newest(decisions))):
        return Stands.CHANGED
    if all(one.before["state"] != State.PUBLIC for one in decisions):
        return None
    if decisions[0].by_id != actor.person_id:
        return Stands.OF_ANOTHER
    return _came_later(case, decisions[0])


def _came_later(case: Case, last: Decision) -> Stands | None:
    since = {"at__gt": last.at}
    has_objected = Feedback.objects.filter(case=case).exclude(objection="").exists()
    looks = case.reconsiderations.filter(outcome=Outcome.UPHELD, decided_at__gte=last.at)
    review = Feedback.objects.values_list("review", flat=True).get(case=case)
    found = {
        Stands.REVIEW: review == Review.WAITS,
        Stands.ENDED: review == Review.ENDED,
        Stands.UPHELD: looks.exists(),
        Stands.OBJECTED: has_objected
        and Event.objects.filter(name=PublicationEvent.OBJECTED, subject_id=case.pk, **since).exists(),
    }
    return next((why for why, is_so in found.items() if is_so), None)


def _newest(decisions: list[Decision]) -> list[Decision]:
    """Return of each text or file the last of the decisions, which stand the last first."""
    return list({(one.original_id, one.file_id): one for one in reversed(decisions)}.values())


def _is_as_decided(decision: Decision) -> bool:
    decided = decision.original or decision.file
    return bool(decision.before and decided and decided.state == decision.state)
