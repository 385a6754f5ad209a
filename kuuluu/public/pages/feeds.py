"""Atom feeds of a case and of every list."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import linebreaks_filter
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kuuluu.public.pages.case import public_row
from kuuluu.public.pages.filters import asked
from kuuluu.public.pages.threads import thread_of
from kuuluu.public.pages.visits import Visit, address, visit
from kuuluu.publication import queries
from kuuluu.publication.door import through_public_door
from kuuluu.publication.models import PublicCase
from kuuluu.ui.cache import kept
from kuuluu.ui.lateness import state_sentence

FEED_SIZE = 30


@require_safe
@kept
@through_public_door
def feed(request: HttpRequest) -> HttpResponse:
    """Return the newest cases of a list as Atom."""
    here = visit(request)
    wish = asked(request.GET, here)
    rows = queries.newest(here.city, wish.wanted, here.today, FEED_SIZE)
    title = ": ".join(part for part in (_("Matters in %(city)s") % {"city": here.city.name}, wish.title_words) if part)
    made = new_feed(
        request,
        title,
        reverse("public:cases") + wish.query().lstrip("."),
        max((r.changed_at for r in rows), default=None),
    )
    for row in rows:
        _add(made, request, row, state_sentence(row, here.unit_name(row.unit_id), here.today))
    return answer_with(made)


@require_safe
@kept
@through_public_door
def case_feed(request: HttpRequest, number: str) -> HttpResponse:
    """Return what happens in a case as Atom, the newest first."""
    here = visit(request)
    row = public_row(here, number)
    url = address(request, reverse("public:case", args=[row.number]))
    made = new_feed(request, f"{row.title} ({row.number})", reverse("public:case", args=[row.number]), row.changed_at)
    for number_of, knot in reversed(list(enumerate(thread_of(row, here), 1))):
        if not isinstance(knot.when, datetime):
            continue
        made.add_item(
            title=str(knot.title),
            link=f"{url}#{knot.anchor}",
            description=words(
                knot.text or (row.text if knot.kind == "received" else ""), knot.language or get_language() or "fi"
            ),
            unique_id=f"urn:uuid:{row.id}#{number_of}",
            pubdate=knot.when,
            updateddate=knot.when,
            author_name=knot.by or here.city.name,
        )
    return answer_with(made)


def new_feed(request: HttpRequest, title: str, path: str, changed: datetime | None) -> Any:
    """Return an empty feed of the page at a path."""
    here: Visit = visit(request)
    return _Feed(
        title=title,
        link=address(request, path),
        description=None,
        language=get_language() or "fi",
        feed_url=address(request, request.get_full_path()),
        feed_guid=address(request, request.get_full_path()),
        author_name=here.city.name,
        changed=changed,
    )


class _Feed(Atom1Feed):
    """An Atom feed that is the same as long as the register is: an empty one has no moment of its own."""

    def latest_post_date(self) -> datetime:
        """Return when the newest of it changed."""
        changed: datetime | None = self.feed["changed"]
        return changed or datetime.fromisoformat("2026-01-01T00:00:00+02:00")

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """Return the language of an entry's title, where it is another than the feed's."""
        return {"xml:lang": item["language"]} if item.get("language") else {}


def words(text: str, language: str) -> SafeString:
    """Return plain words as the HTML that readers take a summary for: nothing in them becomes a mark (RFC 4287, 3.1.1.2)."""
    return format_html('<div lang="{}">{}</div>', language, linebreaks_filter(text))


def _add(made: Any, request: HttpRequest, row: PublicCase, sentence: str) -> None:
    made.add_item(
        title=row.title,
        link=address(request, reverse("public:case", args=[row.number])),
        description=words(row.text, row.language) + words(sentence, get_language() or "fi"),
        unique_id=f"urn:uuid:{row.id}",
        pubdate=row.received_at,
        updateddate=row.changed_at,
        author_name=row.number,
        language=row.language,
    )


def answer_with(made: Any) -> HttpResponse:
    """Return a feed as it goes out."""
    return HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
