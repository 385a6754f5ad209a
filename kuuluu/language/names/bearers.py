"""What may bear a name of its own: animals, ships, machines, rooms, groups, works, sorts, in the forms of three languages."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from kuuluu.language.names.forms import stems
from kuuluu.language.names.lists import words
from kuuluu.language.noun_endings import OWNED_ENDINGS
from kuuluu.language.words import any_of, read_lists

_OWNERS = r"(?:ni|si|nsa|nsä|mme|nne)?"
# An animal as it stands beside its name, also somebody's: "koiramme", "koirat", "koirallamme", "hunden", "hens".
_ANIMAL_ENDINGS = {
    "FINNISH": rf"(?:n|t|ten|{_OWNERS}|(?:t?[aä]|(?:ll|lt|st)[aä]|lle|een)(?:ni|mme|nsa|nsä))",
    "SWEDISH": OWNED_ENDINGS["SWEDISH"],
    "ENGLISH": OWNED_ENDINGS["ENGLISH"],
}
_DEFINITE = r"(?:[ae]?n|e?t|a)?"
_THINGS, _PLACES = ("THINGS_FINNISH", "THINGS_SWEDISH"), ("PLACES_FINNISH", "PLACES_SWEDISH")
_LAST_VOWEL = ("a", "e")
_SHORT = 5
_COUNTS = frozenset({"fyra"})  # no lighthouse
_DOUBLED = ("m", "n")


@lru_cache(maxsize=512)
def is_animal(low: str) -> bool:
    """Tell whether a word in small letters is an animal as it stands beside its name: "koiramme", "ponnyn", "goats"."""
    return low in words("pets") or any(
        _forms("ANIMALS_", language, of_animals=True).fullmatch(low) for language in _ANIMAL_ENDINGS
    )


@lru_cache(maxsize=512)
def bears_names(low: str) -> bool:
    """Tell whether a word in small letters is, in whatever form, what may be called by a name."""
    parts = ("ANIMALS_", "THINGS_", "PLACES_")
    return any(_forms(part, language).fullmatch(low) for part in parts for language in OWNED_ENDINGS)


@lru_cache(maxsize=512)
def stands_before_its_name(low: str) -> bool:
    """Tell whether a word is a thing in the form that stands before its name: "hissi", "bokbussen"; of English ones no places."""
    return is_thing_in_first_form(low) or any(_first_forms(part).fullmatch(low) for part in _PLACES)


@lru_cache(maxsize=512)
def is_what_may_bear(low: str) -> bool:
    """Tell whether a word is a thing or a place, in the form that says what something is: "hissi", "lampi", "bussen", "pond"."""
    return low not in _COUNTS and (stands_before_its_name(low) or is_english(low))


@lru_cache(maxsize=512)
def is_thing_in_first_form(low: str) -> bool:
    """Tell whether a word is a thing, and no place, in the form that says what something is: "hissi", "bussen", "ferry"."""
    return is_english_thing(low) or any(_first_forms(part).fullmatch(low) for part in _THINGS)


@lru_cache(maxsize=1024)
def is_after(part: str, low: str) -> bool:
    """Tell whether a word in small letters is of a part of what stands after a name, in Finnish or Swedish."""
    return any(_forms(part, language).fullmatch(low) for language in ("FINNISH", "SWEDISH"))


@lru_cache(maxsize=512)
def is_english_after(part: str, low: str) -> bool:
    """Tell whether a word in small letters is of a part of what stands after a name in English."""
    return _forms(part, "ENGLISH").fullmatch(low) is not None


@lru_cache(maxsize=512)
def is_english(low: str) -> bool:
    """Tell whether a word is an English thing or place that may bear a name."""
    return is_english_thing(low) or _forms("PLACES_", "ENGLISH").fullmatch(low) is not None


@lru_cache(maxsize=512)
def is_english_thing(low: str) -> bool:
    """Tell whether a word is an English thing, which may be a verb too: "play", "lift"."""
    return _forms("THINGS_", "ENGLISH").fullmatch(low) is not None


@cache
def _forms(part: str, language: str, *, of_animals: bool = False) -> re.Pattern[str]:
    """Return a pattern of the words of a part in a language, in all their forms."""
    endings = (_ANIMAL_ENDINGS if of_animals else OWNED_ENDINGS)[language]
    wholes, tails = _parted(_listed()[part + language])
    return re.compile(f"(?:{_either(_stems(wholes, language), _stems(tails, language))}){endings}")


@cache
def _first_forms(part: str) -> re.Pattern[str]:
    wholes, tails = _parted(word.partition("/")[0] for word in _listed()[part])
    if part.endswith("SWEDISH"):
        return re.compile(f"(?:{_either(_stems(wholes, 'SWEDISH'), _stems(tails, 'SWEDISH'))}){_DEFINITE}")
    return re.compile(f"(?:{_either(wholes, tails)})")


@cache
def _listed() -> dict[str, list[str]]:
    return read_lists("names/bearers")


def _parted(entries: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the words that stand alone and those that may end a compound."""
    every = list(entries)
    return [word for word in every if word[0] != "-"], [word[1:] for word in every if word[0] == "-"]


def _either(wholes: Iterable[str], tails: Iterable[str]) -> str:
    return rf"(?:{any_of(wholes)})|[^\W_]*-?(?:{any_of(tails)})"


def _stems(words: Iterable[str], language: str) -> set[str]:
    """Return to what the endings of a language are put."""
    found = {form for word in words for form in word.split("/")}
    if language == "FINNISH":
        found |= {word + "t" for word in found if word.endswith("e")}  # venettä
        return found.union(*(stems(word) for word in words if "/" not in word))
    if language == "SWEDISH":
        found |= {word[:-1] for word in found if word.endswith(_LAST_VOWEL)}
        found |= {word + word[-1] for word in found if word.endswith(_DOUBLED)}
        found |= {word[:-2] + "r" for word in found if word.endswith("er") and len(word) > _SHORT}  # registret
        found |= {
            word[:-2] for word in found if word.endswith("um") and len(word) > _SHORT
        }  # museet, centret is "centr"
    return found
