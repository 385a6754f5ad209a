"""Who is told of which event, with which message: the one table, and the tokens of followers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.core import signing

from kuuluu.cases.events import CaseEvent
from kuuluu.cities.models import City
from kuuluu.importers.events import ImportEvent
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.notifications.initiatives import template_of
from kuuluu.people.actors import Actor
from kuuluu.people.events import PeopleEvent
from kuuluu.publication.events import PublicationEvent
from kuuluu.routing.events import RoutingEvent

SALT = "kuuluu follower"
MAX_TRIES = 6


class Who(StrEnum):
    """Whom a message goes to."""

    SENDER = "sender"
    FOLLOWERS = "followers"
    # Those who joined the matter, or a part of it, to this one: they get the same answers.
    JOINED = "joined"
    # The sender, where a message has told that the matter was joined.
    SENDER_TOLD = "sender_told"
    UNIT = "unit"
    UNIT_HEAD = "unit_head"
    CONTRACTOR = "contractor"
    # Of an initiative: who makes it, who supports it and wants to be told, who follows it.
    MAKERS = "makers"
    SUPPORTERS = "supporters"
    INITIATIVE_FOLLOWERS = "initiative_followers"


@dataclass(frozen=True)
class Telling:
    """One message of an event: its template and whom it goes to."""

    template: str
    who: Who


SILENT: tuple[Telling, ...] = ()
# What the city says to everybody whom a matter concerns.
TO_ALL: Mapping[str, tuple[Telling, ...]] = {
    name: (Telling(name, Who.SENDER), Telling(name, Who.JOINED), Telling("followed", Who.FOLLOWERS))
    for name in ("interim_notice", "answered", "transferred", "closed")
}
# Of an initiative its makers are told first, then those who support and follow it; at the desk, whose it is.
_EVERYBODY = (Who.MAKERS, Who.SUPPORTERS, Who.INITIATIVE_FOLLOWERS)
_OPENLY = (Who.MAKERS, Who.INITIATIVE_FOLLOWERS)
_OF_INITIATIVE: Mapping[InitiativeEvent, tuple[Who, ...]] = {
    **dict.fromkeys(InitiativeEvent, ()),
    **dict.fromkeys(
        (
            *(InitiativeEvent.MAKER_JOINED, InitiativeEvent.MAKER_LEFT, InitiativeEvent.CORRECTION_ASKED),
            *(InitiativeEvent.APPEAL_UPHELD, InitiativeEvent.APPEAL_REVERSED, InitiativeEvent.FROM_FEEDBACK),
            *(InitiativeEvent.INTO_FEEDBACK, InitiativeEvent.PAUSED, InitiativeEvent.RESUMED),
        ),
        (Who.MAKERS,),
    ),
    InitiativeEvent.SUBMITTED: (Who.MAKERS, Who.UNIT),
    InitiativeEvent.APPEALED: (Who.UNIT,),
    **dict.fromkeys(
        (
            *(InitiativeEvent.ACCEPTED, InitiativeEvent.COLLECTING_BEGAN, InitiativeEvent.MILESTONE),
            *(InitiativeEvent.THRESHOLD_REACHED, InitiativeEvent.PREPARED, InitiativeEvent.MEASURE_CHANGED),
        ),
        _OPENLY,
    ),
    **dict.fromkeys(
        (
            *(InitiativeEvent.REFUSED, InitiativeEvent.MERGED, InitiativeEvent.WITHDRAWN, InitiativeEvent.CHANGED),
            *(InitiativeEvent.REGISTERED, InitiativeEvent.ESTIMATE_TOLD, InitiativeEvent.INTERIM_NOTICE),
            *(InitiativeEvent.DECIDED, InitiativeEvent.MEASURE_ADDED, InitiativeEvent.CLOSED),
        ),
        _EVERYBODY,
    ),
    InitiativeEvent.SENT: (Who.UNIT, *_EVERYBODY),
    InitiativeEvent.RECEIPT_LATE: (Who.UNIT, Who.UNIT_HEAD),
    InitiativeEvent.PROMISE_PASSED: (Who.UNIT, Who.UNIT_HEAD, *_EVERYBODY),
}
AUDIENCE: Mapping[StrEnum, tuple[Telling, ...]] = {
    CaseEvent.RECEIVED: (Telling("receipt", Who.SENDER),),
    CaseEvent.TAKEN_UP: SILENT,
    CaseEvent.ASSIGNED: SILENT,
    CaseEvent.HANDED_OVER: (Telling("handed_over", Who.UNIT),),
    CaseEvent.SERVICE_CHANGED: SILENT,
    CaseEvent.KIND_CHANGED: SILENT,
    CaseEvent.MATTER_CHANGED: (Telling("matter_changed", Who.SENDER), Telling("matter_came", Who.UNIT)),
    CaseEvent.ASKED: (Telling("asked", Who.SENDER),),
    CaseEvent.REPLIED: (Telling("replied", Who.UNIT),),
    CaseEvent.ADDED: (Telling("replied", Who.UNIT),),
    CaseEvent.INTERIM_NOTICE: TO_ALL["interim_notice"],
    CaseEvent.NOTED: SILENT,
    CaseEvent.ANSWERED: TO_ALL["answered"],
    CaseEvent.TRANSFERRED: TO_ALL["transferred"],
    CaseEvent.JOINED: (Telling("joined", Who.SENDER), Telling("followed", Who.FOLLOWERS)),
    CaseEvent.CLOSED: TO_ALL["closed"],
    CaseEvent.VOICE_GIVEN: (Telling("voice_receipt", Who.SENDER),),
    CaseEvent.TOLD_TOO: (Telling("told_too", Who.UNIT),),
    CaseEvent.TOOK_IN: SILENT,
    CaseEvent.TAKEN_APART: (Telling("taken_apart", Who.SENDER_TOLD),),
    CaseEvent.SPLIT: SILENT,
    CaseEvent.SPLIT_OFF: (Telling("split_off", Who.UNIT),),
    CaseEvent.SPLIT_UNDONE: SILENT,
    CaseEvent.PARTS_ENDED: SILENT,
    CaseEvent.PARTS_REOPENED: SILENT,
    CaseEvent.REOPENED: (Telling("reopened", Who.UNIT), Telling("followed", Who.FOLLOWERS)),
    CaseEvent.ESCALATED: (Telling("escalated", Who.UNIT_HEAD),),
    PublicationEvent.PUBLISHED: (Telling("followed", Who.FOLLOWERS),),
    PublicationEvent.REFUSED: (Telling("not_published", Who.SENDER),),
    PublicationEvent.WITHDRAWN: (Telling("not_published", Who.SENDER),),
    PublicationEvent.REDACTED: SILENT,
    PublicationEvent.UNDONE: SILENT,
    PublicationEvent.CHECKED: SILENT,
    PublicationEvent.DOCUMENT_PUBLISHED: SILENT,
    PublicationEvent.DOCUMENT_REFUSED: SILENT,
    PublicationEvent.OBJECTED: SILENT,
    PublicationEvent.RECONSIDERATION_ASKED: SILENT,
    PublicationEvent.UPHELD: (Telling("looked_again", Who.SENDER),),
    PublicationEvent.REVERSED: (Telling("looked_again", Who.SENDER),),
    CaseEvent.DELEGATED: (Telling("work_given", Who.CONTRACTOR),),
    CaseEvent.WORK_DONE: (Telling("work_done", Who.UNIT),),
    CaseEvent.WORK_ACCEPTED: SILENT,
    CaseEvent.WORK_RETURNED: (Telling("work_given", Who.CONTRACTOR),),
    CaseEvent.WORK_CANCELLED: (Telling("work_cancelled", Who.CONTRACTOR),),
    CaseEvent.WORK_LINK_RENEWED: (Telling("work_link", Who.CONTRACTOR),),
    CaseEvent.JUDGED: SILENT,
    CaseEvent.SECRECY_SET: SILENT,
    PublicationEvent.DISTURBANCE_TOLD: SILENT,
    PublicationEvent.DISTURBANCE_CHANGED: SILENT,
    PublicationEvent.DISTURBANCE_ENDED: SILENT,
    CaseEvent.HELD: SILENT,
    CaseEvent.HOLD_ENDED: SILENT,
    CaseEvent.ERASED: SILENT,
    PeopleEvent.MEMBERSHIP_GRANTED: SILENT,
    PeopleEvent.MEMBERSHIP_REVOKED: SILENT,
    PeopleEvent.SIGN_IN_CLOSED: SILENT,
    PeopleEvent.SECOND_FACTOR_REMOVED: SILENT,
    PeopleEvent.IDENTIFIED: SILENT,
    **dict.fromkeys(RoutingEvent, SILENT),
    **dict.fromkeys(ImportEvent, SILENT),
    **{
        event: tuple(Telling(template_of(event), who) for who in told) or SILENT
        for event, told in _OF_INITIATIVE.items()
    },
    # From then on it is answered as feedback is: whoever is responsible gets the sender's own link.
    InitiativeEvent.INTO_FEEDBACK: (
        Telling(template_of(InitiativeEvent.INTO_FEEDBACK), Who.MAKERS),
        Telling("receipt", Who.SENDER),
    ),
}


def may_follow(actor: Actor, city: City) -> bool:  # noqa: ARG001 - anyone may
    """Anyone may follow what is public."""
    return city.is_open


def token_of(follower_id: UUID) -> str:
    """Return the token by which a follower confirms or ends: only this installation can make it."""
    return signing.Signer(salt=SALT).sign(follower_id.hex)


def follower_id_of(token: str) -> UUID | None:
    """Return whose token it is; None when it is nobody's."""
    try:
        return UUID(signing.Signer(salt=SALT).unsign(token))
    except (signing.BadSignature, ValueError):
        return None
