"""What a case is found by at the desk: the terms of all that stands in its thread, as it was written, and of its place."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from django.db.models import F, Func, QuerySet

from kuuluu.cases.models import Case, Message
from kuuluu.cities.models import City
from kuuluu.language.search import lexemes_of
from kuuluu.language.search.vector import vector_of
from kuuluu.publication.commands import as_vector

_AT_ONCE = 500


class _Longer(Func):
    """A vector with another behind it."""

    template = "(coalesce(%(expressions)s))"
    arg_joiner = ", ''::tsvector) || ("


def case_words(texts: Iterable[str], language: str) -> Any:
    """Return texts as what a case is found by."""
    return as_vector(vector_of(lexemes_of("", [text for text in texts if text], language)))


def add_words(case: Case, text: str) -> None:
    """Let a case be found by what was said in it now, too."""
    longer = _Longer(F("search"), case_words([text], case.language), output_field=models.TextField())
    Case.objects.filter(pk=case.pk).update(search=longer)


def words_of_case(case: Case, *, place: bool = True) -> Any:
    """Return what a case is found by, from all that stands in its thread now."""
    said = Message.objects.filter(case=case).order_by("at", "pk").values_list("original__text", flat=True)
    return case_words([*said, *((case.address, case.place_words) if place else ())], case.language)


def index_cases(city: City) -> int:
    """Make what every case of a city is found by anew. Return how many."""
    done = 0
    for cases in _in_parts(Case.objects.filter(city=city, erased_at=None).order_by("pk")):
        for case in cases:
            case.search = words_of_case(case)
        Case.objects.bulk_update(cases, ["search"])
        done += len(cases)
    return done


def _in_parts(cases: QuerySet[Case]) -> Iterator[list[Case]]:
    last = None
    while part := list((cases.filter(pk__gt=last) if last else cases)[:_AT_ONCE]):
        yield part
        last = part[-1].pk
