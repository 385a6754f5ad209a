"""Reads of cases: the work list and one case with its thread."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import CharField, Count, F, Func, OuterRef, Prefetch, Q, QuerySet, Value
from django.db.models.functions import JSONObject, Right

from kuuluu.cases import rules
from kuuluu.cases.models import Attachment, Case, Contact, Message, MessageKind, Status
from kuuluu.cities.models import City, Secrecy
from kuuluu.language.search import read_query
from kuuluu.language.search.vector import tsquery
from kuuluu.people.actors import Actor
from kuuluu.people.roles import Permission
from kuuluu.publication.models import File
from kuuluu.publication.queries.lists import key_of
from kuuluu.publication.queries.ranking import Has
from kuuluu.publication.queries.search import DeskVocabulary

# Nothing is to be done there: of a split message, its parts are the work.
NO_WORK = (Status.CLOSED, Status.SPLIT)
ROW = (
    "number",
    "title",
    "status",
    "ending",
    "language",
    "next_due_date",
    "waiting_since",
    "reopened_at",
    "assignee__name",
)
NAMES = tuple(f"{thing}__name_{language}" for thing in ("service", "area") for language in ("fi", "sv", "en"))


@dataclass(frozen=True)
class WorkFilter:
    """What a work list shows; each field is a part of its address. Empty: no limit."""

    status: str = ""
    service_id: int | None = None
    area_id: int | None = None
    unit_id: int | None = None
    assignee: str = ""
    late: bool = False
    today: bool = False
    this_week: bool = False
    reopened: bool = False
    words: str = ""


def visible_to(actor: Actor, city: City) -> QuerySet[Case]:
    """Return the cases of a city that an actor may see at the desk; of another city none."""
    cases = Case.objects.filter(city_id=key_of(city))
    if actor.is_system:
        return cases
    reach = {
        Secrecy.PUBLIC: _within(actor, city, _SEE_OPEN),
        Secrecy.LIMITED: _within(actor, city, _SEE_LIMITED),
        Secrecy.SECRET: _within(actor, city, _SEE_SECRET) | _in_hand(actor, city),
    }
    # Levels that are seen whole make one plain condition, which the database knows how common it is.
    whole = [level for level, seen in reach.items() if seen == _ALL]
    if len(whole) == len(reach):
        return cases
    parts = [Q(secrecy=level) & seen for level, seen in reach.items() if level not in whole and seen != _NONE | _NONE]
    return cases.filter(reduce(or_, parts, Q(secrecy__in=whole)))


_SEE_OPEN = (Permission.SEE_ALL_UNITS, Permission.PUBLISH, Permission.REGISTER, Permission.HANDLE_CASES)
_SEE_LIMITED = (Permission.REGISTER, Permission.HANDLE_CASES)
_SEE_SECRET = (Permission.SEE_SECRET,)
_ALL, _NONE = Q(pk__isnull=False), Q(pk__isnull=True)


def _within(actor: Actor, city: City, permissions: tuple[Permission, ...]) -> Q:
    """Return which cases one of the permissions reaches: the whole city's, those of the actor's units, or none."""
    grants = [g for g in actor.grants if g.city_id == city.pk and g.permission in permissions]
    if any(g.unit_id is None for g in grants):
        return _ALL
    units = {g.unit_id for g in grants}
    return Q(unit_id__in=units) if units else _NONE


def _in_hand(actor: Actor, city: City) -> Q:
    """Return which cases were given to the actor by name."""
    if actor.person_id is None or not actor.may_somewhere(Permission.HANDLE_CASES, city.pk):
        return _NONE
    return Q(assignee_id=actor.person_id) & _within(actor, city, (Permission.HANDLE_CASES,))


def work_list(
    actor: Actor, city: City, wanted: WorkFilter, today: date, *, states: Collection[str] = ()
) -> QuerySet[Case]:
    """Return the cases of a work list, the soonest promise first; the caller cuts a page by (next_due_date, id), and names
    service and area from memory.

    `states`: which are listed where the filter wants none; without them those in which something is to be done.
    """
    cases = visible_to(actor, city)
    exact = {
        "status": wanted.status,
        "service_id": wanted.service_id,
        "area_id": wanted.area_id,
        "unit_id": wanted.unit_id,
    }
    cases = cases.filter(**{name: value for name, value in exact.items() if value})
    if not wanted.status and not states:
        cases = cases.exclude(status__in=NO_WORK)
    if wanted.assignee == "me":
        cases = cases.filter(assignee_id=actor.person_id)
    elif wanted.assignee == "none":
        cases = cases.filter(assignee__isnull=True)
    cases = cases.filter(_due(wanted, today))
    if wanted.reopened:
        cases = cases.filter(reopened_at__isnull=False)
    if wanted.words:
        cases = cases.filter(_words(city, wanted.words))
    listed = cases.select_related("assignee").only(*ROW, "service_id", "area_id")
    return listed.order_by(F("next_due_date").asc(nulls_last=True), "id")


def with_names(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Return listed cases with the names of service and area; their shapes and keywords would be most of what is read."""
    return cases.select_related("service", "area", "assignee").only(*ROW, *NAMES)


