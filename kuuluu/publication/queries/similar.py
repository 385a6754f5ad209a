"""Published cases that tell of the same matter: few candidates by the indexes, ranked by their words, meanings, place and age.

The register's column of lexemes is all that is read of a candidate's words. What is found here anybody may see.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from heapq import nlargest
from math import cos, exp, radians
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery
from django.db import connections, models
from django.db.models import F, Func, QuerySet, Value
from django.utils.timezone import localdate

from kuuluu.cities.models import City, Service
from kuuluu.language.concepts import SIGN
from kuuluu.language.similar import Matter, Rarity, alike, far, matter, metres, rarity_of
from kuuluu.publication.door import reading_publicly
from kuuluu.publication.models import PublicCase, PublicInitiative
from kuuluu.publication.queries.lists import key_of, lines

SHOWN, MOST_RANKED = 5, 10
# What is less alike than this isn't shown as similar.
LEAST = 0.45
# How many candidates are looked at: the nearest by place, by their rarest words, the newest of the service.
BY_PLACE, BY_WORDS, BY_SERVICE = 120, 250, 60
# So many texts may have a word that candidates are looked for by; and so many words are used.
MOST_HAVING, MOST_WORDS = 600, 10
# What the same service, another one, an open case and age are worth; and in how many days a case grows old.
SAME_SERVICE, OTHER_SERVICE, OPEN, AGE, DAYS = 1.2, 0.75, 1.1, 0.25, 250
_METRES_A_DEGREE = 111_200
_COLUMNS = (
    "pk", "lexemes", "language", "latitude", "longitude", "service_id", "received_at", "number", "title", "status", "ending",
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """What somebody is telling: the words, where in words and on the map, and to which service."""

    text: str
    language: str = ""
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    service: Service | None = None

    @property
    def radius(self) -> int:
        """How many metres apart two of its kind may point and still be one."""
        return self.service.radius if self.service else 0


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


@dataclass(frozen=True)
class Candidate:
    """A row with what it is ranked by, and what a short line tells of it."""

    pk: UUID
    matter: Matter
    service_id: int | None
    received_at: datetime
    number: str
    title: str
    status: str
    ending: str

    @property
    def is_open(self) -> bool:
        """Tell whether the city has not answered yet."""
        return self.status not in {"answered", "closed"}


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
        ranked = nearest(found.exclude(number=without) if without else found, told, asked, today)[:count]
        rows = (
            {row.pk: row for row in lines(found.filter(pk__in=[one.pk for one, _likeness in ranked]))} if ranked else {}
        )
    return [SimilarCase(rows[one.pk], likeness, apart(asked, one.matter)) for one, likeness in ranked if one.pk in rows]


def similar_initiatives(city: City, told: Told, today: date, *, count: int = SHOWN) -> list[PublicInitiative]:
    """Return the published initiatives of a city most like what is told, best first, through the public role alone."""
    asked = matter(told.text, told.language)
    with reading_publicly():
        found = PublicInitiative.objects.filter(city=city).exclude(stage__in=("merged", "feedback"))
        ranked = nearest(found.annotate(status=F("stage"), ending=Value("")), told, asked, today)[:count]
        rows = found.filter(pk__in=[one.pk for one, _likeness in ranked]).defer("search", "versions", "timeline")
        by_id = {row.pk: row for row in rows} if ranked else {}
    return [by_id[one.pk] for one, _likeness in ranked if one.pk in by_id]


def published_beside(city: City, told: Told, asked: Matter, today: date, *, without: str) -> list[Candidate]:
    """Return the same in short, by place and service alone: in one query."""
    with reading_publicly():
        rows = PublicCase.objects.filter(city_id=key_of(city)).exclude(ending="joined").exclude(number=without)
        return [one for one, _likeness in nearest(rows, told, asked, today, is_short=True)]


def nearest(
    rows: QuerySet[Any], told: Told, asked: Matter, today: date, *, is_short: bool = False
) -> list[tuple[Candidate, float]]:
    """Return the rows most like what is told, best first; of cases or of the register, for both have the same columns.

    In short: only those near by or of the same service, and how seldom words are is told by them alone.
    """
    rarity = Rarity() if is_short else rarities(rows.model._meta.db_table, rows.db, today)  # noqa: SLF001
    candidates = list(_candidates(rows, told, asked, None if is_short else rarity))
    if not rarity.count:
        rarity = rarity_of(one.matter for one in candidates)
    weighed = [
        (one, _likeness(asked, one, told, rarity, today)) for one in candidates if not _elsewhere(asked, one, told)
    ]
    return nlargest(MOST_RANKED, (pair for pair in weighed if pair[1] >= LEAST), key=lambda pair: pair[1])


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


def _likeness(asked: Matter, one: Candidate, told: Told, rarity: Rarity, today: date) -> float:
    likeness = alike(asked, one.matter, rarity, told.radius)
    if told.service and one.service_id:
        likeness *= SAME_SERVICE if _is_same_service(one, told) else OTHER_SERVICE
    if one.is_open:
        likeness *= OPEN
    return likeness * (1 - AGE * (1 - exp(-max((today - localdate(one.received_at)).days, 0) / DAYS)))


def apart(one: Matter, other: Matter) -> int | None:
    """Return the metres between two matters; None where one has no place."""
    return round(metres(one.place, other.place)) if one.place and other.place else None


def _candidates(rows: QuerySet[Any], told: Told, asked: Matter, rarity: Rarity | None) -> Iterable[Candidate]:
    """Return the few rows that may be like what is told, each once, in one query."""
    known = rows.annotate(lexemes=Func(F("search"), function="tsvector_to_array", output_field=_LEXEMES))
    parts = [part.values_list(*_COLUMNS) for part in _parts(known.filter(search__isnull=False), told, asked, rarity)]
    if not parts:
        return []
    found = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return {row[0]: _candidate(*row) for row in found}.values()


_LEXEMES: Any = ArrayField(models.TextField())


def _parts(rows: QuerySet[Any], told: Told, asked: Matter, rarity: Rarity | None) -> Iterable[QuerySet[Any]]:
    newest = rows.order_by("-received_at", "-pk")
    if told.radius and asked.place:
        yield newest.filter(**_box(asked.place, far(told.radius)))[:BY_PLACE]
    if told.service:
        yield newest.filter(service_id=told.service.pk)[:BY_SERVICE]
    rare, common = _telling(asked, rarity) if rarity else ([], [])
    if rare:
        yield rows.filter(search=AnyLexeme(" | ".join(map(quoted, rare))))[:BY_WORDS]
    if common:
        yield rows.filter(search=AnyLexeme(" & ".join(map(quoted, common))))[:BY_SERVICE]


def _telling(asked: Matter, rarity: Rarity) -> tuple[list[str], list[str]]:
    """Return the rarest words, few enough texts having any of them; and the rarest of the rest, to be had together."""
    names = [name for name in asked.names if not name.endswith("-")]
    tokens = sorted({*asked.words, *asked.meanings, *names}, key=lambda token: (rarity.seen[token], token))
    if not rarity.count:
        return tokens, []
    rare: list[str] = []
    having = 0
    for token in tokens[:MOST_WORDS]:
        having += rarity.seen[token]
        if having > MOST_HAVING:
            break
        rare.append(token)
    meanings = [token for token in tokens[len(rare) :] if token.startswith(SIGN)]
    return rare, meanings[:3]


def _box(place: tuple[float, float], reach: int) -> dict[str, Any]:
    """Return what is at most so many metres away to the north, south, east and west."""
    tall = reach / _METRES_A_DEGREE
    wide = tall / cos(radians(place[0]))
    return {
        "latitude__range": (place[0] - tall, place[0] + tall),
        "longitude__range": (place[1] - wide, place[1] + wide),
    }


def _candidate(*row: Any) -> Candidate:
    pk, lexemes, language, latitude, longitude, service_id, *told = row
    meanings = frozenset(one for one in lexemes if one.startswith(SIGN))
    words = dict.fromkeys((one for one in lexemes if not one.startswith(SIGN)), 1.0)
    place = None if latitude is None or longitude is None else (latitude, longitude)
    one = Matter(language, words, meanings, {}, place)
    return Candidate(pk, one, service_id, *told)


class AnyLexeme(SearchQuery):
    """A query made of lexemes as they stand in the column: nothing is read as words of a language."""

    def as_sql(self, compiler: Any, connection: Any, **_more: Any) -> Any:  # type: ignore[override]  # noqa: ARG002 - Django's signature
        """Return the lexemes as the database's own type."""
        sql, params = compiler.compile(self.source_expressions[-1])
        return f"{sql}::tsquery", params


def quoted(lexeme: str) -> str:
    """Return a lexeme as it is written in a query of the database."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


_STATISTICS = """
select greatest(c.reltuples, 0), s.most_common_elems::text::text[], s.most_common_elem_freqs
from pg_class c left join pg_stats s on s.tablename = c.relname and s.schemaname = 'public' and s.attname = 'search'
where c.relname = %s and c.relkind = 'r'
"""


@lru_cache(maxsize=8)
def rarities(table: str, alias: str, today: date) -> Rarity:  # noqa: ARG001 - what is kept is for one day
    """Return how seldom words are in a table, from what the database itself notes of its column; empty where it noted nothing."""
    with connections[alias].cursor() as cursor:
        cursor.execute(_STATISTICS, [table])
        count, words, shares = cursor.fetchone()
    if not words:
        return Rarity()
    return Rarity(int(count), Counter({word: round(share * count) for word, share in zip(words, shares, strict=False)}))
