"""kuuluu language: what the finders find in texts, so that a city can measure them on its own. No database is needed."""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any

from kuuluu.console.stop import Stop
from kuuluu.language.findings import LANGUAGES, FindingClass, find

OTHER = "other"
TYPES = {
    FindingClass.PERSONAL_IDENTITY_CODE: "hetu",
    FindingClass.PHONE: "phone",
    FindingClass.EMAIL: "email",
    FindingClass.IBAN: "iban",
    FindingClass.LICENCE_PLATE: "licence_plate",
    FindingClass.HOME_ADDRESS: "street_address",
    FindingClass.PERSON_NAME: "person_name",
    FindingClass.CHILD_NAME: "child_name",
    FindingClass.HEALTH: "health",
}
HELP = (
    'findings reads one JSON object a line on standard input, {"id": …, "text": "…", "lang": "fi"}, and writes one a line on '
    'standard output, {"id": …, "answer": [{"start": 0, "end": 5, "type": "person_name"}]}. Places are counted in characters '
    "(code points) of the text as it is given; lang is fi, sv or en and may be left out. Types: hetu (personal identity code), phone, email, "
    "iban, licence_plate, street_address (somebody's home), person_name, child_name, health, other (social services, conviction, "
    "origin, crime, security)."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Ask what to do with the texts."""
    parser.description = "Show what points to a person in texts. What is found is a proposal, never a guarantee."
    parser.epilog = HELP
    parser.add_argument("what", choices=["findings"], metavar="findings", help="find in texts from standard input")


def run(args: argparse.Namespace) -> None:  # noqa: ARG001 - there is one thing to do
    """Answer each line as it comes."""
    sys.stdin.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    try:
        for number, line in _lines():
            answer = {"id": (text := _text(number, line))["id"], "answer": _answer(text)}
            sys.stdout.write(json.dumps(answer, ensure_ascii=True) + "\n")
        sys.stdout.flush()
    except UnicodeDecodeError as error:
        raise Stop(f"standard input is not UTF-8: {error.reason} at byte {error.start}") from error


def _lines() -> Iterator[tuple[int, str]]:
    for number, line in enumerate(sys.stdin, start=1):
        if line.strip():
            yield number, line.removeprefix("\ufeff")


def _text(number: int, line: str) -> dict[str, Any]:
    """Return one line as an object with an id and a text. Raises Stop."""
    try:
        given = json.loads(line)
    except ValueError as error:
        raise Stop(f"line {number} is no JSON: {error}") from error
    if not isinstance(given, dict) or "id" not in given or not isinstance(given.get("text"), str):
        raise Stop(f'line {number} must be an object with "id" and "text" (a string)')
    language = given.get("lang")
    if language is not None and (not isinstance(language, str) or (language and language not in LANGUAGES)):
        raise Stop(f'line {number}: "lang" is fi, sv or en, or left out')
    return given


def _answer(given: dict[str, Any]) -> list[dict[str, Any]]:
    found = find(given["text"], given.get("lang") or "")
    return [{"start": one.start, "end": one.end, "type": TYPES.get(one.cls, OTHER)} for one in found]
