"""Whether a sentence speaks of a person: of the writer, of somebody near, or of one who is named."""

import re
from bisect import bisect_left, bisect_right

from kuuluu.language.reading import Reading
from kuuluu.language.words import read_lines, read_parts

_LISTED = read_parts("people")

# A heap of full stops is tried once, from its first.
_SENTENCE_ENDS = re.compile(
    r"(?<![.!?])[.!?]+(?=\s)(?!(?<=\d\.\d\.|\.\d\d\.)\s(?:asti|saakka|lähtien|alkaen|välise\w+|välillä|till|until|to|klo|kl)\b|(?<=\.\d\.|\d\d\.)\s[–-])|\n\n?|[!?;]"
)
_OWN = {
    "fi": (
        rf"\b(?:{_LISTED['I_AND_WE']})\b|\b(?!{_LISTED['NO_OWN_ENDING']})\w{{2,}}(?:{_LISTED['OWN_ENDING']})(?:kin|kaan)?\b"
    ),
    "sv": (
        r"\b(?:jag|ja|mig|mej|min|mitt|mina|vi|vår|vårt|våra|oss|han|hon|hen|henne|hennes|honom|hans|lider|"
        r"har fått|fick|använder|undertecknad)\b|(?:\A|[.,;!?\n] ?|\boch )(?:är|e) (?!det|den|de|ni|du|man|hissen|bussen)"
    ),
    "en": r"\b(?:i|i'm|i’m|im|i've|i’ve|me|my|mine|we|we're|our|us|he|she|him|her|his|hers|he's|she's|suffers?|suffering|undersigned)\b",
}
_NEAR = {
    "fi": (rf"\b(?:{_LISTED['NEAR_FI']})\w*|\b\d{{1,3}}[- ]?(?:v\b|vuoti)"),
    "sv": (rf"\b(?:{_LISTED['NEAR_SV']})\w*"),
    "en": (rf"\b(?:{_LISTED['NEAR_EN']})\w{{0,2}}\b"),
}
# Words that fit anybody: a question about them asks of nobody: "can a resident with …", "saako oppilas …".
_ANYBODY = re.compile(rf"(?:{_LISTED['ANYBODY']})")
_PASSERS_BY = re.compile("|".join(read_lines("passers_by")))
# "Är gravid och …" is said of oneself, "Är mötet öppet?" asks.
_ASKS_BY_IS = ("är ", "e ")
_OWN_WORDS = {language: re.compile(words) for language, words in _OWN.items()}
_NEAR_WORDS = {language: re.compile(words) for language, words in _NEAR.items()}


class Sentences:
    """A text's sentences, and of whom each speaks."""

    def __init__(self, reading: Reading, named: list[int]) -> None:
        self.text = reading.text
        self._low = reading.low
        self._language = reading.language
        self.named = named
        self._ends = [match.end() for match in _SENTENCE_ENDS.finditer(self.text)]
        self._known: dict[int, bool] = {}

    def bounds(self, at: int) -> tuple[int, int]:
        """Return where the sentence around a place begins and ends."""
        after = bisect_right(self._ends, at)
        start = self._ends[after - 1] if after else 0
        return start, self._ends[after] if after < len(self._ends) else len(self.text)

    def is_about_somebody(self, at: int) -> bool:
        """Tell whether the sentence around a place, or else the one before it, speaks of a person."""
        start, end = self.bounds(at)
        if self._speaks(start, end):
            return True
        before = self.bounds(max(0, start - 1)) if start else None
        return before is not None and before[0] < start and self._is_about_another(*before)

    def speak_of_somebody(self) -> bool:
        """Tell whether any of them names, tells of or is said by a person: a note from the street does none of it.

        Drivers and children who pass by are nobody.
        """
        if _OWN_WORDS[self._language].search(self._low) or self.named:
            return True
        return any(not _PASSERS_BY.match(near[0]) for near in _NEAR_WORDS[self._language].finditer(self._low))

    def speak_of_oneself(self) -> bool:
        """Tell whether the writer, or somebody known to him, stands anywhere in the text: "I", "my", "he"."""
        return bool(_OWN_WORDS[self._language].search(self._low))

    def tell_between(self, start: int, end: int) -> bool:
        """Tell whether a person is named or told of, or speaks, between two places."""
        return bool(_OWN_WORDS[self._language].search(self._low, start, end)) or self._is_about_another(start, end)

    def is_about_one(self, at: int) -> bool:
        """Tell whether the sentence around a place speaks of the writer or of a certain person, and not of anybody."""
        return self.tell_of_one_between(*self.bounds(at))

    def tell_of_one_between(self, start: int, end: int) -> bool:
        """Tell whether the writer or a certain person, and not anybody, is spoken of between two places."""
        owned = _OWN_WORDS[self._language].search(self._low, start, end)
        if owned and owned[0] in _ASKS_BY_IS:
            owned = _OWN_WORDS[self._language].search(self._low, owned.end(), end)
        if owned or self.names_one(start, end):
            return True
        return any(not _ANYBODY.match(near[0]) for near in _NEAR_WORDS[self._language].finditer(self._low, start, end))

    def tells_of_another(self, at: int) -> bool:
        """Tell whether the sentence around a place, or one beside it, names or tells of somebody else than the writer."""
        start, end = self.bounds(at)
        first = self.bounds(start - 1)[0] if start else 0
        last = self.bounds(end)[1] if end < len(self.text) else end
        return self._is_about_another(first, last)

    def _speaks(self, start: int, end: int) -> bool:
        if start not in self._known:
            self._known[start] = self.tell_between(start, end)
        return self._known[start]

    def _is_about_another(self, start: int, end: int) -> bool:
        return self.names_one(start, end) or bool(_NEAR_WORDS[self._language].search(self._low, start, end))

    def names_one(self, start: int, end: int) -> bool:
        """Tell whether somebody is named in a stretch."""
        first = bisect_left(self.named, start)
        return first < len(self.named) and self.named[first] < end
