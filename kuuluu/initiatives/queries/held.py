"""Where the words beside an initiative's text are held, and how many of them wait for somebody to decide."""

from collections.abc import Mapping
from functools import reduce
from operator import add
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from kuuluu.initiatives.models import (
    Comment,
    Decision,
    Initiative,
    Measure,
    Notice,
    NoticeKind,
    Preparation,
    Review,
    ReviewOutcome,
)
from kuuluu.publication.models import Redaction, Source, State

# Each kind of words: their rows, the column that holds them, and the one that leads to their initiative.
WORDS: Mapping[str, tuple[QuerySet[Any], str, str]] = {
    "comment": (Comment.objects.filter(maker=None), "original", "initiative"),
    "maker_comment": (Comment.objects.filter(maker__isnull=False), "original", "initiative"),
    "withdrawal": (Initiative.objects.all(), "withdrawal", "pk"),
    "refusal": (
        Review.objects.filter(outcome__in=[ReviewOutcome.REFUSED, ReviewOutcome.MERGED]),
        "reason",
        "initiative",
    ),
    "body": (Initiative.objects.all(), "body_words", "pk"),
    "register_number": (Initiative.objects.all(), "register_words", "pk"),
    "estimate": (Notice.objects.filter(kind=NoticeKind.ESTIMATE), "words", "initiative"),
    "interim": (Notice.objects.filter(kind=NoticeKind.INTERIM), "words", "initiative"),
    "preparation": (Preparation.objects.all(), "words", "initiative"),
    "preparation_who": (Preparation.objects.all(), "who", "initiative"),
    "preparation_link": (Preparation.objects.all(), "link", "initiative"),
    "decision_body": (Decision.objects.all(), "body", "initiative"),
    "decision_section": (Decision.objects.all(), "section", "initiative"),
    "decision_link": (Decision.objects.all(), "link", "initiative"),
    "decision": (Decision.objects.all(), "reason", "initiative"),
    "measure": (Measure.objects.all(), "words", "initiative"),
}


def waiting_words() -> Case:
    """Return what counts the words of an initiative that wait, or that a person is asked to look at again: none before it has
    a page on which they could stand.
    """
    counts = [_count(*held) for held in WORDS.values()]
    return Case(When(published_at__isnull=False, then=reduce(add, counts)), default=0, output_field=IntegerField())


def _count(rows: QuerySet[Any], words: str, whose: str) -> Any:
    asked = Redaction.objects.filter(original=OuterRef(words), source=Source.LIKENESS)
    waits = Q(**{f"{words}__state": State.PENDING}) | Q(Exists(asked), **{f"{words}__state": State.PUBLIC})
    its = {whose: OuterRef("pk"), f"{words}__erased_at": None}
    counted = rows.filter(waits, **its).order_by().values(whose).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), Value(0))
