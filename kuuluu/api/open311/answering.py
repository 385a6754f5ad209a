"""How GeoReport v2 answers: in the form of the address, in the language that is asked for, mistakes in its own form of errors."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from kuuluu.api.answers import ALLOWED, Given, opened
from kuuluu.api.open311.asked import check_locale, language_of
from kuuluu.api.open311.forms import written
from kuuluu.ui.asking import UnknownValue
from kuuluu.ui.visits import address, visit

# What returns the data of an answer.
View = Callable[..., Any]


def georeport(name: str) -> Callable[[View], Callable[..., HttpResponseBase]]:
    """Make a view of what returns plain data, open to all; `name` is what the whole of it is called in XML."""

    def opening(view: View) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def answer(request: HttpRequest, /, form: str, **values: str) -> HttpResponse:
            language = language_of(request.GET, visit(request).city)
            with translation.override(language):
                try:
                    check_locale(request.GET)
                    data = view(request, **values)
                except UnknownValue as error:
                    return _mistake(
                        form, 400, _("%(name)s has a value that means nothing here.") % {"name": error.name}
                    )
                except Http404 as error:
                    return _mistake(form, 404, str(error))
            return written(name, data, form, more={"Content-Language": language})

        return opened(answer, _refuse)

    return opening


def _refuse(request: HttpRequest, /, form: str, **_values: str) -> HttpResponse:
    """Say where to tell the city something: never here, for who sends must see first what becomes public of it."""
    with translation.override(language_of(request.GET, visit(request).city)):
        told = _(
            "Nothing can be sent here. Tell the city by its form, which shows before sending what becomes public: %(url)s"
        )
        return _mistake(form, 405, told % {"url": address(request, reverse("public:tell"))}, more=ALLOWED)


def _mistake(form: str, code: int, description: str, *, more: Given | None = None) -> HttpResponse:
    """Return a mistake as GeoReport v2 tells it, in the language that is active."""
    said = {"Content-Language": translation.get_language(), **(more or {})}
    return written("errors", [{"code": code, "description": description}], form, status=code, more=said)
