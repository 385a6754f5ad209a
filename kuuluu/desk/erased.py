"""What of a matter is erased, when, and by which rule of the city: in words."""

from itertools import groupby
from typing import Any

from kuuluu.cases.models import Case
from kuuluu.desk.administration.city import source_of
from kuuluu.retention.queries import Erasure, erasures_of


def erased_of(case: Case) -> list[dict[str, Any]]:
    """Return what is erased of a case, a line for what went at once by one rule; none where all is there, as in what never
    ended.
    """
    if not (case.closed_at or case.reopened_at):
        return []
    return [_line(list(alike)) for _rule, alike in groupby(erasures_of(case), key=_rule_of)]


def _rule_of(one: Erasure) -> tuple[Any, ...]:
    return one.at, one.kept.in_words, one.kept.as_fact().get("from"), one.kept.as_fact().get("source")


def _line(alike: list[Erasure]) -> dict[str, Any]:
    policy = alike[0].kept.policy
    assert policy
    return {
        "names": [one.data_class.label for one in alike],
        "at": alike[0].at,
        "time": alike[0].kept.in_words,
        "from": policy.from_date,
        "source": source_of(policy),
    }
