"""What is known already of what is asked: initiatives, matters that others have told of, and the city's answers."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from kuuluu.cities.queries import service_by_code
from kuuluu.initiatives.models import Stage
from kuuluu.public.initiating.steps import go_on, go_to, show
from kuuluu.public.initiating.writing import Writing
from kuuluu.public.initiatives.stating import state_sentence, supporters_text
from kuuluu.public.pages.visits import visit
from kuuluu.public.submission.known import known_case
from kuuluu.public.submission.words import GET_OR_POST
from kuuluu.publication.queries.candidates import Told
from kuuluu.publication.queries.similar import similar_initiatives, similar_public
from kuuluu.ui.forms import Form
from kuuluu.ui.middleware import Request

MOST = 3


@require_http_methods(GET_OR_POST)
def similar(request: Request) -> HttpResponse:
    """Show what is like it, and go on or support that instead; what was written stays in either case."""
    writing = Writing(request)
    if writing.draft is None:
        return go_to("new")
    if not writing.value("demand"):
        return go_to("ask")
    if request.method == "POST":
        return go_on(writing, "similar")
    return show(writing, "similar", Form(), **known(writing))


def known(writing: Writing) -> dict[str, Any]:
    """Return the most alike of each sort."""
    here, city = visit(writing.request), writing.request.city
    service = service_by_code(city, str(writing.value("service_code")))
    told = Told(writing.text, "", str(writing.value("address")), service=service)
    found = [known_case(one, here) for one in similar_public(city, told, here.today, count=3 * MOST)]
    plans = [one for one in found if one.is_planned]
    cases = [one for one in found if not one.is_planned]
    initiatives = [
        {
            "row": row,
            "sentence": state_sentence(here.city, row, here.today),
            "supporters": supporters_text(row) if row.is_joint else "",
            "can_support": row.stage == Stage.COLLECTING and not row.is_paused,
        }
        for row in similar_initiatives(city, told, here.today, count=MOST)
    ]
    return {
        "initiatives": initiatives,
        "plans": plans[:MOST],
        "answers": [one for one in cases if one.is_answered][:MOST],
        "cases": [one for one in cases if one.is_going_on(here.at)][:MOST],
    }
