"""Words that tell of a thing only together: none of them says it alone, and some others unsay it."""

import re
from dataclasses import dataclass
from itertools import pairwise

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.](?=\d)[^.!?\n]+)*[.!?\n]*")


def any_of(*patterns: str) -> re.Pattern[str]:
    """Return what finds any of some words; a pattern begins at the start of a word unless it says otherwise."""
    return re.compile(rf"\b(?:{'|'.join(patterns)})", re.IGNORECASE)


@dataclass(frozen=True)
class Together:
    """Groups of words of which each must have one in two sentences that follow each other, and what unsays them there."""

    groups: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None = None

    def found(self, text: str) -> tuple[str, ...]:
        """Return the words that told, one of each group; nothing when they don't stand together."""
        if not all(group.search(text) for group in self.groups):
            return ()
        return next(filter(None, map(self._in_stretch, _stretches(text))), ())

    def _in_stretch(self, stretch: str) -> tuple[str, ...]:
        hits = [hit for group in self.groups if (hit := group.search(stretch))]
        if len(hits) < len(self.groups) or (self.unless and self.unless.search(stretch)):
            return ()
        return tuple(hit[0].strip() for hit in hits)


def together(*groups: str, unless: str = "") -> Together:
    """Return a rule of some groups of words."""
    return Together(tuple(any_of(group) for group in groups), any_of(unless) if unless else None)


def _stretches(text: str) -> list[str]:
    """Return each sentence with the one after it."""
    sentences = [match[0] for match in _SENTENCE.finditer(text)]
    return [one + after for one, after in pairwise([*sentences, ""])]
