"""The language parts measured by their commands on texts apart from those they were built on (opened ones: docs/findings.md)."""

import pytest

from kuuluu.language.findings import FindingClass
from tests.language import measure_findings, measure_matters, measure_routes, measure_search, measure_similar
from tests.language.measure import NAMES, OTHERS, STRUCTURED, labelled, measure


def test_messages_are_routed_to_the_right_service():
    texts, _took = measure_routes.routed()
    assert measure_routes.first(texts) >= 0.92
    assert measure_routes.among_three(texts) >= 0.95
    assert all(measure_routes.first(texts, language) >= 0.75 for language in ("fi", "sv", "en"))
    assert measure_routes.not_city_recognised(texts) >= 0.9


def test_messages_of_one_matter_are_found():
    found, _took = measure_similar.pairs()
    assert measure_similar.recall(found, is_across=False) >= 0.95
    assert measure_similar.recall(found, is_across=True) >= 0.80


def test_search_finds_in_any_form():
    queries, _took = measure_search.searched()
    assert measure_search.recall(queries) >= 0.93
    assert measure_search.reciprocal_rank(queries) >= 0.90
    assert measure_search.recall(measure_search.of_class(queries, "typo")) >= 0.90


def test_matters_by_law_and_danger_are_noticed_as_is_said():
    texts = measure_matters.read()
    assert measure_matters.recall(texts) >= 0.80
    assert measure_matters.taken(texts) <= 0.05
    strangers = measure_matters.read(measure_matters.STRANGERS_SET)
    assert measure_matters.recall(strangers) >= 0.93
    assert measure_matters.taken(strangers) <= 0.04


def test_what_must_not_be_public_is_found_as_is_said():
    sums = measure(labelled(measure_findings.FINDINGS))
    assert sums.recall(OTHERS) >= 0.90
    assert sums.taken <= 4
    assert sums.recall(STRUCTURED) >= 0.99
    assert sums.precision(STRUCTURED) >= 0.97
    assert sums.recall(NAMES) >= 0.95
    assert sums.precision(NAMES) >= 0.90
    assert sums.recall({FindingClass.HEALTH}) >= 0.85
    assert sums.precision({FindingClass.HEALTH}) >= 0.85


def test_what_must_not_be_public_is_found_in_the_hardest_texts_as_is_said():
    sums = measure(labelled(measure_findings.FINDINGS_2))
    assert sums.recall(STRUCTURED) >= 0.99
    assert sums.precision(STRUCTURED) >= 0.99
    assert sums.recall(NAMES) >= 0.98
    assert sums.precision(NAMES) >= 0.98
    assert sums.recall({FindingClass.HEALTH}) >= 0.98
    assert sums.precision({FindingClass.HEALTH}) >= 0.95
    assert sums.recall(OTHERS) >= 0.95
    assert sums.precision(OTHERS) >= 0.93
    assert sums.taken == 0


@pytest.mark.parametrize(
    ("path", "structured", "names", "health", "others", "taken"),
    [
        (measure_findings.FINDINGS_6, (0.99, 0.98), (0.96, 0.96), (0.93, 0.96), (0.84, 0.86), 4),
        (measure_findings.FINDINGS_7, (0.99, 0.99), (0.99, 0.99), (0.94, 0.99), (0.84, 0.87), 0),
        (measure_findings.FINDINGS_8, (0.99, 0.97), (0.97, 0.90), (0.94, 0.96), (0.81, 0.83), 14),
    ],
)
def test_what_must_not_be_public_is_found_in_strangers_letters_as_is_said(  # noqa: PLR0917 - a row of a table
    path, structured, names, health, others, taken
):
    sums = measure(labelled(path))
    for classes, (found, right) in zip(
        (STRUCTURED, NAMES, {FindingClass.HEALTH}, OTHERS), (structured, names, health, others), strict=True
    ):
        assert sums.recall(classes) >= found
        assert sums.precision(classes) >= right
    assert sums.taken <= taken


def test_what_must_not_be_public_is_found_in_scenes_as_is_said():
    sums = measure(labelled(measure_findings.FINDINGS_3))
    assert sums.recall(STRUCTURED) >= 0.93
    assert sums.precision(STRUCTURED) >= 0.91
    assert sums.recall(NAMES) >= 0.95
    assert sums.precision(NAMES) >= 0.95
    assert sums.recall({FindingClass.HEALTH}) >= 0.95
    assert sums.precision({FindingClass.HEALTH}) >= 0.95
    assert sums.taken <= 3


def test_addresses_with_nothing_around_them_are_homes_as_is_said():
    sums = measure(labelled(measure_findings.FINDINGS_4))
    assert sums.recall({FindingClass.HOME_ADDRESS}) >= 0.92
    assert sums.precision({FindingClass.HOME_ADDRESS}) >= 0.97
    assert sums.taken <= 1


def test_what_must_not_be_public_is_found_in_the_newest_texts_as_is_said():
    sums = measure(labelled(measure_findings.FINDINGS_5))
    assert sums.recall(STRUCTURED) >= 0.99
    assert sums.precision(STRUCTURED) >= 0.99
    assert sums.recall(NAMES) >= 0.92
    assert sums.precision(NAMES) >= 0.97
    assert sums.recall({FindingClass.HEALTH}) >= 0.99
    assert sums.taken == 0
