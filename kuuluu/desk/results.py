"""What senders said of how it went, by service: for everybody at the desk."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.utils.timezone import localdate

from kuuluu.desk.access import desk_page
from kuuluu.desk.pages import page
from kuuluu.feedback.helped import helped_since
from kuuluu.feedback.queries import results

YEAR = timedelta(days=365)


@desk_page
def satisfaction(request: Any) -> HttpResponse:
    """Show, for twelve months, how many were answered, in time and in order, and how many came back."""
    rows = results(request.city, request.at - YEAR)
    helped = helped_since(request.city, localdate(request.at - YEAR).replace(day=1))
    context = {"rows": rows, "count": sum(row.count for row in rows), "helped": helped}
    return page(request, "desk/results.html", context)
