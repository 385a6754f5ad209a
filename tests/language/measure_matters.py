"""How often a matter that law handles in another way than feedback, or danger, is noticed from the words alone.

    .venv/bin/python -m tests.language.measure_matters [--show]

A text of the set is of one such matter, of danger ("emergency"), or of none though it looks like one ("like" tells which).
"""

from dataclasses import dataclass

from kuuluu.language.danger import danger
from kuuluu.language.matters import other_matter
from tests.language.measure_shared import LANGUAGES, arguments, rows, say, share, told

SET = "matters.jsonl"
# By another hand than all else, and read once.
STRANGERS_SET = "matters_2.jsonl"
# Written by whoever wrote what is learnt from, before it.
OWN_SET = "../matters_dev.jsonl"
NONE = "none"
EMERGENCY = "emergency"


@dataclass(frozen=True)
class Read:
    """A text with its gold and all that was noticed in it."""

    row: dict
    noticed: frozenset

    @property
    def is_other(self):
        return self.row["matter"] != NONE

    @property
    def is_noticed(self):
        """Whether the right thing was noticed; the sender may be told of another, too."""
        return self.row["matter"] in self.noticed


def read(name=SET):
    """Return the texts of a set, each with what the service would tell its sender."""
    return [Read(row, noticed_in(row["text"])) for row in rows(name)]


def noticed_in(text):
    return frozenset(filter(None, (other_matter(text), EMERGENCY if danger(text) else None)))


def recall(texts, lang=""):
    """The share of what is such a matter that is noticed as the right one."""
    return share(one.is_noticed for one in texts if one.is_other and lang in ("", one.row["lang"]))


def taken(texts, lang=""):
    """The share of what only looks like such a matter that is taken for one."""
    return share(bool(one.noticed) for one in texts if not one.is_other and lang in ("", one.row["lang"]))


def lines(texts):
    others = [one for one in texts if one.is_other]
    alike = [one for one in texts if not one.is_other]
    yield f"{len(texts)} texts, {len(others)} of another matter, {len(alike)} that only look like one"
    yield told("noticed", [one.is_noticed for one in others])
    yield told("  noticed as a wrong one", [one.noticed and not one.is_noticed for one in others])
    yield told("look-alikes taken", [one.noticed for one in alike])
    for lang in LANGUAGES:
        yield told(f"  {lang} noticed", [one.is_noticed for one in others if one.row["lang"] == lang])
        yield told(f"  {lang} look-alikes taken", [one.noticed for one in alike if one.row["lang"] == lang])
    for matter in sorted({one.row["matter"] for one in others}):
        yield told(f"  {matter}", [one.is_noticed for one in others if one.row["matter"] == matter])
        yield told("    look-alikes taken", [one.noticed for one in alike if one.row.get("like") == matter])


def main():
    args = arguments(__doc__)
    texts = read()
    say(lines(texts))
    say(["", "By another hand:", *lines(read(STRANGERS_SET))])
    say(["", "Written by the same hand as what is learnt from:", *lines(read(OWN_SET))])
    if args.show:
        missed = (one for one in texts if (one.noticed and not one.is_other) or (one.is_other and not one.is_noticed))
        say(f"{one.row['id']} {one.row['matter']} <- {sorted(one.noticed)}: {one.row['text']}" for one in missed)


if __name__ == "__main__":
    main()
