"""How many of the marked stretches of a labelled file the finders hide, and how much they mark for nothing.

    .venv/bin/python -m tests.language.measure FILE … [--odd]

One text a line, marked by hand as [[class|words]]; \\n in it is a line break. It may begin with its language, "sv| ", and a
line that begins with "~ " is a hard look-alike: nothing in it may be marked. Lines that begin with # are remarks.
"""

import argparse
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from kuuluu.language.findings import FindingClass, find

DATA = Path(__file__).parent / "data"
MARK = re.compile(r"\[\[(\w+)\|(.*?)\]\]")
LANGUAGE = re.compile(r"(fi|sv|en)\| ?")
STRUCTURED = frozenset({"personal_identity_code", "email", "iban", "phone", "licence_plate", "home_address"})
NAMES = frozenset({"person_name", "child_name"})
OTHERS = frozenset({"social", "belief", "origin", "crime", "security"})


@dataclass(frozen=True)
class Labelled:
    text: str
    spans: tuple[tuple[int, int, str], ...]
    language: str = ""
    is_look_alike: bool = False


@dataclass
class Measured:
    """Per class: marked by hand; hidden whole; touched; found; found where something is marked."""

    marked: Counter = field(default_factory=Counter)
    whole: Counter = field(default_factory=Counter)
    touched: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    right: Counter = field(default_factory=Counter)
    look_alikes: int = 0
    taken: int = 0
    odd: list = field(default_factory=list)

    def recall(self, classes, counted="whole"):
        return share(sum(getattr(self, counted)[c] for c in classes), sum(self.marked[c] for c in classes))

    def precision(self, classes):
        return share(sum(self.right[c] for c in classes), sum(self.found[c] for c in classes))


def share(part, whole):
    return part / whole if whole else 1.0


def labelled(path):
    """Yield each text of a file with the spans that a person marked."""
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        is_look_alike = line.startswith("~ ")
        rest = line.removeprefix("~ ")
        language = LANGUAGE.match(rest)
        text, spans = unmarked(rest[language.end() :] if language else rest)
        yield Labelled(text, spans, language[1] if language else "", is_look_alike)


def unmarked(line):
    line = line.replace("\\n", "\n")
    text, spans, at = "", [], 0
    for mark in re.finditer(MARK.pattern, line, re.DOTALL):
        text += line[at : mark.start()]
        spans.append((len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        at = mark.end()
    return text + line[at:], tuple(spans)


def measure(texts):
    """Return the sums over labelled texts. What is found counts as right where a mark of any class stands."""
    sums = Measured()
    for one in texts:
        found = find(one.text, one.language)
        sums.look_alikes += one.is_look_alike
        sums.taken += bool(one.is_look_alike and found)
        for span in one.spans:
            count_marked(sums, one.text, span, found)
        for f in found:
            sums.found[f.cls] += 1
            is_right = any(f.start < end and start < f.end for start, end, _cls in one.spans)
            sums.right[f.cls] += is_right
            if not is_right:
                sums.odd.append(("for nothing", str(f.cls), one.text[f.start : f.end], one.text))
    return sums


def count_marked(sums, text, span, found):
    start, end, cls = span
    touching = [f for f in found if f.start < end and start < f.end]
    hidden = {at for f in touching for at in range(f.start, f.end)}
    is_whole = all(at in hidden or not text[at].isalnum() for at in range(start, end))
    sums.marked[cls] += 1
    sums.touched[cls] += bool(touching)
    sums.whole[cls] += is_whole
    if not is_whole:
        sums.odd.append(("in part" if touching else "missed", cls, text[start:end], text))


def lines(sums):
    for cls in FindingClass:
        if sums.marked[cls] or sums.found[cls]:
            whole, touched, marked = sums.whole[cls], sums.touched[cls], sums.marked[cls]
            yield (
                f"{cls:24} hidden whole {whole}/{marked} ({share(whole, marked):.3f})  touched {touched}/{marked} "
                f"({share(touched, marked):.3f})  right {sums.right[cls]}/{sums.found[cls]} "
                f"({share(sums.right[cls], sums.found[cls]):.3f})"
            )
    for name, classes in (("structured", STRUCTURED), ("names", NAMES), ("other", OTHERS), ("all", list(FindingClass))):
        yield (
            f"{name:24} recall {sums.recall(classes):.3f} whole, {sums.recall(classes, 'touched'):.3f} touched; "
            f"precision {sums.precision(classes):.3f}"
        )
    yield f"hard look-alikes with something marked: {sums.taken} of {sums.look_alikes}"


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--odd", action="store_true", help="also list what was missed and what was found for nothing")
    args = parser.parse_args(argv)
    for path in args.files:
        texts = list(labelled(path))
        sums = measure(texts)
        sys.stdout.write(f"{Path(path).name}: {len(texts)} texts\n")
        sys.stdout.writelines(line + "\n" for line in lines(sums))
        if args.odd:
            sys.stdout.writelines(f"{kind}: {cls}: {words!r} in {text!r}\n" for kind, cls, words, text in sums.odd)


if __name__ == "__main__":
    main()
