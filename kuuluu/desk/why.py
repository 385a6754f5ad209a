"""Why a case is where it is: the rule, owner or guess that brought it there."""

from typing import Any

from django.http import HttpResponse

from kuuluu.desk.access import desk_page
from kuuluu.desk.pages import case_or_404, page


@desk_page
def why(request: Any, number: str) -> HttpResponse:
    """Tell what was written down when the case came in, and where such cases ended."""
    return page(request, "desk/why_page.html", {"case": case_or_404(request, number)})
