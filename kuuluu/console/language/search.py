"""kuuluu language search: the texts of a corpus that fit what is asked, best first."""

import argparse
from pathlib import Path
from typing import Any

from kuuluu.console.language.lines import answer_all, read_file
from kuuluu.language.search import Corpus

HELP = (
    'search reads the corpus from a file, one JSON object a line, {"id": …, "text": "…", "lang": "fi"}, then queries from standard '
    'input, {"id": …, "query": "…", "lang": "fi"}, and writes one answer a line, {"id": …, "answer": [ids, best first]}, of at most '
    "twenty ids. lang is fi, sv or en and may be left out. Words in quotation marks must stand together."
)
MOST = 20


def arguments(parser: argparse.ArgumentParser) -> None:
    """Ask where the texts are."""
    parser.add_argument("--corpus", type=Path, required=True, metavar="FILE", help="the texts, one JSON object a line")


def run(args: argparse.Namespace) -> None:
    """Answer each query as it comes."""
    corpus = Corpus()
    ids: dict[str, Any] = {}
    for given in read_file(args.corpus):
        key = str(given["id"])
        ids[key] = given["id"]
        corpus.add(key, given["text"], given.get("lang") or "")

    def answer(given: dict[str, Any]) -> list[Any]:
        return [ids[key] for key in corpus.search(given["query"], given.get("lang") or "", MOST)]

    answer_all(answer, needs="query")
