"""Work of a case that a contractor does: given, looked at, accepted, returned or taken back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuuluu.cases.models import Case
from kuuluu.desk.access import desk_page
from kuuluu.desk.forms import DelegateForm
from kuuluu.desk.pages import case_or_404, page
from kuuluu.feedback import commands, queries
from kuuluu.feedback.models import Job
from kuuluu.feedback.rules import may_delegate
from kuuluu.journal.commands import NotNow

BAD_FORM, CONFLICT = 422, 409


@desk_page
def jobs(request: Any, number: str) -> HttpResponse:
    """Show what a contractor does for a case, or did for one that is erased; a POST gives the work to one."""
    case = case_or_404(request, number)
    if not may_delegate(request.actor, case):
        raise Http404
    if request.method != "POST":
        return _show(request, case, DelegateForm(case))
    form = DelegateForm(case, request.POST)
    if not form.is_valid():
        return _show(request, case, form, BAD_FORM)
    try:
        _delegate(request, case, form.cleaned_data)
    except NotNow:
        return _show(request, case, form, CONFLICT)
    messages.success(request, _("The work is given. The contractor gets a link by e-mail."))
    return redirect("desk:jobs", number)


@desk_page
@require_POST
def judgement(request: Any, number: str) -> HttpResponse:
    """Accept the work, return it with what is wrong, take it back, or send the contractor a new link."""
    case = case_or_404(request, number)
    job, does = queries.open_job(case), DOES.get(request.POST.get("do", ""))
    if job is None or does is None or not may_delegate(request.actor, case):
        raise Http404
    words = request.POST.get("words", "").strip()[:2000]
    if does is _return and not words:
        error = _("Write what is still wrong")
        return _show(request, case, DelegateForm(case), BAD_FORM, words_error=error)
    try:
        does(request, job, words)
    except NotNow:
        return _show(request, case, DelegateForm(case), CONFLICT, words=words)
    messages.success(request, _("Done."))
    return redirect("desk:jobs", number)


def _delegate(request: Any, case: Case, data: dict[str, Any]) -> None:
    if data["contractor"]:
        contractor = queries.contractors(case.city).get(pk=data["contractor"])
    else:
        contractor = commands.contractor_of(case.city, name=data["name"], email=data["email"])
    does = {"words": data["text"], "due_date": data["due_date"], "by": request.actor, "at": request.at}
    commands.delegate(case, contractor=contractor, **does)


def _accept(request: Any, job: Job, words: str) -> None:  # noqa: ARG001 - an acceptance needs no words
    commands.accept_work(job, by=request.actor, at=request.at)


def _return(request: Any, job: Job, words: str) -> None:
    commands.return_work(job, words=words, by=request.actor, at=request.at)


def _cancel(request: Any, job: Job, words: str) -> None:  # noqa: ARG001
    commands.cancel_work(job, by=request.actor, at=request.at)


def _renew(request: Any, job: Job, words: str) -> None:  # noqa: ARG001
    commands.renew_link(job, by=request.actor, at=request.at)


DOES: dict[str, Callable[[Any, Job, str], None]] = {
    "accept": _accept,
    "return": _return,
    "cancel": _cancel,
    "renew": _renew,
}


def _show(request: Any, case: Case, form: DelegateForm, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "case": case,
        "form": form,
        "jobs": list(queries.all_jobs(case)),
        "is_conflict": status == CONFLICT,
        **more,
    }
    context["open"] = next((one for one in context["jobs"] if one.state in {"given", "done"}), None)
    return page(request, "desk/jobs.html", context, status)
