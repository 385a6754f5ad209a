"""How often the same matter, told in other words, is among the five that are shown as similar.

    .venv/bin/python -m tests.language.measure_similar [--show]

It asks the command itself, `kuuluu language similar --corpus …`. A pair is a query and a text that tells of the same matter;
a pair is in the same language or across two. Half of the queries have a place, half have not.
"""

from dataclasses import dataclass
from functools import cache

from tests.language.measure_shared import LANGUAGES, UNSEEN, arguments, ask, only, rows, say, share, told

CORPUS = UNSEEN / "similar_corpus.jsonl"
SHOWN = 5


@dataclass(frozen=True)
class Pair:
    """A query with one text of the same matter, and whether it was shown."""

    query: dict
    other: dict
    is_shown: bool

    @property
    def is_across(self):
        return self.query["lang"] != self.other["lang"]

    @property
    def has_place(self):
        return self.query["lat"] is not None


@cache
def pairs():
    """Return all pairs, and how long the command took."""
    corpus = {text["id"]: text for text in rows(CORPUS.name)}
    queries = rows("similar_queries.jsonl")
    asked = (only(query, "id", "text", "lang", "lat", "long") for query in queries)
    answers, took = ask(["similar", "--corpus", str(CORPUS)], asked)
    return [
        Pair(query, corpus[right], right in answers[query["id"]][:SHOWN])
        for query in queries
        for right in query["right"]
    ], took


def recall(found, is_across):
    return share(pair.is_shown for pair in found if pair.is_across == is_across)


def lines(found, took):
    yield f"{len(rows(CORPUS.name))} texts, {len({pair.query['id'] for pair in found})} queries, {took:.1f} s with the start"
    for name, is_across in (("same language", False), ("across languages", True)):
        of = [pair for pair in found if pair.is_across == is_across]
        yield told(f"recall@5 {name}", [pair.is_shown for pair in of])
        yield told("  with a place", [pair.is_shown for pair in of if pair.has_place])
        yield told("  without", [pair.is_shown for pair in of if not pair.has_place])
    for own in LANGUAGES:
        for other in LANGUAGES:
            of = [pair.is_shown for pair in found if (pair.query["lang"], pair.other["lang"]) == (own, other)]
            yield told(f"  {own} asks, {other} is found", of)


def main():
    args = arguments(__doc__)
    found, took = pairs()
    say(lines(found, took))
    if args.show:
        missed = (pair for pair in found if not pair.is_shown)
        say(f"{pair.query['id']} {pair.query['text']} | {pair.other['id']} {pair.other['text']}" for pair in missed)


if __name__ == "__main__":
    main()
