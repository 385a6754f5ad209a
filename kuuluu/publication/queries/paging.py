"""One page of the register by keyset, and how much there is."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kuuluu.cities.models import City
from kuuluu.language.search import Query
from kuuluu.publication.models import PublicCase
from kuuluu.publication.queries.lists import Place, Wanted, beyond, filtered, lines

# Nobody reads on a page how many thousands there are; counting them would cost more than the page.
MOST_COUNTED = 1000
# No index knows who is late today, so fewer are counted.
MOST_LATE = 100


@dataclass(frozen=True)
class Page:
    """A page of a list, newest first (of a search: the best first), whether there is more on either side, and how many there are in all."""

    rows: list[PublicCase]
    has_newer: bool
    has_older: bool
    count: int
    # There are more than were counted.
    is_more: bool
    # What was looked for, where words were given.
    asked: Query | None = None


def page(city: City, wanted: Wanted, today: date, place: Place | None, size: int) -> Page:
    """Return the page after (or before) a place, the first page where there is none; whatever the words (`search`)."""
    cases = filtered(city, wanted, today)
    rows = _in_order(lines(beyond(cases, place)), place)[: size + 1]
    most = MOST_LATE if wanted.state == "late" else MOST_COUNTED
    count = cases.order_by()[: most + 1].count()
    found = _page(list(rows), place, size, min(count, most), is_more=count > most)
    return found or page(city, wanted, today, None, size)


def _in_order(cases: QuerySet[PublicCase], place: Place | None) -> QuerySet[PublicCase]:
    is_newer = place is not None and place.is_newer
    return cases.order_by("received_at", "id") if is_newer else cases.order_by("-received_at", "-id")


def _page(rows: list[PublicCase], place: Place | None, size: int, count: int, *, is_more: bool) -> Page | None:
    """Return the page that rows make, one of them beyond its end; None where going back has come to the beginning."""
    has_beyond = len(rows) > size
    if place and place.is_newer:
        return Page(rows[:size][::-1], True, True, count, is_more) if has_beyond else None
    return Page(rows[:size], place is not None, has_beyond, count, is_more)
