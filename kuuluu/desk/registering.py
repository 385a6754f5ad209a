"""Feedback by telephone, on paper and at the desk: entered for the resident, who gets the same receipt, printed."""

from io import BytesIO
from typing import Any

import segno
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kuuluu.cases.models import Case, Channel
from kuuluu.cases.queries import contact
from kuuluu.cases.rules import code_of
from kuuluu.desk.access import desk_page
from kuuluu.desk.pages import case_or_404, page
from kuuluu.desk.registering_forms import RegisterForm
from kuuluu.feedback.commands import register
from kuuluu.notifications.words import address
from kuuluu.people.commands import spend
from kuuluu.people.roles import Permission

BAD_FORM = 422
DAY = 24 * 60 * 60
# What this browser has entered lately, by the form's own mark: a form sent again finds its case.
ENTERED, KEPT = "entered", 20


@desk_page(needs=[Permission.REGISTER])
def register_page(request: Any) -> HttpResponse:
    """Enter a resident's feedback; the receipt comes next. Sent twice, the form is one case."""
    if request.method != "POST":
        return page(request, "desk/registering/register.html", {"form": RegisterForm(request.city, request.at)})
    form = RegisterForm(request.city, request.at, request.POST)
    if not form.is_valid():
        return page(request, "desk/registering/register.html", {"form": form}, BAD_FORM)
    once = form.cleaned_data["once"].hex
    if not spend(f"register {once}", limit=1, seconds=DAY, at=request.at):
        return _sent_before(request, once)
    case = register(
        request.city,
        letter=form.letter(),
        channel=Channel(form.cleaned_data["channel"]),
        by=request.actor,
        at=form.cleaned_data["arrived_at"],
    )
    entered = request.session.get(ENTERED, {})
    request.session[ENTERED] = dict([*entered.items(), (once, case.number)][-KEPT:])
    return redirect("desk:registered", case.number)


def _sent_before(request: Any, once: str) -> HttpResponse:
    number = request.session.get(ENTERED, {}).get(once)
    messages.info(request, _("This form was sent already. It was entered once."))
    return redirect("desk:registered", number) if number else redirect("desk:work_list")


@desk_page(needs=[Permission.REGISTER])
def registered(request: Any, number: str) -> HttpResponse:
    """Show the receipt of what a registrar entered, in the sender's language, to print or to read out."""
    case = _entered_or_404(request, number)
    context = {"case": case, "receipt": _receipt(request, case), "contact": contact(case)}
    return page(request, "desk/registering/registered.html", context)


@desk_page(needs=[Permission.REGISTER])
def qr(request: Any, number: str) -> HttpResponse:
    """Draw the sender's link as a code that a telephone reads, dark on white also where the page is dark."""
    picture = BytesIO()
    link = _own_link(_entered_or_404(request, number))
    segno.make(link, error="m").save(picture, kind="svg", scale=5, border=4, dark="#000", light="#fff")
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")


def _entered_or_404(request: Any, number: str) -> Case:
    """Return a case that a registrar entered. Of what a resident sent, only the resident learns the code; of what is erased,
    it opens nothing any more.
    """
    case = case_or_404(request, number)
    if case.channel == Channel.WEB or case.is_erased:
        raise Http404
    return case


def _own_link(case: Case) -> str:
    with translation.override(case.language):
        return address(case.city, "public:own", code_of(case.pk))


def _receipt(request: Any, case: Case) -> SafeString:
    """Write the receipt (Act 13/2003, section 12) in the sender's language, whatever the registrar reads."""
    context = {
        "case": case,
        "city": case.city,
        "code": code_of(case.pk),
        "link": _own_link(case),
        "qr_url": reverse("desk:registered_qr", args=[case.number]),
    }
    with translation.override(case.language):
        return render_to_string("desk/registering/receipt.html", context, request)
