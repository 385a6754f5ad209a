"""JSON lines: one object a line in, one answer a line out."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from kuuluu.console.stop import Stop

LANGUAGES = ("fi", "sv", "en")


def answer_all(answer: Callable[[dict[str, Any]], Any], *, needs: str = "text") -> None:
    """Answer each line of standard input as it comes: {"id": …, "answer": …}. Raises Stop."""
    sys.stdin.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    try:
        for given in objects(sys.stdin, "standard input", needs=needs):
            line = {"id": given["id"], "answer": answer(given)}
            sys.stdout.write(json.dumps(line, ensure_ascii=True) + "\n")
        sys.stdout.flush()
    except UnicodeDecodeError as error:
        raise Stop(f"standard input is not UTF-8: {error.reason} at byte {error.start}") from error


def read_file(path: Path, *, needs: str = "text") -> list[dict[str, Any]]:
    """Return the objects of a file. Raises Stop."""
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            return list(objects(file, str(path), needs=needs))
    except UnicodeDecodeError as error:
        raise Stop(f"{path} is not UTF-8: {error.reason} at byte {error.start}") from error
    except OSError as error:
        raise Stop(f"{path} can't be read: {error.strerror}") from error


def objects(lines: Iterable[str], source: str, *, needs: str = "text") -> Iterator[dict[str, Any]]:
    """Yield each line as an object with an id and the text that is needed. Raises Stop."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _object(line.removeprefix("\ufeff"), f"{source}, line {number}", needs)


def _object(line: str, where: str, needs: str) -> dict[str, Any]:
    try:
        given = json.loads(line, parse_constant=_refused)
    except ValueError as error:
        raise Stop(f"{where} is no JSON: {error}") from error
    except RecursionError as error:
        raise Stop(f"{where} is no JSON that can be read: brackets in brackets without end") from error
    if not isinstance(given, dict) or "id" not in given or not isinstance(given.get(needs), str):
        raise Stop(f'{where} must be an object with "id" and "{needs}" (a string)')
    language = given.get("lang")
    if language is not None and (not isinstance(language, str) or (language and language not in LANGUAGES)):
        raise Stop(f'{where}: "lang" is fi, sv or en, or left out')
    return given


def _refused(word: str) -> None:
    """Refuse what Python reads but JSON has not: NaN, Infinity."""
    raise ValueError(f"{word} is no value")
