"""The finders measured on the texts that nobody looked at while making them: sums, never a text.

.venv/bin/python -m tests.language.measure_findings [--show]
"""

from tests.language.measure import labelled, lines, measure
from tests.language.measure_shared import UNSEEN, arguments, say

SETS = [
    UNSEEN / f"findings{n}.txt"
    for n in ("", "_2", "_3", "_4", "_5", "_6", "_7", "_8", "_9", "_10", "_11", "_12", "_13", "_14")
]
FINDINGS, FINDINGS_2, FINDINGS_3, FINDINGS_4, FINDINGS_5, FINDINGS_6, FINDINGS_7, FINDINGS_8 = SETS[:8]


def main():
    args = arguments(__doc__)
    for path in SETS:
        texts = list(labelled(path))
        sums = measure(texts)
        say([f"{path.name}: {len(texts)} texts", *lines(sums)])
        if args.show:
            say(f"{kind}: {cls}: {words!r} in {text!r}" for kind, cls, words, text in sums.odd)


if __name__ == "__main__":
    main()
