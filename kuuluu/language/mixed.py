"""Texts to learn from that are put together of two parts: what happened, and what the writer wants of it.

Neither part alone makes a matter by law, and the texts must teach that: the same refusal stands with "I want it changed"
as an appeal, and with "I understand why" as feedback; the same "could I get" with a report, and with a new bin.
"""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kuuluu.language.routing import Example
from kuuluu.language.routing.examples import LANGUAGES

# With so many of the others each line of the longer part stands.
_PARTNERS = 3
# What is put together counts less than what was written as a whole.
_WEIGHT = 0.5
_SHARED = "shared.toml"


def read_mixed(folder: Path) -> list[Example]:
    """Return the texts that the files of a folder make.

    A file names its lists of lines in each language, and under `mix`, by the code of what the texts are, which lists stand
    together: one list alone, or a line of each after the other. All files may use the lists of `shared.toml`.
    """
    shared, *files = (_read(path) for path in sorted(folder.glob("*.toml"), key=lambda path: path.name != _SHARED))
    return [one for table in files for one in _of_file(table, shared)]


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _of_file(table: dict[str, Any], shared: dict[str, Any]) -> Iterator[Example]:
    for code, mixes in table["mix"].items():
        for names in mixes:
            for language in LANGUAGES:
                lists = shared[language] | table[language]
                parts = [lists[name].strip().splitlines() for name in names]
                weight = 1.0 if len(parts) == 1 else _WEIGHT
                yield from (Example(text, language, code, weight=weight) for text in _texts(parts))


def _texts(parts: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of one part, or a line of each part joined: each of the longest several times, the others in turn."""
    longest = max(parts, key=len)
    partners = _PARTNERS if len(parts) > 1 else 1
    for nth in range(len(longest) * partners):
        yield " ".join(part[(nth // partners if part is longest else nth) % len(part)] for part in parts)
