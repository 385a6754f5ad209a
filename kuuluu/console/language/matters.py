"""kuuluu language matters: which texts are no feedback but what law handles in another way, or danger."""

import argparse
import importlib
from pathlib import Path
from typing import Any

import kuuluu
from kuuluu.console.language.lines import answer_all
from kuuluu.console.stop import say
from kuuluu.language.danger import danger, danger_in_words
from kuuluu.language.matters import matter_in_words, other_matter
from kuuluu.language.mixed import read_mixed
from kuuluu.language.resembling import EMERGENCY, FEEDBACK, KEPT, MIXED, TEXTS, seen_of_matter
from kuuluu.language.routing import Example, read_examples

HELP = (
    'Texts come on standard input, one JSON object a line: {"id": …, "text": "…"}; the answer to each is {"id": …, "answer": '
    "[codes]}: appeal, claim, information_request, initiative, administrative_complaint, accessibility, emergency, or nothing."
)
SERVICES = Path(kuuluu.__path__[0]) / "cities" / "data" / "examples"
# The services to which such matters go: their examples are no feedback.
OTHERS = frozenset({"admin.decisions", "admin.accessibility"})
# The features that weigh most are enough, and are two thirds of what was learnt.
FEATURES = 40_000


def arguments(parser: argparse.ArgumentParser) -> None:
    """Ask whether to learn."""
    parser.add_argument("--learn", action="store_true", help="learn anew from the texts that come with Kuuluu")


def run(args: argparse.Namespace) -> None:
    """Answer each text as it comes, or learn."""
    if args.learn:
        texts = examples()
        seen = [seen_of_matter(one.text, one.language) for one in texts]
        learnt = importlib.import_module("kuuluu.language.routing.training").train_seen(texts, seen)
        KEPT.write_bytes(learnt.weightiest(FEATURES).dump())
        say(f"{KEPT}: {KEPT.stat().st_size} bytes")
    else:
        answer_all(_answer)


def examples() -> list[Example]:
    """Return what is learnt from: such matters, what only looks like one, and what is told of every service."""
    services = read_examples(SERVICES)
    whole = [one for one in services if one.weight == 1 and one.code not in OTHERS]
    feedback = [one for one in whole if not (matter_in_words(one.text) or danger_in_words(one.text))]
    return [
        *read_examples(TEXTS),
        *read_mixed(MIXED),
        *(Example(one.text, one.language, FEEDBACK) for one in feedback),
    ]


def _answer(given: dict[str, Any]) -> list[str]:
    return [*([EMERGENCY] if danger(given["text"]) else []), *filter(None, [other_matter(given["text"])])]
