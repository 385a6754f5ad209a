"""The sender's own page behind the secret code: receipt, thread, and what the sender can do."""

from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any
from uuid import UUID

import segno
from django.http import FileResponse, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from kuuluu.cases.models import Case
from kuuluu.cases.queries import case_by_code
from kuuluu.cases.rules import code_of, is_late
from kuuluu.journal.commands import NotNow
from kuuluu.public.pages.visits import address
from kuuluu.public.submission import own_acts
from kuuluu.public.submission.forms import CodeForm
from kuuluu.public.submission.limits import WRONG_CODES, is_spent
from kuuluu.public.submission.own_adding import waiting_files
from kuuluu.public.submission.own_facts import receipt_of
from kuuluu.public.submission.own_judging import judge_form
from kuuluu.public.submission.own_parts import own_parts
from kuuluu.public.submission.own_publication import standing_of
from kuuluu.public.submission.own_read import told_of
from kuuluu.public.submission.own_thread import files_of, knots_of
from kuuluu.publication.files import SIZES, original_path, preview_path
from kuuluu.ui.errors import conflict, not_found, too_many
from kuuluu.ui.middleware import Request

View = Callable[..., HttpResponseBase]
GET_OR_POST = ["GET", "HEAD", "POST"]


def private(view: View) -> View:
    """Keep a page out of caches, search engines and referrers: its address is the secret."""

    @wraps(view)
    def run(request: Request, **parts: Any) -> HttpResponseBase:
        try:
            response = view(request, **parts)
        except NotNow:
            response = conflict(request, back=request.path)
        # Django writes the address of every refused request into the log; here the address is the secret.
        response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return run


def behind_code(view: View) -> View:
    """Give a view the case of its code. A wrong code, or one of another city, is 404; too many of them 429."""

    @wraps(view)
    def run(request: Request, *, code: str, **parts: Any) -> HttpResponseBase:
        case = case_by_code(request.city, code)
        if case is not None:
            return view(request, case, **parts)
        if is_spent(request, WRONG_CODES):
            return too_many(request, WRONG_CODES.seconds)
        return not_found(request)

    return run


# This address holds no secret yet; were referrers off here too, the browser would send the form with no known origin.
@require_http_methods(GET_OR_POST)
@never_cache
def enter(request: Request) -> HttpResponseBase:
    """Ask for the code."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        case = case_by_code(request.city, form.cleaned_data["code"])
        if case:
            return HttpResponseRedirect(reverse("public:own", args=[code_of(case.pk)]))
        if is_spent(request, WRONG_CODES):
            return too_many(request, WRONG_CODES.seconds)
        form.add_error("code", _("No matter was found by this code. Check it against your receipt."))
    status = 400 if form.errors else 200
    return render(request, "public/own/enter.html", {"form": form, "section": "own"}, status=status)


# No token of ours is needed: whoever can send to this address knows the secret in it. Nor could one be checked: a page
# that tells nobody its address makes the browser send its forms with an unknown origin.
@csrf_exempt
@require_http_methods(GET_OR_POST)
@private
@behind_code
def own(request: Request, case: Case) -> HttpResponseBase:
    """Show the receipt and the thread; take additions, replies and reopenings."""
    if request.method != "POST":
        return show(request, case)
    forms = own_acts.act(request, case)
    if isinstance(forms, HttpResponse):
        return forms
    return show(request, case, **forms)


def show(request: Request, case: Case, **forms: Any) -> HttpResponse:
    """Draw the page; a form with errors answers 400 and holds all that was typed."""
    code, told = code_of(case.pk), told_of(case)
    context = {
        "case": case,
        "code": code,
        "link": address(request, reverse("public:own", args=[code])),
        "is_new": "uusi" in request.GET,
        "title_language": "" if case.language == (get_language() or "")[:2] else case.language,
        "receipt": receipt_of(case, localdate(request.at)),
        "is_late": is_late(case, localdate(request.at)),
        "knots": knots_of(request, told, code),
        "section": "own",
        "standing": (standing := standing_of(case, localdate(request.at))),
        "judge_form": judge_form(case),
        "look_form": standing.look_form,
        "object_form": standing.object_form,
        "parts": (parts := own_parts(request, told, code)),
        "part_chosen": request.POST.get("part") or next((p.case.number for p in parts if p.can_reply), ""),
        **own_acts.forms_for(case, parts),
        **forms,
    }
    status = 400 if forms else 200
    return render(request, "public/own/own.html", context, status=status)


@require_safe
@private
@behind_code
def qr(request: Request, case: Case) -> HttpResponseBase:
    """Draw the link as a square to be read by a phone."""
    link = address(request, reverse("public:own", args=[code_of(case.pk)]))
    drawn = BytesIO()
    segno.make(link, error="m").save(drawn, kind="svg", scale=4, border=2, dark="#000", light="#fff")
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")


@require_safe
@private
@behind_code
def picture(request: Request, case: Case, file_id: UUID, size: str) -> HttpResponseBase:
    """Show the sender a picture of the own case, stripped of what the camera wrote."""
    shown = [*files_of(case), *waiting_files(case)]
    found = next((file for file in shown if file.pk == file_id and file.is_picture), None)
    if found is None or size not in SIZES:
        return not_found(request)
    return FileResponse(preview_path(found.pk, size).open("rb"), content_type="image/jpeg")


@require_safe
@private
@behind_code
def document(request: Request, case: Case, file_id: UUID) -> HttpResponseBase:
    """Give the sender back a document of the own case, as it was given."""
    found = next((file for file in files_of(case) if file.pk == file_id and not file.is_picture), None)
    if found is None:
        return not_found(request)
    given = original_path(found.pk).open("rb")
    return FileResponse(given, as_attachment=True, filename=found.name, content_type=found.media_type)
