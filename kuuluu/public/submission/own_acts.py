"""What a sender does to an own case: adds, replies, opens it again. Each is a command of the feedback room."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kuuluu.cases.models import Case
from kuuluu.cases.rules import code_of
from kuuluu.feedback import commands
from kuuluu.initiatives.commands.converting import begin_from_feedback
from kuuluu.people.actors import Actor
from kuuluu.public.initiating.writing import Writing
from kuuluu.public.submission.forms import ReopenForm
from kuuluu.public.submission.limits import ADDITIONS, is_spent
from kuuluu.public.submission.own_adding import add, add_form
from kuuluu.public.submission.own_judging import judge
from kuuluu.public.submission.own_parts import OwnPart, meant
from kuuluu.public.submission.own_publication import look_again, object_to
from kuuluu.ui.errors import too_many
from kuuluu.ui.middleware import Request


def sender_of(case: Case) -> Actor:
    """Return the sender: whoever holds the code."""
    return Actor(case_id=case.pk)


def forms_for(case: Case, parts: list[OwnPart]) -> dict[str, Any]:
    """Return the forms that are open now; what can't be done is not offered."""
    sender = sender_of(case)
    can_reply = commands.reply.open_to(sender, case) or any(part.can_reply for part in parts)
    can_reopen = commands.reopen.open_to(sender, case) or any(part.can_reopen for part in parts)
    return {
        "can_reply": can_reply,
        "add_form": add_form(case),
        "reopen_form": ReopenForm(auto_id="id_reopen_%s") if can_reopen else None,
        "can_be_initiative": begin_from_feedback.open_to(sender, case),
    }


def act(request: Request, case: Case) -> HttpResponse | dict[str, Any]:
    """Do what was asked and return the way back, or the form that has to be put right."""
    if is_spent(request, ADDITIONS):
        return too_many(request, ADDITIONS.seconds)
    acts = {"reopen": _reopen, "look": _look, "object": _object, "judge": _judge, "initiative": _initiative}
    return acts.get(request.POST.get("act", ""), _add)(request, case)


def _judge(request: Request, case: Case) -> HttpResponse | dict[str, Any]:
    forms, said = judge(case, request.POST, by=sender_of(case), at=request.at)
    return forms or _back(request, case, said)


def _look(request: Request, case: Case) -> HttpResponse | dict[str, Any]:
    forms, said = look_again(case, request.POST, by=sender_of(case), at=request.at)
    return forms or _back(request, case, said)


def _object(request: Request, case: Case) -> HttpResponse | dict[str, Any]:
    forms, said = object_to(case, request.POST, by=sender_of(case), at=request.at)
    return forms or _back(request, case, said)


def _add(request: Request, case: Case) -> HttpResponse | dict[str, Any]:
    form, is_sent = add(request, case, sender_of(case))
    if is_sent:
        return _back(request, case, _("Added. Those who handle the matter see it now."))
    return {"add_form": form} if form.errors else HttpResponseRedirect(f"{_address(case)}#add")


def _reopen(request: Request, case: Case) -> HttpResponse | dict[str, Any]:
    form = ReopenForm(request.POST, auto_id="id_reopen_%s")
    if not form.is_valid():
        return {"reopen_form": form}
    commands.reopen(
        meant(case, request.POST.get("part", "")), reason=form.cleaned_data["reason"], by=sender_of(case), at=request.at
    )
    return _back(request, case, _("The matter was opened again."))


def _initiative(request: Request, case: Case) -> HttpResponse | dict[str, Any]:
    draft, key = begin_from_feedback(case, by=sender_of(case), at=request.at)
    writing = Writing(request)
    writing.hold(draft, key)
    return writing.answer(HttpResponseRedirect(reverse("public:initiative_kind")))


def _back(request: Request, case: Case, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(_address(case))


def _address(case: Case) -> str:
    return reverse("public:own", args=[code_of(case.pk)])
