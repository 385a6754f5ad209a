"""The best of many rows for what was typed: few candidates by the index of lexemes, ranked by how much they have of it.

Of the register and of the desk's cases alike. What a search costs hangs on how much is looked at, not on how much there is: a
word is first looked for by its strongest readings, and of a frequent one only the newest rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from math import prod
from typing import Any
from uuid import UUID

from django.db import connections, models
from django.db.models import F, Func, Q, QuerySet, Value
from django.db.models.functions import Cast

from kuuluu.cities.models import City
from kuuluu.language.search import Alternative, Group, Query
from kuuluu.language.search.vector import all_of, any_of, tsquery

# So many are ranked, the newest first; nobody turns ten pages.
MOST_RANKED = 200
# More rows than this may have what is asked: then the newest are looked at, so many that about this many have it.
FREQUENT, ENOUGH = 1500, 250
# A word's worthiest readings are enough as soon as so many rows may have them.
ENOUGH_READ = 400
# So few are all ranked, even those that aren't the newest; so few readings are ranked by without unpacking.
FEW, FEW_READINGS = 600, 2
# So many readings of a word are ranked by.
MOST_READINGS = 6
_NEWEST = f"""
with hits as materialized ({{hits}}) select id, received_at, search from hits order by received_at desc limit {MOST_RANKED}
"""  # noqa: S608 - a number of our own
# D a concept, C a part, B a word of the text, A a word of the title: kuuluu.language.search.lexemes, WORTH.
_WEIGHTS = "{0.64,0.44,0.8,1.0}"
# A case with a few of the words is worth less than their sum.
_ALONE = 0.08


class Has(Func):
    """Whether lexemes have what a query asks."""

    template = "(%(expressions)s::tsquery)"
    arg_joiner = " @@ "
    output_field = models.BooleanField()


@dataclass(frozen=True)
class Found:
    """The best rows, best first, and whether there may be more."""

    keys: list[UUID]
    is_more: bool = False


def having(query: Query) -> Q:
    """Return what finds the rows that have all of the words."""
    # Of an empty query the database finds nothing.
    return Q(Has(F("search"), Value(tsquery(query))))


def narrowed(query: Query) -> Query:
    """Return a query with each word's worthiest readings alone, as soon as enough rows may have those."""
    return replace(query, groups=tuple(replace(one, alternatives=_worthiest(one)) for one in query.groups))


def _worthiest(group: Group) -> tuple[Alternative, ...]:
    kept: list[Alternative] = []
    count = 0
    for one in group.alternatives:
        if kept and count >= ENOUGH_READ:
            break
        kept.append(one)
        count += one.count
    return tuple(kept)


@dataclass(frozen=True)
class Search:
    """A search among rows of a city: those that a filter leaves, how many the city has at all, whatever the filter; and the day."""

    city: City
    cases: QuerySet[Any]
    among: int
    today: date

    def best(self, asked: Query, size: int) -> Found:
        """Return what fits best. Some of the words do where too few rows have all of them."""
        groups = tuple(group for group in asked.groups if group.alternatives)
        if not groups or (asked.phrases and not tsquery(asked)):
            return Found([])
        whole = Query(groups, asked.phrases if len(groups) == len(asked.groups) else ())
        narrow = narrowed(whole)
        keys, is_more = self._all_words(narrow)
        if len(keys) < size and narrow != whole:
            # Of the wider readings the newest rows alone may have been looked at: what was found first may be older.
            first = keys if self._is_frequent(whole) else []
            wider, is_more = self._all_words(whole)
            keys = list(dict.fromkeys([*first, *wider]))
        rare = [group for group in groups if group.count <= FREQUENT]
        if len(keys) < size and len(groups) > 1 and rare and not whole.phrases:
            keys = _ranked(self.cases, " | ".join(map(any_of, rare)), groups)
        return Found(keys, is_more or len(keys) >= MOST_RANKED)

    def _all_words(self, query: Query) -> tuple[list[UUID], bool]:
        """Return the best rows that have all of the words, and whether older ones weren't looked at."""
        if self._is_frequent(query):
            share = ENOUGH / self._expected(query)
            found = _ranked(self._newest(share), tsquery(query), query.groups, is_few=_most(query, share) <= FEW)
            # A filter may leave few of the newest.
            if len(found) >= MOST_RANKED / 4:
                return found, True
        return _ranked(self.cases, tsquery(query), query.groups, is_few=_most(query) <= FEW), False

    def _is_frequent(self, query: Query) -> bool:
        return self._expected(query) > FREQUENT

    def _expected(self, query: Query) -> float:
        """Return how many rows may have all of the words, as if each stood where it does by chance."""
        return self.among * prod(min(group.count / max(self.among, 1), 1) for group in query.groups)

    def _newest(self, share: float) -> QuerySet[Any]:
        """Return the rows that are of about so large a share of the newest."""
        ages = _ages(self.cases.model._meta.db_table, self.cases.db, self.today)  # noqa: SLF001
        at = ages[int((1 - share) * (len(ages) - 1))] if ages else None
        if at is None:
            return self.cases
        # The index of ages knows a city as a whole number, that of words as a big one: only so both are read together.
        own = Cast("city_id", models.IntegerField())
        lately: QuerySet[Any] = self.cases.alias(own_city=own).filter(own_city=self.city.pk, received_at__gte=at)
        return lately


