"""Learn anew what the words around a mark weigh, by the labelled letters that may be looked at; writes `data/weights`.

    .venv/bin/python -m tests.language.learn [--without FILE …] [--to FOLDER]
    .venv/bin/python -m tests.language.learn --first FILE …

The first takes twenty minutes. The second writes down what the rules mark in sets that are new, before any rule is mended by them. What the
rules marked when a set was first read stands in `data/first_marks.txt`: rules that were mended by a set are nearly always right in it, and a
model that learnt from that would trust them too much.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pycrfsuite import Trainer

from kuuluu.language.detect import language_of
from kuuluu.language.findings import marked
from kuuluu.language.weighing.models import MARKS, WEIGHTS, WORDS
from kuuluu.language.weighing.signs import BEST_CARE, NOTHING, SECRET, Mark, signs, signs_of_mark, tokens, with_marks
from tests.language.inventories import inventories
from tests.language.measure import DATA, labelled

FIRST_MARKS = DATA / "first_marks.txt"
# Those by which it is told how well the weights read what they were not learnt from, and two that nobody has opened.
HELD_OUT = {f"findings_{number}.txt" for number in range(48, 54)}
NEVER = HELD_OUT | {"findings.txt", "labelled_unseen.txt"}
# One letter of so many is learnt from in small letters too, as people write on a phone.
IN_SMALL = 4
# Of sentences by which the rules were made they are right more often than of any letter: told apart, so that it says nothing of letters.
OF_AN_INVENTORY, MADE_BY_THEM = 300, 3


class Letter(NamedTuple):
    """A text with what is secret in it, and what the rules marked before they were mended by it; None where nobody knows."""

    text: str
    language: str
    secrets: tuple[Mark, ...]
    marks: tuple[Mark, ...] | None
    care: int


def files() -> list[Path]:
    """Return the labelled sets that are learnt from."""
    found = [*DATA.glob("labelled_*.txt"), *(DATA / "unseen").glob("findings_*.txt")]
    return sorted(path for path in found if path.name not in NEVER)


def first_marks() -> dict[str, tuple[int, dict[int, tuple[Mark, ...]]]]:
    """Return for each set how good the rules were when it was first read, and what they marked, by the text's number."""
    sets: dict[str, tuple[int, dict[int, tuple[Mark, ...]]]] = {}
    for line in FIRST_MARKS.read_text(encoding="utf-8").splitlines():
        name, *rest = line.split()
        if line.startswith("#"):
            continue
        if name.endswith(".txt"):
            marks_of: dict[int, tuple[Mark, ...]] = {}
            sets[name] = int(rest[0]), marks_of
        else:
            marks_of[int(name)] = tuple(_mark(said) for said in rest)
    return sets


def _mark(said: str) -> Mark:
    start, end, kind = said.split("-")
    return int(start), int(end), kind


def letters(paths: list[Path]) -> Iterator[Letter]:
    """Yield each letter of some sets."""
    first = first_marks()
    for path in paths:
        care, marks_of = first.get(path.name, (0, None))
        for at, one in enumerate(labelled(path)):
            marks = None if marks_of is None else marks_of.get(at, ())
            language = one.language or language_of(one.text)
            yield Letter(one.text, language, one.spans, marks, care)
            small = one.text.lower()
            if at % IN_SMALL == 0 and small != one.text and len(small) == len(one.text):
                yield Letter(small, language, one.spans, None, care)


def _marked(text: str, language: str) -> Iterator[Mark]:
    return ((one.start, one.end, str(one.cls)) for one in marked(text, language))


def sentences() -> Iterator[Letter]:
    """Yield some sentences of each inventory, with what the rules mark in them where that is as it must be: whole fields of words."""
    for inventory in inventories():
        texts = sorted(set(inventory.texts()))
        for text, language, _word in random.Random(inventory.name).sample(texts, min(OF_AN_INVENTORY, len(texts))):
            found = tuple(_marked(text, language))
            of_kinds = [one for one in found if one[2] in inventory.kinds]
            if inventory.bound == "most":
                yield Letter(text, language, tuple(one for one in found if one not in of_kinds), found, MADE_BY_THEM)
            elif of_kinds:
                yield Letter(text, language, found, found, MADE_BY_THEM)


def learn(given: list[Letter], folder: Path) -> None:
    """Learn both models and write them to a folder."""
    of_words, of_marks = Trainer(verbose=False), Trainer(verbose=False)
    for one in given:
        words = tokens(one.text)
        if not words:
            continue
        plain, told = signs(words, one.language), [_kind_of(word.start, word.end, one.secrets) for word in words]
        # Once without any mark, too, so that what stands around learns to speak for itself.
        of_words.append(plain, told)
        if one.marks is not None:
            of_words.append(with_marks(words, plain, one.marks, one.care), told)
        for mark in one.marks or ():
            is_right = _kind_of(*mark[:2], one.secrets) != NOTHING
            of_marks.append(
                [signs_of_mark(words, mark, one.marks, one.language, one.care)], [SECRET if is_right else NOTHING]
            )
    of_words.set_params({"c1": 0.5, "c2": 0.05, "feature.minfreq": 4, "max_iterations": 120})
    of_words.train(str(folder / WORDS))
    of_marks.set_params({"c1": 0.3, "c2": 0.5, "feature.minfreq": 3, "max_iterations": 300})
    of_marks.train(str(folder / MARKS))


def _kind_of(start: int, end: int, secrets: tuple[Mark, ...]) -> str:
    return next((kind for first, last, kind in secrets if first < end and start < last), NOTHING)


def read_first(path: Path) -> Iterator[str]:
    """Yield the lines that tell what the rules mark in a set."""
    yield f"{path.name} {BEST_CARE}"
    for at, one in enumerate(labelled(path)):
        if found := marked(one.text, one.language):
            yield f"{at} " + " ".join(f"{mark.start}-{mark.end}-{mark.cls}" for mark in found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--without", nargs="*", default=[], metavar="FILE", help="names of sets that are not learnt from"
    )
    parser.add_argument("--to", default=WEIGHTS, type=Path, metavar="FOLDER")
    parser.add_argument("--first", nargs="*", type=Path, metavar="FILE", help="sets that are new")
    args = parser.parse_args()
    if args.first:
        with FIRST_MARKS.open("a", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for path in args.first for line in read_first(path))
        return
    given = [*letters([path for path in files() if path.name not in args.without]), *sentences()]
    learn(given, args.to)
    for name in (WORDS, MARKS):
        sys.stdout.write(f"{name}: {(args.to / name).stat().st_size} bytes, by {len(given)} texts\n")


if __name__ == "__main__":
    main()
