"""kuuluu language similar: find in a corpus the texts that tell of the same matter."""

import argparse
from pathlib import Path
from typing import Any

from kuuluu.console.language.lines import answer_all, read_file
from kuuluu.console.stop import Stop
from kuuluu.language.similar import ANSWERS, Corpus, Matter, matter

# Of latitude and of longitude.
MOST_DEGREES = (90, 180)
HELP = (
    'A corpus is a file with one JSON object a line, {"id": …, "text": "…", "lang": "fi", "lat": 60.4, "long": 25.1}; lang, lat and '
    'long may be left out. Queries come likewise on standard input; the answer to each is {"id": …, "answer": [ids]}, '
    f"at most {ANSWERS}, the most alike first, never its own."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Ask where to look."""
    parser.add_argument("--corpus", type=Path, required=True, metavar="FILE", help="texts among which is looked")


def run(args: argparse.Namespace) -> None:
    """Answer each query as it comes."""
    corpus = Corpus((one["id"], _matter(one)) for one in read_file(args.corpus))
    answer_all(lambda given: corpus.nearest(_matter(given), without=given["id"]))


def _matter(given: dict[str, Any]) -> Matter:
    degrees = [given.get(name) for name in ("lat", "long")]
    if not all(_is_degrees(one, most) for one, most in zip(degrees, MOST_DEGREES, strict=True)):
        raise Stop(f'{given["id"]}: "lat" and "long" are degrees, as numbers, or left out')
    return matter(given["text"], given.get("lang") or "", *degrees)


def _is_degrees(given: Any, most: int) -> bool:
    """Tell whether a number can be degrees of latitude or longitude; nothing may be given, too."""
    is_number = isinstance(given, int | float) and not isinstance(given, bool)
    return given is None or (is_number and -most <= given <= most)
