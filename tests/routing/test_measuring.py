"""How right the models were, and whether they are as sure as they may be."""

from datetime import date, timedelta

import pytest

from kuuluu.cases.models import Case
from kuuluu.cities.queries import service_by_code
from kuuluu.routing.models import Prediction
from kuuluu.routing.queries import hits_by_language, hits_by_month, hits_by_service, reliability
from tests.factories.cases import make_case

pytestmark = pytest.mark.django_db
RANKED = ("streets.lighting", "streets.surface", "streets.winter", "water")


def said(city, at, right: str, *, sure: float, order=RANKED[:3], closed=True, **letter) -> Case:
    """A case of which a model said something, and which ended with a service."""
    case = make_case(city, at=at, service_code=right, **letter)
    services = [service_by_code(city, code).pk for code in order]
    ranked = [{"service": pk, "confidence": sure if n == 0 else 0.01, "reasons": []} for n, pk in enumerate(services)]
    Prediction.objects.create(case=case, services=services, ranked=ranked, at=at)
    Case.objects.filter(pk=case.pk).update(closed_at=at + timedelta(days=1) if closed else None)
    return case


@pytest.fixture
def judged(kerava, jarvenpaa, now):
    at = now - timedelta(days=40)
    said(kerava, at, "streets.lighting", sure=0.93)
    said(kerava, at, "streets.lighting", sure=1.0, language="sv")
    said(kerava, at, "streets.winter", sure=0.97)
    said(kerava, now - timedelta(days=2), "water", sure=0.41)
    # None of these says anything here: still open, too long ago, another city's.
    said(kerava, at, "streets.lighting", sure=0.9, closed=False)
    said(kerava, now - timedelta(days=400), "streets.lighting", sure=0.9)
    said(jarvenpaa, at, "streets.lighting", sure=0.9)
    return kerava, now - timedelta(days=365)


def numbers(rows) -> list[tuple]:
    return [(row.count, row.first, row.three) for row in rows]


def test_hits_are_counted_by_the_service_at_the_end(judged):
    rows = hits_by_service(*judged)
    assert {row.of.code: row for row in rows}.keys() == {"streets.lighting", "streets.winter", "water"}
    assert sorted(zip([row.of.code for row in rows], numbers(rows), strict=True)) == [
        ("streets.lighting", (2, 2, 2)),
        ("streets.winter", (1, 0, 1)),
        ("water", (1, 0, 0)),
    ]


def test_hits_are_counted_by_month_and_language(judged):
    months = hits_by_month(*judged)
    assert [row.of for row in months] == [date(2026, 10, 1), date(2026, 11, 1)]
    assert numbers(months) == [(3, 2, 3), (1, 0, 0)]
    assert [(row.of, row.count) for row in hits_by_language(*judged)] == [("fi", 3), ("sv", 1)]


def test_what_was_said_stands_beside_what_was_right(judged):
    steps = reliability(*judged)
    assert [(step.low, step.count, step.right) for step in steps] == [(0.4, 1, 0), (0.9, 3, 2)]
    assert steps[1].said == pytest.approx((0.93 + 1.0 + 0.97) / 3)
    assert steps[1].share == pytest.approx(2 / 3)
