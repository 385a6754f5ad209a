"""Work given to a contractor, who needs no account: given, said to be done, accepted or returned."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from kuuluu.cases.commands import say, touch
from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case, MessageKind
from kuuluu.cities.models import City
from kuuluu.feedback import queries, rules
from kuuluu.feedback.models import Contractor, Job, JobState
from kuuluu.journal.commands import NotAllowed, NotNow, Step, command, record
from kuuluu.people.actors import Actor
from kuuluu.publication.models import File


def contractor_of(city: City, *, name: str, email: str) -> Contractor:
    """Return the city's contractor of an address, made where there is none yet."""
    found = Contractor.objects.filter(city=city, email__iexact=email).first()
    if found:
        return found
    contractor_id = uuid4()
    code_hash = _hash(contractor_id, 1)
    return Contractor.objects.create(id=contractor_id, city=city, name=name, email=email.lower(), code_hash=code_hash)


@command(who=rules.may_delegate)
def delegate(
    case: Case, *, contractor: Contractor, words: str, by: Actor, at: datetime, due_date: date | None = None
) -> Job:
    """Give the work of a case to a contractor, who is told by e-mail that it waits. The case stays with its unit.

    Raises NotNow while another job of the case is open.
    """
    if contractor.city_id != case.city_id or not contractor.is_active:
        raise NotAllowed("delegate")
    if queries.open_job(case):
        raise NotNow("delegate")
    order = say(case, MessageKind.NOTE, words, by=by, at=at)
    job = Job.objects.create(
        city=case.city, case=case, contractor=contractor, order=order, due_date=due_date, given_at=at
    )
    touch(case, at=at)
    record(CaseEvent.DELEGATED, case, by=by, at=at, message=str(order.pk), job=str(job.pk))
    return job


@command(who=rules.is_contractor, when=rules.GIVE_BACK)
def report_work(job: Job, *, words: str, by: Actor, at: datetime, files: Sequence[File] = ()) -> None:
    """Say, as the contractor, that the work is done, with words and pictures. An officer of the city looks at it."""
    report = say(job.case, MessageKind.NOTE, words, by=by, at=at, files=files)
    _move(job, rules.GIVE_BACK, by=by, at=at, message=str(report.pk), report=report, done_at=at)


@command(who=rules.may_judge_work, when=rules.ACCEPT_WORK)
def accept_work(job: Job, *, by: Actor, at: datetime) -> None:
    """Say that the work is right. The case itself is answered and closed by its officer."""
    _move(job, rules.ACCEPT_WORK, by=by, at=at, ended_at=at)


@command(who=rules.may_judge_work, when=rules.RETURN_WORK)
def return_work(job: Job, *, words: str, by: Actor, at: datetime) -> None:
    """Return the work to the contractor with what is still wrong."""
    order = say(job.case, MessageKind.NOTE, words, by=by, at=at)
    _move(job, rules.RETURN_WORK, by=by, at=at, message=str(order.pk), order=order, done_at=None)


@command(who=rules.may_judge_work, when=rules.CANCEL_WORK)
def cancel_work(job: Job, *, by: Actor, at: datetime) -> None:
    """Take the work back; the contractor no longer sees it."""
    _move(job, rules.CANCEL_WORK, by=by, at=at, ended_at=at)


@command(who=rules.may_judge_work)
def renew_link(job: Job, *, by: Actor, at: datetime) -> None:
    """Give the contractor a new link, where the old one may be in wrong hands: that one opens nothing from now on, and the
    new one goes to the contractor's own address. Raises NotNow where the job has ended.
    """
    contractor = Contractor.objects.select_for_update().get(pk=job.contractor_id)
    if job.state not in {JobState.GIVEN, JobState.DONE} or not contractor.is_active:
        raise NotNow("renew_link")
    contractor.turn += 1
    contractor.code_hash = _hash(contractor.pk, contractor.turn)
    contractor.save(update_fields=["turn", "code_hash"])
    job.contractor = contractor
    record(CaseEvent.WORK_LINK_RENEWED, job.case, by=by, at=at, job=str(job.pk))


def _hash(contractor_id: UUID, turn: int) -> str:
    return hashlib.sha256(rules.contractor_code(contractor_id, turn).encode()).hexdigest()


def _move(job: Job, step: Step, *, by: Actor, at: datetime, message: str = "", **changes: object) -> None:
    """Take a job's step by one guarded UPDATE, and tell it on the case. Raises NotNow when somebody was faster."""
    rows = Job.objects.filter(pk=job.pk, state__in=step.sources)
    if rows.update(state=step.target, **changes) != 1:
        raise NotNow(step.event)
    job.state = JobState(step.target)
    touch(job.case, at=at)
    record(step.event, job.case, by=by, at=at, job=str(job.pk), **({"message": message} if message else {}))
