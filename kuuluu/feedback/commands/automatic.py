"""Publication by the city's own policy, where nothing was found, the service allows it and nobody objected."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from kuuluu.cases.commands import touch
from kuuluu.cases.models import Case, Message
from kuuluu.cities import queries as cities
from kuuluu.cities.models import City
from kuuluu.feedback import queries, rules
from kuuluu.feedback.commands.showing import refresh_all
from kuuluu.feedback.models import Feedback
from kuuluu.journal.commands import NotNow, command, record
from kuuluu.people.actors import SYSTEM, Actor
from kuuluu.publication.commands import check_decision, decide, sample_decisions, wait_for_policy
from kuuluu.publication.events import PublicationEvent
from kuuluu.publication.models import Decision, State
from kuuluu.publication.rules import may_publish


def let_policy_publish(case: Case, message: Message, *, at: datetime) -> None:
    """Let the city's policy publish a resident's words after its delay, if all that it asks for holds now."""
    policy = rules.automatic_policy(cities.policy(case.city, "automatic_publication", localdate(at)))
    if policy and rules.may_publish_itself(case, message) and not queries.says_hidden(case, message):
        wait_for_policy(message.original, at + policy.delay)


def publish_due(city: City, *, at: datetime) -> int:
    """Publish what the policy's delay has passed for, if all that it asks for still holds. Return how many."""
    count = 0
    for message in queries.due_for_publication(city, at):
        case = message.case
        if rules.automatic_policy(cities.policy(city, "automatic_publication", localdate(at))) is None:
            break
        if rules.may_publish_itself(case, message) and not queries.says_hidden(case, message):
            publish_by_policy(case, message=message, by=SYSTEM, at=at)
            count += 1
    return count


@command(who=rules.may_act_by_policy)
def publish_by_policy(case: Case, *, message: Message, by: Actor, at: datetime) -> None:
    """Publish one message by the city's policy. Raises NotNow for what a person has decided, and for an initiative."""
    if Feedback.objects.filter(case=case).exclude(review="").exists():
        raise NotNow("publish_by_policy")
    decide(message.original, State.PUBLIC, by=by, at=at, is_automatic=True)
    touch(case, at=at)
    record(PublicationEvent.PUBLISHED, case, by=by, at=at, message=str(message.pk), automatic=True)
    refresh_all(case, at=at)


def sample(city: City, *, at: datetime) -> int:
    """Choose, of what policy published in the last day, some that a person looks at afterwards. Return how many."""
    policy = rules.automatic_policy(cities.policy(city, "automatic_publication", localdate(at)))
    share = policy.sample_share if policy else rules.SAMPLE_SHARE
    return sample_decisions(city, since=at - timedelta(days=1), share=share)


@command(who=may_publish)
def confirm(case: Case, *, decision: Decision, by: Actor, at: datetime) -> None:
    """Say that a person has looked at what policy published, and that it is right as it is."""
    check_decision(decision, by=by, at=at)
    record(PublicationEvent.CHECKED, case, by=by, at=at, decision=decision.pk)
