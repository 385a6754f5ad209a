"""Reads of drafts, feedback and what a publisher still has to decide."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import TruncMonth
from django.utils.timezone import localdate

from kuuluu.cases.models import Attachment, Case, Message, MessageKind, Status
from kuuluu.cases.queries import case_by_number, visible_to
from kuuluu.cities import queries as cities
from kuuluu.cities.models import City, PublishMode, Secrecy, Service
from kuuluu.feedback.models import (
    AnswerTemplate,
    Contractor,
    Draft,
    Job,
    JobState,
    Merge,
    Reconsideration,
    Satisfaction,
)
from kuuluu.feedback.rules import days_until_closing, ended_at, may_be_joined
from kuuluu.journal.models import Event
from kuuluu.language.parts import Matter, matters
from kuuluu.people.actors import Actor
from kuuluu.people.models import Person
from kuuluu.people.roles import Permission
from kuuluu.publication.events import PublicationEvent
from kuuluu.publication.models import Decision, File, Ground, Original, PublicCase, Redaction, State
from kuuluu.routing.queries import rank


def key_hash(key: str) -> str:
    """Return what is kept of the key in a writer's browser."""
    return hashlib.sha256(key.encode()).hexdigest()


@dataclass(frozen=True)
class Likely:
    """A service by its code, and how sure a model is of it."""

    code: str
    confidence: float


def draft_by_key(city: City, key: str) -> Draft | None:
    """Return the draft of this city that a browser holds the key of, sent or not."""
    return Draft.objects.filter(city=city, key_hash=key_hash(key)).select_related("city", "case").first()


def draft_files(draft: Draft) -> list[File]:
    """Return the files that wait with a draft, in the order given."""
    return [f.file for f in draft.files.select_related("file")]


def is_just_said(case: Case, text: str, files: list[File], *, at: datetime) -> bool:
    """Tell whether the sender has said just this in the last minutes: a second click, or a page sent again.

    Files that went with the first click wait for the second no more.
    """
    said = Message.objects.filter(case=case, kind__in=[MessageKind.ADDITION, MessageKind.REPLY], by=None)
    same = said.filter(original__text=text, at__gt=at - timedelta(minutes=10)).prefetch_related("attachments__file")
    sizes = sorted(file.size for file in files)
    return any(not files or sorted(one.file.size for one in message.attachments.all()) == sizes for message in same)


def joinable(city: City, number: str) -> Case | None:
    """Return the public case of this city, by its number, that others can add their voice to now."""
    case = case_by_number(city, number)
    if case is None or not may_be_joined(case) or not PublicCase.objects.filter(pk=case.pk).exists():
        return None
    return case


def proposed_parts(case: Case) -> list[Matter]:
    """Return the matters that a message seems to tell of; none where it seems to be one, or can't be split."""
    if case.part_of_id or case.joined_to_id or case.split_at or case.erased_at:
        return []
    return matters(first_message(case).original.text, case.language, OfCity(case.city))


@dataclass(frozen=True)
class OfCity:
    """What the city's model says of a sentence."""

    city: City

    def rank(self, text: str, language: str = "", place: str = "") -> list[Likely]:
        """Return the likeliest service."""
        found = rank(self.city, text, language, place, most=1).guesses
        return [Likely(one.service.code, one.confidence) for one in found]


def standing_merge(case: Case) -> Merge | None:
    """Return how an officer joined a case to the one it is joined to now."""
    return case.merges.filter(undone_at__isnull=True).first()


def old_drafts(city: City, before: datetime) -> QuerySet[Draft]:
    """Return the drafts that nobody has touched since a moment."""
    return Draft.objects.filter(city=city, changed_at__lt=before)


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
    wanted = Decision.objects.filter(original__message__case__in=seen, is_sampled=True, checked_at__isnull=True)
    return wanted.select_related("original__message__case").order_by("at")


def first_message(case: Case) -> Message:
    """Return what was said first."""
    return case.messages.select_related("original").get(kind=MessageKind.SUBMISSION)


def decisions_of(case: Case) -> QuerySet[Decision]:
    """Return what was decided of the words and files of a case, the last first, each with `by_name`: who did."""
    of_case = Q(original__message__case=case) | Q(file__attachment__message__case=case)
    who = Subquery(Person.objects.filter(pk=OuterRef("by_id")).values("name")[:1])
    made = Decision.objects.filter(of_case).annotate(by_name=who)
    return made.select_related("original", "file").order_by("-at", "-pk")


def last_decisions(case: Case) -> list[Decision]:
    """Return the decisions that were made together last, of words and files of a case."""
    made = list(decisions_of(case))
    return [one for one in made if (one.at, one.by_id) == (made[0].at, made[0].by_id)]


