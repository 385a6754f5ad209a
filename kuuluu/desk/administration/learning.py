"""How often the service was guessed right from the words, and which model guesses it."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.utils.timezone import localdate

from kuuluu.cities.queries import policy
from kuuluu.desk.access import desk_page
from kuuluu.desk.administration.officers import ADMINISTRATORS
from kuuluu.desk.administration.pages import admin_page
from kuuluu.routing import queries
from kuuluu.routing.models import RoutingModel
from kuuluu.routing.queries import Hits
from kuuluu.routing.rules import CONFIDENCE_KEY
from kuuluu.ui.dates import month_text

YEAR = timedelta(days=365)
MOST_MODELS = 20
LANGUAGES = {"fi": "suomi", "sv": "svenska", "en": "English"}


@desk_page(needs=ADMINISTRATORS)
def routing_learning(request: Any) -> HttpResponse:
    """Show for the past year how right the models were, by service, month and language, and how they came about."""
    city, since = request.city, request.at - YEAR
    made = list(queries.models(city)[:MOST_MODELS])
    services = queries.hits_by_service(city, since)
    context = {
        "in_use": next((one for one in made if one.is_in_use), None),
        "models": [_model(one) for one in made],
        "whole": _whole(services),
        "services": services,
        "months": [_bar(one) for one in queries.hits_by_month(city, since)],
        "languages": [(LANGUAGES.get(one.of, one.of), one) for one in queries.hits_by_language(city, since)],
        "steps": queries.reliability(city, since),
        "threshold": policy(city, CONFIDENCE_KEY, localdate(request.at)),
    }
    return admin_page(request, "routing_learning", context)


def _whole(rows: list[Hits]) -> Hits | None:
    if not rows:
        return None
    return Hits(None, *(sum(getattr(one, name) for one in rows) for name in ("count", "first", "three")))


def _bar(hits: Hits) -> dict[str, Any]:
    return {"hits": hits, "label": month_text(hits.of), "value": hits.first_share}


def _model(one: RoutingModel) -> dict[str, Any]:
    measured = one.measured or 1
    names = ("first_right", "three_right", "rival_first_right", "rival_three_right")
    return {"model": one, **{name: getattr(one, name) / measured for name in names}}
