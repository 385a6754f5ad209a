"""The third step: where it is, as exactly or as roughly as the sender likes."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from kuuluu.cities.queries import service_by_code
from kuuluu.public.submission.forms import PlaceForm
from kuuluu.public.submission.steps import go_on, go_to, show
from kuuluu.public.submission.words import GET_OR_POST
from kuuluu.public.submission.writing import TooOften, Writing
from kuuluu.ui.errors import too_many
from kuuluu.ui.middleware import Request


@require_http_methods(GET_OR_POST)
def place(request: Request) -> HttpResponse:
    """Ask for the place; none is an answer, too."""
    writing = Writing(request)
    if request.method != "POST":
        if writing.draft is None:
            return go_to("tell")
        return _show(writing, PlaceForm(initial=writing.initial, city=request.city))
    form = PlaceForm(request.POST, city=request.city)
    try:
        if not form.is_valid():
            writing.keep_typed(form)
            return _show(writing, form)
        writing.keep_good(form, form.cleaned_data)
    except TooOften:
        return too_many(request, 60 * 60)
    return go_on(writing, "place")


def _show(writing: Writing, form: PlaceForm) -> HttpResponse:
    service = service_by_code(writing.request.city, str(writing.value("service_code")))
    has_point = writing.value("latitude") not in {"", None}
    is_expected = bool(service and service.is_place_expected)
    return show(writing, "place", form, has_point=has_point, is_expected=is_expected)
