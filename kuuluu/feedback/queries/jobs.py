"""Work given to contractors."""

import hashlib
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from kuuluu.cases.models import Case
from kuuluu.cities.models import City, Secrecy
from kuuluu.feedback.models import (
    Contractor,
    Job,
    JobState,
)


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
