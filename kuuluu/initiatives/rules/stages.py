"""The steps of an initiative, who may take them, and what each stage is to its case."""

from collections.abc import Mapping

from kuuluu.cases.models import Ending, Status
from kuuluu.cases.rules import may_handle
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import Initiative, Stage
from kuuluu.journal.commands import Step
from kuuluu.people.actors import Actor
from kuuluu.people.roles import Permission

BEFORE_SENDING = frozenset({Stage.CHECKING, Stage.FIXING, Stage.DISCUSSING, Stage.COLLECTING})
WITH_THE_CITY = frozenset({Stage.SENT, Stage.REGISTERED, Stage.PREPARING, Stage.DECIDED})
GONE = frozenset({Stage.REFUSED, Stage.WITHDRAWN, Stage.MERGED, Stage.FEEDBACK})


def step(event: InitiativeEvent, sources: frozenset[Stage], target: Stage) -> Step:
    """Name a change of stage."""
    return Step(event, frozenset(str(one) for one in sources), target, field="stage")


ACCEPT_TO_DISCUSS = step(InitiativeEvent.ACCEPTED, frozenset({Stage.CHECKING}), Stage.DISCUSSING)
ACCEPT_TO_COLLECT = step(InitiativeEvent.ACCEPTED, frozenset({Stage.CHECKING}), Stage.COLLECTING)
# One that gathers no support goes to the registry as soon as it is accepted.
ACCEPT_TO_SEND = step(InitiativeEvent.ACCEPTED, frozenset({Stage.CHECKING}), Stage.SENT)
ASK_CORRECTION = step(
    InitiativeEvent.CORRECTION_ASKED, frozenset({Stage.CHECKING, Stage.DISCUSSING, Stage.COLLECTING}), Stage.FIXING
)
# Every text is looked at before it is public: one that was changed while it is discussed, too. What was public stays.
CORRECT = step(InitiativeEvent.CHANGED, frozenset({Stage.FIXING, Stage.DISCUSSING}), Stage.CHECKING)
REFUSE = step(InitiativeEvent.REFUSED, frozenset({Stage.CHECKING, Stage.FIXING}), Stage.REFUSED)
REVERSE = step(InitiativeEvent.APPEAL_REVERSED, frozenset({Stage.REFUSED}), Stage.CHECKING)
MERGE = step(InitiativeEvent.MERGED, BEFORE_SENDING, Stage.MERGED)
WITHDRAW = step(InitiativeEvent.WITHDRAWN, BEFORE_SENDING, Stage.WITHDRAWN)
BEGIN_COLLECTING = step(InitiativeEvent.COLLECTING_BEGAN, frozenset({Stage.DISCUSSING}), Stage.COLLECTING)
SEND = step(InitiativeEvent.SENT, frozenset({Stage.COLLECTING}), Stage.SENT)
REGISTER = step(InitiativeEvent.REGISTERED, frozenset({Stage.SENT}), Stage.REGISTERED)
PREPARE = step(InitiativeEvent.PREPARED, frozenset({Stage.REGISTERED, Stage.PREPARING}), Stage.PREPARING)
DECIDE = step(InitiativeEvent.DECIDED, frozenset({Stage.REGISTERED, Stage.PREPARING}), Stage.DECIDED)
CLOSE = step(InitiativeEvent.CLOSED, frozenset({Stage.DECIDED}), Stage.CLOSED)
INTO_FEEDBACK = step(
    InitiativeEvent.INTO_FEEDBACK, frozenset({Stage.CHECKING, Stage.FIXING, Stage.REFUSED}), Stage.FEEDBACK
)

# What the case says of each stage, so that work lists and promises of all matters are one.
STATUS_OF: Mapping[str, Status] = {
    Stage.CHECKING: Status.RECEIVED,
    Stage.FIXING: Status.WAITING,
    Stage.DISCUSSING: Status.WAITING,
    Stage.COLLECTING: Status.WAITING,
    Stage.SENT: Status.RECEIVED,
    Stage.REGISTERED: Status.IN_PROGRESS,
    Stage.PREPARING: Status.IN_PROGRESS,
    Stage.DECIDED: Status.ANSWERED,
    Stage.CLOSED: Status.CLOSED,
    Stage.REFUSED: Status.CLOSED,
    Stage.WITHDRAWN: Status.CLOSED,
    Stage.MERGED: Status.CLOSED,
}
ENDING_OF: Mapping[str, Ending] = {
    Stage.CLOSED: Ending.DONE,
    Stage.REFUSED: Ending.REFUSED,
    Stage.WITHDRAWN: Ending.TAKEN_BACK,
    Stage.MERGED: Ending.JOINED,
}


def may_review(actor: Actor, initiative: Initiative) -> bool:
    """Those who decide what is public look at an initiative before it is, and so does the registry."""
    return any(actor.may(one, initiative.city_id) for one in (Permission.PUBLISH, Permission.REGISTER))


def may_register(actor: Actor, initiative: Initiative) -> bool:
    """The registry receives initiatives, enters paper, and says what is invalid."""
    return actor.may(Permission.REGISTER, initiative.city_id)


def may_prepare(actor: Actor, initiative: Initiative) -> bool:
    """Whoever handles its case prepares it and tells of it; the registry may, too."""
    return may_handle(actor, initiative.case) or may_register(actor, initiative)


def may_act_as_system(actor: Actor, initiative: Initiative) -> bool:  # noqa: ARG001 - asked of the actor alone
    """Only the service itself counts, alarms and says that a promise has passed."""
    return actor.is_system
