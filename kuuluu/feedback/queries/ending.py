"""Answered cases that end by themselves."""

from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from kuuluu.cases.models import Case, Message, MessageKind, Status
from kuuluu.cities import queries as cities
from kuuluu.cities.models import City
from kuuluu.feedback.models import (
    Job,
    JobState,
    Reconsideration,
)
from kuuluu.feedback.rules import days_until_closing


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
