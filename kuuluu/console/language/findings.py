"""kuuluu language findings: what the finders find in texts."""

import argparse
from itertools import chain
from typing import Any

from kuuluu.console.language.lines import answer_all
from kuuluu.console.stop import say
from kuuluu.language.findings import FindingClass, find
from kuuluu.language.names import famous, lexicon

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
    """Ask whether to pack the names."""
    parser.add_argument(
        "--pack", action="store_true", help="pack the lists of names anew, after one of them was changed"
    )


def run(args: argparse.Namespace) -> None:
    """Answer each line as it comes, or pack the names."""
    if args.pack:
        for written in chain(lexicon.pack(), famous.pack()):
            say(written)
    else:
        answer_all(_answer)


def _answer(given: dict[str, Any]) -> list[dict[str, Any]]:
    found = find(given["text"], given.get("lang") or "")
    return [{"start": one.start, "end": one.end, "type": TYPES.get(one.cls, OTHER)} for one in found]
