"""Published cases that tell of the same matter: few candidates by the indexes, ranked by their words, meanings, place and age.

The register's column of lexemes is all that is read of a candidate's words. What is found here anybody may see.
"""

from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from math import exp
from typing import Any

from django.db.models import F, QuerySet, Value
from django.utils.timezone import localdate

from kuuluu.cities.models import City
from kuuluu.language.similar import Likeness, Matter, far, matter, metres, rarity_of, shares_enough, telling_words
from kuuluu.publication.door import reading_publicly
from kuuluu.publication.models import PublicCase, PublicInitiative
from kuuluu.publication.queries.candidates import Candidate, Told, candidates, rarities
from kuuluu.publication.queries.lists import key_of, lines_of

SHOWN, MOST_RANKED = 5, 10
# What is less alike than this isn't shown as similar; nor is what shares one word alone, unless it is as alike as that.
LEAST, LEAST_BY_ONE_WORD = 0.45, 0.7
# What the same service, another one, an open case and age are worth; and in how many days a case grows old.
SAME_SERVICE, OTHER_SERVICE, OPEN, AGE, DAYS = 1.2, 0.75, 1.1, 0.25, 250


@dataclass(frozen=True)
class SimilarCase:
    """A published case that may be of the same matter, with its distance where both have a place."""

    row: PublicCase
    likeness: float
    metres: int | None

    @property
    def has_picture(self) -> bool:
        """Tell whether a picture of it is public."""
        return bool(self.row.pictures)


def similar_public(city: City, told: Told, today: date, *, without: str = "", count: int = SHOWN) -> list[SimilarCase]:
    """Return the published cases of a city most like what is told, best first, through the public role alone."""
    # What stands in brackets begins no sentence, so that its capitals are seen as names.
    text = f"{told.text} ({told.place})" if told.place else told.text
    asked = matter(text, told.language, told.latitude, told.longitude)
    return published_like(city, told, asked, today, without=without, count=count)


def published_like(
    city: City, told: Told, asked: Matter, today: date, *, without: str = "", count: int = SHOWN
) -> list[SimilarCase]:
    """Return the same of what has been read already."""
    with reading_publicly():
        found = PublicCase.objects.filter(city_id=key_of(city)).exclude(ending="joined")
        ranked = nearest(city, found.exclude(number=without) if without else found, told, asked, today)[:count]
        rows = {row.pk: row for row in lines_of([one.pk for one, _likeness in ranked], "pictures")}
    return [SimilarCase(rows[one.pk], likeness, apart(asked, one.matter)) for one, likeness in ranked if one.pk in rows]


def similar_initiatives(city: City, told: Told, today: date, *, count: int = SHOWN) -> list[PublicInitiative]:
    """Return the published initiatives of a city most like what is told, best first, through the public role alone."""
    asked = matter(told.text, told.language)
    with reading_publicly():
        found = PublicInitiative.objects.filter(city=city).exclude(stage__in=("merged", "feedback"))
        ranked = nearest(city, found.annotate(status=F("stage"), ending=Value("")), told, asked, today)[:count]
        rows = found.filter(pk__in=[one.pk for one, _likeness in ranked]).defer("search", "versions", "timeline")
        by_id = {row.pk: row for row in rows} if ranked else {}
    return [by_id[one.pk] for one, _likeness in ranked if one.pk in by_id]


def published_beside(city: City, told: Told, asked: Matter, today: date, *, without: str) -> list[Candidate]:
    """Return the same in short, by place and service alone: in one query."""
    with reading_publicly():
        rows = PublicCase.objects.filter(city_id=key_of(city)).exclude(ending="joined").exclude(number=without)
        return [one for one, _likeness in nearest(city, rows, told, asked, today, is_short=True)]


def nearest(
    city: City, rows: QuerySet[Any], told: Told, asked: Matter, today: date, *, is_short: bool = False
) -> list[tuple[Candidate, float]]:
    """Return the rows of a city most like what is told, best first; of its cases or of its register, for both have the same columns.

    In short: only those near by or of the same service, and how seldom words are is told by them alone.
    """
    rarity = None if is_short else rarities(city.pk, today)
    found = candidates(city, rows, told, asked, rarity)
    if rarity is None or not rarity.count:
        rarity = rarity_of(one.matter for one in found)
    likeness = Likeness(asked, rarity, told.radius)
    weighed = [(one, _weighed(likeness, one, told, today)) for one in found if not _elsewhere(asked, one, told)]
    telling = telling_words(asked, rarity)
    alike = [pair for pair in weighed if pair[1] >= LEAST]
    sure = [
        (one, worth)
        for one, worth in alike
        if worth >= LEAST_BY_ONE_WORD or _is_here(asked, one, told) or shares_enough(telling, one.matter)
    ]
    return nlargest(MOST_RANKED, sure, key=lambda pair: pair[1])


def _is_here(asked: Matter, one: Candidate, told: Told) -> bool:
    """Tell whether more than words speaks for a case: its service, or its place, for what is elsewhere is left out already."""
    return _is_same_service(one, told) or bool(told.radius and apart(asked, one.matter) is not None)


def _elsewhere(asked: Matter, one: Candidate, told: Told) -> bool:
    """Tell whether a case of a thing at a place is of another one: the lamp of another street, however alike the words."""
    if not told.radius:
        return False
    distance = apart(asked, one.matter)
    if distance is not None:
        return distance > far(told.radius)
    return not _is_same_service(one, told) or not (asked.names.keys() & one.matter.words.keys() or not asked.names)


def _is_same_service(one: Candidate, told: Told) -> bool:
    return told.service is not None and told.service.pk == one.service_id


def _weighed(to: Likeness, one: Candidate, told: Told, today: date) -> float:
    likeness = to.of(one.matter)
    if told.service and one.service_id:
        likeness *= SAME_SERVICE if _is_same_service(one, told) else OTHER_SERVICE
    if one.is_open:
        likeness *= OPEN
    return likeness * (1 - AGE * (1 - exp(-max((today - localdate(one.received_at)).days, 0) / DAYS)))


def apart(one: Matter, other: Matter) -> int | None:
    """Return the metres between two matters; None where one has no place."""
    return round(metres(one.place, other.place)) if one.place and other.place else None
