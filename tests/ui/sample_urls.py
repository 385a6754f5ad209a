"""Addresses that the sample page's navigation needs."""

from django.http import HttpResponse
from django.urls import include, path

from kuuluu.ui import errors


def _page(request):
    return HttpResponse("")


def broken(request):
    raise RuntimeError("broken on purpose")


names = ["front", "tell", "cases", "own", "numbers", "accessibility", "privacy", "help"]
public = [path(f"{name}/" if name != "front" else "", _page, name=name) for name in names]
urlpatterns = [
    path("", include("kuuluu.ui.urls")),
    path("broken/", broken),
    path("", include((public, "public"))),
]
handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
