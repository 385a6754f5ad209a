"""The second step: which service, and what kind of message."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kuuluu.cities.models import City, Service
from kuuluu.cities.queries import not_city_matter, search_services, service_by_code, service_tree, suggest_services
from kuuluu.feedback.models import Kind
from kuuluu.language.cleaning import one_line
from kuuluu.language.kinds import guess_kind
from kuuluu.public.submission.forms import UNKNOWN, TopicForm
from kuuluu.public.submission.steps import go_on, go_to, show
from kuuluu.public.submission.words import GET_OR_POST
from kuuluu.public.submission.writing import TooOften, Writing
from kuuluu.ui.errors import too_many
from kuuluu.ui.middleware import Request

SUGGESTED = 4
FOUND = 12
LONGEST_QUERY = 100


@dataclass(frozen=True)
class Option:
    """A service that can be chosen."""

    value: str
    name: str | Promise
    hint: str | Promise
    is_chosen: bool


@require_http_methods(GET_OR_POST)
def topic(request: Request) -> HttpResponse:
    """Offer what the words point to, the whole tree, and "I don't know"."""
    writing = Writing(request)
    if request.method != "POST":
        if writing.draft is None:
            return go_to("tell")
        return _show(writing, TopicForm(initial=_initial(writing), city=request.city))
    try:
        return _take(writing, TopicForm(request.POST, city=request.city))
    except TooOften:
        return too_many(request, 60 * 60)


def _take(writing: Writing, form: TopicForm) -> HttpResponse:
    if not form.is_valid():
        writing.keep_typed(form)
        return _show(writing, form)
    writing.keep_good(form, form.letter)
    service = service_by_code(writing.request.city, form.letter["service_code"])
    is_told = service and writing.request.POST.get("told") == service.code
    if service and not service.is_city_matter and not is_told:
        return _show(writing, form, other=service, told=service.code)
    return go_on(writing, "topic")


def _initial(writing: Writing) -> dict[str, Any]:
    known = writing.initial
    if known.get("is_topic_told"):
        return {**known, "service_code": known.get("service_code") or UNKNOWN}
    text = str(known.get("text", ""))
    best = suggest_services(writing.request.city, text, limit=1)
    guess = guess_kind(text) or (best[0].service.default_kind if best else "")
    return {"kind": guess if guess in Kind.values else "", **known}


def _show(writing: Writing, form: TopicForm, *, other: Service | None = None, told: str = "") -> HttpResponse:
    city, text = writing.request.city, str(writing.value("text"))
    query = one_line(writing.request.GET.get("q", ""))[:LONGEST_QUERY]
    chosen = str(form["service_code"].value() or "")
    offered = _offered(city, text, query, chosen)
    listed = {option.value for option in offered}
    tree = [
        (group.name, [_option(service, chosen) for service in members if service.code not in listed])
        for group, members in service_tree(city)
    ]
    if other is None and not chosen:
        other = not_city_matter(city, text)
    return show(
        writing,
        "topic",
        form,
        query=query,
        offered=offered,
        tree=[(name, members) for name, members in tree if members],
        unknown=Option(UNKNOWN, _("I don't know"), _("The city finds out whose matter it is"), chosen == UNKNOWN),
        other=other,
        told=told,
    )


def _offered(city: City, text: str, query: str, chosen: str) -> list[Option]:
    if query:
        found = search_services(city, query, (get_language() or "fi")[:2], FOUND)
    else:
        found = [one.service for one in suggest_services(city, text, SUGGESTED)]
    own = service_by_code(city, chosen) if chosen else None
    if own and own not in found:
        found = [own, *found]
    return [_option(service, chosen) for service in found]


def _option(service: Service, chosen: str) -> Option:
    hint = service.description
    if not service.is_city_matter:
        hint = _("Not the city's matter: %(whose)s") % {"whose": service.redirect_name}
    return Option(service.code, service.name, hint, service.code == chosen)
