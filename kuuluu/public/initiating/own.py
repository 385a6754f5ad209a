"""A maker's own page behind the secret link: the answer to an invitation, the receipt, the thread, and all that can be done."""

from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any

import segno
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from kuuluu.initiatives.models import Maker, MakerState
from kuuluu.initiatives.queries.writing import maker_by_code
from kuuluu.initiatives.rules.making import maker_code
from kuuluu.public.initiating import own_acts
from kuuluu.public.initiating.own_draft import draft_context
from kuuluu.public.initiating.own_facts import initiative_context
from kuuluu.public.initiating.own_forms import forms_for
from kuuluu.public.pages.visits import address
from kuuluu.public.submission.limits import ADDITIONS, WRONG_CODES, is_spent
from kuuluu.public.submission.own import private
from kuuluu.public.submission.words import GET_OR_POST
from kuuluu.ui.errors import not_found, too_many
from kuuluu.ui.middleware import Request

View = Callable[..., HttpResponseBase]


def behind_link(view: View) -> View:
    """Give a view the maker of its link. A wrong one, or one of another city, is 404; too many of them 429."""

    @wraps(view)
    def run(request: Request, *, code: str, **parts: Any) -> HttpResponseBase:
        maker = maker_by_code(request.city, code)
        if maker is not None:
            return view(request, maker, **parts)
        return too_many(request, WRONG_CODES.seconds) if is_spent(request, WRONG_CODES) else not_found(request)

    return run


# No token of ours is needed, nor could one be checked: whoever can send to this address knows the secret in it.
@csrf_exempt
@require_http_methods(GET_OR_POST)
@private
@behind_link
def own(request: Request, maker: Maker) -> HttpResponseBase:
    """Show what the maker may see and do; do what was pressed."""
    if request.method != "POST":
        return show(request, maker)
    if is_spent(request, ADDITIONS):
        return too_many(request, ADDITIONS.seconds)
    done = own_acts.act(request, maker)
    return done if isinstance(done, HttpResponse) else show(request, maker, **done)


def show(request: Request, maker: Maker, **changed: Any) -> HttpResponse:
    """Draw the page; a form with errors answers 400 and holds all that was typed."""
    code = maker_code(maker.pk)
    link = reverse("public:initiative_own", args=[code])
    made = maker.initiative or maker.draft
    assert made
    context = {
        "maker": maker,
        "code": code,
        "here": link,
        "link": address(request, link),
        "section": "initiatives",
        "is_new": "uusi" in request.GET,
        "words_language": _language(maker),
        **(initiative_context(request, maker) if maker.initiative else draft_context(request, maker)),
        **forms_for(request, maker),
        **changed,
    }
    is_wrong = any(getattr(one, "errors", None) for one in changed.values())
    name = {MakerState.INVITED: "invited", MakerState.JOINED: "own"}.get(MakerState(maker.state), "gone")
    status = 409 if "theirs" in changed else 400 if is_wrong else 200
    return render(request, f"public/initiating/{name}.html", context, status=status)


def _language(maker: Maker) -> str:
    language = maker.initiative.case.language if maker.initiative else maker.draft.language if maker.draft else ""
    return "" if language == (get_language() or "")[:2] else language


@require_safe
@private
@behind_link
def qr(request: Request, maker: Maker) -> HttpResponseBase:
    """Draw the link as a square to be read by a phone."""
    drawn = BytesIO()
    link = address(request, reverse("public:initiative_own", args=[maker_code(maker.pk)]))
    segno.make(link, error="m").save(drawn, kind="svg", scale=4, border=2, dark="#000", light="#fff")
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
