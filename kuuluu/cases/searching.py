"""Cases found by words at the desk: in any state, what fits best first, with what the words stand in."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from kuuluu.cases.models import Case, Message, Status
from kuuluu.cases.queries import WorkFilter, work_list
from kuuluu.cities.models import City
from kuuluu.language.search import Marked, Query, read_query, snippet
from kuuluu.people.actors import Actor
from kuuluu.publication.queries.ranking import Found, Search
from kuuluu.publication.queries.search import DeskVocabulary, is_number

# So much of each text is looked through for a piece to show.
_MOST_TEXTS = 12


@dataclass(frozen=True)
class FoundCases:
    """A page of what was found, best first, how many there are at all, and what was looked for."""

    rows: list[Case]
    count: int
    is_more: bool
    has_next: bool
    asked: Query


def search_at_desk(actor: Actor, city: City, wanted: WorkFilter, today: date, *, number: int, size: int) -> FoundCases:
    """Return a page, from 1, of the cases that an officer may see and that have the words, also of those that are closed."""
    vocabulary = DeskVocabulary(city)
    asked = read_query(wanted.words, "", vocabulary)
    cases = work_list(actor, city, replace(wanted, words=""), today, states=Status.values)
    if is_number(wanted.words):
        found = Found(list(cases.filter(number__iexact=wanted.words.strip()).values_list("pk", flat=True)))
    else:
        found = Search(city, cases, vocabulary.size, today).best(asked, size)
    keys = found.keys[(number - 1) * size : number * size]
    rows = {row.pk: row for row in cases.filter(pk__in=keys)} if keys else {}
    shown = [rows[key] for key in keys if key in rows]
    return FoundCases(shown, len(found.keys), found.is_more, len(found.keys) > number * size, asked)


def pieces(cases: Collection[Case], asked: Query) -> dict[UUID, Marked]:
    """Return by case the piece of what was said in it, first or last, that has the words. Whoever sees a case sees its thread."""
    if not cases:
        return {}
    said: dict[UUID, list[str]] = {case.pk: [] for case in cases}
    texts = Message.objects.filter(case__in=cases).exclude(original__text="").order_by("at", "pk")
    for case_id, text in texts.values_list("case_id", "original__text"):
        said[case_id].append(text)
    return {case.pk: _best(said[case.pk][:_MOST_TEXTS], case.language, asked) for case in cases}


def _best(texts: Iterable[str], language: str, asked: Query) -> Marked:
    """Return the piece with most marks, of equals the first."""
    return max((snippet(text, language, asked) for text in texts), key=lambda one: len(one.marks), default=Marked(""))
