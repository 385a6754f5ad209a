"""The fifth step: without a name, or with a way to be reached."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from kuuluu.feedback.models import Kind
from kuuluu.public.submission.forms import ContactForm
from kuuluu.public.submission.steps import go_on, go_to, show
from kuuluu.public.submission.words import GET_OR_POST
from kuuluu.public.submission.writing import TooOften, Writing
from kuuluu.ui.errors import too_many
from kuuluu.ui.middleware import Request


@require_http_methods(GET_OR_POST)
def contact(request: Request) -> HttpResponse:
    """Ask who sends it; nobody must say."""
    writing = Writing(request)
    if request.method != "POST":
        return show(writing, "contact", ContactForm(initial=_initial(writing))) if writing.draft else go_to("tell")
    form = ContactForm(request.POST)
    try:
        if not form.is_valid():
            writing.keep_typed(form)
            return show(writing, "contact", form)
        writing.keep_good(form, form.cleaned_data)
    except TooOften:
        return too_many(request, 60 * 60)
    return go_on(writing, "contact")


def _initial(writing: Writing) -> dict[str, Any]:
    return {"wants_answer": writing.value("kind") != Kind.THANKS, **writing.initial}
