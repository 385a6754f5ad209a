"""Learning in a process of its own, `python -m kuuluu.routing.learning`: what it needs of memory is given back at its end.

It reads what to learn from as JSON, writes what came of it, and knows neither the database nor Django. Only this file,
which nobody imports, loads the learning library.
"""

import json
import os
import sys
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Sequence
from typing import Any

from kuuluu.language.routing import Example, Model
from kuuluu.language.routing.training import train
from kuuluu.language.terms import Word, words_of

# A word of fewer cases could tell of the one person who wrote it.
FEWEST_CASES = 3
THREE = 3


def learn(given: dict[str, Any]) -> dict[str, Any]:
    """Train on examples and past cases, and measure the model and the one in use on newer cases, which neither has seen."""
    examples, cases, newest = ([Example(*row) for row in given[name]] for name in ("examples", "cases", "newest"))
    model = train([*examples, *without_rare_words(cases, examples)])
    rival = Model.load(b64decode(given["rival"])) if given["rival"] else None
    # What is kept is measured: weights are stored more coarsely than they are learnt.
    dumped = model.dump()
    first, three = right(Model.load(dumped), newest, given["among"])
    rival_first, rival_three = right(rival, newest, given["among"]) if rival else (0, 0)
    return {
        "data": b64encode(dumped).decode(),
        "first_right": first,
        "three_right": three,
        "rival_first_right": rival_first,
        "rival_three_right": rival_three,
    }


def right(model: Model, cases: Sequence[Example], among: Sequence[str]) -> tuple[int, int]:
    """Return of how many cases the right service came first, and of how many it was among the first three."""
    offered = frozenset(among)
    ranked = [
        (one.code, [r.code for r in model.rank(one.text, one.language, one.place, among=offered)]) for one in cases
    ]
    return sum(codes[:1] == [code] for code, codes in ranked), sum(code in codes[:THREE] for code, codes in ranked)


def without_rare_words(cases: Sequence[Example], examples: Sequence[Example]) -> list[Example]:
    """Return the cases with only those words that stand in several of them, or in an example.

    What was learnt holds words: one that a single sender used must not outlive that sender's case in a model.
    """
    read = [words_of(one.text, one.language) for one in cases]
    counted = Counter(base for words in read for base in {base for word in words for base in word.bases})
    known = {base for one in examples for word in words_of(one.text, one.language) for base in word.bases}
    known |= {base for base, count in counted.items() if count >= FEWEST_CASES}
    return [_with(one, words, known) for one, words in zip(cases, read, strict=True)]


def _with(case: Example, words: Sequence[Word], known: set[str]) -> Example:
    kept = " ".join(word.text for word in words if known.issuperset(word.bases))
    return Example(kept, case.language, case.code, case.place, case.weight)


if __name__ == "__main__":
    # It takes its time politely: whoever waits for a page or a message goes first.
    os.nice(10)
    json.dump(learn(json.load(sys.stdin)), sys.stdout)
