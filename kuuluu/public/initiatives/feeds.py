"""The Atom feed of initiatives."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kuuluu.public.initiatives.stating import state_sentence
from kuuluu.public.pages.feeds import answer_with, new_feed, words
from kuuluu.public.pages.visits import address, visit
from kuuluu.publication import queries
from kuuluu.publication.door import through_public_door
from kuuluu.ui.cache import kept


@require_safe
@kept
@through_public_door
def feed(request: HttpRequest) -> HttpResponse:
    """Return the newest initiatives of the city as Atom."""
    here = visit(request)
    rows = queries.newly_published(here.city)
    title = _("Initiatives in %(city)s") % {"city": here.city.name}
    changed = max((row.changed_at for row in rows), default=None)
    made = new_feed(request, title, reverse("public:initiatives"), changed)
    for row in rows:
        made.add_item(
            title=row.title,
            link=address(request, reverse("public:initiative", args=[row.number])),
            description=words(state_sentence(here.city, row, here.today), get_language() or "fi"),
            unique_id=f"urn:uuid:{row.id}",
            pubdate=row.published_at,
            updateddate=row.changed_at,
            author_name=row.number,
            language=row.language,
        )
    return answer_with(made)
