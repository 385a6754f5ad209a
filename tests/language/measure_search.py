"""How well the search finds again what was written, by words in other forms, parts of words, typos, other languages.

    .venv/bin/python -m tests.language.measure_search [--show]

It asks the command itself, `kuuluu language search --corpus …`, over the texts of the similar cases. Recall@10 of a query is
the share of its right texts among the first ten; its reciprocal rank is 1 divided by the place of the first right one.
"""

from dataclasses import dataclass
from functools import cache

from tests.language.measure_shared import LANGUAGES, UNSEEN, arguments, ask, only, rows, say

CORPUS = UNSEEN / "similar_corpus.jsonl"
SHOWN = 10
TYPO = "typo"


@dataclass(frozen=True)
class Searched:
    """A query with the texts that rightly answer it and those that were found, best first."""

    row: dict
    answer: list

    @property
    def recall(self):
        right = set(self.row["right"])
        return len(right & set(self.answer[:SHOWN])) / len(right)

    @property
    def reciprocal_rank(self):
        return next((1 / place for place, found in enumerate(self.answer, 1) if found in self.row["right"]), 0.0)


@cache
def searched():
    """Return all queries with their answers, and how long the command took."""
    queries = rows("search_queries.jsonl")
    asked = (only(query, "id", "query", "lang") for query in queries)
    answers, took = ask(["search", "--corpus", str(CORPUS)], asked)
    return [Searched(query, answers[query["id"]]) for query in queries], took


def mean(numbers):
    numbers = list(numbers)
    return sum(numbers) / len(numbers) if numbers else 1.0


def recall(queries):
    return mean(one.recall for one in queries)


def reciprocal_rank(queries):
    return mean(one.reciprocal_rank for one in queries)


def of_class(queries, name):
    return [one for one in queries if one.row["class"] == name]


def line(name, queries):
    return f"{name:24} {len(queries):4}  recall@10 {recall(queries):.3f}  MRR {reciprocal_rank(queries):.3f}"


def lines(queries, took):
    yield f"{len(rows(CORPUS.name))} texts, {len(queries)} queries, {took:.1f} s with the start"
    yield line("all", queries)
    for name in sorted({one.row["class"] for one in queries}):
        yield line(f"  {name}", of_class(queries, name))
    for lang in LANGUAGES:
        yield line(f"  {lang}", [one for one in queries if one.row["lang"] == lang])


def main():
    args = arguments(__doc__)
    queries, took = searched()
    say(lines(queries, took))
    if args.show:
        missed = (one for one in queries if one.recall < 1 or one.reciprocal_rank < 1)
        say(f"{one.row['id']} {one.row['query']}: {one.row['right']} <- {one.answer[:SHOWN]}" for one in missed)


if __name__ == "__main__":
    main()
