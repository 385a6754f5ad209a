"""How the open interfaces answer: what any page of any origin may read, mistakes too."""

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from kuuluu.publication.door import through_public_door
from kuuluu.ui.asking import UnknownValue
from kuuluu.ui.cache import kept

P = ParamSpec("P")
Given = Mapping[str, Any]

METHODS = ("GET", "HEAD", "OPTIONS")
ALLOWED = {"Allow": ", ".join(METHODS)}
# Nothing of a visitor is ever used here, so there is nothing that another origin could misuse.
OPEN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag", "X-Robots-Tag": "noindex"}
BEFOREHAND = {
    **OPEN,
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def opened(
    answer: Callable[Concatenate[HttpRequest, P], HttpResponse],
    refuse: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[..., HttpResponseBase]:
    """Make a view of what answers about the register: read by the public role, kept until the register changes, and only
    read: another method gets what `refuse` says.
    """
    answered = kept(through_public_door(answer))

    @wraps(answered)
    def run(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=BEFOREHAND)
        if request.method not in METHODS:
            return refuse(request, *args, **kwargs)
        return answered(request, *args, **kwargs)

    # Nothing is changed by any of them, so a form's mark is not asked for: a POST gets 405 in the interface's own form.
    vars(run)["csrf_exempt"] = True
    return run


def open_to_all(view: Callable[Concatenate[HttpRequest, P], Given]) -> Callable[..., HttpResponseBase]:
    """Make a view of what returns plain data of the register, given as JSON."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return as_json(view(request, *args, **kwargs))
        except UnknownValue as error:
            return as_json({"error": "unknown_value", "parameter": error.name}, status=400)
        except Http404:
            return as_json({"error": "not_found"}, status=404)

    def refuse(_request: HttpRequest, /, *_args: P.args, **_kwargs: P.kwargs) -> HttpResponse:
        return as_json({"error": "method_not_allowed"}, status=405, more=ALLOWED)

    return opened(answer, refuse)


def as_json(data: Any, *, status: int = 200, more: Given | None = None) -> HttpResponse:
    """Return data as JSON that any origin may read."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return whole(written.encode(), "application/json", status=status, more=more)


def whole(body: bytes, form: str, *, status: int = 200, more: Given | None = None) -> HttpResponse:
    """Return written data, in UTF-8, as what any origin may read."""
    return HttpResponse(body, content_type=f"{form}; charset=utf-8", status=status, headers={**OPEN, **(more or {})})
