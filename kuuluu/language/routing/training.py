"""Learning a model from examples. Needs scikit-learn, so only a worker or the console loads this."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from kuuluu.language.routing.examples import Example
from kuuluu.language.routing.features import NAME, PAIR, PIECE, Seen, seen_in
from kuuluu.language.routing.model import Floats, Model, vector

# A feature of these sorts that stands in one example alone says nothing of others.
_AT_LEAST_TWICE = (PAIR, PIECE, NAME)
_STRENGTH = 20.0
# At which slope learning ends. Ended early, a model of matters by law took twice as many ordinary texts for one.
_ENOUGH, _TO_THE_END = 3e-4, 1e-5
_FOLDS = 3
_TEMPERATURES = tuple(n / 20 for n in range(6, 61))


def train(examples: Sequence[Example]) -> Model:
    """Return what is learnt; the same for the same examples. Confidences are fitted on examples left out of learning."""
    rows, model = _learnt(examples, [seen_in(one.text, one.language, one.place) for one in examples])
    return replace(model, temperature=_temperature(rows, *_labels(examples)))


def train_seen(examples: Sequence[Example], seen: Sequence[Sequence[Seen]]) -> Model:
    """Return what is learnt of what was seen in each text, to the end, and as sure as it says itself.

    Of texts that share their parts none can be left out of learning to see how sure to be.
    """
    return _learnt(examples, seen, _TO_THE_END)[1]


def _learnt(
    examples: Sequence[Example], seen: Sequence[Sequence[Seen]], until: float = _ENOUGH
) -> tuple[csr_matrix, Model]:
    places, rarity = _vocabulary(seen)
    rows = _matrix(seen, places, rarity)
    fitted = _fit(rows, *_labels(examples), until)
    weights = np.ascontiguousarray(fitted.coef_.T, dtype=np.float32)
    codes = tuple(str(code) for code in fitted.classes_)
    return rows, Model(codes, places, rarity, weights, fitted.intercept_.astype(np.float32))


def _labels(examples: Sequence[Example]) -> tuple[Any, Any]:
    """Return the code of each example, and how much it counts."""
    return np.array([one.code for one in examples]), np.array([one.weight for one in examples])


def _vocabulary(seen: Sequence[Sequence[Seen]]) -> tuple[dict[str, int], Floats]:
    """Return the features in use and how rare each is among the examples."""
    found = Counter(feature for one in seen for feature in {f for part in one for f in part.features})
    kept = sorted(feature for feature, count in found.items() if count > 1 or feature[0] not in _AT_LEAST_TWICE)
    places = {feature: number for number, feature in enumerate(kept)}
    counts = np.array([found[feature] for feature in kept], dtype=np.float32)
    return places, (np.log((1 + len(seen)) / (1 + counts)) + 1).astype(np.float32)


def _matrix(seen: Sequence[Sequence[Seen]], places: dict[str, int], rarity: Floats) -> csr_matrix:
    starts, numbers, values = [0], [], []
    for one in seen:
        these, weigh, _counts = vector(one, places, rarity)
        numbers.append(these)
        values.append(weigh)
        starts.append(starts[-1] + len(these))
    return csr_matrix((np.concatenate(values), np.concatenate(numbers), starts), shape=(len(seen), len(places)))


def _fit(rows: csr_matrix, labels: Any, weights: Any, until: float = _ENOUGH) -> LogisticRegression:
    model = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=300, tol=until)
    return model.fit(rows, labels, sample_weight=weights)


def _temperature(rows: csr_matrix, labels: Any, weights: Any) -> float:
    """Return by what to divide the scores so that of the sayings with confidence 0.8 eight of ten are right."""
    if min(Counter(labels.tolist()).values()) < _FOLDS:
        return 1.0
    scores, right = [], []
    for learnt, left in StratifiedKFold(_FOLDS, shuffle=True, random_state=0).split(rows, labels):
        whole = [n for n in left if weights[n] >= 1]
        fitted = _fit(rows[learnt], labels[learnt], weights[learnt])
        if whole:
            scores.append(fitted.decision_function(rows[whole]))
            right.append(np.searchsorted(fitted.classes_, labels[whole]))
    return min(_TEMPERATURES, key=lambda t: _loss(np.concatenate(scores) / t, np.concatenate(right)))


def _loss(scores: Any, right: Any) -> float:
    top = scores.max(axis=1, keepdims=True)
    logs = scores - top - np.log(np.exp(scores - top).sum(axis=1, keepdims=True))
    return float(-logs[np.arange(len(right)), right].mean())