def open_between(actor: Actor, city: City, since: datetime, until: datetime) -> QuerySet[Case]:
    """Return the cases that came within a time and wait for somebody, as a list shows them, the newest first."""
    came = visible_to(actor, city).exclude(status__in=NO_WORK).filter(received_at__gte=since, received_at__lte=until)
    return with_names(came).order_by("-received_at", "id")


def _due(wanted: WorkFilter, today: date) -> Q:
    """Return which promises a filter wants; a week ends on Sunday, and what is late belongs to it."""
    due = Q(next_due_date__lt=today) if wanted.late else Q()
    if wanted.today:
        due &= Q(next_due_date=today)
    if wanted.this_week:
        due &= Q(next_due_date__lte=_sunday(today))
    return due


def _sunday(today: date) -> date:
    return today + timedelta(days=6 - today.weekday())


def cursor_of(case: Case) -> str:
    """Return where a work list goes on after a case."""
    return f"{case.next_due_date or '-'}_{case.pk}"


def after(cases: QuerySet[Case], cursor: str) -> QuerySet[Case]:
    """Return what comes after a cursor; one that can't be read begins anew."""
    day, _mark, pk = cursor.partition("_")
    try:
        last = UUID(pk)
        due = None if day == "-" else date.fromisoformat(day)
    except ValueError:
        return cases
    if due is None:
        return cases.filter(next_due_date__isnull=True, id__gt=last)
    return cases.filter(Q(next_due_date__gt=due) | Q(next_due_date=due, id__gt=last) | Q(next_due_date__isnull=True))


def file_of(case: Case, file_id: UUID) -> File | None:
    """Return a file of the case, of any of its messages."""
    own = Q(attachment__message__case=case)
    # Whoever handles a part sees the pictures of the message that it was cut from, unless that one is more secret.
    whole = Q(
        attachment__message__case_id=case.part_of_id,
        attachment__message__kind=MessageKind.SUBMISSION,
        attachment__message__case__secrecy=case.secrecy,
    )
    return File.objects.filter(own | whole if case.part_of_id else own, pk=file_id).first()


def _words(city: City, words: str) -> Q:
    """Return what finds cases by their number or by all of the words; slips are told by the words of the public register."""
    asked = tsquery(read_query(words, "", DeskVocabulary(city)))
    found = Q(Has(F("search"), Value(asked))) if asked else Q(pk__in=[])
    return Q(number__iexact=words.strip()) | found


def case_at_desk(actor: Actor, city: City, number: str) -> Case | None:
    """Return a case that the actor may see, by its number in this city; None is all that a stranger learns.

    With it comes all that its page shows of it: `joined_numbers` of the cases that were joined to it and that the actor
    may see, and contact data for those who may see any.
    """
    seen = visible_to(actor, city)
    joined = seen.filter(joined_to=OuterRef("pk")).order_by("number").values("number")
    whole = seen.select_related(
        "service", "unit", "area", "assignee", "city", "feedback", "joined_to", "part_of", "initiative"
    )
    whole = whole.annotate(joined_numbers=ArraySubquery(joined), joined_ids=ArraySubquery(joined.values("pk")))
    if actor.may_somewhere(Permission.SEE_CONTACT, city.pk):
        whole = whole.select_related("contact")
    return whole.filter(number=number).first()


