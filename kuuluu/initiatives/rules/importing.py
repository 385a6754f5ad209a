"""An initiative that was made elsewhere, as it is brought here, and who brings it."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from kuuluu.cities.models import City
from kuuluu.initiatives.models import DecisionOutcome, Initiative, Kind, Stage
from kuuluu.initiatives.rules.stages import may_review
from kuuluu.people.actors import Actor
from kuuluu.people.roles import Permission

# Where one that was brought can stand: the city has it, in every case.
STAGES = (Stage.SENT, Stage.REGISTERED, Stage.PREPARING, Stage.DECIDED, Stage.CLOSED)
DECIDED = frozenset({Stage.DECIDED, Stage.CLOSED})
# How what was brought and erased when its time was over begins: a hash of its id is left, so that it isn't brought again.
ERASED = "erased:"


@dataclass(frozen=True)
class Brought:
    """What is known of an initiative that was made elsewhere. It arrived when it arrived there."""

    # By which it is known there: brought again, it is not added again.
    source_id: str
    title: str
    demand: str
    arrived_at: datetime
    reasons: str = ""
    kind: str = Kind.ORDINARY
    stage: str = Stage.SENT
    language: str = "fi"
    name: str = ""
    email: str = ""
    phone: str = ""
    municipality_name: str = ""
    register_number: str = ""
    body: str = ""
    is_of_council: bool = True
    source_url: str = ""
    supporters: int | None = None
    decided_date: date | None = None
    outcome: DecisionOutcome | None = None
    section: str = ""
    decision: str = ""
    decision_link: str = ""
    measures: str = ""


def erased_id(source_id: str) -> str:
    """Return what is kept of an id elsewhere when all else is erased."""
    if not source_id or source_id.startswith(ERASED):
        return source_id
    return f"{ERASED}{hashlib.sha256(source_id.encode()).hexdigest()}"


def keys_of(brought: Brought) -> set[str]:
    """Return by what it is known that the city has it here already, or had it."""
    own = {brought.source_id, erased_id(brought.source_id)}
    return own | ({brought.register_number} if brought.register_number else set())


def may_import(actor: Actor, city: City) -> bool:
    """The registry and administrators bring what the city already has; so does its operator, on the console."""
    return actor.is_system or any(actor.may(one, city.pk) for one in (Permission.REGISTER, Permission.ADMINISTER))


def may_publish(actor: Actor, initiative: Initiative) -> bool:
    """Whoever looks at initiatives before they are public looks at those that were brought, too."""
    return may_review(actor, initiative)


def unlooked() -> Q:
    """Return what picks those that were brought and that nobody has looked at."""
    is_brought = ~Q(source_id="") & ~Q(source_id__startswith=ERASED)
    return is_brought & Q(published_at=None, stage__in=STAGES)


def waits_for_a_look(initiative: Initiative) -> bool:
    """Tell whether it was brought from elsewhere and nobody has decided yet that its words are public."""
    told = initiative.source_id
    is_brought = bool(told) and not told.startswith(ERASED) and initiative.stage in STAGES
    return is_brought and initiative.published_at is None
