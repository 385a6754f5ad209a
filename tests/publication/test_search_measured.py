"""The bars of search, held by the register itself: its index, its own words for slips, its order. See docs/language.md."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from kuuluu.language.titles import title_of
from kuuluu.publication import queries
from kuuluu.publication.commands import count_register
from kuuluu.publication.commands.words import index
from kuuluu.publication.models import PublicCase
from kuuluu.publication.queries import Wanted
from tests.language.measure_search import CORPUS, SHOWN, TYPO, Searched, of_class, recall, reciprocal_rank
from tests.language.measure_shared import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def searched(kerava):
    """Every unseen query with what the register of a city that has the unseen texts answers."""
    at, ids = timezone.now(), {}
    for minutes, text in enumerate(rows(CORPUS.name)):
        came = at - timedelta(minutes=minutes)
        row = PublicCase(
            id=uuid4(), city=kerava, number=f"N{minutes}", kind="fault", language=text["lang"], title=title_of(text["text"]),
            text=text["text"], received_at=came, published_at=came, changed_at=came, status="received",
        )  # fmt: skip
        index(row)
        ids[row] = text["id"]
    PublicCase.objects.bulk_create(ids)
    count_register(kerava)
    by_key = {row.pk: text_id for row, text_id in ids.items()}
    return [
        Searched(
            query,
            [by_key[row.pk] for row in queries.search(kerava, Wanted(words=query["query"]), at.date(), 1, SHOWN).rows],
        )
        for query in rows("search_queries.jsonl")
    ]


def test_register_holds_the_bars_of_search(searched):
    assert len(searched) > 250
    assert recall(searched) >= 0.93
    assert reciprocal_rank(searched) >= 0.90
    assert recall(of_class(searched, TYPO)) >= 0.90
