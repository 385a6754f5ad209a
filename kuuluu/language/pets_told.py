"""Of which pet a text tells, so that its illness is nobody's: "Kissamme Väinö … Väinö sairastaa diabetesta", "vår katt … Han haltar".

A pet is told of by the word for the animal, by the name beside it, by "our" and a name where dogs are talked of, and later by its name or "he".
"""

import re
from functools import cached_property

from kuuluu.language.people import Sentences
from kuuluu.language.phrases import Phrases
from kuuluu.language.reading import Reading
from kuuluu.language.words import BREEDS, read_parts

_MORE = read_parts("pets_told_words")

_LISTED = read_parts("pets_told")
_PARTS = {
    part: Phrases([f"(?:{words})"], whole=True)
    for part, words in (_LISTED | {"PET": f"{_LISTED['PET']}|{BREEDS}"}).items()
}
_HELPS = re.compile(r"(?:guide|assistance|service) \Z")
_OUR = r"(?:meidän|meiän|meijän|mun|minun|our|my|vår|vårt|min|mitt|naapurin|grannens) (?:(?:vanha|pikku|old|little|poor|gamla|lilla|rakas) )?"
# "Kissamme Väinö", "hunden vår, Doris,", "our cat Matilda"; "Matilda, our cat,".
_NAMED = re.compile(
    r"(?: (?:at|in|on|from) (?:the )?\w+(?: \w+)?,|,)?(?: (?:called|named|nimeltä|vid namn|som heter))? ([A-ZÅÄÖ][\w-]+)(?: ([A-ZÅÄÖ][\w-]+))?"
)
_NAMED_BEFORE = re.compile(rf"([A-ZÅÄÖ][\w-]+), (?:{_OUR}|(?:an?|ett?|en) (?:[\w-]+ ){{0,2}})\Z|([A-ZÅÄÖ][\w-]+), \Z")
_OWNER = re.compile(r" (?:owner|walker|lover|trainer|breeder|groomer|person)")
_OURS = re.compile(rf"\b(?i:{_OUR})([A-ZÅÄÖ][\w-]+)")
_BACK = 40
_IT = re.compile(r"\b(?:se|sitä|sille|sillä|siltä|den|it)\b")
_CHILD = re.compile(rf"\b\d{{1,2}} ?-?(?:v\b|vuotia|year|åring|år\b)|\b(?:{_MORE['CHILD']})")
# "He", said of the animal told of before.
_HE = re.compile(r"\b(?:han|hon|den|he|she|it|hän|hänellä|se|sillä|sille|siltä|sitä)\b")
_PERSON = re.compile(rf"\b(?:{_MORE['PERSON']})")
_STEM, _LEAST, _FAR = 2, 3, 80


class Pets:
    """The pets of which a text tells by name."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @cached_property
    def named(self) -> tuple[str, ...]:
        """How their names begin, in small letters."""
        text, low = self._reading.text, self._reading.low
        names: set[str] = set()
        for start, end in _PARTS["PET"].find(self._reading):
            before = max(0, start - _BACK)
            named = _NAMED.match(text, end) or _NAMED_BEFORE.search(text, before, start)
            if named and not (_HELPS.search(low, before, start) or _OWNER.match(low, end)):
                names |= {name for name in named.groups() if name}
        is_talk, is_place = (any(_PARTS[part].find(self._reading)) for part in ("TALK", "PLACE"))
        if (is_talk or is_place) and not _CHILD.search(low):
            ours = _OURS.finditer(text)
            names |= {one[1] for one in ours if is_talk or _IT.search(low, one.end(), one.end() + _FAR)}
        return tuple(sorted(name.lower()[: max(_LEAST, len(name) - _STEM)] for name in names))

    def are_told_of(self, sentences: Sentences, start: int, end: int) -> bool:
        """Tell whether the sentence speaks of a pet before an illness, by its name or as "he", and of no person after that."""
        if not self.named:
            return False
        low, first = self._reading.low, sentences.bounds(start)[0]
        said = max(low.rfind(stem, first, min(end, start + len(stem))) for stem in self.named)
        if said < 0 and (told := _HE.search(low, first, start + _LEAST)):
            said = max(low.rfind(stem, 0, told.start()) for stem in self.named)
        if said < 0 or _PERSON.search(low, said, start):
            return False
        others = (at for at in sentences.named if said < at < start)
        return all(low.startswith(self.named, at) for at in others)
