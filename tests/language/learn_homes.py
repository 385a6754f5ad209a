"""Weigh anew the words that stand beside homes, by the letters that may be looked at; writes `home_weights.txt`.

    .venv/bin/python -m tests.language.learn_homes [FILE …]

With files, nothing is written: the weights are learnt without these, and it is told how they read them.
"""

import sys
from collections import Counter
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from kuuluu.language import weighed_homes
from kuuluu.language.reading import Reading
from kuuluu.language.streets import house_numbers, with_number
from kuuluu.language.words import DATA
from tests.language.measure import DATA as LABELLED
from tests.language.measure import labelled

UNOPENED = {"findings.txt", "labelled_unseen.txt"}
STRENGTH, LEAST = 0.3, 5  # how far weights may go, and the hundredths below which one says nothing


def opened():
    """Return the labelled sets that may be looked at."""
    files = [*LABELLED.glob("labelled_*.txt"), *(LABELLED / "unseen").glob("findings_*.txt")]
    return sorted(path for path in files if path.name not in UNOPENED)


def addresses(paths):
    """Yield each address with a number: the text, where it stands, and whether it is labelled as a home."""
    for path in paths:
        for one in labelled(path):
            reading = Reading(one.text, one.language)
            for name in house_numbers(reading):
                if span := with_number(one.text, name):
                    is_home = any(
                        start < span[1] and span[0] < end for start, end, cls in one.spans if cls == "home_address"
                    )
                    yield one, span, is_home


def rows(found):
    return [dict.fromkeys(weighed_homes.signs(Reading(one.text).low, *span), 1) for one, span, _is_home in found]


def learn(paths):
    """Return the weight of each sign, in hundredths of the logarithm of the odds."""
    found = list(addresses(paths))
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    model.fit(vectorizer.fit_transform(rows(found)), [is_home for _one, _span, is_home in found])
    weights = dict(zip(vectorizer.get_feature_names_out(), (round(100 * w) for w in model.coef_[0]), strict=True))
    return {"-": round(100 * model.intercept_[0])} | {sign: w for sign, w in weights.items() if abs(w) >= LEAST}


def write(weights):
    lines = [f"{sign.replace(chr(10), chr(92) + 'n')}\t{weight}" for sign, weight in sorted(weights.items())]
    head = "# Learnt by tests/language/learn_homes.py; no line is written by hand.\n"
    (DATA / "home_weights.txt").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def read_by(weights, paths):
    """Return how many homes, and how many addresses of nobody's, weigh as homes, each with how many there are."""
    counts = Counter()
    for one, span, is_home in addresses(paths):
        counts[is_home] += 1
        counts[is_home, "weighs"] += weighed_homes.weigh(Reading(one.text).low, *span, weights) > weighed_homes.SURE
    return (counts[True, "weighs"], counts[True]), (counts[False, "weighs"], counts[False])


def main(held_out):
    if held_out:
        homes, others = read_by(learn([path for path in opened() if path not in held_out]), held_out)
        sys.stdout.write(f"homes that weigh so: {homes[0]} of {homes[1]}; others: {others[0]} of {others[1]}\n")
    else:
        write(learn(opened()))


if __name__ == "__main__":
    main([Path(name).resolve() for name in sys.argv[1:]])