def cases_at_desk(actor: Actor, city: City, numbers: Collection[str]) -> QuerySet[Case]:
    """Return those of the numbered cases that the actor may see, with all that an act asks of them, soonest promise first."""
    wanted = visible_to(actor, city).filter(number__in=numbers)
    whole = wanted.select_related("service", "unit", "area", "city", "feedback", "contact", "assignee", "initiative")
    return whole.order_by(F("next_due_date").asc(nulls_last=True), "id")


def first_words(cases: Collection[Case]) -> dict[UUID, str]:
    """Return by case what was said first, as its sender wrote it."""
    said = Message.objects.filter(case__in=cases, kind=MessageKind.SUBMISSION)
    return dict(said.values_list("case_id", "original__text"))


def case_by_code(city: City, code: str) -> Case | None:
    """Return the case of this city whose sender holds the code."""
    found = Case.objects.filter(city=city, code_hash=rules.code_hash(code))
    main = (f"joined_to__{name}" for name in ("service", "unit", "city", "feedback"))
    return found.select_related("service", "unit", "area", "city", "feedback", "contact", "initiative", *main).first()


def case_by_id(case_id: UUID) -> Case | None:
    """Return a case by its id, for readers of the journal."""
    return Case.objects.filter(pk=case_id).select_related("service", "unit", "area", "city", "feedback").first()


def thread(case: Case) -> QuerySet[Message]:
    """Return the messages of a case, oldest first, with originals, redactions and files."""
    files = Prefetch("attachments", Attachment.objects.select_related("file"))
    return case.messages.select_related("original", "by").prefetch_related("original__redactions", files)


def conversation(case: Case) -> QuerySet[Message, Any]:
    """Return the messages of a case, oldest first, with originals and files; `hidden_count`: how many places are hidden."""
    return conversations([case])


def conversations(cases: list[Case]) -> QuerySet[Message, Any]:
    """Return the messages of several cases, the same way."""
    files = Prefetch("attachments", Attachment.objects.select_related("file"))
    counted = Message.objects.filter(case__in=cases).annotate(hidden_count=Count("original__redactions"))
    return counted.select_related("original").prefetch_related(files)


def thread_at_desk(case: Case) -> QuerySet[Message, Any]:
    """Return the messages of a case, oldest first, with originals, `hidden_count`: how many places are hidden, and `given`.

    `given` are the files as plain data: one question to the database, whatever there is.
    """
    files = Attachment.objects.filter(message=OuterRef("pk")).order_by("order", "pk")
    given = files.values(
        json=JSONObject(pk="file_id", name="file__name", description="file__description", media_type="file__media_type")
    )
    # What others say whom it concerns too: as far as the officer who asked for the case may see their own.
    told = Q(case_id__in=getattr(case, "joined_ids", [])) & ~Q(kind=MessageKind.NOTE) & ~Q(original__text="")
    messages = Message.objects.filter(Q(case_id__in=[case.pk, *getattr(case, "joined_ids", [])]), Q(case=case) | told)
    counted = messages.annotate(hidden_count=Count("original__redactions"), given=ArraySubquery(given))
    return counted.select_related("original", "case")


def contact(case: Case) -> Contact | None:
    """Return how the sender is reached, if contact data was given; the parts of a message have one sender."""
    return getattr(case.part_of or case, "contact", None)


def case_by_number(city: City, number: str) -> Case | None:
    """Return a case of this city by its number, whoever asks."""
    found = Case.objects.filter(city=city, number=number)
    return found.select_related("service", "unit", "area", "city", "feedback").first()


def joined_with_contact(case: Case) -> QuerySet[Case]:
    """Return the cases joined to this one, or to the message that it is a part of, whose senders can be written to."""
    joined = Case.objects.filter(joined_to__in=[pk for pk in (case.pk, case.part_of_id) if pk])
    return joined.filter(contact__isnull=False).select_related("contact").order_by("received_at")


def joined_at_desk(actor: Actor, case: Case) -> QuerySet[Case]:
    """Return the cases joined to this one that the actor may see, the first joined first."""
    return (
        visible_to(actor, case.city).filter(joined_to=case).select_related("feedback").order_by("received_at", "number")
    )


def parts_of(case: Case) -> list[Case]:
    """Return the parts that a message was split into, in their order."""
    return list(case.parts.select_related("service", "unit", "city", "feedback", "part").order_by("part__order"))


# As many digits of a telephone number are the same whether it is written with a country's code or without.
OWN_DIGITS = 9