def refusal(case: Case) -> Decision | None:
    """Return the decision by which a case is not public now; None where there is none, or where it waits for one."""
    original = first_message(case).original
    if original.state not in {State.REFUSED, State.WITHDRAWN}:
        return None
    return original.decisions.order_by("-at", "-pk").first()


def open_reconsideration(case: Case) -> Reconsideration | None:
    """Return the other look that was asked for and isn't taken yet."""
    return case.reconsiderations.filter(decided_at__isnull=True).first()


def templates(city: City, service_code: str = "") -> QuerySet[AnswerTemplate]:
    """Return the city's answer templates that fit a service, or all services."""
    found = AnswerTemplate.objects.filter(city=city)
    return found.filter(service_code__in=["", service_code]) if service_code else found


def gone_quiet(city: City, before: datetime) -> QuerySet[Case]:
    """Return the answered cases in which nothing has happened since a moment, and where nobody waits for anything.

    Not one whose promise of being done still ran then, which a contractor works on, of which another look was asked, or
    in which a resident had the last word: those are for an officer to end.
    """
    quiet = Case.objects.filter(city=city, status=Status.ANSWERED, answered_at__lt=before, changed_at__lt=before)
    quiet = _waited_for_by_nobody(quiet.exclude(done_due_date__gte=localdate(before)))
    return quiet.select_related("service", "unit", "area", "city", "feedback", "part_of").order_by("answered_at", "id")


def ends_by_itself_after(case: Case, today: date) -> date | None:
    """Return the day after which an answered case ends by itself if nothing more is said. None: it doesn't."""
    days = days_until_closing(cities.policy(case.city, "close_answered_days", today))
    if not days or case.status != Status.ANSWERED or case.answered_at is None:
        return None
    if not _waited_for_by_nobody(Case.objects.filter(pk=case.pk)).exists():
        return None
    moments = [localdate(case.answered_at), localdate(case.changed_at), case.done_due_date]
    return max(day for day in moments if day) + timedelta(days=days)


