"""Who looked at what is limited or secret: whoever answers for the desk can follow it (Act 906/2019, section 17)."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from kuuluu.cases import queries
from kuuluu.cases.rules import may_see
from kuuluu.desk.access import desk_page
from kuuluu.desk.administration.officers import ADMINISTRATORS
from kuuluu.desk.administration.pages import admin_page

PAGE_SIZE = 50
LONGEST_NUMBER = 20


@desk_page(needs=ADMINISTRATORS)
@require_GET
def views(request: Any) -> HttpResponse:
    """Show who looked at which case and when; of the case no more than its number, unless one may see it."""
    number = request.GET.get("number", "").strip().upper()[:LONGEST_NUMBER]
    part = Paginator(queries.views(request.city, number), PAGE_SIZE).get_page(request.GET.get("page"))
    rows = [{"view": one, "may_see": may_see(request.actor, one.case)} for one in part]
    query = {"number": number} if number else {}
    pages = {
        "newer": f"?{urlencode({**query, 'page': part.previous_page_number()})}" if part.has_previous() else "",
        "older": f"?{urlencode({**query, 'page': part.next_page_number()})}" if part.has_next() else "",
    }
    return admin_page(request, "views", {"rows": rows, "number": number, "pages": pages})
