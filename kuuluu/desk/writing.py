"""What officers type before they send it, and who else is at the same case."""

from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuuluu.cases.models import Case
from kuuluu.desk import acts
from kuuluu.desk.access import desk_page
from kuuluu.desk.pages import case_or_404
from kuuluu.feedback.models import AnswerTemplate
from kuuluu.feedback.queries import first_message
from kuuluu.feedback.rules import fill
from kuuluu.language.cleaning import clean
from kuuluu.ui.asking import whole_number
from kuuluu.ui.dates import when_text
from kuuluu.workday import commands, queries
from kuuluu.workday.rules import may_write

LONGEST = 8000


@desk_page
@require_POST
def unsent(request: Any, number: str, noun: str) -> HttpResponse:
    """Keep what is typed so far, with what is taken into it: the words of a template, or of an answer given before."""
    case, act = case_or_404(request, number, is_read=False), acts.BY_NOUN.get(noun)
    if act is None or not act.is_written or not may_write(request.actor, case):
        raise Http404
    take = request.POST.get("take", "")
    text = "" if take == "nothing" else clean(request.POST.get("text", ""))[:LONGEST]
    words, template = _taken(request, case, take)
    kept = f"{text}\n\n{words}".strip()[:LONGEST] if words else text
    commands.keep_unsent(case, noun=noun, text=kept, template=template, by=request.actor, at=request.at)
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"saved": _("Draft kept %(when)s") % {"when": when_text(request.at)}})
    return redirect(f"{reverse('desk:case', args=[number])}?open={noun}#tool-{noun}")


@desk_page
@require_POST
def presence(request: Any, number: str) -> HttpResponse:
    """Note that the case is open here, and tell who else has it open, and whether it has changed meanwhile."""
    case = case_or_404(request, number, is_read=False)
    seen, is_writing = request.POST.get("seen", ""), bool(request.POST.get("writing"))
    commands.be_here(case, is_writing=is_writing, by=request.actor, at=request.at)
    others = queries.present(case, request.actor, request.at)
    context = {"present": others, "has_changed": whole_number(seen) not in {None, case.version}, "case": case}
    return render(request, "desk/present.html", context)


def _taken(request: Any, case: Case, take: str) -> tuple[str, AnswerTemplate | None]:
    """Return the words that a button takes into the text, and the template that they are of."""
    what, _mark, which = take.partition(":")
    if what == "template":
        number = whole_number(which or request.POST.get("template", ""))
        template = None if number is None else queries.template_by_id(case.city, number)
        return (fill(template.text_in(case.language), case), template) if template else ("", None)
    if what == "answer":
        found = {one.number: one for one in queries.suggestions(case, first_message(case).original.text)}
        return (found[which].text if which in found else "", None)
    return "", None
