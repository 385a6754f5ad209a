"""Pages for when something can't be done: each says what happened and what to do, and none loses what was typed."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import get_language
from django.views.decorators.csrf import requires_csrf_token

# Fields that a page of error never shows again, and never needs to.
UNSHOWN = ("csrfmiddlewaretoken", "opened", "website")
UNSHOWN_PARTS = ("password", "code", "token", "otp")
MOST_SHOWN = 40


def _page(request: HttpRequest, name: str, status: int, **context: Any) -> HttpResponse:
    response = render(request, f"errors/{name}.html", {"typed": typed_in(request), **context}, status=status)
    response["Cache-Control"] = "no-store"
    return response


def typed_in(request: HttpRequest) -> list[str]:
    """Return the words that were sent with a request, for its sender to copy; no secrets and no machine's fields."""
    if request.method != "POST":
        return []
    return [value.strip() for _name, value in _posted(request) if _is_words(value.strip())][:MOST_SHOWN]


def _is_words(value: str) -> bool:
    return "@" in value or len(value.split()) > 1


def _posted(request: HttpRequest) -> Iterable[tuple[str, str]]:
    try:
        posted = request.POST
    except (RequestDataTooBig, TooManyFilesSent, BadRequest, OSError):
        return
    for name, values in posted.lists():
        if name not in UNSHOWN and not any(part in name for part in UNSHOWN_PARTS):
            yield from ((name, str(value)) for value in values)


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 where too much was sent."""
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent):
        return too_large(request)
    return _page(request, "bad_request", 400)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """403: signed in, perhaps, but not allowed."""
    return _page(request, "forbidden", 403)


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """404: says nothing of whether there is something that isn't shown."""
    return _page(request, "not_found", 404)


def unknown_host(request: HttpRequest) -> HttpResponse:
    """404 of an address that no city uses."""
    return _page(request, "unknown_host", 404)


def too_large(request: HttpRequest) -> HttpResponse:
    """413: what was sent at once is too much."""
    return _page(request, "too_large", 413)


def too_many(request: HttpRequest, seconds: int = 60) -> HttpResponse:
    """429: sent too often; says after how many minutes it works again."""
    response = _page(request, "too_many", 429, minutes=max(1, -(-seconds // 60)))
    response["Retry-After"] = str(seconds)
    return response


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """403 of a form that was open too long, or came from elsewhere."""
    return _page(request, "stale_form", 403)


def not_allowed(request: HttpRequest) -> HttpResponse:
    """403 of an act that this person has no right to."""
    return _page(request, "not_allowed", 403)


def conflict(request: HttpRequest, *, back: str = "", happened: str = "", by: str = "") -> HttpResponse:
    """409: somebody was faster. `happened` is a sentence of what was done meanwhile, `by` whom, `back` where to look."""
    return _page(request, "conflict", 409, back=back, happened=happened, by=by)


def erased(request: HttpRequest, *, back: str = "") -> HttpResponse:
    """409 of a matter whose words are erased: nothing was done, and nothing will be. `back` is where the rest of it stands."""
    return _page(request, "erased", 409, back=back)


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """500: made without database, session or city, for any of them may be what failed."""
    words = get_template("errors/server_error.html").render({"page_language": (get_language() or "fi")[:2]})
    return HttpResponse(words, status=500, headers={"Cache-Control": "no-store"})
