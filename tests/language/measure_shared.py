"""What the measuring scripts share: the unseen sets, the command asked as anybody would ask it, and shares.

Who makes rules may run the scripts and read their sums, but not open a file of the unseen sets, nor use --show.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

UNSEEN = Path(__file__).parent / "data" / "unseen"
LANGUAGES = ("fi", "sv", "en")
REPOSITORY = Path(__file__).parents[2]
Row = dict[str, Any]


def rows(name):
    """Return the objects of a JSONL file of the unseen sets."""
    lines = (UNSEEN / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def ask(arguments: Sequence[str], questions: Iterable[Row]) -> tuple[dict[str, list[Any]], float]:
    """Return the answers of `kuuluu language …` by id, and how many seconds it took in all, its start included."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "kuuluu.console.main", "language", *arguments],
        input="".join(json.dumps(row, ensure_ascii=False) + "\n" for row in questions),
        capture_output=True,
        encoding="utf-8",
        cwd=REPOSITORY,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"kuuluu language {' '.join(arguments)} failed:\n{done.stderr[-2000:]}")
    answers = (json.loads(line) for line in done.stdout.splitlines())
    return {one["id"]: one["answer"] for one in answers}, time.monotonic() - began


def only(row: Row, *names: str) -> Row:
    """Return a row without its gold."""
    return {name: row[name] for name in names if row.get(name) is not None}


def share(hits):
    """Return the share of what is true, 1 of nothing."""
    hits = list(hits)
    return sum(hits) / len(hits) if hits else 1.0


def told(name, hits):
    """Return a line of sums: a name, how many of how many, the share."""
    hits = list(hits)
    return f"{name:28} {sum(map(bool, hits)):4} of {len(hits):4}  {share(map(bool, hits)):.3f}"


def arguments(about):
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="also list the misses (not for who makes the rules)")
    return parser.parse_args()


def say(lines):
    sys.stdout.writelines(line + "\n" for line in lines)
