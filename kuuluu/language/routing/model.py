"""The model: for each feature a weight for each service. Plain arrays; no learning library."""

import io
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from marisa_trie import Trie
from numpy.typing import NDArray

from kuuluu.language.routing.features import (
    CONCEPT,
    MEANING,
    NAME,
    PAIR,
    PIECE,
    PLACE,
    TERM,
    TOGETHER,
    Seen,
    seen_in,
)

Floats = NDArray[np.float32]
# How much each sort of feature counts, whatever the number of its features in a text.
SHARES = {TERM: 1.0, CONCEPT: 1.0, PAIR: 0.5, PIECE: 0.8, NAME: 0.3, PLACE: 0.2, MEANING: 1.0, TOGETHER: 0.5}
_REASONS, _EXPLAINED = 4, 3
_LEAST_OF_BEST = 0.2


class Places(Mapping[str, int]):
    """Where each feature stands in the weights, packed: with a dictionary of them a city's model took 14 MB and not 9."""

    def __init__(self, features: Sequence[str]) -> None:
        self._packed = Trie(features)
        self._numbers = np.empty(len(features), dtype=np.int32)
        for number, feature in enumerate(features):
            self._numbers[self._packed[feature]] = number

    def __getitem__(self, feature: str) -> int:
        return int(self._numbers[self._packed[feature]])

    def __contains__(self, feature: object) -> bool:
        return feature in self._packed

    def __iter__(self) -> Iterator[str]:
        return (self._packed.restore_key(int(key)) for key in np.argsort(self._numbers))

    def __len__(self) -> int:
        return len(self._numbers)


@dataclass(frozen=True)
class Ranked:
    """A service that a text may belong to: how sure, from 0 to 1, and the words that spoke for it, weightiest first."""

    code: str
    confidence: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Model:
    """What was learnt from examples."""

    codes: tuple[str, ...]
    places: Mapping[str, int]
    rarity: Floats
    weights: NDArray[np.floating]
    bias: Floats
    temperature: float = 1.0

    def rank(
        self, text: str, language: str = "", place: str = "", among: Collection[str] | None = None
    ) -> list[Ranked]:
        """Return the services (all, or those among the given), the likeliest first. Confidences sum to 1."""
        return self.rank_seen(seen_in(text, language, place), among)

    def rank_seen(self, seen: list[Seen], among: Collection[str] | None = None) -> list[Ranked]:
        """Return the same of what was seen in a text."""
        numbers, values, counts = vector(seen, self.places, self.rarity)
        scores = (values @ self.weights[numbers].astype(np.float32) + self.bias) / self.temperature
        chosen = [n for n, code in enumerate(self.codes) if among is None or code in among]
        chances = _softmax(scores[chosen]) if chosen else scores[:0]
        order = sorted(range(len(chosen)), key=lambda n: (-chances[n], self.codes[chosen[n]]))
        worth = dict(zip((int(n) for n in numbers), (values / counts).tolist(), strict=True))
        return [
            Ranked(
                self.codes[chosen[n]],
                float(chances[n]),
                self._reasons(seen, worth, chosen[n]) if nth < _EXPLAINED else (),
            )
            for nth, n in enumerate(order)
        ]

    def _reasons(self, seen: list[Seen], worth: dict[int, float], column: int) -> tuple[str, ...]:
        """Return the words that weighed most for a service, as they stand in the text."""
        weighed: defaultdict[str, float] = defaultdict(float)
        for one in seen:
            numbers = [self.places[feature] for feature in one.features if feature in self.places]
            if one.text and numbers:
                for word in one.text.split():
                    weighed[word.lower()] += sum(
                        worth[number] * float(self.weights[number, column]) for number in numbers
                    ) / len(one.text.split())
        most = sorted(weighed.items(), key=lambda one: -one[1])[:_REASONS]
        return tuple(word for word, weight in most if weight > max(0.0, most[0][1] * _LEAST_OF_BEST))

    def weightiest(self, most: int) -> "Model":
        """Return the model with only so many features, those that can weigh most."""
        worth = np.abs(self.weights).max(axis=1) * self.rarity
        kept = np.sort(np.argsort(-worth, kind="stable")[:most])
        features = list(self.places)
        places = {features[old]: new for new, old in enumerate(kept)}
        return replace(self, places=places, rarity=self.rarity[kept], weights=self.weights[kept])

    def dump(self) -> bytes:
        """Return the model as bytes, the same for the same model."""
        head = {"codes": self.codes, "features": list(self.places), "temperature": self.temperature}
        out = io.BytesIO()
        np.savez_compressed(
            out,
            head=np.frombuffer(json.dumps(head, ensure_ascii=False).encode(), dtype=np.uint8),
            rarity=self.rarity,
            weights=self.weights.astype(np.float16),
            bias=self.bias,
        )
        return out.getvalue()

    @classmethod
    def load(cls, dumped: bytes) -> "Model":
        """Return the model of the bytes. Nothing in them is run."""
        with np.load(io.BytesIO(dumped), allow_pickle=False) as arrays:
            head = json.loads(arrays["head"].tobytes())
            return cls(
                tuple(head["codes"]),
                Places(head["features"]),
                arrays["rarity"],
                arrays["weights"],
                arrays["bias"],
                head["temperature"],
            )


def vector(seen: Iterable[Seen], places: Mapping[str, int], rarity: Floats) -> tuple[NDArray[np.int64], Floats, Floats]:
    """Return the numbers of the known features, what each weighs in this text, and how often it stands there."""
    counted = Counter(feature for one in seen for feature in one.features if feature in places)
    features = list(counted)
    numbers = np.array([places[feature] for feature in features], dtype=np.int64)
    counts = np.array([counted[feature] for feature in features], dtype=np.float32)
    values = (1 + np.log(counts)) * rarity[numbers] if features else counts
    sorts = np.array([feature[0] for feature in features])
    for sort, share in SHARES.items():
        mine = sorts == sort
        if mine.any():
            values[mine] *= share / np.sqrt((values[mine] ** 2).sum())
    return numbers, values.astype(np.float32), counts


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max())
    total: Floats = powers / powers.sum()
    return total
