"""The six steps: where one is, what is shown on each, and how one goes on."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kuuluu.cities.queries import service_by_code
from kuuluu.language.danger import danger, urgent_fault
from kuuluu.language.matters import other_matter
from kuuluu.public.submission.disturbances import cards
from kuuluu.public.submission.matters import advice
from kuuluu.public.submission.writing import Writing
from kuuluu.ui.forms import Form

STEPS = (
    ("tell", _("Your words")),
    ("topic", _("The topic")),
    ("place", _("The place")),
    ("files", _("Pictures")),
    ("contact", _("The answer")),
    ("check", _("Check")),
)
NUMBERS = {name: number for number, (name, _title) in enumerate(STEPS, 1)}


def go_to(step: str) -> HttpResponseRedirect:
    """Go to a step by a new page view, so that loading it again sends nothing again."""
    return HttpResponseRedirect(reverse(f"public:{step}"))


def go_on(writing: Writing, step: str) -> HttpResponse:
    """Go to the step that follows; whoever came back to change one thing goes straight to the check again."""
    has_been_at_check = bool(writing.value("who"))
    return writing.answer(go_to("check" if has_been_at_check else STEPS[NUMBERS[step]][0]))


def before(step: str) -> str:
    """Return the address of the step before; "" on the first."""
    number = NUMBERS[step]
    return reverse(f"public:{STEPS[number - 2][0]}") if number > 1 else ""


def show(writing: Writing, step: str, form: Form, **context: Any) -> HttpResponse:
    """Show a step; one whose form has errors answers 400, with everything typed still in it."""
    names = [{"name": title, "url": reverse(f"public:{name}")} for name, title in STEPS]
    whole = {
        "form": form,
        "step_names": names,
        "step_number": NUMBERS[step],
        "back_url": before(step),
        "section": "tell",
        **warnings(writing),
        "disturbances": cards(writing),
        **context,
    }
    status = 400 if form.errors else 200
    return writing.answer(render(writing.request, f"public/submission/{step}.html", whole, status=status))


def warnings(writing: Writing) -> dict[str, Any]:
    """Return what the words call for besides sending: 112, the fault line, another way that law knows."""
    text = str(writing.value("text"))
    service = service_by_code(writing.request.city, str(writing.value("service_code")))
    line = (service and service.fault_line_phone) or writing.request.city.fault_line_phone
    is_danger = bool(text and danger(text))
    is_urgent = bool(text and line and not is_danger and urgent_fault(text))
    matter = other_matter(text) if text else None
    return {"is_danger": is_danger, "urgent_line": line if is_urgent else "", "advice": advice(matter)}
