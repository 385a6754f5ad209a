"""A page of signatures with a code of its own, which a maker has asked for."""

from django.http import HttpResponseBase
from django.views.decorators.http import require_safe

from kuuluu.initiatives.models import Maker
from kuuluu.initiatives.queries.supports import sheet_by_code
from kuuluu.initiatives.rules.supporting import is_collecting
from kuuluu.public.initiating.own import behind_link
from kuuluu.public.submission.own import private
from kuuluu.publication.queries import public_initiative
from kuuluu.ui.errors import not_found
from kuuluu.ui.middleware import Request
from kuuluu.ui.signature_sheets import sheet_of


@require_safe
@private
@behind_link
def sheet(request: Request, maker: Maker, sheet_code: str) -> HttpResponseBase:
    """Give the page to print; only what is public stands on it."""
    one = maker.initiative
    if one is None or not is_collecting(one) or sheet_by_code(one, sheet_code) is None:
        return not_found(request)
    row = public_initiative(one.city, one.case.number)
    return sheet_of(request, row, sheet_code) if row else not_found(request)
