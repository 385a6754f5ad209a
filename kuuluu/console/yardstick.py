"""The service as it is served, and beside it the yardstick: one indexed row read and rendered, with no middleware."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template import engines
from django.urls import path

from kuuluu.wsgi import application as service

# By then Django is ready: the service was made by the import above.
PublicCase = apps.get_model("publication", "PublicCase")
TEMPLATE = engines["django"].from_string(
    "<!doctype html><title>{{ row.title }}</title><h1>{{ row.title }}</h1><p>{{ row.text }}</p>"
)


def yardstick(request: HttpRequest, number: str) -> HttpResponse:  # noqa: ARG001 - a view's signature
    """Read one row by its number and render it."""
    row = PublicCase.objects.using("public").filter(number=number).order_by("number")[0]
    return HttpResponse(TEMPLATE.render({"row": row}))


urlpatterns = [path("yardstick/<str:number>/", yardstick)]


class Bare(WSGIHandler):
    """Django without middleware."""

    def load_middleware(self, is_async: bool = False) -> None:  # noqa: FBT001, FBT002 - Django's signature
        """Load none."""
        whole, settings.MIDDLEWARE = settings.MIDDLEWARE, []
        try:
            super().load_middleware(is_async)
        finally:
            settings.MIDDLEWARE = whole

    def get_response(self, request: HttpRequest) -> HttpResponseBase:
        """Answer by the yardstick's own address alone."""
        request.urlconf = __name__
        return super().get_response(request)


bare = Bare()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Answer by the yardstick or by the service."""
    chosen = bare if environ["PATH_INFO"].startswith("/yardstick/") else service
    return chosen(environ, start_response)
