"""One published case."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kuuluu.public.pages.threads import thread_of
from kuuluu.public.pages.visits import Visit, address, page, visit
from kuuluu.publication import queries
from kuuluu.publication.door import through_public_door
from kuuluu.publication.models import PublicCase
from kuuluu.ui.cache import kept
from kuuluu.ui.lateness import is_late, state_sentence


@require_safe
@kept
@through_public_door
def case(request: HttpRequest, number: str) -> HttpResponse:
    """Show a case with its thread; what isn't public of this city is 404 for everybody."""
    here = visit(request)
    row = public_row(here, number)
    unit = here.unit_name(row.unit_id)
    context = {
        "row": row,
        "unit": unit,
        "service": here.services.get(row.service_id or 0),
        "area": here.areas.get(row.area_id or 0),
        "sentence": state_sentence(row, unit, here.today),
        "is_late": is_late(row, here.today),
        "knots": thread_of(row, here),
        "others": row.voices - 1,
        "relatives": queries.relatives(row),
        "can_join": row.status != "closed" and not row.parts,
        "words_language": "" if row.language == (get_language() or "")[:2] else row.language,
        "picture_url": _picture_url(request, row),
    }
    return page(request, "public/pages/case.html", context, section="cases")


def public_row(here: Visit, number: str) -> PublicCase:
    """Return the published case of this city; anything else is 404 and tells nothing."""
    row = queries.public_case(here.city, number)
    if row is None:
        raise Http404
    return row


def _picture_url(request: HttpRequest, row: PublicCase) -> str:
    if not row.pictures:
        return ""
    return address(request, reverse("public:picture", args=[row.pictures[0]["id"], "large"]))
