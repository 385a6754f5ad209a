"""The bench fills a database with cases as the tables are now, and what it fills is found."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils.timezone import localdate

from kuuluu.cases.models import Case, Message
from kuuluu.console.bench.filling import FILL
from kuuluu.console.bench.questions import messages, queries
from kuuluu.console.bench.texts import keep_texts
from kuuluu.feedback.models import Feedback
from kuuluu.publication import queries as register
from kuuluu.publication.commands import count_register
from kuuluu.publication.models import PublicCase
from kuuluu.publication.queries import Wanted

pytestmark = pytest.mark.django_db
CASES = 40


def test_filled_cases_are_whole_and_are_found(kerava, jarvenpaa):
    connection.ensure_connection()
    raw = connection.connection
    keep_texts(raw, every=60)
    for statement in FILL:
        raw.execute(statement, {"cases": CASES, "cities": 2})
    assert Case.objects.filter(city=kerava).count() == CASES
    assert Feedback.objects.count() == Message.objects.count() == 2 * CASES
    assert CASES < PublicCase.objects.count() <= 2 * CASES
    count_register(kerava)
    one = PublicCase.objects.filter(city=kerava, language="fi").first()
    word = max(one.title.split(), key=len)
    assert one.number in {
        row.number for row in register.search(kerava, Wanted(words=word), localdate() + timedelta(days=1), 1, 100).rows
    }


def test_what_is_asked_is_asked_once_and_of_all_kinds():
    asked = [tuple(one.items()) for one in queries(300)]
    assert len(set(asked)) > 270
    assert {name for one in asked for name, _value in one} == {"words", "state", "days", "kind", "service"}
    assert any(dict(one)["words"].startswith('"') for one in asked)
    assert len(list(messages(5))) == 5
