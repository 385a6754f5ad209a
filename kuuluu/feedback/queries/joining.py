"""Who can join whom."""

from kuuluu.cases.models import Case
from kuuluu.cases.queries import case_by_number
from kuuluu.cities.models import City
from kuuluu.feedback.models import (
    Merge,
)
from kuuluu.feedback.rules import may_be_joined
from kuuluu.publication.models import PublicCase


def joinable(city: City, number: str) -> Case | None:
    """Return the public case of this city, by its number, that others can add their voice to now."""
    case = case_by_number(city, number)
    if case is None or not may_be_joined(case) or not PublicCase.objects.filter(pk=case.pk).exists():
        return None
    return case


def standing_merge(case: Case) -> Merge | None:
    """Return how an officer joined a case to the one it is joined to now."""
    return case.merges.filter(undone_at__isnull=True).first()
