"""The work list: cases in which something is to be done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet, Value

from kuuluu.cases.models import Case, Status
from kuuluu.cases.queries.seeing import visible_to
from kuuluu.cities.models import City
from kuuluu.language.search import read_query
from kuuluu.language.search.vector import tsquery
from kuuluu.people.actors import Actor
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
        due &= Q(next_due_date__lte=sunday_after(today))
    return due


def sunday_after(today: date) -> date:
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


def _words(city: City, words: str) -> Q:
    """Return what finds cases by their number or by all of the words; slips are told by the words of the public register."""
    asked = tsquery(read_query(words, "", DeskVocabulary(city)))
    found = Q(Has(F("search"), Value(asked))) if asked else Q(pk__in=[])
    return Q(number__iexact=words.strip()) | found


def due_for_notice(city: City, today: date) -> QuerySet[Case]:
    """Return the cases whose promised answer has passed without a word since: an interim notice is owed."""
    return Case.objects.filter(
        city=city,
        status__in=[Status.RECEIVED, Status.IN_PROGRESS],
        answered_at__isnull=True,
        answer_due_date__lt=today,
        noticed_late_at__isnull=True,
    ).select_related("city", "unit", "service")
