"""The few rows that may tell of the same matter as what is told: near by, with its rarest words, or the newest of its service.

Of cases or of the register or of initiatives, for all have the same columns. What this costs hangs on how much is looked at, not
on how much there is: each kind has its bound, and an index that keeps to it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from math import cos, radians
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery
from django.db import models
from django.db.models import F, Func, Q, QuerySet

from kuuluu.cities.models import City, Service
from kuuluu.language.concepts import SIGN
from kuuluu.language.similar import Matter, Rarity, far
from kuuluu.publication.models import RegisterWord
from kuuluu.publication.queries.lists import key_of

# So many are looked at: the newest near by; those with the rarest words; those with some meanings together; the newest of the
# service, more of them where words aren't looked for.
BY_PLACE, BY_WORDS, BY_MEANINGS, BY_SERVICE, BY_SERVICE_ALONE = 120, 200, 100, 20, 60
# So many of the rarest words are looked for at most, and so many meanings together.
MOST_WORDS, TOGETHER = 20, 3
# So many times more may have the words of what is at a place.
TIMES_MORE = 8
# A word that fewer than one case in so many has isn't counted; in a register of fewer cases chance says more than counts.
SELDOM, FEW = 10_000, 200
METRES_A_DEGREE = 111_200
_LEXEMES: Any = ArrayField(models.TextField())
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


@dataclass(frozen=True, slots=True)
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


def candidates(city: City, rows: QuerySet[Any], told: Told, asked: Matter, rarity: Rarity | None) -> list[Candidate]:
    """Return the few rows that may be like what is told, each once, in one query; without rarity, not by their words.

    What has nothing in common with what is told, neither a word nor a meaning, is left out where words are counted already.
    """
    known = rows.annotate(lexemes=Func(F("search"), function="tsvector_to_array", output_field=_LEXEMES))
    parts = _parts(city, known.filter(search__isnull=False), told, asked, rarity)
    chosen = [part.values_list(*_COLUMNS) for part in parts]
    if not chosen:
        return []
    found = chosen[0].union(*chosen[1:], all=True) if len(chosen) > 1 else chosen[0]
    rows_once = {row[0]: row for row in found}.values()
    if rarity is None or not rarity.count:
        return [_candidate(*row) for row in rows_once]
    has_nothing = {*asked.words, *asked.meanings, *asked.names}.isdisjoint
    return [_candidate(*row) for row in rows_once if not has_nothing(row[1])]


def _candidate(*row: Any) -> Candidate:
    pk, lexemes, language, latitude, longitude, service_id, *told = row
    meanings = frozenset([one for one in lexemes if one[0] == SIGN])
    words = dict.fromkeys([one for one in lexemes if one[0] != SIGN], 1.0)
    place = None if latitude is None or longitude is None else (latitude, longitude)
    return Candidate(pk, Matter(language, words, meanings, {}, place), service_id, *told)


def _parts(
    city: City, rows: QuerySet[Any], told: Told, asked: Matter, rarity: Rarity | None
) -> Iterable[QuerySet[Any]]:
    newest = rows.order_by("-received_at", "-pk")
    box = around(asked.place, far(told.radius)) if told.radius and asked.place else None
    if box:
        # Which are the newest near by, the index of places alone tells, however many there are.
        there = rows.model.objects.filter(box, city_id=key_of(city))
        yield rows.filter(pk__in=there.order_by("-received_at", "-pk").values("pk")[:BY_PLACE])
    if told.service and (rarity is None or not box):
        yield newest.filter(service_id=told.service.pk)[: BY_SERVICE_ALONE if rarity is None else BY_SERVICE]
    if rarity is None:
        return
    # Of what is at a place, nothing elsewhere can be the same: more can be read for it, and little of that is taken.
    here = rows.filter(box | Q(latitude__isnull=True)) if box else rows
    most = TIMES_MORE * BY_WORDS if box else BY_WORDS
    rare, meanings = telling(asked, rarity, most)
    if rare:
        yield here.filter(search=AnyLexeme(" | ".join(map(quoted, rare))))[:BY_WORDS]
    if meanings and (not box or min(rarity.seen[one] for one in meanings) <= most):
        yield here.filter(search=AnyLexeme(" & ".join(map(quoted, meanings))))[:BY_MEANINGS]


def telling(asked: Matter, rarity: Rarity, most: int = BY_WORDS) -> tuple[list[str], list[str]]:
    """Return the rarest words, at most so many rows having any of them; and the rarest meanings of the rest, to be had together."""
    names = [name for name in asked.names if not name.endswith("-")]
    tokens = sorted({*asked.words, *asked.meanings, *names}, key=lambda token: (rarity.seen[token], token))
    if not rarity.count:
        return tokens, []
    rare: list[str] = []
    having = 0.0
    for token in tokens[:MOST_WORDS]:
        having += max(rarity.seen[token], rarity.count / SELDOM)
        if rare and having > most:
            break
        rare.append(token)
    return rare, [token for token in tokens[len(rare) :] if token.startswith(SIGN)][:TOGETHER]


def around(place: tuple[float, float], reach: float) -> Q:
    """Return what is at most so many metres away to the north, south, east and west."""
    tall = reach / METRES_A_DEGREE
    wide = tall / cos(radians(place[0]))
    return Q(
        latitude__range=(place[0] - tall, place[0] + tall),
        longitude__range=(place[1] - wide, place[1] + wide),
    )


class AnyLexeme(SearchQuery):
    """A query made of lexemes as they stand in the column: nothing is read as words of a language."""

    def as_sql(self, compiler: Any, connection: Any, **_more: Any) -> Any:  # type: ignore[override]  # noqa: ARG002 - Django's signature
        """Return the lexemes as the database's own type."""
        sql, params = compiler.compile(self.source_expressions[-1])
        return f"{sql}::tsquery", params


def quoted(lexeme: str) -> str:
    """Return a lexeme as it is written in a query of the database."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


@lru_cache(maxsize=8)
def rarities(city_id: int, today: date) -> Rarity:  # noqa: ARG001 - what is kept is for one day
    """Return how seldom words are in a city, as its register has counted them; empty where there is too little to count."""
    words = RegisterWord.objects.filter(city_id=city_id)
    count = words.filter(word="").values_list("texts", flat=True).first() or 0
    if count < FEW:
        return Rarity()
    common = words.filter(texts__gte=max(count // SELDOM, 2)).exclude(word="")
    return Rarity(count, Counter(dict(common.values_list("word", "texts"))))
