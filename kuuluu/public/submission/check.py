"""The last step: what was written beside what the public will see, then sending."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from kuuluu.cases.rules import LIMITED_MATTERS, code_of
from kuuluu.cities.models import PublishMode, Service
from kuuluu.cities.queries import policy, service_by_code
from kuuluu.feedback import commands
from kuuluu.feedback.models import Kind
from kuuluu.feedback.rules import Letter, automatic_policy
from kuuluu.people.actors import ANYONE
from kuuluu.public.submission.facts import has_place, private_facts, public_facts
from kuuluu.public.submission.forms import KEEP, PUBLISH, CheckForm, LookForm
from kuuluu.public.submission.hiding import choices, stamp_of, versions
from kuuluu.public.submission.known import known
from kuuluu.public.submission.limits import SENDS, is_spent
from kuuluu.public.submission.marking import Marked, typed_places
from kuuluu.public.submission.pressing import back, is_choosing, marks, pressed, reason_of
from kuuluu.public.submission.steps import go_to, show
from kuuluu.public.submission.words import GET_OR_POST
from kuuluu.public.submission.writing import AFTER_SENDING, COOKIE, TooOften, Writing, give_key
from kuuluu.publication.models import Ground
from kuuluu.ui.errors import too_many
from kuuluu.ui.middleware import Request


@require_http_methods(GET_OR_POST)
def check(request: Request) -> HttpResponse:
    """Show both versions; a POST looks again after more was hidden or shown."""
    writing = Writing(request)
    if lacking := _lacking(writing):
        return go_to(lacking)
    if request.method != "POST":
        return _show(writing, CheckForm(initial=_initial(writing), text=writing.value("text")))
    form = LookForm(request.POST, text=writing.value("text"))
    return _save(writing, form) or writing.answer(HttpResponseRedirect(back(writing)))


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
    """Save what was marked and typed; return the page again when something must be put right."""
    marked = pressed(writing)
    try:
        if not form.is_valid():
            writing.keep_typed(form, marked.data)
            return _show(writing, form)
        marked = marked.hide(typed_places(marked.text, form.cleaned_data["hide_words"]), reason_of(writing))
        writing.keep_good(form, {**form.letter, **marked.data, "lost": []})
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
    marked = marks(writing)
    service = service_by_code(writing.request.city, str(writing.value("service_code")))
    context: dict[str, Any] = {
        "versions": versions(marked),
        "seen": stamp_of(marked.text),
        "choices": choices(marked) if is_choosing(writing) else [],
        "lost": writing.value("lost"),
        "written": marked.text,
        "public_facts": public_facts(writing, marked),
        "private_facts": private_facts(writing),
        "has_place": has_place(writing),
        "is_never_public": _is_never_public(writing, service),
        "hours_alone": _hours_alone(writing, marked, service),
        "wants_answer": bool(writing.value("wants_answer")),
        **known(writing),
        "is_anonymous": not (writing.value("email") or writing.value("phone")),
    }
    return show(writing, "check", form, **context)


def _is_never_public(writing: Writing, service: Service | None) -> bool:
    """Tell whether nobody but those who handle it reads it: by its topic, or being an appeal, a claim or the like."""
    names = ("text", "matter", "kind", "service_code")
    told: dict[str, Any] = {name: str(writing.value(name)) for name in names}
    letter = Letter(**told)
    is_limited = letter.noticed in LIMITED_MATTERS and not letter.is_double
    return is_limited or bool(service and service.publish_mode == PublishMode.NEVER)


def _initial(writing: Writing) -> dict[str, Any]:
    first = {"publication": KEEP if writing.value("objection") else PUBLISH, "hide_reason": Ground.PERSONAL_DATA}
    return {**first, **{name: value for name, value in writing.initial.items() if value or name not in first}}


def _hours_alone(writing: Writing, marked: Marked, service: Service | None) -> int | None:
    """Return after how many hours the city's policy would publish this without a person looking; None: a person looks."""
    request = writing.request
    alone = automatic_policy(policy(request.city, "automatic_publication", localdate(request.at)))
    is_clean = not (marked.found or marked.asked) and writing.value("kind") != Kind.COMPLAINT
    if alone and is_clean and service and service.publish_mode == PublishMode.AUTO:
        return int(alone.delay / timedelta(hours=1))
    return None
