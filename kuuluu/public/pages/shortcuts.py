"""Ways from a page for anyone straight into telling the city something."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from kuuluu.public.pages.about import ACCESSIBILITY
from kuuluu.public.submission.steps import go_to
from kuuluu.public.submission.words import is_from_here
from kuuluu.public.submission.writing import TooOften, Writing
from kuuluu.ui.errors import too_many
from kuuluu.ui.middleware import Request

HOUR = 60 * 60


@csrf_exempt  # the statement is the same for everybody and carries no token; what comes from elsewhere begins nothing
@require_POST
def accessibility_feedback(request: HttpRequest) -> HttpResponse:
    """Begin a feedback of its own for accessibility: with the service chosen, its clock is 14 days (Act 306/2019, 8 §)."""
    known = cast("Request", request)
    if not is_from_here(known):
        return go_to("tell")
    writing = Writing(known)
    # What waits unsent is another matter: this one begins with an empty page, as on the front page.
    writing.draft = None
    try:
        writing.keep({"service_code": ACCESSIBILITY, "kind": "complaint", "is_topic_told": True})
    except TooOften:
        return too_many(request, HOUR)
    return writing.answer(go_to("tell"))
