"""Who may do what with a feedback, and when."""

import hashlib
import hmac
from base64 import b32encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings

from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case, Ending, Message, MessageKind, Status
from kuuluu.cases.queries import contact
from kuuluu.cases.rules import OF_THE_CITY, OPEN, is_sender, may_handle
from kuuluu.cities.models import City, PublishMode, Secrecy
from kuuluu.feedback.models import Draft, Feedback, Job, JobState, Kind, Review
from kuuluu.journal.commands import Step
from kuuluu.language.findings import find_all
from kuuluu.language.matters import Matter, other_matter
from kuuluu.people.actors import Actor
from kuuluu.people.queries import officers
from kuuluu.people.roles import Permission
from kuuluu.publication.models import PublicCase, State
from kuuluu.publication.rules import Hide, besides_signature
from kuuluu.routing.rules import REGISTRY

UNANSWERED = frozenset({Status.RECEIVED, Status.IN_PROGRESS, Status.WAITING})
TAKE_UP = Step(CaseEvent.TAKEN_UP, frozenset({Status.RECEIVED}), Status.IN_PROGRESS)
ASK = Step(CaseEvent.ASKED, frozenset({Status.RECEIVED, Status.IN_PROGRESS, Status.ANSWERED}), Status.WAITING)
REPLY = Step(CaseEvent.REPLIED, frozenset({Status.WAITING}), Status.IN_PROGRESS)
ANSWER = Step(CaseEvent.ANSWERED, UNANSWERED, Status.ANSWERED)
CLOSE = Step(CaseEvent.CLOSED, OPEN, Status.CLOSED)
# By the city's policy, of what was answered and nobody has said more of.
CLOSE_QUIET = Step(CaseEvent.CLOSED, frozenset({Status.ANSWERED}), Status.CLOSED)
TRANSFER = Step(CaseEvent.TRANSFERRED, OPEN, Status.CLOSED)
JOIN = Step(CaseEvent.JOINED, OPEN, Status.CLOSED)
# Somebody whom a case concerns too: the own case ends at once in the one it is joined to.
GIVE_VOICE = Step(CaseEvent.VOICE_GIVEN, frozenset({Status.RECEIVED}), Status.CLOSED)
SPLIT = Step(CaseEvent.SPLIT, frozenset({Status.RECEIVED, Status.IN_PROGRESS}), Status.SPLIT)
UNSPLIT = Step(CaseEvent.SPLIT_UNDONE, frozenset({Status.SPLIT}), Status.IN_PROGRESS)
END_PARTS = Step(CaseEvent.PARTS_ENDED, frozenset({Status.SPLIT}), Status.CLOSED)
REOPEN_PARTS = Step(CaseEvent.PARTS_REOPENED, frozenset({Status.CLOSED}), Status.SPLIT)
TAKE_APART = Step(CaseEvent.TAKEN_APART, frozenset({Status.CLOSED}), Status.RECEIVED)
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
        CaseEvent.VOICE_GIVEN,
        CaseEvent.TAKEN_APART,
        CaseEvent.SPLIT,
        CaseEvent.SPLIT_OFF,
        CaseEvent.PARTS_ENDED,
        CaseEvent.PARTS_REOPENED,
        CaseEvent.CLOSED,
        CaseEvent.REOPENED,
    }
)
# What residents say themselves, as against what the city says.
RESIDENTS = frozenset({MessageKind.SUBMISSION, MessageKind.REPLY, MessageKind.ADDITION})
# Within how long a publisher can take back what was decided last.
UNDO_WITHIN = timedelta(hours=36)
# Where a city's own policies say nothing.
RECONSIDERATION_DAYS = 10
SAMPLE_SHARE = 0.1
# What a sender says of a message that is no appeal, claim or the like, though its words sound so.
FEEDBACK = "feedback"
# How whoever handles a case can end it; the other endings come of what was done: moved, joined, split, withdrawn.
CHOSEN_ENDINGS = (Ending.DONE, Ending.ANSWERED, Ending.PLANNED, Ending.REFUSED, Ending.NOT_FOUND)
# Endings that tell the sender where the answer is: how it went is asked there.
ENDED_ELSEWHERE = frozenset({Ending.MOVED, Ending.JOINED, Ending.PARTS})


