"""One answer, or one ending, to many cases: written once, shown for each, and each sent by the ordinary command."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kuuluu.cases.models import Case
from kuuluu.cases.queries import cases_at_desk
from kuuluu.desk import acts
from kuuluu.desk.access import desk_page
from kuuluu.desk.many_forms import ManyForm
from kuuluu.desk.pages import page
from kuuluu.feedback.commands import Unanswered
from kuuluu.feedback.models import AnswerTemplate
from kuuluu.feedback.queries import templates
from kuuluu.feedback.rules import fill
from kuuluu.initiatives.queries import is_initiative
from kuuluu.journal.commands import NotAllowed, NotNow
from kuuluu.people.actors import Actor
from kuuluu.ui.asking import whole_number
from kuuluu.workday.commands import note_use
from kuuluu.workday.queries import with_results

MOST = 50
BAD_FORM = 422


@dataclass
class Letter:
    """What one of the cases gets, whether it can go, and what is wrong where it can't."""

    case: Case
    text: str
    seen: int
    problem: str = ""
    # Sent only when its writer says that the words are right although something in them was found.
    must_confirm: bool = False
    data: dict[str, Any] = field(default_factory=dict)


@desk_page
def many(request: Any) -> HttpResponse:
    """Show the chosen cases and take words for them; then each as it would go; then send."""
    asked = request.POST if request.method == "POST" else request.GET
    numbers = asked.getlist("n")[:MOST]
    chosen = [one for one in cases_at_desk(request.actor, request.city, numbers) if not is_initiative(one)]
    if not chosen:
        messages.error(request, _("Choose at least one case first."))
        return redirect("desk:work_list")
    if asked.get("do") not in {"preview", "send"}:
        return _show(request, chosen, ManyForm(chosen, initial=_started(request, asked)))
    form = ManyForm(chosen, request.POST)
    if not form.is_valid():
        return _show(request, chosen, form, status=BAD_FORM)
    letters = [_letter(case, form, request) for case in chosen]
    if asked["do"] == "preview":
        return _show(request, chosen, form, letters=letters)
    return _send(request, form, letters)


def _started(request: Any, asked: QueryDict) -> dict[str, str]:
    """Return the words that a template brings, after what is typed already."""
    typed = {name: asked.get(name, "") for name in ("what", "ending", "text_fi", "text_sv", "text_en") if name in asked}
    template = _template(request, asked) if asked.get("do") == "take" else None
    if template:
        for language in ("fi", "sv", "en"):
            name = f"text_{language}"
            typed[name] = f"{typed.get(name, '')}\n\n{template.text_in(language)}".strip()
        typed["began"] = str(template.pk)
    return {"what": "answer", **typed}


def _template(request: Any, asked: QueryDict, name: str = "template") -> AnswerTemplate | None:
    number = whole_number(asked.get(name, ""))
    return None if number is None else templates(request.city).filter(pk=number).first()


def _letter(case: Case, form: ManyForm, request: Any) -> Letter:
    """Put the words of one case through the same form and the same rules as on its own page."""
    act, text = acts.BY_NOUN[form.cleaned_data["what"]], fill(form.words_for(case), case)
    seen = whole_number(request.POST.get(f"seen-{case.number}", ""))
    letter = Letter(case, text, case.version if seen is None else seen)
    sent = QueryDict(mutable=True)
    sent.update({"text": text, "seen": str(letter.seen), "ending": form.cleaned_data["ending"]})
    if request.POST.get("sure"):
        sent["sure"] = sha256(text.encode()).hexdigest()
    own = act.form(case, sent)
    own.writer = request.actor.name
    is_good = own.is_valid()
    if not act.command.open_to(request.actor, case):
        letter.problem = _("This can’t be done to the case now, or it isn’t yours to do.")
    elif letter.seen != case.version:
        letter.problem = _("Somebody was here since the preview: look at the case first.")
    elif not is_good:
        letter.problem = " ".join(str(error) for errors in own.errors.values() for error in errors)
        # The form notes in its data that the words were stopped once: they may go when somebody says so.
        letter.must_confirm = bool(own.data.get("sure"))
    letter.data = own.cleaned_data
    return letter


def _send(request: Any, form: ManyForm, letters: list[Letter]) -> HttpResponse:
    act, began = acts.BY_NOUN[form.cleaned_data["what"]], _template(request, request.POST, "began")
    for letter in letters:
        letter.problem = letter.problem or _problem_of(act, letter, request.actor, request.at)
        if began and not letter.problem and act.noun == "answer":
            note_use(began, letter.case, at=request.at)
    refused = [letter for letter in letters if letter.problem]
    sent = [letter for letter in letters if not letter.problem]
    if not refused:
        messages.success(request, _("Sent: %(count)s.") % {"count": len(sent)})
        return redirect("desk:work_list")
    left = [letter.case for letter in refused]
    return _show(request, left, form, letters=refused, sent=sent, status=409)


def _problem_of(act: acts.Act, letter: Letter, by: Actor, at: datetime) -> str:
    """Do it to one case. Return what was wrong, or nothing."""
    try:
        act.run(letter.case, letter.data, by, at)
    except (NotNow, NotAllowed):
        return _("Somebody was faster, or this can’t be done now.")
    except Unanswered:
        return _("The sender asked for an answer. Answer first, then close.")
    return ""


def _show(request: Any, chosen: list[Case], form: ManyForm, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "chosen": chosen,
        "form": form,
        "templates": list(with_results(templates(request.city))),
        "can_go": any(not letter.problem or letter.must_confirm for letter in more.get("letters", [])),
        "must_confirm": any(letter.must_confirm for letter in more.get("letters", [])),
        **more,
    }
    return page(request, "desk/many.html", context, status)
