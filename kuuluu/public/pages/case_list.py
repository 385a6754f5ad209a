"""All published cases, as a list with a map beside it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kuuluu.public.pages.filters import Asked, asked, page_number, place_in, place_text
from kuuluu.public.pages.lines import drawn
from kuuluu.public.pages.visits import page, visit
from kuuluu.publication import queries
from kuuluu.publication.door import through_public_door
from kuuluu.ui.cache import kept

PAGE_SIZE = 20


@require_safe
@kept
@through_public_door
def case_list(request: HttpRequest) -> HttpResponse:
    """List the published cases that the address asks for, newest first; with words what fits them best comes first."""
    here = visit(request)
    wish, place = asked(request.GET, here), place_in(request.GET)
    number = page_number(request.GET)
    if wish.wanted.words:
        found = queries.search(here.city, wish.wanted, here.today, number, PAGE_SIZE)
    else:
        found = queries.page(here.city, wish.wanted, here.today, place, PAGE_SIZE)
    context = {
        "asked": wish,
        "lines": drawn(found.rows, here, found.asked),
        "count": found.count,
        "count_words": f"{found.count:,}+".replace(",", "\u00a0") if found.is_more else "",
        "pages": _numbered(found, wish, number) if found.asked else _pages(found, wish),
        "is_deep": place is not None or number > 1,
        "canonical_url": "",
    }
    return page(request, "public/pages/case_list.html", context, section="cases")


def _pages(found: queries.Page, wish: Asked) -> dict[str, str]:
    if not found.rows:
        return {}
    first, last = found.rows[0], found.rows[-1]
    newer = wish.query(before=place_text(first.received_at, first.pk)) if found.has_newer else ""
    older = wish.query(after=place_text(last.received_at, last.pk)) if found.has_older else ""
    return {"newer": newer, "older": older}


def _numbered(found: queries.Page, wish: Asked, number: int) -> dict[str, str]:
    before = wish.query(page=str(number - 1) if number > 2 else "") if found.has_newer else ""  # noqa: PLR2004 - the first has none
    after = wish.query(page=str(number + 1)) if found.has_older else ""
    return {"before": before, "after": after}
