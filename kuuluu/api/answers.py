"""How the open interface answers: JSON that any page of any origin may read, mistakes too."""

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
# Nothing of a visitor is ever used here, so there is nothing that another origin could misuse.
OPEN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag", "X-Robots-Tag": "noindex"}
BEFOREHAND = {
    **OPEN,
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def open_to_all(view: Callable[Concatenate[HttpRequest, P], Given]) -> Callable[..., HttpResponseBase]:
    """Make a view of what returns plain data of the register: read by the public role, kept until the register changes."""

    @kept
    @through_public_door
    @wraps(view)
    def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return _json(view(request, *args, **kwargs))
        except UnknownValue as error:
            return _json({"error": "unknown_value", "parameter": error.name}, status=400)
        except Http404:
            return _json({"error": "not_found"}, status=404)

    @wraps(answered)
    def run(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=BEFOREHAND)
        if request.method not in METHODS:
            return _json({"error": "method_not_allowed"}, status=405, more={"Allow": ", ".join(METHODS)})
        return answered(request, *args, **kwargs)

    # Nothing is changed by any of them, so a form's mark is not asked for: a POST gets 405 as JSON.
    vars(run)["csrf_exempt"] = True
    return run


def _json(data: Given, *, status: int = 200, more: Mapping[str, str] | None = None) -> HttpResponse:
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    headers = {**OPEN, **(more or {})}
    return HttpResponse(written, content_type="application/json; charset=utf-8", status=status, headers=headers)
