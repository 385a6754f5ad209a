"""Who may do what with a feedback, and when."""

from dataclasses import dataclass, field
from typing import Any

from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case, Ending, Status
from kuuluu.cases.rules import OPEN, is_sender, may_handle
from kuuluu.cities.models import City
from kuuluu.feedback.models import Draft, Kind
from kuuluu.journal.commands import Step
from kuuluu.people.actors import Actor
from kuuluu.people.roles import Permission
from kuuluu.publication.rules import Hide

UNANSWERED = frozenset({Status.RECEIVED, Status.IN_PROGRESS, Status.WAITING})
TAKE_UP = Step(CaseEvent.TAKEN_UP, frozenset({Status.RECEIVED}), Status.IN_PROGRESS)
ASK = Step(CaseEvent.ASKED, frozenset({Status.RECEIVED, Status.IN_PROGRESS, Status.ANSWERED}), Status.WAITING)
REPLY = Step(CaseEvent.REPLIED, frozenset({Status.WAITING}), Status.IN_PROGRESS)
ANSWER = Step(CaseEvent.ANSWERED, UNANSWERED, Status.ANSWERED)
CLOSE = Step(CaseEvent.CLOSED, OPEN, Status.CLOSED)
TRANSFER = Step(CaseEvent.TRANSFERRED, OPEN, Status.CLOSED)
JOIN = Step(CaseEvent.JOINED, OPEN, Status.CLOSED)
REOPEN = Step(CaseEvent.REOPENED, frozenset({Status.ANSWERED, Status.CLOSED}), Status.IN_PROGRESS)

# What the public timeline tells; notes, assignments to persons and escalations stay inside.
PUBLIC_KNOTS = frozenset(
    {
        CaseEvent.RECEIVED,
        CaseEvent.TAKEN_UP,
        CaseEvent.HANDED_OVER,
        CaseEvent.ASKED,
        CaseEvent.REPLIED,
        CaseEvent.ADDED,
        CaseEvent.INTERIM_NOTICE,
        CaseEvent.ANSWERED,
        CaseEvent.TRANSFERRED,
        CaseEvent.JOINED,
        CaseEvent.CLOSED,
        CaseEvent.REOPENED,
    }
)
# Endings that tell the sender where the answer is; every other ending of a matter that asked for one needs an answer.
NEEDS_NO_ANSWER = frozenset({Ending.MOVED, Ending.JOINED})


@dataclass(frozen=True)
class Letter:
    """A feedback as its writer left it: every field of the form, typed."""

    text: str = ""
    service_code: str = ""
    kind: str = Kind.FAULT
    latitude: float | None = None
    longitude: float | None = None
    address: str = ""
    area_code: str = ""
    place_words: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    postal_address: str = ""
    wants_answer: bool = False
    objection: str = ""
    objection_words: str = ""
    language: str = "fi"
    hidden: tuple[Hide, ...] = field(default=())

    @property
    def contact(self) -> dict[str, str]:
        """Return the sender's contact data, empty where none was given."""
        return {"name": self.name, "email": self.email, "phone": self.phone, "postal_address": self.postal_address}


def letter_of(draft: Draft) -> Letter:
    """Return what a draft holds; fields that no longer exist are left out."""
    known = {k: v for k, v in draft.data.items() if k in Letter.__dataclass_fields__}
    hidden = tuple(Hide(**span) for span in known.pop("hidden", []))
    return Letter(**{"language": draft.language, **known}, hidden=hidden)


def may_write(actor: Actor, draft: Draft) -> bool:  # noqa: ARG001 - anyone may write who holds the draft's key
    """Anyone may give feedback, without an account and without a name (Act 410/2015, section 22)."""
    return draft.city.is_open


def may_register(actor: Actor, city: City) -> bool:
    """A registrar enters what came by phone, on paper or at the service point."""
    return actor.may(Permission.REGISTER, city.pk)


def may_reply(actor: Actor, case: Case) -> bool:
    """The sender replies and adds; so does an officer who was told by phone."""
    return is_sender(actor, case) or may_handle(actor, case)


def may_reopen(actor: Actor, case: Case) -> bool:
    """The sender who isn't content, or an officer, opens a case again."""
    return may_reply(actor, case)


def owes_answer(case: Case) -> bool:
    """Tell whether the case can't end without an answer.

    Questions, demands and requests are answered where the sender can be reached (Act 434/2003, sections 8 and 23; the
    Chancellor of Justice, 22 Feb 2022).
    """
    feedback = case.feedback
    asks = feedback.kind == Kind.QUESTION or (feedback.wants_answer and feedback.kind != Kind.THANKS)
    return bool(asks and not case.answered_at and hasattr(case, "contact"))


def is_public_matter(case: Case) -> bool:
    """Tell whether a case can be public at all: what belongs to health and social services can't (Act 621/1999, 24 §)."""
    return not case.service or case.service.publish_mode != "never"


def fill(text: str, case: Case, **more: Any) -> str:
    """Return a template's words with its variables filled from the case; an unknown variable stays as it stands."""
    values = {
        "number": case.number,
        "service": case.service.name if case.service else "",
        "unit": case.unit.name if case.unit else "",
        "address": case.address,
        **more,
    }
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text