@dataclass(frozen=True)
class Letter:
    """A feedback as its writer left it: every field of the form, typed."""

    text: str = ""
    service_code: str = ""
    kind: str = Kind.FAULT
    # What it is where law handles it in another way; FEEDBACK: the sender says that it is none of these; "": by its words.
    matter: str = ""
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
    # The sender asks that the public sees the part of the city alone.
    hides_place: bool = False
    language: str = "fi"
    hidden: tuple[Hide, ...] = field(default=())
    # Found spans of which the sender says that they hide nothing secret.
    shown: tuple[Hide, ...] = field(default=())

    @property
    def noticed(self) -> str:
        """Return what law handles in another way than feedback, as the sender said or else as the words say; "": feedback."""
        if self.matter == FEEDBACK:
            return ""
        return self.matter if self.matter in set(Matter) else other_matter(self.text) or ""

    @property
    def is_double(self) -> bool:
        """Tell whether somebody claims compensation for what a fault did: the registry gets the one, and somebody the other."""
        return self.noticed == Matter.CLAIM and self.kind == Kind.FAULT and self.service_code != REGISTRY

    @property
    def contact(self) -> dict[str, str]:
        """Return the sender's contact data, empty where none was given."""
        return {"name": self.name, "email": self.email, "phone": self.phone, "postal_address": self.postal_address}


def letter_of(draft: Draft) -> Letter:
    """Return what a draft holds; fields that no longer exist are left out."""
    known = {k: v for k, v in draft.data.items() if k in Letter.__dataclass_fields__}
    hidden, shown = (tuple(Hide(**span) for span in known.pop(name, [])) for name in ("hidden", "shown"))
    return Letter(**{"language": draft.language, **known}, hidden=hidden, shown=shown)


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
    """The sender who isn't content, or an officer, opens a case again; not one that was split, whose parts are opened."""
    return may_reply(actor, case) and case.split_at is None


GIVE_BACK = Step(CaseEvent.WORK_DONE, frozenset({JobState.GIVEN}), JobState.DONE, field="state")
ACCEPT_WORK = Step(CaseEvent.WORK_ACCEPTED, frozenset({JobState.DONE}), JobState.ACCEPTED, field="state")
RETURN_WORK = Step(CaseEvent.WORK_RETURNED, frozenset({JobState.DONE}), JobState.GIVEN, field="state")
CANCEL_WORK = Step(
    CaseEvent.WORK_CANCELLED, frozenset({JobState.GIVEN, JobState.DONE}), JobState.CANCELLED, field="state"
)


def may_delegate(actor: Actor, case: Case) -> bool:
    """Whoever handles a case may give its work to a contractor; what is secret stays with the city's own people."""
    return may_handle(actor, case) and case.secrecy == Secrecy.PUBLIC


def is_contractor(actor: Actor, job: Job) -> bool:
    """Tell whether the actor holds the link of the contractor whose job it is."""
    return job.contractor.is_active and actor.contractor_id == job.contractor_id


def may_judge_work(actor: Actor, job: Job) -> bool:
    """Whoever handles the case says whether the work is right, or takes it back."""
    return may_handle(actor, job.case)


def contractor_code(contractor_id: UUID, turn: int) -> str:
    """Return the secret of a contractor's link: 130 bits that only this installation can make."""
    seed = b"contractor " + contractor_id.bytes + str(turn).encode()
    digest = hmac.new(settings.SECRET_KEY.encode(), seed, hashlib.sha256).digest()
    return b32encode(digest).decode()[:26].lower()


def may_be_judged(case: Case) -> bool:
    """Tell whether a matter has come so far that its sender can say how it went; one that moved on ends elsewhere."""
    return case.status in {Status.ANSWERED, Status.CLOSED} and case.ending not in ENDED_ELSEWHERE


def ended_at(case: Case) -> datetime:
    """Return when it ended, or was answered where work still goes on."""
    ended = case.closed_at or case.answered_at
    assert ended
    return ended


def may_take_up(actor: Actor, case: Case) -> bool:
    """Whoever handles a case takes it up; one that came back unsolved somebody else, where there is somebody."""
    return may_handle(actor, case) and not is_first_reader(actor, case)


def is_first_reader(actor: Actor, case: Case) -> bool:
    """Tell whether somebody handled a case that came back unsolved, and a colleague could read it instead."""
    if not case.reopened_at or not actor.person_id or case.unit is None:
        return False
    last = case.satisfactions.order_by("-at").first()
    if last is None or (last.is_answered and last.is_fixed) or last.reader_id != actor.person_id:
        return False
    return officers(case.unit).exclude(pk=actor.person_id).exists()


def owes_answer(case: Case) -> bool:
    """Tell whether the case can't end without an answer.

    Questions, demands and requests are answered where the sender can be reached (Act 434/2003, sections 8 and 23; the
    Chancellor of Justice, 22 Feb 2022).
    """
    feedback = case.feedback
    asks = feedback.kind == Kind.QUESTION or (feedback.wants_answer and feedback.kind != Kind.THANKS) or case.matter
    return bool(asks and not case.answered_at and contact(case))


def may_be_joined(case: Case) -> bool:
    """Tell whether others can add their voice: a public matter that is still open, and not handled elsewhere."""
    is_here = case.joined_to_id is None and case.split_at is None and not case.is_erased
    return case.status in OPEN and is_here and is_public_matter(case)


