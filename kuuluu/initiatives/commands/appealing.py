"""Another look at a refusal, by another person, once."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from kuuluu.cities.rules import add_working_days
from kuuluu.initiatives.commands.moving import move
from kuuluu.initiatives.commands.saying import say
from kuuluu.initiatives.commands.showing import refresh
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import Appeal, Initiative, Review, ReviewOutcome, Stage
from kuuluu.initiatives.rules import stages as rules
from kuuluu.initiatives.rules.making import is_maker
from kuuluu.initiatives.rules.promises import value_of
from kuuluu.journal.commands import NotNow, command, record
from kuuluu.people.actors import Actor
from kuuluu.publication.commands import keep_original


def refusal(initiative: Initiative) -> Review | None:
    """Return the refusal that stands; None where the initiative isn't refused."""
    if initiative.stage != Stage.REFUSED:
        return None
    return initiative.reviews.filter(outcome=ReviewOutcome.REFUSED).order_by("at").last()


def is_appealed(initiative: Initiative) -> bool:
    """Tell whether an appeal waits to be decided."""
    return Appeal.objects.filter(review__initiative=initiative, decided_at=None).exists()


def can_be_appealed(initiative: Initiative, *, at: datetime) -> bool:
    """Tell whether the makers can ask for another look now: once an initiative, within the city's own time."""
    review = refusal(initiative)
    if review is None or Appeal.objects.filter(review__initiative=initiative).exists():
        return False
    days = value_of(initiative.city, "appeal_days", initiative.kind, localdate(review.at))
    return days is not None and localdate(at) <= localdate(review.at) + timedelta(days=int(days))


@command(who=is_maker)
def appeal(initiative: Initiative, *, words: str, by: Actor, at: datetime) -> Appeal:
    """Ask that another person looks at the refusal again. Raises NotNow where it was asked already, or too late."""
    review = refusal(initiative)
    if review is None or not can_be_appealed(initiative, at=at):
        raise NotNow("appeal")
    days = value_of(initiative.city, "appeal_answer_days", initiative.kind, localdate(at)) or 10
    made = Appeal.objects.create(
        review=review,
        words=keep_original(initiative.city, words, by=by, at=at),
        asked_at=at,
        due_date=add_working_days(localdate(at), int(days), initiative.city),
    )
    record(InitiativeEvent.APPEALED, initiative, by=by, at=at)
    refresh(initiative, at=at)
    return made


def may_decide_appeal(actor: Actor, initiative: Initiative) -> bool:
    """Whoever reviews decides on an appeal, but never of the own refusal."""
    review = refusal(initiative)
    is_other = review is not None and review.by_id != actor.person_id
    return is_other and rules.may_review(actor, initiative)


@command(who=may_decide_appeal)
def decide_appeal(initiative: Initiative, *, is_upheld: bool, reason: str, by: Actor, at: datetime) -> None:
    """Decide as another person whether the refusal stays. Where it doesn't, the initiative is checked anew."""
    review = refusal(initiative)
    mine = Appeal.objects.filter(review=review, decided_at=None)
    said = say(initiative, reason, by=by, at=at)
    if not mine.update(is_upheld=is_upheld, reason=said, decided_by_id=by.person_id, decided_at=at):
        raise NotNow("decide_appeal")
    if is_upheld:
        record(InitiativeEvent.APPEAL_UPHELD, initiative, by=by, at=at)
    else:
        move(initiative, rules.REVERSE, by=by, at=at, changes={"closed_at": None})
    refresh(initiative, at=at)
