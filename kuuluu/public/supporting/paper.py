"""The page to sign on paper, for anyone to print."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kuuluu.initiatives.models import Stage
from kuuluu.public.initiatives.pages import public_row
from kuuluu.public.pages.visits import visit
from kuuluu.publication.door import through_public_door
from kuuluu.ui.cache import kept
from kuuluu.ui.signature_sheets import sheet_of


@require_safe
@kept
@through_public_door
def paper(request: HttpRequest, number: str) -> HttpResponseBase:
    """Give the page while support is gathered; it has no code of its own, the registry gives one when it comes."""
    row = public_row(visit(request), number)
    if row.stage != Stage.COLLECTING:
        raise Http404
    # One address, one page kept: setting it costs more than reading it.
    return redirect(request.path) if request.GET else sheet_of(request, row)
