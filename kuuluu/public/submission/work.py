"""A contractor's pages behind a secret link: the jobs that wait, and saying that one is done."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from kuuluu.feedback import commands, queries
from kuuluu.feedback.commands.drafts import MAX_FILES, discard_file
from kuuluu.feedback.models import Contractor, Job, JobState
from kuuluu.people.actors import Actor
from kuuluu.public.submission.forms import WorkForm
from kuuluu.public.submission.limits import UPLOADS, WRONG_CODES, is_spent
from kuuluu.public.submission.own import private
from kuuluu.public.submission.uploads import keep_each
from kuuluu.publication import queries as register
from kuuluu.publication.commands import keep_file
from kuuluu.ui.errors import not_found, too_many
from kuuluu.ui.middleware import Request

View = Callable[..., HttpResponseBase]
GET_OR_POST = ["GET", "HEAD", "POST"]


def behind_link(view: View) -> View:
    """Give a view the contractor of its link. A wrong one, or one of another city, is 404; too many of them 429."""

    @wraps(view)
    def run(request: Request, *, code: str, **parts: Any) -> HttpResponseBase:
        contractor = queries.contractor_by_code(request.city, code)
        if contractor is not None:
            return view(request, contractor, code=code, **parts)
        return too_many(request, WRONG_CODES.seconds) if is_spent(request, WRONG_CODES) else not_found(request)

    return run


@require_safe
@private
@behind_link
def work(request: Request, contractor: Contractor, code: str) -> HttpResponseBase:
    """List what waits for the contractor, the soonest first."""
    context = {
        "contractor": contractor,
        "code": code,
        "jobs": list(queries.jobs_of(contractor)),
        "today": localdate(request.at),
    }
    return render(request, "public/work/work.html", context)


@csrf_exempt
@require_http_methods(GET_OR_POST)
@private
@behind_link
def job(request: Request, contractor: Contractor, code: str, job_id: UUID) -> HttpResponseBase:
    """Show one job, and take the word that it is done."""
    found = queries.jobs_of(contractor).filter(pk=job_id).first()
    if found is None:
        return not_found(request)
    if request.method != "POST":
        return _show(request, found, code, WorkForm())
    if is_spent(request, UPLOADS):
        return too_many(request, UPLOADS.seconds)
    return _report(request, contractor, code, found)


def _report(request: Request, contractor: Contractor, code: str, found: Job) -> HttpResponse:
    form = WorkForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, found, code, form)
    kept, problems = keep_each(
        form.cleaned_data["uploads"][:MAX_FILES],
        lambda name, upload: keep_file(found.city, name, upload, at=request.at),
    )
    if problems:
        for file in kept:
            discard_file(file)
        for problem in problems:
            form.add_error("uploads", problem)
        return _show(request, found, code, form)
    by = Actor(contractor_id=contractor.pk)
    commands.report_work(found, words=form.cleaned_data["text"], files=kept, by=by, at=request.at)
    messages.success(request, _("Thank you. The city has been told that it is done."))
    return HttpResponseRedirect(reverse("public:work", args=[code]))


def _show(request: Request, found: Job, code: str, form: WorkForm) -> HttpResponse:
    context = {
        "job": found,
        "case": found.case,
        "code": code,
        "form": form,
        "is_done": found.state == JobState.DONE,
        "public": register.public_case(found.case.city, found.case.number),
    }
    return render(request, "public/work/job.html", context, status=400 if form.errors else 200)
