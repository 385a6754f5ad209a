"""The last step: what was written beside what the public will see, then sending."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kuuluu.cases.rules import code_of
from kuuluu.cities.models import PublishMode
from kuuluu.cities.queries import service_by_code
from kuuluu.feedback import commands, queries
from kuuluu.people.actors import ANYONE
from kuuluu.public.submission.facts import facts
from kuuluu.public.submission.forms import CheckForm, LookForm
from kuuluu.public.submission.hiding import versions
from kuuluu.public.submission.limits import SENDS, is_spent
from kuuluu.public.submission.steps import go_to, show
from kuuluu.public.submission.words import GET_OR_POST
from kuuluu.public.submission.writing import AFTER_SENDING, COOKIE, TooOften, Writing, give_key
from kuuluu.ui.errors import too_many
from kuuluu.ui.middleware import Request


@require_http_methods(GET_OR_POST)
def check(request: Request) -> HttpResponse:
    """Show both versions; a POST looks again after more was hidden."""
    writing = Writing(request)
    if lacking := _lacking(writing):
        return go_to(lacking)
    if request.method != "POST":
        return _show(writing, CheckForm(initial=writing.initial, text=writing.value("text")))
    form = LookForm(request.POST, text=writing.value("text"))
    return _save(writing, form) or writing.answer(HttpResponseRedirect(reverse("public:check") + "#nakyy"))


@require_http_methods(GET_OR_POST)
def send(request: Request) -> HttpResponse:
    """Send. A second click or a replay leads to the same receipt; only looking at this address sends nothing."""
    writing = Writing(request)
    if request.method != "POST":
        return go_to("check")
    if writing.draft is None and writing.sent and writing.sent.case:
        return _receipt(writing)
    if lacking := _lacking(writing):
        return go_to(lacking)
    if is_spent(request, SENDS):
        return too_many(request, SENDS.seconds)
    form = CheckForm(request.POST, text=writing.value("text"))
    if page := _save(writing, form):
        return page
    assert writing.draft
    commands.submit(writing.draft, by=ANYONE, at=request.at)
    writing.sent = writing.draft
    return _receipt(writing)


def _receipt(writing: Writing) -> HttpResponse:
    assert writing.sent
    assert writing.sent.case
    address = reverse("public:own", args=[code_of(writing.sent.case.pk)])
    response = writing.answer(HttpResponseRedirect(f"{address}?uusi=1"))
    give_key(response, writing.request.COOKIES[COOKIE], AFTER_SENDING)
    return response


def _save(writing: Writing, form: CheckForm) -> HttpResponse | None:
    """Save what was typed; return the page again when something must be put right."""
    try:
        if not form.is_valid():
            writing.keep_typed(form)
            return _show(writing, form)
        kept = ("hide_words", "objection", "objection_words")
        writing.keep_good(form, {name: form.cleaned_data[name] for name in kept})
    except TooOften:
        return too_many(writing.request, SENDS.seconds)
    return None


def _lacking(writing: Writing) -> str:
    """Return the step that has to be taken first; "" when nothing lacks."""
    if not writing.value("text"):
        return "tell"
    return "" if writing.value("is_topic_told") else "topic"


def _show(writing: Writing, form: CheckForm) -> HttpResponse:
    assert writing.draft
    service = service_by_code(writing.request.city, str(writing.value("service_code")))
    context: dict[str, Any] = {
        "versions": versions(str(writing.value("text")), writing.data.get("hidden", [])),
        "written": writing.value("text"),
        "facts": facts(writing),
        "files": queries.draft_files(writing.draft),
        "service": service,
        "is_never_public": bool(service and service.publish_mode == PublishMode.NEVER),
        "wants_answer": bool(writing.value("wants_answer")),
        "is_anonymous": not (writing.value("email") or writing.value("phone")),
    }
    return show(writing, "check", form, **context)
