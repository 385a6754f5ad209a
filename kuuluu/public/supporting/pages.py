"""Pages of supporting. None is kept for others: each is somebody's own."""

from collections.abc import Mapping
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kuuluu.initiatives import queries as initiatives
from kuuluu.initiatives.commands import supporting as commands
from kuuluu.initiatives.commands.supporting import AlreadySupports, Wish
from kuuluu.initiatives.models import Initiative, Support, SupportState
from kuuluu.initiatives.queries.twins import public_side, side_of
from kuuluu.initiatives.rules.promises import least_age, needs_identity
from kuuluu.initiatives.rules.supporting import No, hindrance, support_id_of, token_of
from kuuluu.journal.commands import NotNow
from kuuluu.people.actors import Actor
from kuuluu.people.clients import client_key
from kuuluu.people.queries import identity_of
from kuuluu.public.initiatives.pages import public_row
from kuuluu.public.initiatives.twins import url_in
from kuuluu.public.pages.visits import page, visit
from kuuluu.public.submission.limits import DAY, WRONG_CODES, Limit, fills_a_letter_box, is_spent
from kuuluu.public.submission.own import private
from kuuluu.public.supporting.forms import SignForm, SupportForm
from kuuluu.ui.errors import not_found, too_many
from kuuluu.ui.middleware import Request

GET_OR_POST = ["GET", "HEAD", "POST"]
SUPPORTS = Limit("support", 200, 60 * 60)
WORDS: Mapping[No, tuple[str | Promise, str | Promise]] = {
    No.NOT_NOW: (_("Support is not gathered now"), _("The page of the initiative tells where it stands.")),
    No.NEEDS_IDENTITY: ("", ""),
    No.NOT_RESIDENT: (
        _("Only residents of this municipality can sign this"),
        _("The identification says that you live in another municipality, or does not say where."),
    ),
    No.TOO_YOUNG: (
        _("You are not yet old enough to sign this"),
        _("Nothing was kept of this. You can take part in other initiatives at any age."),
    ),
    No.ALREADY: (_("You support this already"), _("Everybody counts once, whatever the way.")),
}


@require_http_methods(GET_OR_POST)
@never_cache
def support(request: HttpRequest, number: str) -> HttpResponseBase:
    """Take somebody's support, or say at once what hinders it: before anything is typed."""
    known, one = cast("Request", request), _initiative(request, number)
    identity = identity_of(known.actor)
    if identity and (goal := side_of(one, identity.municipality, known.at)).pk != one.pk:
        url = url_in(request, goal.city, "initiative_support", goal.case.number)
        return _show(request, "public/supporting/elsewhere.html", one, {"goal": goal, "goal_url": url})
    no = hindrance(one, identity, known.at)
    if no:
        return _hindered(request, one, no)
    if request.method == "POST" and is_spent(known, SUPPORTS):
        return too_many(known, SUPPORTS.seconds)
    return _sign(known, one) if identity else _ask(known, one)


def _ask(request: Request, one: Initiative) -> HttpResponseBase:
    form = SupportForm(one.city, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _show(request, "public/supporting/support.html", one, {"form": form}, 400 if form.errors else 200)
    said = form.cleaned_data
    if fills_a_letter_box(request, said["email"]):
        return too_many(request, DAY)
    names = ("name", "email", "born", "municipality", "shows_name", "wants_news")
    wish = Wish(**{name: said[name] for name in names}, language=_language(), network=client_key(request))
    goal = side_of(one, said["municipality"], request.at)
    commands.support(goal, wish=wish, by=request.actor, at=request.at)
    context = {"email": said["email"], "goal": goal if goal.pk != one.pk else None}
    return _show(request, "public/supporting/sent.html", one, context)


def _sign(request: Request, one: Initiative) -> HttpResponseBase:
    form = SignForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "identity": identity_of(request.actor)}
        return _show(request, "public/supporting/sign.html", one, context, 400 if form.errors else 200)
    said = {name: form.cleaned_data[name] for name in ("email", "shows_name", "wants_news")}
    wish = Wish(name="", **said, language=_language(), network=client_key(request))
    try:
        row = commands.sign(one, wish=wish, by=request.actor, at=request.at)
    except AlreadySupports:
        return _hindered(request, one, No.ALREADY)
    return _show(request, "public/supporting/done.html", one, {"token": token_of(row.pk)})


