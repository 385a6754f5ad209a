"""Taking part in the discussion of an initiative: without an account, and without a name."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kuuluu.initiatives import queries as initiatives
from kuuluu.initiatives.commands import commenting as commands
from kuuluu.initiatives.rules.promises import takes_comments
from kuuluu.journal.commands import NotNow
from kuuluu.people.actors import ANYONE
from kuuluu.public.initiatives.pages import public_row
from kuuluu.public.initiatives.stating import discussion_text
from kuuluu.public.pages.visits import page, visit
from kuuluu.public.submission.limits import Limit, is_spent
from kuuluu.publication.door import through_public_door
from kuuluu.ui.errors import too_many
from kuuluu.ui.forms import HumanCheck, LongText
from kuuluu.ui.middleware import Request

GET_OR_POST = ["GET", "HEAD", "POST"]
COMMENTS = Limit("comment", 40, 60 * 60)
ENDED = 409


class CommentForm(HumanCheck):
    """What somebody says of an initiative."""

    words = LongText(
        2000,
        rows=6,
        label=_("What do you want to say?"),
        ask=_("Write what you want to say"),
        help_text=_("A person in the city reads it before it is public, and hides what would tell who somebody is."),
    )


@require_http_methods(GET_OR_POST)
@never_cache
def comment(request: HttpRequest, number: str) -> HttpResponseBase:
    """Take what somebody says, while it is discussed; what was typed stays on the page when it has just ended."""
    return _take(request, number) if request.method == "POST" else _ask(request, number)


@through_public_door
def _ask(request: HttpRequest, number: str) -> HttpResponse:
    return _show(request, number, CommentForm(), is_said="sanottu" in request.GET)


def _take(request: HttpRequest, number: str) -> HttpResponseBase:
    known, form = cast("Request", request), CommentForm(request.POST)
    here = visit(request)
    public_row(here, number)
    if is_spent(known, COMMENTS):
        return too_many(known, COMMENTS.seconds)
    if not form.is_valid():
        return _show(request, number, form, status=400)
    one = initiatives.initiative_by_number(here.city, number)
    if one is None:
        raise Http404
    try:
        commands.comment(one, words=form.cleaned_data["words"], by=ANYONE, at=known.at)
    except NotNow:
        return _show(request, number, form, status=ENDED)
    return redirect(f"{reverse('public:initiative_comment', args=[number])}?sanottu")


def _show(request: HttpRequest, number: str, form: CommentForm, status: int = 200, **more: Any) -> HttpResponse:
    here = visit(request)
    row = public_row(here, number)
    context = {
        "row": row,
        "form": form,
        "can_discuss": takes_comments(here.city, row, here.today),
        "discussion_text": discussion_text(here.city, row, here.today),
        "canonical_url": "",
        **more,
    }
    response = page(request, "public/initiatives/comment.html", context, section="initiatives")
    response.status_code = status
    return response
