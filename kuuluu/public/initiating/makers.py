"""Who makes it, whom to ask along, and the link by which one comes back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kuuluu.initiatives.commands.converting import draft_feedback
from kuuluu.initiatives.commands.makers import invite, remember
from kuuluu.initiatives.models import MakerRole, MakerState
from kuuluu.initiatives.queries.writing import all_makers
from kuuluu.initiatives.rules.making import maker_code
from kuuluu.journal.commands import NotNow
from kuuluu.people.queries import identity_of
from kuuluu.public.initiating.forms import InviteForm, LaterForm, MakerForm
from kuuluu.public.initiating.steps import address, go_on, go_to, show, take
from kuuluu.public.initiating.writing import Writing
from kuuluu.public.submission import writing as feedback
from kuuluu.public.submission.limits import DAY, SENDS, fills_a_letter_box, is_spent
from kuuluu.public.submission.steps import go_to as go_to_feedback
from kuuluu.public.submission.words import GET_OR_POST
from kuuluu.ui.errors import too_many
from kuuluu.ui.middleware import Request


def _asked(writing: Writing) -> dict[str, Any]:
    request = writing.request
    return {"city": request.city, "day": localdate(request.at), "kind": str(writing.value("kind"))}


@require_http_methods(GET_OR_POST)
def maker(request: Request) -> HttpResponse:
    """Ask who makes it; whoever won't say is offered to send all of it as feedback."""
    writing = Writing(request)
    if writing.draft is None or writing.is_co_maker:
        return go_to("new")
    identity = identity_of(request.actor)
    if request.method != "POST":
        known = {"name": identity.name} if identity else {}
        return show(writing, "maker", MakerForm(initial={**known, **writing.initial}, **_asked(writing)))
    form = MakerForm(request.POST, initial=writing.initial, **_asked(writing))
    email = str(request.POST.get("email", "")).strip()
    if email not in {"", writing.value("remembered")} and (
        is_spent(request, SENDS) or fills_a_letter_box(request, email)
    ):
        return too_many(request, DAY)
    page = take(writing, "maker", form)
    email = writing.value("email")
    if form.is_valid() and email and email != writing.value("remembered"):
        remember(writing.draft, by=writing.by, at=request.at)
        writing.keep({"remembered": email})
    return page


@require_http_methods(GET_OR_POST)
def invite_others(request: Request) -> HttpResponse:
    """Ask for the addresses of those who make it, too, and write to each."""
    writing = Writing(request)
    if writing.draft is None:
        return go_to("new")
    if request.method != "POST":
        return _show_invite(writing, InviteForm(**_asked(writing)))
    form = InviteForm(request.POST, **_asked(writing))
    emails = form.cleaned_data["emails"] if form.is_valid() else []
    if is_spent(request, SENDS) or fills_a_letter_box(request, *emails):
        return too_many(request, SENDS.seconds)
    if not form.is_valid() or not _invite(writing, form):
        return _show_invite(writing, form)
    if form.cleaned_data["emails"]:
        messages.success(request, _("They were written to. You see here who has answered."))
        return writing.answer(HttpResponseRedirect(address("invite")))
    return go_on(writing, "invite")


def _invite(writing: Writing, form: InviteForm) -> bool:
    assert writing.draft
    for email in form.cleaned_data["emails"]:
        try:
            invite(writing.draft, email=email, by=writing.by, at=writing.request.at)
        except NotNow:
            form.add_error("emails", _("There can’t be more makers. Those before this address were asked."))
            return False
    return True


def _show_invite(writing: Writing, form: InviteForm) -> HttpResponse:
    assert writing.draft
    asked = [one for one in all_makers(writing.draft) if one.role == MakerRole.CO_MAKER]
    # Those who write along see names, and no addresses but those they type themselves.
    hidden = _("Somebody who was asked")
    rows = [
        {"who": one.name or (hidden if writing.is_co_maker else one.email), "state": MakerState(one.state).label}
        for one in asked
        if one.email
    ]
    return show(writing, "invite", form, asked=rows)


@require_http_methods(GET_OR_POST)
def later(request: Request) -> HttpResponse:
    """Send the link by which one goes on, on any device."""
    writing = Writing(request)
    if writing.draft is None:
        return go_to("new")
    if writing.is_co_maker and writing.maker:
        # Who writes along has come by the own link, and comes back by it.
        return HttpResponseRedirect(reverse("public:initiative_own", args=[maker_code(writing.maker.pk)]))
    form = LaterForm(request.POST if request.method == "POST" else None, initial=writing.initial, **_asked(writing))
    if request.method == "POST" and is_spent(request, SENDS):
        return too_many(request, SENDS.seconds)
    if form.is_valid() and fills_a_letter_box(request, form.cleaned_data["email"]):
        return too_many(request, DAY)
    if form.is_valid():
        writing.keep({**form.letter, "remembered": form.cleaned_data["email"]})
        remember(writing.draft, by=writing.by, at=request.at)
        messages.success(request, _("The link was sent. What you have written waits here, too."))
        return writing.answer(HttpResponseRedirect(address("later")))
    context = {
        "form": form,
        "section": "initiatives",
        "back_url": address("check" if writing.value("demand") else "kind"),
    }
    status = 400 if form.errors else 200
    return writing.answer(render(request, "public/initiating/later.html", context, status=status))


@require_POST
def as_feedback(request: Request) -> HttpResponse:
    """Carry all that was written over into feedback: its pages go on from there. The initiative's draft waits, too."""
    writing = Writing(request)
    if writing.draft is None or writing.is_co_maker:
        return go_to("new")
    made, key = draft_feedback(writing.draft, by=writing.by, at=request.at)
    response = go_to_feedback("check" if made.data.get("is_topic_told") else "topic")
    if not made.data.get("text"):
        response = go_to_feedback("tell")
    feedback.give_key(response, key, feedback.MONTH)
    return writing.answer(response)