def may_split(actor: Actor, case: Case) -> bool:
    """Whoever handles a message that tells of several matters may split it; a part is not split again."""
    is_whole = case.part_of_id is None and case.joined_to_id is None
    return is_whole and may_handle(actor, case)


def is_of_whole(case: Case, message: Message) -> bool:
    """Tell whether words are cut from a message: what is public of them is decided for the whole of it."""
    return bool(case.part_of_id) and message.kind == MessageKind.SUBMISSION


def is_untouched(parts: Sequence[Case]) -> bool:
    """Tell whether nothing has happened to any of the parts since they were made."""
    return all(part.version == 1 for part in parts)


def may_take_apart(actor: Actor, case: Case) -> bool:
    """Whoever handles a case that was joined says that it is another matter; a bare voice is none of its own."""
    return bool(case.joined_to_id) and may_handle(actor, case) and not case.feedback.is_voice


def is_public_matter(case: Case) -> bool:
    """Tell whether a case can be public at all: nothing secret, nothing of health and social services (621/1999, 24 §).

    What has left the register because its time there was over stays off it.
    """
    # A message is as secret as its most secret part: of each part, its own secrecy counts.
    family = [case, *([case.part_of] if case.part_of else [])]
    if case.secrecy != Secrecy.PUBLIC or any(one.left_register_at for one in family):
        return False
    return not any(one.service and one.service.publish_mode == PublishMode.NEVER for one in family)


def is_over(case: Case) -> bool:
    """Tell whether nothing more is decided of its publication: its time on the register was over, or its words are erased."""
    return case.is_erased or case.left_register_at is not None


@dataclass(frozen=True)
class AutomaticPolicy:
    """How a city lets clean words be public by themselves: after which delay, and how many a person looks at later."""

    delay: timedelta
    sample_share: float


def automatic_policy(value: Any) -> AutomaticPolicy | None:
    """Return a city's policy `automatic_publication`; None where a person decides on everything."""
    if not isinstance(value, dict):
        return None
    return AutomaticPolicy(timedelta(hours=float(value["delay_hours"])), float(value["sample_share"]))


def is_clean_of_city(message: Message) -> bool:
    """Tell whether an officer's words name nothing that the public must not see; whose they are may be read in them."""
    text, writer = message.original.text, message.by.name if message.by else ""
    return message.kind in OF_THE_CITY and not besides_signature(text, find_all(text), writer)


def is_clean(case: Case, message: Message) -> bool:
    """Tell whether nothing speaks against publishing a resident's words as they are, before a person has looked.

    Nobody has decided of them, nothing was found in them, nobody objected, it is no complaint, no initiative and no secret.
    """
    original = message.original
    return (
        original.state == State.PENDING
        and not original.is_manual
        and not original.redactions.all()
        and not find_all(original.text)
        and message.kind in RESIDENTS
        and is_public_matter(case)
        and not case.feedback.review
        and not case.feedback.objection
        and case.feedback.kind != Kind.COMPLAINT
        and not case.matter
    )


def is_held(case: Case) -> bool:
    """Tell whether nothing more of it may be shown for now: it went on as an initiative that its own review has to let first."""
    return case.feedback.review == Review.WAITS


def ended_unchecked(case: Case) -> bool:
    """Tell whether it went on as an initiative that ended before its text was checked: a person who knows so decides of it as
    of any feedback.
    """
    return case.feedback.review == Review.ENDED


def ending_of(case: Case) -> str:
    """Return how it ended as the public is told. Where it went on as an initiative, that one's end at the check, or by its
    makers, is no decision of the city on what was asked for.
    """
    is_of_check = ended_unchecked(case) or (case.feedback.review and case.ending == Ending.REFUSED)
    return "" if is_of_check else case.ending


def shows_place(feedback: Feedback) -> bool:
    """Tell whether everybody sees the exact place: neither a publisher nor the review of the initiative hides it."""
    return not (feedback.hides_place or feedback.review_hides_place)


def may_publish_itself(case: Case, message: Message) -> bool:
    """Tell whether a resident's words may be public by the city's policy: they are clean, and the service allows it.

    What came later is public only beside a public beginning.
    """
    return (
        bool(case.service and case.service.publish_mode == PublishMode.AUTO)
        and is_clean(case, message)
        and (message.kind == MessageKind.SUBMISSION or PublicCase.objects.filter(pk=case.pk).exists())
    )


def days_until_closing(value: Any) -> int | None:
    """Return a city's policy `close_answered_days`: after how many quiet days an answered case ends by itself.

    None where it never does.
    """
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def may_act_by_policy(actor: Actor, case: Case) -> bool:  # noqa: ARG001 - the policy is asked of the case itself
    """Only the service itself acts by policy."""
    return actor.is_system


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
