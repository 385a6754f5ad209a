"""The register searched by words: few candidates by the index of lexemes, ranked by how much they have of what was asked."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db import connections, router
from django.db.models import Q, QuerySet

from kuuluu.cities.models import City
from kuuluu.language.search import Query, read_query
from kuuluu.publication.models import PublicCase, RegisterWord
from kuuluu.publication.models.words import DOTTED, PLAIN
from kuuluu.publication.queries.lists import Wanted, filtered, lines_of
from kuuluu.publication.queries.paging import Page
from kuuluu.publication.queries.ranking import Found, Search, having, narrowed

# So many words like a typed one are looked at; so many are suggested.
MOST_ALIKE, MOST_SUGGESTED = 60, 8
# A word is suggested when so many cases have it: a single one may be somebody's name that was overlooked.
LEAST_SHOWN = 2
LEAST_TYPED = 2
_COUNTS = "select word, texts from publication_registerword where city_id = %s and word = any(%s)"
_ALIKE = f"""
select asked.word, near.word from unnest(%s::text[]) as asked (word) cross join lateral (
    select word from publication_registerword r where city_id = %s
        and translate(r.word, '{DOTTED}', '{PLAIN}') %% translate(asked.word, '{DOTTED}', '{PLAIN}') and left(r.word, 1) not in ('#', '')
    order by similarity(translate(r.word, '{DOTTED}', '{PLAIN}'), translate(asked.word, '{DOTTED}', '{PLAIN}')) desc limit {MOST_ALIKE}
) near
"""  # noqa: S608 - made of constants alone


# Of a case: what a city's numbers begin with, a year, a running number, and of a part its own.
_NUMBER = re.compile(r"[^\W\d_]+-\d{4}-\d+(?:-\d+)?")


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
        with connections[router.db_for_read(RegisterWord)].cursor() as cursor:
            cursor.execute(_COUNTS, [self.city.pk, [*terms, ""]])
            found = dict(cursor.fetchall())
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
    return Q(number__iexact=words.strip()) if is_number(words) else having(narrowed(asked_of(city, words)))


def is_number(words: str) -> bool:
    """Tell whether somebody typed a case's number."""
    return bool(_NUMBER.fullmatch(words.strip()))


def search(city: City, wanted: Wanted, today: date, number: int, size: int) -> Page:
    """Return a page of what fits the words best, best first and of equals the newest, from 1."""
    vocabulary = RegisterVocabulary(city)
    asked = read_query(wanted.words, "", vocabulary)
    cases = filtered(city, wanted, today)
    if is_number(wanted.words):
        found = Found(list(cases.filter(number__iexact=wanted.words.strip()).values_list("pk", flat=True)))
    else:
        found = Search(city, cases, vocabulary.size, today).best(asked, size)
    keys = found.keys[(number - 1) * size : number * size]
    rows = {row.pk: row for row in lines_of(keys, "text")}
    shown = [rows[key] for key in keys if key in rows]
    return Page(shown, number > 1, len(found.keys) > number * size, len(found.keys), found.is_more, asked)


def wanted_cases(city: City, wanted: Wanted, today: date) -> QuerySet[PublicCase]:
    """Return the published cases of a city that are wanted, in no order."""
    cases = filtered(city, wanted, today)
    return cases.filter(said(city, wanted.words)) if wanted.words else cases


def newest(city: City, wanted: Wanted, today: date, size: int) -> list[PublicCase]:
    """Return the newest whole cases that are wanted, for a feed."""
    cases = wanted_cases(city, wanted, today).defer("search", "words", "timeline")
    return list(cases.order_by("-received_at", "-id")[:size])


def suggest(city: City, typed: str) -> list[str]:
    """Return what was typed with its last word as the register has it: words that begin so, the most frequent first."""
    before, space, start = typed.lower().rpartition(" ")
    if len(start) < LEAST_TYPED:
        return []
    rows = RegisterWord.objects.filter(city=city, word__startswith=start, shown__gte=LEAST_SHOWN)
    words = rows.order_by("-shown", "word").values_list("word", flat=True)
    return [f"{before}{space}{word}" for word in words[:MOST_SUGGESTED]]
