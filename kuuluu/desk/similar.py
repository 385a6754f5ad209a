"""Cases that may be of the same matter as one: a page of its own, and the part of it that a script puts beside the case."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from kuuluu.cases.similar import similar_to
from kuuluu.desk.access import desk_page
from kuuluu.desk.pages import case_or_404, page


@desk_page
def similar(request: Any, number: str) -> HttpResponse:
    """List the cases most like one that the officer may see."""
    found = case_or_404(request, number)
    listed = [] if found.erased_at else similar_to(found, by=request.actor, today=localdate(request.at))
    context = {"case": found, "similar": listed}
    if "part" in request.GET:
        return render(request, "desk/similar_list.html", context)
    return page(request, "desk/similar_page.html", context)
