"""One page of the register by keyset, and how much there is."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from kuuluu.cities.models import City
from kuuluu.publication.models import PublicCase
from kuuluu.publication.queries.lists import Place, Wanted, beyond, filtered, lines, said

# Nobody reads on a page how many thousands there are; counting them would cost more than the page.
MOST_COUNTED = 1000
# No index knows who is late today, so fewer are counted.
MOST_LATE = 100
# A search looks first through so many of the newest, and counts no more than so many there.
LOOKED_THROUGH = 1000
MOST_HITS = 100


@dataclass(frozen=True)
class Page:
    """A page of a list, newest first, whether there is more on either side, and how many there are in all."""

    rows: list[PublicCase]
    has_newer: bool
    has_older: bool
    count: int
    # There are more than were counted.
    is_more: bool


def page(city: City, wanted: Wanted, today: date, place: Place | None, size: int) -> Page:
    """Return the page after (or before) a place, the first page where there is none."""
    cases = filtered(city, wanted, today)
    if wanted.words:
        return _page_with_words(cases, wanted.words, place, size)
    rows = _in_order(lines(beyond(cases, place)), place)[: size + 1]
    most = MOST_LATE if wanted.state == "late" else MOST_COUNTED
    count = cases.order_by()[: most + 1].count()
    found = _page(list(rows), place, size, min(count, most), is_more=count > most)
    return found or page(city, wanted, today, None, size)


def _page_with_words(cases: QuerySet[PublicCase], words: str, place: Place | None, size: int) -> Page:
    """Return a page of a search.

    A frequent word is soon met among the newest cases; for a rare one the index of words knows the few that have it. Which
    it is can't be told beforehand, so a bounded look at the newest comes first: either way the cost stays the same
    however large the register grows.
    """
    near = _near(cases, words, None, MOST_HITS + 1)
    is_frequent = len(near) > size
    if not is_frequent:
        near = list(cases.filter(said(words)).order_by().values_list("pk", flat=True))
        keys = near
    elif place is None:
        keys = near[: size + 1]
    else:
        keys = _near(beyond(cases, place), words, place, size + 1)
        if len(keys) <= size:
            keys = list(
                _in_order(beyond(cases, place).filter(said(words)), place).values_list("pk", flat=True)[: size + 1]
            )
    rows = _in_order(lines(beyond(PublicCase.objects.filter(pk__in=keys), place)), place)[: size + 1]
    found = _page(list(rows), place, size, min(len(near), MOST_HITS) if is_frequent else len(near), is_more=is_frequent)
    return found or _page_with_words(cases, words, None, size)


def _near(cases: QuerySet[PublicCase], words: str, place: Place | None, most: int) -> list[UUID]:
    newest = _in_order(cases, place).values("pk")[:LOOKED_THROUGH]
    hits = PublicCase.objects.filter(pk__in=newest).filter(said(words))
    return list(_in_order(hits, place).values_list("pk", flat=True)[:most])


def _in_order(cases: QuerySet[PublicCase], place: Place | None) -> QuerySet[PublicCase]:
    is_newer = place is not None and place.is_newer
    return cases.order_by("received_at", "id") if is_newer else cases.order_by("-received_at", "-id")


def _page(rows: list[PublicCase], place: Place | None, size: int, count: int, *, is_more: bool) -> Page | None:
    """Return the page that rows make, one of them beyond its end; None where going back has come to the beginning."""
    has_beyond = len(rows) > size
    if place and place.is_newer:
        return Page(rows[:size][::-1], True, True, count, is_more) if has_beyond else None
    return Page(rows[:size], place is not None, has_beyond, count, is_more)