def _waited_for_by_nobody(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Leave out cases which a contractor works on, of which another look was asked, or in which a resident spoke last."""
    of_case = {"case": OuterRef("pk")}
    own = Q(case=OuterRef("pk")) | Q(case__joined_to=OuterRef("pk"))
    said = Message.objects.filter(
        own, kind__in=[MessageKind.ADDITION, MessageKind.REPLY], at__gt=OuterRef("answered_at")
    )
    working = Job.objects.filter(state__in=[JobState.GIVEN, JobState.DONE], **of_case)
    asked = Reconsideration.objects.filter(decided_at__isnull=True, **of_case)
    return cases.filter(~Exists(said), ~Exists(working), ~Exists(asked))


def answered_since(city: City, days: int, now: datetime) -> QuerySet[Case]:
    """Return the cases answered within the last days, to measure the pace from."""
    return Case.objects.filter(city=city, answered_at__gte=now - timedelta(days=days))


@dataclass(frozen=True)
class LedgerRow:
    """What became of one matter: public, not public on a ground, or waiting for a decision."""

    received_at: datetime
    fate: str
    ground: str
    decided_at: datetime | None
    is_manual: bool
    objection: str

    @property
    def is_waiting(self) -> bool:
        """Tell whether nobody has decided yet."""
        return self.fate == "waiting"


def ledger_rows(city: City) -> Iterator[LedgerRow]:
    """Yield what became of each matter of a city."""
    first = Message.objects.filter(case__city=city, kind=MessageKind.SUBMISSION, case__feedback__is_voice=False)
    columns = (
        "case__received_at",
        "case__secrecy",
        "case__secrecy_ground",
        "case__service__publish_mode",
        "case__feedback__objection",
        "original__state",
        "original__ground",
        "original__decided_at",
        "original__is_manual",
    )
    for received, secrecy, secret_for, mode, objection, state, ground, decided, is_manual in first.values_list(
        *columns
    ).iterator(2000):
        is_secret = secrecy != Secrecy.PUBLIC or mode == PublishMode.NEVER
        fate = "not_public" if is_secret else FATES[state]
        why = (secret_for or Ground.HEALTH) if is_secret else ground
        yield LedgerRow(received, fate, why, decided, is_manual, objection)


FATES = {
    State.PUBLIC: "public",
    State.PENDING: "waiting",
    State.REFUSED: "not_public",
    State.WITHDRAWN: "not_public",
}


def ledger_of_parts(city: City) -> Iterator[tuple[date, dict[str, int]]]:
    """Yield, by the month in which a matter came in, what was hidden of public words by class, and other looks."""
    month = TruncMonth("original__message__case__received_at")
    hidden = Redaction.objects.filter(original__message__case__city=city, original__state=State.PUBLIC)
    for row in hidden.order_by().values("cls", month=month).annotate(n=Count("*")):
        yield row["month"].date(), {f"hidden:{row['cls']}": row["n"]}
    looks = Reconsideration.objects.filter(case__city=city).order_by()
    for look in looks.values("outcome", month=TruncMonth("case__received_at")).annotate(n=Count("*")):
        yield look["month"].date(), {"looks_asked": look["n"], f"looks_{look['outcome'] or 'open'}": look["n"]}


def publication_of(case: Case) -> tuple[Original, Reconsideration | None]:
    """Return the first words of a case with what was decided of them, and the last other look that was asked for."""
    original = Original.objects.get(message__case=case, message__kind=MessageKind.SUBMISSION)
    return original, case.reconsiderations.order_by("-asked_at").first()


def is_judged(case: Case) -> bool:
    """Tell whether the sender has said how it went, of how it ended last."""
    return case.satisfactions.filter(about_at=ended_at(case)).exists()


@dataclass(frozen=True)
class Result:
    """What senders said of a service: how many did, how many said yes to each, how many came back."""

    service: Service | None
    count: int
    answered: int
    in_time: int
    fixed: int
    # Answered and in order, both.
    good: int

    @property
    def back(self) -> int:
        """How many were not answered or not in order, and opened again."""
        return self.count - self.good


def results(city: City, since: datetime) -> list[Result]:
    """Return what senders said since a moment, by service, those with the most voices first."""
    said = Satisfaction.objects.filter(case__city=city, at__gte=since).order_by()
    rows = said.values("service_id").annotate(
        count=Count("pk"),
        answered=Count("pk", filter=Q(is_answered=True)),
        in_time=Count("pk", filter=Q(is_in_time=True)),
        fixed=Count("pk", filter=Q(is_fixed=True)),
        good=Count("pk", filter=Q(is_answered=True, is_fixed=True)),
    )
    services = {service.pk: service for service in cities.services(city)}
    found = [
        Result(services.get(r["service_id"]), r["count"], r["answered"], r["in_time"], r["fixed"], r["good"])
        for r in rows
    ]
    return sorted(found, key=lambda one: -one.count)


def contractors(city: City) -> QuerySet[Contractor]:
    """Return those to whom the city can give work, by name."""
    return Contractor.objects.filter(city=city, is_active=True)


def contractor_by_code(city: City, code: str) -> Contractor | None:
    """Return the contractor of this city whose link it is."""
    code_hash = hashlib.sha256(code.lower().encode()).hexdigest()
    return contractors(city).filter(code_hash=code_hash).first()


def idle_contractors(city: City, before: datetime) -> QuerySet[Contractor]:
    """Return those whose name is known although no work of theirs ended after a moment, and none is open.

    What was never taken back of a closed case ended with it.
    """
    own = Job.objects.filter(contractor=OuterRef("pk"))
    ended = Q(ended_at__gte=before) | Q(ended_at=None) & (Q(case__closed_at=None) | Q(case__closed_at__gte=before))
    return Contractor.objects.filter(~Exists(own.filter(ended)), city=city).exclude(email="").order_by("pk")


def open_job(case: Case) -> Job | None:
    """Return the work of a case that a contractor has, or says to be done."""
    return case.jobs.filter(state__in=[JobState.GIVEN, JobState.DONE]).select_related("contractor", "case").first()


def all_jobs(case: Case) -> QuerySet[Job]:
    """Return every job of a case with its words and pictures, the last given first."""
    whole = case.jobs.select_related("contractor", "order__original", "report__original").order_by("-given_at")
    return whole.prefetch_related("report__attachments__file")


def last_job(case: Case) -> Job | None:
    """Return the work of a case that was given last, whatever became of it."""
    return case.jobs.select_related("contractor").order_by("-given_at").first()


def jobs_of(contractor: Contractor) -> QuerySet[Job]:
    """Return a contractor's jobs of cases that aren't secret now: the open ones, the soonest first."""
    wanted = Job.objects.filter(contractor=contractor, state__in=[JobState.GIVEN, JobState.DONE])
    wanted = wanted.filter(case__secrecy=Secrecy.PUBLIC)
    whole = wanted.select_related("contractor", "case__service", "case__area", "case__city", "order__original")
    return whole.order_by(F("due_date").asc(nulls_last=True), "given_at")
