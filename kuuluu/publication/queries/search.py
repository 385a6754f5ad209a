"""The register searched by words: few candidates by the index of lexemes, ranked by how much they have of what was asked."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import connections, models, router
from django.db.models import F, Func, Q, QuerySet, Value

from kuuluu.cities.models import City
from kuuluu.language.search import Group, Query, read_query
from kuuluu.language.search.vector import all_of, any_of, tsquery
from kuuluu.publication.models import PublicCase, RegisterWord
from kuuluu.publication.models.words import DOTTED, PLAIN
from kuuluu.publication.queries.lists import Wanted, filtered, lines
from kuuluu.publication.queries.paging import Page

# A word that more cases have is frequent: then the newest so many cases are looked through, not all.
FREQUENT, LOOKED_THROUGH = 5000, 2000
# So many are ranked, the newest first; nobody turns twenty pages.
MOST_RANKED = 400
# So many readings of a word are ranked by; so many words like a typed one are looked at; so many are suggested.
MOST_READINGS, MOST_ALIKE, MOST_SUGGESTED = 6, 60, 8
# A word is suggested when so many cases have it: a single one may be somebody's name that was overlooked.
LEAST_SHOWN = 2
# D a concept, C a part, B a word of the text, A a word of the title: kuuluu.language.search.lexemes, WORTH.
_WEIGHTS = "{0.64,0.44,0.8,1.0}"
# A case with a few of the words is worth less than their sum.
_ALONE = 0.08
_ALIKE = f"""
select asked.word, near.word from unnest(%s::text[]) as asked (word) cross join lateral (
    select word from publication_registerword r where city_id = %s
        and translate(r.word, '{DOTTED}', '{PLAIN}') %% translate(asked.word, '{DOTTED}', '{PLAIN}') and left(r.word, 1) not in ('#', '')
    order by similarity(translate(r.word, '{DOTTED}', '{PLAIN}'), translate(asked.word, '{DOTTED}', '{PLAIN}')) desc limit {MOST_ALIKE}
) near
"""  # noqa: S608 - made of constants alone


# Of a case: what a city's numbers begin with, a year, a running number, and of a part its own.
_NUMBER = re.compile(r"[^\W\d_]+-\d{4}-\d+(?:-\d+)?")


class Has(Func):
    """Whether lexemes have what a query asks."""

    template = "(%(expressions)s::tsquery)"
    arg_joiner = " @@ "
    output_field = models.BooleanField()


@dataclass(frozen=True)
class RegisterVocabulary:
    """The words of a city's register."""

    city: City

    @cached_property
    def size(self) -> int:
        """How many cases there are."""
        return self.counts([""]).get("", 0)

    def counts(self, terms: Collection[str]) -> Mapping[str, int]:
        """Return in how many cases each term stands."""
        if not terms:
            return {}
        rows = RegisterWord.objects.filter(city=self.city, word__in=[*terms, ""])
        found = dict(rows.values_list("word", "texts"))
        self.__dict__.setdefault("size", found.get("", 0))
        return found

    def near(self, words: Collection[str]) -> Mapping[str, Collection[str]]:
        """Return for each word those of the register that share letters with it."""
        found: dict[str, list[str]] = {word: [] for word in words}
        with connections[router.db_for_read(RegisterWord)].cursor() as cursor:
            cursor.execute(_ALIKE, [list(words), self.city.pk])
            for asked, near in cursor.fetchall():
                found[asked].append(near)
        return found


@dataclass(frozen=True)
class DeskVocabulary(RegisterVocabulary):
    """The words of the desk's cases. They aren't counted, for nobody's words are kept a second time: any may be there."""

    def counts(self, terms: Collection[str]) -> Mapping[str, int]:
        """Return how often the register has each term, at least once."""
        return dict.fromkeys(terms, 1) | dict(super().counts(terms))


def asked_of(city: City, words: str) -> Query:
    """Return what somebody typed as what the register may have of it."""
    return read_query(words, "", RegisterVocabulary(city))


def said(city: City, words: str) -> Q:
    """Return what finds the cases that have all of the words; of a typed number, that case alone."""
    if _NUMBER.fullmatch(words.strip()):
        return Q(number__iexact=words.strip())
    asked = tsquery(asked_of(city, words))
    return Q(Has(F("search"), Value(asked))) if asked else Q(pk__in=[])


