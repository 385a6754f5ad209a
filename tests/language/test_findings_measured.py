"""The finders measured on texts that were not used to write them. The floors say what docs/findings.md says."""

import re
from collections import Counter
from pathlib import Path

from kuuluu.language.findings import find

DATA = Path(__file__).parent / "data" / "findings.txt"
MARK = re.compile(r"\[\[(\w+)\|(.*?)\]\]")


def labelled():
    """Yield each text with the spans that a person marked."""
    for line in DATA.read_text().splitlines():
        if line.startswith("#"):
            continue
        text, spans, at = "", [], 0
        for mark in MARK.finditer(line):
            text += line[at : mark.start()]
            spans.append((len(text), len(text) + len(mark[2]), mark[1]))
            text += mark[2]
            at = mark.end()
        yield text + line[at:], spans


def measured():
    """Return per class: marked, hidden whole, found; and what was missed or found for nothing."""
    marked, hidden, found, right, odd = Counter(), Counter(), Counter(), Counter(), []
    for text, spans in labelled():
        findings = find(text)
        for start, end, cls in spans:
            marked[cls] += 1
            if any(f.start <= start and end <= f.end for f in findings):
                hidden[cls] += 1
            else:
                odd.append(("missed", cls, text[start:end]))
        for f in findings:
            found[f.cls] += 1
            if any(f.start < end and start < f.end for start, end, _cls in spans):
                right[f.cls] += 1
            else:
                odd.append(("for nothing", f.cls, text[f.start : f.end]))
    return marked, hidden, found, right, odd


def test_findings_are_as_good_as_is_said():
    marked, hidden, found, right, odd = measured()
    assert sum(marked.values()) >= 45
    assert sum(hidden.values()) / sum(marked.values()) >= 0.95, odd
    assert sum(right.values()) / sum(found.values()) >= 0.95, odd


if __name__ == "__main__":
    marked, hidden, found, right, odd = measured()
    for cls in sorted(marked):
        print(f"{cls:24} {hidden[cls]}/{marked[cls]} hidden, {right[cls]}/{found[cls]} right")  # noqa: T201
    print(sum(hidden.values()), sum(marked.values()), sum(right.values()), sum(found.values()), len(list(labelled())))  # noqa: T201
    print(*odd, sep="\n")  # noqa: T201