@csrf_exempt
@require_http_methods(GET_OR_POST)
@private
def own(request: HttpRequest, token: str) -> HttpResponseBase:
    """Confirm by a button, or take back by one: programs that open the links of a message do neither."""
    known = cast("Request", request)
    row = _support(known, token)
    if row is None:
        return too_many(known, WRONG_CODES.seconds) if is_spent(known, WRONG_CODES) else not_found(known)
    if request.method != "POST":
        return _show(request, "public/supporting/own.html", row.initiative, _context(row, token))
    if "quiet" in request.POST:
        commands.stop_news(row, by=Actor(support_id=row.pk), at=known.at)
        return _show(request, "public/supporting/own.html", row.initiative, _context(row, token))
    return _withdraw(known, row) if "withdraw" in request.POST else _confirm(known, row, token)


def _confirm(request: Request, row: Support, token: str) -> HttpResponseBase:
    try:
        commands.confirm(row, by=Actor(support_id=row.pk), at=request.at)
    except AlreadySupports:
        if initiatives.is_same_letter_box(row):
            return _hindered(request, row.initiative, No.ALREADY)
        # Whoever tries a stranger's name and day of birth must not learn here what that person supports.
        commands.set_aside(row, by=Actor(support_id=row.pk), at=request.at)
    except NotNow:
        return _hindered(request, row.initiative, No.NOT_NOW)
    return _show(request, "public/supporting/done.html", row.initiative, {"token": token})


def _withdraw(request: Request, row: Support) -> HttpResponseBase:
    try:
        commands.withdraw_support(row, by=Actor(support_id=row.pk), at=request.at)
    except NotNow:
        return _hindered(request, row.initiative, No.NOT_NOW)
    return _show(request, "public/supporting/withdrawn.html", row.initiative, {})


def _context(row: Support, token: str) -> dict[str, Any]:
    return {
        "token": token,
        "is_waiting": row.state == SupportState.PENDING,
        "counts": row.state in {SupportState.CONFIRMED, SupportState.DOUBLE},
        "is_sent": row.initiative.sent_at is not None,
        "is_told": initiatives.wants_news(row),
    }


def _support(request: Request, token: str) -> Support | None:
    support_id = support_id_of(token)
    return initiatives.support_by_id(request.city, support_id) if support_id else None


def _initiative(request: HttpRequest, number: str) -> Initiative:
    """Return the initiative, of this city and public; anything else is 404 and tells nothing."""
    here = visit(request)
    public_row(here, number)
    one = initiatives.initiative_by_number(here.city, number)
    if one is None:
        raise Http404
    return one


def _hindered(request: HttpRequest, one: Initiative, no: No) -> HttpResponse:
    title, text = WORDS[no]
    template = "public/supporting/identify.html" if no == No.NEEDS_IDENTITY else "public/supporting/hindered.html"
    return _show(request, template, one, {"no_title": title, "no_text": text})


def _show(
    request: HttpRequest, template: str, one: Initiative, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    row = public_row(visit(request), one.case.number)
    day = visit(request).today
    whole = {
        "row": row,
        "other": public_side(one),
        "needs_identity": needs_identity(one.city, one.kind, day),
        "age": least_age(one.city, one.kind, day),
        "canonical_url": "",
        **context,
    }
    response = page(request, template, whole, section="initiatives")
    response.status_code = status
    return response


def _language() -> str:
    return (get_language() or "fi")[:2]