_AGES = """
select histogram_bounds::text::timestamptz[] from pg_stats
where schemaname = 'public' and tablename = %s and attname = 'received_at'
"""


@lru_cache(maxsize=8)
def _ages(table: str, alias: str, today: date) -> tuple[datetime, ...]:  # noqa: ARG001 - what is kept is for one day
    """Return when the rows of a table came, in equal parts, the oldest first, as the database itself notes it; empty: it didn't."""
    with connections[alias].cursor() as cursor:
        cursor.execute(_AGES, [table])
        row = cursor.fetchone()
    return tuple(row[0]) if row and row[0] else ()


def _most(query: Query, share: float = 1) -> float:
    """Return how many rows have all of the words at most, of a share of all."""
    return share * min((group.count for group in query.groups), default=0)


def _ranked(cases: QuerySet[Any], query: str, groups: Sequence[Group], *, is_few: bool = False) -> list[UUID]:
    """Return the best rows: of few all are ranked as they are read, of many the newest."""
    has = Q(Has(F("search"), Value(query)))
    hits, parameters = cases.filter(has).order_by().values("id", "received_at", "search").query.sql_with_params()
    gains, given = _gains(groups)
    names = [f"g{n}" for n in range(len(groups))]
    whole = sum(group.worth for group in groups) or 1
    had = " + ".join(
        f"case when {n} > 0 then {g.worth / whole:.4f} else 0 end" for n, g in zip(names, groups, strict=True)
    )
    looked_at = f"({hits} offset 0)" if is_few else f"({_NEWEST.format(hits=hits)})"
    # Long lexemes lie packed. Where they are read often, they are unpacked once; `offset 0` keeps each step by itself.
    search = "search || ''::tsvector as search" if len(given) > FEW_READINGS else "search"
    sql = f"""
    select id from (
        select id, received_at, {gains} from (select id, received_at, {search} from {looked_at} hits offset 0) unpacked offset 0
    ) gained
    order by ({" + ".join(names)}) * ({_ALONE} + {1 - _ALONE} * ({had})) desc, received_at desc, id limit {MOST_RANKED}
    """  # noqa: S608 - numbers and names of our own; what was typed is a parameter
    with connections[cases.db].cursor() as cursor:
        # What is selected first is asked first.
        cursor.execute(sql, [*given, *parameters])
        return [row[0] for row in cursor.fetchall()]


def _gains(groups: Sequence[Group]) -> tuple[str, list[Any]]:
    """Return what a case gains by each word: by the best of its readings."""
    columns, given = [], []
    for number, group in enumerate(groups):
        readings = []
        for one in group.alternatives[:MOST_READINGS]:
            ranks = [f"ts_rank('{_WEIGHTS}', search, %s::tsquery)" for _term in one.terms]
            given += [all_of(type(one)((term,), 1, 1)) for term in one.terms]
            least = ranks[0] if len(ranks) == 1 else f"least({', '.join(ranks)})"
            readings.append(f"{one.worth:.4f} * {least}")
        columns.append(f"greatest({', '.join(readings)}) as g{number}")
    return ", ".join(columns), given
