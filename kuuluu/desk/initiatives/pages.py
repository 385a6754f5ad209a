"""The list of initiatives at the desk, and one with everything on one page."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuuluu.cases.rules import may_see_contact
from kuuluu.desk.access import desk_page
from kuuluu.desk.council_report.pages import READERS
from kuuluu.desk.erased import erased_of
from kuuluu.desk.forms import ActForm
from kuuluu.desk.imports.looking import LOOKERS
from kuuluu.desk.initiatives import acts
from kuuluu.desk.initiatives.parts import as_sent, initiative_or_404, parts_of
from kuuluu.desk.knots import knots_of
from kuuluu.desk.pages import decided, page
from kuuluu.desk.tools import ids_of
from kuuluu.initiatives import queries
from kuuluu.initiatives.commands.appealing import refusal
from kuuluu.initiatives.commands.reviewing import hide_words, newest
from kuuluu.initiatives.models import Initiative, Stage
from kuuluu.initiatives.queries.report import waiting_reports
from kuuluu.initiatives.queries.twins import public_side
from kuuluu.initiatives.queries.words import notices_of
from kuuluu.initiatives.rules.importing import waits_for_a_look
from kuuluu.initiatives.rules.stages import BEFORE_SENDING, WITH_THE_CITY, may_register, may_review
from kuuluu.journal.commands import NotAllowed, NotNow
from kuuluu.publication.models import Ground
from kuuluu.publication.queries.candidates import Told
from kuuluu.publication.queries.similar import similar_initiatives
from kuuluu.publication.rules import may_publish
from kuuluu.ui.visits import address_in

BAD_FORM, CONFLICT = 422, 409
PARTS = frozenset({"title", "demand", "reasons"})
MOST, MOST_ALIKE = 200, 3


@desk_page
def initiative_list(request: Any) -> HttpResponse:
    """List the initiatives that the person may see: what waits for the city first, by its promise."""
    only_brought = "brought" in request.GET
    listed = queries.unlooked_at_desk if only_brought else queries.initiatives_at_desk
    rows = listed(request.actor, request.city)[:MOST]
    today = localdate(request.at)
    lines: list[dict[str, Any]] = [
        {"one": one, "is_late": _is_late(one, today), "is_unlooked": waits_for_a_look(one)} for one in rows
    ]
    groups = [
        {"title": _("Waits for the city"), "lines": [line for line in lines if _waits(line["one"])]},
        {"title": _("Being made and supported"), "lines": [line for line in lines if _is_made(line["one"])]},
        {
            "title": _("Ended"),
            "lines": [line for line in lines if not _waits(line["one"]) and not _is_made(line["one"])],
        },
    ]
    return page(request, "desk/initiatives/list.html", {"groups": groups, **_registry(request, today)})


def _registry(request: Any, today: date) -> dict[str, Any]:
    """Return what was brought and waits for a look; and for the registry the yearly reports, those that wait to be given first."""
    unlooked = queries.unlooked_at_desk(request.actor, request.city).count()
    can_look = any(request.actor.may_somewhere(one, request.city.pk) for one in LOOKERS)
    told = {"unlooked": unlooked, "can_look": can_look}
    if not any(request.actor.may_somewhere(one, request.city.pk) for one in READERS):
        return told
    return {**told, "report_year": today.year, "reports": waiting_reports(request.city)}


@desk_page
def initiative(request: Any, number: str) -> HttpResponse:
    """Show an initiative: its text as its makers wrote it and as everybody sees it, its support, its thread, what is next."""
    return show(request, initiative_or_404(request, number))


@desk_page
@require_POST
def act(request: Any, number: str, noun: str) -> HttpResponse:
    """Do one thing to an initiative, unless somebody was here since; what was typed stays either way."""
    one, wanted = initiative_or_404(request, number), acts.BY_NOUN.get(noun)
    if wanted is None or not wanted.command.who(request.actor, one):
        raise Http404
    form = wanted.form(one.case, request.POST)
    form.writer = request.actor.name
    form.auto_id = ids_of(wanted)
    if not form.is_valid():
        return show(request, one, wanted, form, BAD_FORM)
    if form.cleaned_data["seen"] != one.case.version:
        return show(request, one, wanted, form, CONFLICT)
    try:
        wanted.run(one, form.cleaned_data, request.actor, request.at)
    except (NotNow, NotAllowed):
        return show(request, initiative_or_404(request, number), wanted, form, CONFLICT)
    except acts.CanNot as error:
        form.add_error(error.field or None, str(error.why))
        return show(request, one, wanted, form, BAD_FORM)
    messages.success(request, str(wanted.done))
    return redirect("desk:initiative", number)


@desk_page
@require_POST
def words(request: Any, number: str, part: str) -> HttpResponse:
    """Choose what of a part of the text is hidden from the public; nothing is public by this."""
    one = initiative_or_404(request, number)
    if part not in PARTS or not may_review(request.actor, one):
        raise Http404
    choice = as_sent(getattr(newest(one), part), request.POST)
    if choice.has_errors:
        return show(request, one, part=part, choice=choice, status=BAD_FORM)
    hide_words(one, part=part, spans=choice.spans, by=request.actor, at=request.at)
    messages.success(request, _("It is kept what is hidden."))
    return decided("desk:initiative", number)


def show(
    request: Any,
    one: Initiative,
    wanted: acts.Act | None = None,
    form: ActForm | None = None,
    status: int = 200,
    **chosen: Any,
) -> HttpResponse:
    """Show an initiative with one form as it was typed."""
    context = {
        "one": one,
        "case": one.case,
        "knots": knots_of(request, one.case, notices_of(one)),
        "feedback_page": _feedback_page(request, one),
        **_other_side(request, one),
        "alike": _alike(request, one),
        "tools": _tools(request, one, wanted, form),
        "erased": erased_of(one.case),
        "form": form,
        "is_conflict": status == CONFLICT,
        **_texts(request, one, **chosen),
        **_people(request, one),
    }
    return page(request, "desk/initiatives/one.html", context, status)


def _feedback_page(request: Any, one: Initiative) -> str:
    """Return where a publisher decides what is public of the feedback that it began as; "" for others, or where it was none."""
    began_so = hasattr(one.case, "feedback") and may_publish(request.actor, one.case)
    return reverse("desk:publication", args=[one.case.number]) if began_so else ""


def _other_side(request: Any, one: Initiative) -> dict[str, Any]:
    """Return the same matter in the other city, as far as anybody can read it there."""
    side = public_side(one)
    if side is None:
        return {}
    path = reverse("public:initiative", args=[side.case.number])
    return {"other_side": side, "other_side_url": address_in(request, side.city, path)}


def _alike(request: Any, one: Initiative) -> list[Any]:
    """Return the public initiatives most like one that waits for a look: it may be a duplicate, to be merged."""
    if one.stage != Stage.CHECKING or not may_review(request.actor, one):
        return []
    text = newest(one)
    told = Told(f"{text.title.text}\n\n{text.demand.text}\n\n{text.reasons.text}", one.case.language)
    found = similar_initiatives(one.city, told, localdate(request.at), count=MOST_ALIKE + 1)
    return [row for row in found if row.pk != one.pk][:MOST_ALIKE]


def _texts(request: Any, one: Initiative, **chosen: Any) -> dict[str, Any]:
    """Return the text with what is hidden of it, what was said against a refusal, and what was decided."""
    text, review = newest(one), refusal(one)
    return {
        "decision": getattr(one, "decision", None),
        "parts": parts_of(text, **chosen),
        "can_hide": hide_words.open_to(request.actor, one)
        and (one.stage not in WITH_THE_CITY or waits_for_a_look(one)),
        "grounds": Ground.choices,
        "appeal": queries.appeal_of(review) if review else None,
    }


def _people(request: Any, one: Initiative) -> dict[str, Any]:
    """Return who makes it, to those who may know, and how many support it."""
    makers = queries.makers_of(one)
    return {
        "makers": makers if may_see_contact(request.actor, one.case) else [],
        "maker_count": len(makers),
        "tally": getattr(one, "tally", None),
        "can_register": may_register(request.actor, one) and not one.is_erased,
    }


def _tools(request: Any, one: Initiative, wanted: acts.Act | None, form: ActForm | None) -> list[dict[str, Any]]:
    tools = []
    for open_act in acts.open_to(request.actor, one):
        own = form if form and open_act is wanted else None
        if own:
            own.case = one.case
            own.look_again()
        shown = own or open_act.form(one.case)
        shown.auto_id = ids_of(open_act)
        tools.append({"act": open_act, "form": shown, "is_open": bool(own) or request.GET.get("open") == open_act.noun})
    return tools


def _is_late(one: Initiative, today: date) -> bool:
    due = one.case.answer_due_date
    return bool(due and due < today and _waits(one))


def _waits(one: Initiative) -> bool:
    return one.stage == Stage.CHECKING or one.stage in WITH_THE_CITY


def _is_made(one: Initiative) -> bool:
    return one.stage in BEFORE_SENDING and one.stage != Stage.CHECKING