def same_sender(actor: Actor, case: Case) -> QuerySet[Case]:
    """Return the other cases of the city that came from the same e-mail address or telephone, the newest first.

    Of those alone that the actor may see with their contact data.
    """
    sender, other = contact(case), visible_to(actor, case.city).exclude(pk=case.pk)
    digits = "".join(one for one in sender.phone if one.isdigit())[-OWN_DIGITS:] if sender else ""
    same = Q(contact__email__iexact=sender.email) if sender and sender.email else Q(pk=None)
    if len(digits) == OWN_DIGITS:
        bare = Func(F("contact__phone"), Value(r"\D"), Value(""), Value("g"), function="regexp_replace")
        other = other.annotate(digits=Right(bare, OWN_DIGITS, output_field=CharField()))
        same |= Q(digits=digits)
    found = other.filter(same & _within(actor, case.city, (Permission.SEE_CONTACT,)))
    return found.select_related("service").order_by("-received_at", "-id")


# A condition on the day of the next promise or on who has it, in the database's own words, and what it asks with.
Condition = tuple[str, list[Any]]
# A count stops here: more says nothing more to anybody.
COUNTED_TO = 1000


def counts(actor: Actor, city: City, today: date) -> dict[str, int]:
    """Return how many cases of the actor's are late, due today, own and unassigned, each counted to one over 1,000."""
    open_cases = visible_to(actor, city).exclude(status__in=NO_WORK)
    wanted: dict[str, Condition] = {
        "late": ("next_due_date < %s", [today]),
        "today": ("next_due_date = %s", [today]),
        "mine": ("assignee_id = %s", [actor.person_id]),
        "unassigned": ("assignee_id is null", []),
    }
    return _counted(open_cases, wanted)


def counts_of_groups(cases: QuerySet[Case], today: date, names: Collection[str]) -> dict[str, int]:
    """Return how many cases of a list stand in each of the named groups, by when they are due."""
    sunday = _sunday(today)
    groups: dict[str, Condition] = {
        "late": ("next_due_date < %s", [today]),
        "today": ("next_due_date = %s", [today]),
        "week": ("next_due_date > %s and next_due_date <= %s", [today, sunday]),
        "later": ("next_due_date > %s", [sunday]),
        "none": ("next_due_date is null", []),
    }
    return _counted(cases, {name: groups[name] for name in names}) if names else {}


_PART = "(select count(*) from (select from seen where {} limit %s) counted)"


def _counted(cases: QuerySet[Case], wanted: dict[str, Condition]) -> dict[str, int]:
    """Count parts of a list in one round to the database, each to one over COUNTED_TO; each part by an index of its own."""
    try:
        listed, parameters = cases.order_by().values("next_due_date", "assignee_id").query.sql_with_params()
    except EmptyResultSet:  # who may see nothing has nothing to count
        return dict.fromkeys(wanted, 0)
    counted = [_PART.format(condition) for condition, _given in wanted.values()]
    given = [value for _one, values in wanted.values() for value in (*values, COUNTED_TO + 1)]
    with connections[cases.db].cursor() as cursor:
        cursor.execute(f"with seen as not materialized ({listed}) select {', '.join(counted)}", [*parameters, *given])
        return dict(zip(wanted, cursor.fetchone(), strict=True))


def due_for_notice(city: City, today: date) -> QuerySet[Case]:
    """Return the cases whose promised answer has passed without a word since: an interim notice is owed."""
    return Case.objects.filter(
        city=city,
        status__in=[Status.RECEIVED, Status.IN_PROGRESS],
        answered_at__isnull=True,
        answer_due_date__lt=today,
        noticed_late_at__isnull=True,
    ).select_related("city", "unit", "service")


def unread_documents() -> QuerySet[Attachment]:
    """Return the documents given with a message whose words nobody has read yet, the oldest first."""
    unread = Attachment.objects.filter(file__examined_at__isnull=True).exclude(file__media_type__startswith="image/")
    return unread.select_related("file__city").order_by("file__created_at")


def documents(case: Case) -> list[File]:
    """Return the documents given with a case, in the order in which they came, with their words and hidden places."""
    given = File.objects.filter(attachment__message__case=case).exclude(media_type__startswith="image/")
    whole = given.exclude(attachment__message__kind=MessageKind.NOTE).select_related("words")
    return list(whole.prefetch_related("words__redactions").order_by("attachment__message__at", "created_at", "pk"))
