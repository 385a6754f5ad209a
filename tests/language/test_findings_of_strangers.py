"""The finders measured on texts by strangers, which were read once and then opened (docs/findings.md): nothing gets worse unseen."""

import pytest

from kuuluu.language.findings import FindingClass
from tests.language.measure import DATA, NAMES, OTHERS, STRUCTURED, labelled, measure


@pytest.mark.parametrize(
    ("name", "structured", "names", "health", "others", "taken"),
    [
        ("labelled_dev38.txt", None, None, None, None, 7),
        ("labelled_dev39.txt", None, None, None, None, 1),
        ("labelled_dev40.txt", (1.00, 0.92), (0.91, 0.84), (0.92, 0.82), (0.92, 0.85), 9),
        ("labelled_dev41.txt", None, None, None, None, 8),
        ("labelled_dev42.txt", (0.92, 0.93), None, (1.00, 1.00), None, 8),
        ("labelled_dev43.txt", None, (0.94, 0.87), (0.94, 0.76), None, 19),
        ("labelled_dev44.txt", (0.92, 1.00), (1.00, 0.87), (0.97, 0.97), (0.92, 0.94), 3),
        ("labelled_dev45.txt", None, None, None, None, 5),
        ("labelled_dev46.txt", None, None, None, None, 8),
        ("labelled_dev47.txt", (0.96, 1.00), (0.99, 0.98), (0.93, 1.00), (0.97, 0.87), 0),
        ("labelled_dev48.txt", None, None, None, None, 9),
        ("labelled_dev49.txt", None, None, None, None, 6),
        ("labelled_dev50.txt", None, None, None, None, 28),
        ("labelled_dev51.txt", (0.93, 0.97), (0.99, 0.96), (0.97, 1.00), (1.00, 1.00), 4),
        ("labelled_dev52.txt", (0.90, 0.98), (0.96, 0.95), (0.97, 1.00), (0.97, 0.97), 3),
        ("labelled_dev53.txt", (0.94, 0.96), (0.99, 0.95), (0.94, 0.97), (0.97, 0.97), 3),
        ("labelled_dev54.txt", (0.94, 0.98), (0.99, 0.97), (0.95, 0.95), (0.97, 0.92), 4),
        ("labelled_dev55.txt", (0.99, 1.00), (0.94, 0.98), (0.81, 1.00), None, 0),
        ("labelled_dev56.txt", None, (0.95, 0.94), None, None, 11),
        ("labelled_dev57.txt", (0.94, 1.00), (1.00, 0.97), (0.90, 0.99), None, 2),
        ("labelled_dev58.txt", (0.95, 1.00), (0.96, 1.00), None, (0.94, 1.00), 0),
        ("labelled_dev59.txt", (1.00, 1.00), (0.98, 0.99), (0.94, 0.97), (0.76, 1.00), 2),
        ("labelled_dev60.txt", None, None, None, None, 26),
        ("labelled_dev61.txt", (1.00, 1.00), (0.98, 0.98), (0.97, 1.00), (0.97, 0.91), 0),
        ("labelled_dev62.txt", (1.00, 1.00), (1.00, 1.00), (1.00, 1.00), (0.97, 0.95), 0),
        ("labelled_dev63.txt", (1.00, 0.98), (0.98, 1.00), (1.00, 1.00), (0.92, 1.00), 1),
        ("labelled_dev64.txt", (1.00, 1.00), (1.00, 0.98), (1.00, 0.97), (1.00, 1.00), 0),
        ("labelled_dev65.txt", (1.00, 1.00), (1.00, 1.00), (1.00, 1.00), (0.96, 1.00), 0),
        ("labelled_dev66.txt", (1.00, 1.00), (0.98, 1.00), (0.94, 0.97), (0.87, 0.92), 0),
        ("labelled_dev67.txt", (1.00, 0.96), (0.98, 0.93), (0.94, 0.90), (0.90, 0.90), 2),
        ("labelled_dev68.txt", None, (0.95, 0.97), None, None, 4),
        ("labelled_dev69.txt", (0.99, 0.99), None, None, None, 0),
        ("labelled_dev70.txt", (0.99, 0.98), (0.99, 0.91), None, None, 1),
        ("labelled_dev71.txt", (0.99, 0.99), (0.99, 0.93), (0.89, 0.95), (0.93, 0.95), 4),
        ("unseen/findings_9.txt", (1.00, 1.00), (0.99, 0.98), (1.00, 1.00), (0.98, 0.98), 2),
        ("unseen/findings_10.txt", (0.98, 0.98), (0.96, 0.96), (0.98, 0.95), (0.91, 0.94), 6),
        ("unseen/findings_11.txt", (0.98, 1.00), (0.93, 0.98), (0.87, 0.89), (0.80, 0.90), 3),
        ("unseen/findings_12.txt", (0.98, 0.96), (0.92, 0.90), (0.98, 0.96), (0.90, 0.90), 15),
        ("unseen/findings_13.txt", (0.98, 0.99), (0.90, 0.94), (1.00, 0.97), (0.94, 0.95), 5),
        ("unseen/findings_14.txt", (0.96, 1.00), (0.98, 0.98), (0.98, 0.96), (1.00, 0.95), 1),
        ("unseen/findings_15.txt", (0.97, 0.94), (0.95, 0.97), (0.92, 0.93), (0.80, 0.82), 8),
        ("unseen/findings_16.txt", (0.97, 0.98), (1.00, 0.98), (0.93, 0.95), (0.80, 0.91), 4),
        ("unseen/findings_17.txt", (0.99, 0.98), (0.99, 1.00), (1.00, 0.93), (0.79, 0.91), 2),
        ("unseen/findings_18.txt", (1.00, 1.00), (0.99, 0.98), (1.00, 0.97), (0.89, 0.92), 0),
        ("unseen/findings_19.txt", (1.00, 0.99), (1.00, 0.98), (0.93, 1.00), (0.90, 0.91), 3),
        ("unseen/findings_20.txt", (1.00, 0.99), (0.98, 1.00), (0.86, 0.97), (0.94, 0.86), 1),
        ("unseen/findings_21.txt", (0.99, 1.00), (0.98, 0.98), (0.97, 0.95), (0.88, 0.76), 0),
        ("unseen/findings_22.txt", (0.96, 0.98), (0.98, 0.98), (0.97, 0.97), (0.89, 0.91), 3),
        ("unseen/findings_23.txt", (0.99, 0.99), (0.99, 1.00), (0.97, 0.97), (0.82, 0.91), 2),
        ("unseen/findings_24.txt", (0.99, 0.98), (0.98, 0.99), (0.97, 0.99), (0.99, 0.89), 1),
        ("unseen/findings_25.txt", (0.99, 0.99), (0.99, 0.99), (0.99, 0.99), (0.99, 0.93), 0),
        ("unseen/findings_26.txt", (0.99, 0.99), (0.97, 0.99), (0.97, 0.99), (0.99, 0.99), 0),
        ("unseen/findings_27.txt", (0.93, 0.99), (0.98, 0.96), (0.76, 0.95), (0.80, 0.92), 4),
        ("unseen/findings_28.txt", (0.99, 0.97), (0.97, 0.94), (0.82, 0.89), (0.77, 0.91), 9),
        ("unseen/findings_29.txt", (0.98, 0.99), (0.98, 0.97), (0.92, 0.94), (0.80, 0.89), 5),
        ("unseen/findings_30.txt", (0.96, 0.96), (0.96, 0.96), (0.82, 0.94), (0.79, 0.82), 8),
        ("unseen/findings_31.txt", (0.98, 0.98), (0.97, 0.98), (0.74, 0.93), (0.75, 0.90), 4),
        ("unseen/findings_32.txt", (0.97, 0.97), (0.95, 0.96), (0.95, 0.91), (0.83, 0.89), 7),
    ],
)
def test_what_must_not_be_public_is_found_as_is_said(  # noqa: PLR0917 - a row of a table
    name, structured, names, health, others, taken
):
    sums = measure(labelled(DATA / name))
    of_class = (structured, names, health, others)
    for classes, floors in zip((STRUCTURED, NAMES, {FindingClass.HEALTH}, OTHERS), of_class, strict=True):
        found, right = floors or (0, 0)  # too few of them to tell
        assert sums.recall(classes) >= found
        assert sums.precision(classes) >= right
    assert sums.taken <= taken
