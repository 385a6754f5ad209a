"""What waits for a publisher, and what was decided."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from kuuluu.cases.models import Attachment, Case, Message, MessageKind
from kuuluu.cases.queries import visible_to
from kuuluu.cities.models import City, PublishMode, Secrecy
from kuuluu.feedback.models import (
    Reconsideration,
)
from kuuluu.journal.models import Event
from kuuluu.people.actors import Actor
from kuuluu.people.models import Person
from kuuluu.people.roles import Permission
from kuuluu.publication.events import PublicationEvent
from kuuluu.publication.models import BY_LIKENESS, Decision, Original, State


def undecided(actor: Actor, city: City) -> QuerySet[Case]:
    """Return the cases that wait for a publisher: the riskiest words first, then the oldest.

    Waiting are words or pictures that nobody has decided on, another look that the sender asked for, and a public case
    whose sender has objected since it was decided on.
    """
    if not actor.may(Permission.PUBLISH, city.pk):
        return Case.objects.none()
    said = Message.objects.filter(case=OuterRef("pk")).exclude(kind=MessageKind.NOTE)
    words = said.filter(original__state=State.PENDING).exclude(kind=MessageKind.SUBMISSION, case__part_of__isnull=False)
    files = Attachment.objects.filter(message__case=OuterRef("pk"), file__state=State.PENDING)
    files = files.exclude(message__kind=MessageKind.NOTE)
    # Of a matter that isn't public as a whole, nothing that came later needs a decision.
    closed = said.filter(kind=MessageKind.SUBMISSION, original__state__in=[State.REFUSED, State.WITHDRAWN])
    asked = Reconsideration.objects.filter(case=OuterRef("pk"), decided_at__isnull=True)
    since = Event.objects.filter(
        name=PublicationEvent.OBJECTED, subject_id=OuterRef("case_id"), at__gt=OuterRef("original__decided_at")
    )
    shown = said.filter(Exists(since), kind=MessageKind.SUBMISSION, original__state=State.PUBLIC)
    objected = ~Q(feedback__objection="") & Q(Exists(shown))
    waits = (Q(Exists(words)) | Q(Exists(files))) & ~Q(Exists(closed)) | Q(Exists(asked)) | objected
    cases = visible_to(actor, city).filter(waits, feedback__is_voice=False, secrecy=Secrecy.PUBLIC)
    # What is erased, or has left the register when its time was over, becomes public no more.
    cases = cases.filter(left_register_at=None)
    cases = cases.exclude(service__publish_mode=PublishMode.NEVER).annotate(
        risk=Subquery(_worst(words)), look_due_date=Subquery(asked.values("due_date")[:1])
    )
    whole = cases.select_related("feedback", "service", "unit").prefetch_related(
        Prefetch("messages", Message.objects.select_related("original")),
        "messages__original__redactions",
        Prefetch("messages__attachments", Attachment.objects.select_related("file")),
    )
    return whole.order_by(F("risk").desc(nulls_last=True), "received_at", "id")


def _worst(words: QuerySet[Message]) -> QuerySet[Message, Any]:
    """Return how closely a person must look at the words of a case: the riskiest of them."""
    return words.order_by("-original__risk").values("original__risk")[:1]


def due_for_publication(city: City, now: datetime) -> QuerySet[Message]:
    """Return the messages that policy makes public now, with all that its rule asks for."""
    due = Message.objects.filter(case__city=city, original__publish_at__lte=now, original__state=State.PENDING)
    wanted = due.select_related("case__service", "case__city", "case__feedback", "original")
    return wanted.prefetch_related("original__redactions").order_by("original__publish_at")


def to_check(actor: Actor, city: City) -> QuerySet[Decision]:
    """Return the automatic decisions that a person is asked to look at, the oldest first."""
    if not actor.may(Permission.PUBLISH, city.pk):
        return Decision.objects.none()
    # What was made secret since is no longer for every publisher.
    seen = visible_to(actor, city)
    waits = {"is_sampled": True, "checked_at": None, "original__message__case__left_register_at": None}
    waits["original__erased_at"] = None
    wanted = Decision.objects.filter(original__message__case__in=seen, **waits)
    return wanted.select_related("original__message__case").order_by("at")


def first_message(case: Case) -> Message:
    """Return what was said first."""
    return case.messages.select_related("original").get(kind=MessageKind.SUBMISSION)


def decisions_of(case: Case) -> QuerySet[Decision]:
    """Return what was decided of the words and files of a case, the last first, each with `by_name`: who did. That a file got
    a new copy because of what was hidden elsewhere is nobody's decision.
    """
    of_case = Q(original__message__case=case) | Q(file__attachment__message__case=case)
    who = Subquery(Person.objects.filter(pk=OuterRef("by_id")).values("name")[:1])
    made = Decision.objects.filter(of_case).exclude(before__has_key=BY_LIKENESS).annotate(by_name=who)
    return made.select_related("original", "file").order_by("-at", "-pk")


def last_decisions(case: Case) -> list[Decision]:
    """Return the decisions that were made together last, of words and files of a case."""
    return made_together(case, list(decisions_of(case)))


def made_together(case: Case, made: list[Decision]) -> list[Decision]:
    """Return of the decisions on a case those that were made together with the first of them, and at once with them of its
    parts, where nothing was decided of a part since.
    """
    same = [one for one in made if (one.at, one.by_id) == (made[0].at, made[0].by_id)]
    if not same or not case.split_at:
        return same
    later = Decision.objects.filter(original=OuterRef("original"), pk__gt=OuterRef("pk"))
    of_parts = Decision.objects.filter(original__message__case__part_of=case, at=same[0].at, by_id=same[0].by_id)
    return same + list(of_parts.exclude(Exists(later)).select_related("original"))


def refusal(case: Case) -> Decision | None:
    """Return the decision by which a case is not public now; None where there is none, or where it waits for one."""
    original = first_message(case).original
    if original.state not in {State.REFUSED, State.WITHDRAWN}:
        return None
    return original.decisions.order_by("-at", "-pk").first()


def open_reconsideration(case: Case) -> Reconsideration | None:
    """Return the other look that was asked for and isn't taken yet."""
    return case.reconsiderations.filter(decided_at__isnull=True).first()


def publication_of(case: Case) -> tuple[Original, Reconsideration | None]:
    """Return the first words of a case with what was decided of them, and the last other look that was asked for."""
    original = Original.objects.get(message__case=case, message__kind=MessageKind.SUBMISSION)
    return original, case.reconsiderations.order_by("-asked_at").first()