def search(city: City, wanted: Wanted, today: date, number: int, size: int) -> Page:
    """Return a page of what fits the words best, best first and of equals the newest, from 1."""
    asked = asked_of(city, wanted.words)
    cases = filtered(city, wanted, today)
    is_number = _NUMBER.fullmatch(wanted.words.strip())
    numbered = list(cases.filter(number__iexact=wanted.words.strip()).values_list("pk", flat=True)) if is_number else []
    ranked, is_more = (numbered, False) if is_number else _found(cases, asked, size)
    keys = ranked[(number - 1) * size : number * size]
    rows = {row.pk: row for row in lines(PublicCase.objects.filter(pk__in=keys))} if keys else {}
    return Page(
        [rows[key] for key in keys if key in rows], number > 1, len(ranked) > number * size, len(ranked), is_more, asked
    )


def wanted_cases(city: City, wanted: Wanted, today: date) -> QuerySet[PublicCase]:
    """Return the published cases of a city that are wanted, in no order."""
    cases = filtered(city, wanted, today)
    return cases.filter(said(city, wanted.words)) if wanted.words else cases


def newest(city: City, wanted: Wanted, today: date, size: int) -> list[PublicCase]:
    """Return the newest whole cases that are wanted, for a feed."""
    cases = wanted_cases(city, wanted, today).defer("search", "words", "timeline")
    return list(cases.order_by("-received_at", "-id")[:size])


def suggest(city: City, beginning: str) -> list[str]:
    """Return words of the register that begin so, the most frequent first."""
    start = beginning.lower()
    rows = RegisterWord.objects.filter(city=city, word__startswith=start, shown__gte=LEAST_SHOWN)
    return list(rows.order_by("-shown", "word").values_list("word", flat=True)[:MOST_SUGGESTED])


def _found(cases: QuerySet[PublicCase], asked: Query, size: int) -> tuple[list[UUID], bool]:
    """Return the best cases, and whether there may be more. Some of the words do where too few cases have all."""
    groups = [group for group in asked.groups if group.alternatives]
    if not groups or (asked.phrases and not tsquery(asked)):
        return [], False
    query = tsquery(Query(tuple(groups), asked.phrases if len(groups) == len(asked.groups) else ()))
    ranked = _ranked(cases, query, groups, is_frequent=min(g.count for g in groups) > FREQUENT)
    rare = [group for group in groups if group.count <= FREQUENT]
    if len(ranked) < size and len(groups) > 1 and rare and not asked.phrases:
        ranked = _ranked(cases, " | ".join(map(any_of, rare)), groups, is_frequent=False)
    return ranked, len(ranked) >= MOST_RANKED


def _ranked(cases: QuerySet[PublicCase], query: str, groups: list[Group], *, is_frequent: bool) -> list[UUID]:
    has = Q(Has(F("search"), Value(query)))
    if is_frequent:
        newest = cases.order_by("-received_at", "-id").values("pk")[:LOOKED_THROUGH]
        cases = PublicCase.objects.filter(pk__in=newest)
    hits, parameters = cases.filter(has).order_by().values("id", "received_at", "search").query.sql_with_params()
    gains, given = _gains(groups)
    names = [f"g{n}" for n in range(len(groups))]
    whole = sum(group.worth for group in groups) or 1
    had = " + ".join(
        f"case when {n} > 0 then {g.worth / whole:.4f} else 0 end" for n, g in zip(names, groups, strict=True)
    )
    sql = f"""
    with hits as materialized ({hits}),
    newest as materialized (select id, received_at, search || ''::tsvector as search from hits order by received_at desc limit {MOST_RANKED}),
    gained as materialized (select id, received_at, {gains} from newest)
    select id from gained order by ({" + ".join(names)}) * ({_ALONE} + {1 - _ALONE} * ({had})) desc, received_at desc, id
    """  # noqa: S608 - numbers and names of our own; what was typed is a parameter
    with connections[router.db_for_read(PublicCase)].cursor() as cursor:
        cursor.execute(sql, [*parameters, *given])
        return [row[0] for row in cursor.fetchall()]


def _gains(groups: list[Group]) -> tuple[str, list[Any]]:
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
