"""Illness that is told of no person: of a pet, a tree, a city and its traffic, or only "as if".

Such words are figures of speech or an animal's, and the law guards neither (Act 621/1999, section 24.1, 25 is of a person's health).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from kuuluu.language.reading import Reading
from kuuluu.language.words import BREEDS, read_parts

_MORE = read_parts("animals_and_things")

_LISTED = read_parts("nobodys")
# What an animal is called. A guide dog tells of its owner.
_ANIMAL = re.compile(
    r"\b(?!opaskoir|avustajakoir|hypokoir|koirall[ae]ni|koira-aller|kissa-aller|ledarhund|assistanshund|servicehund)"
    rf"(?:{_LISTED['ANIMAL']}|{BREEDS})"
)
# Wild ones are nobody's, whatever stands between.
_WILD = re.compile(rf"\b(?:{_LISTED['WILD']})\b")
# Where dogs are talked of, or one is lost or found, who is ill and has but a name is one of them.
_PET_TALK = re.compile(rf"\b(?:{_MORE['PET_TALK']})\b")
_OWNED_NAME = re.compile(rf"\b(?:{_MORE['OWNED_NAME']}) (?:(?:vanha|pikku|old|little|poor|gamla|lilla) )?(?=[A-ZÅÄÖ])")
# Of whom it is told after all, when one of them stands between the animal and the illness.
_PERSON = re.compile(
    rf"\b(?:{_MORE['PERSON']})\b",
    re.IGNORECASE,
)
_MINE = re.compile(r"\w(?:ni|mme)\b|\b(?:my|his|her|our|min|mitt|mina|hans|hennes|vår|jag|he|she|hän|han|hon)\b")
# What is called ill, blind or lame in figures of speech; of persons too, so that what is called so must be no thing.
_FIGURE = re.compile(_LISTED["FIGURE"])
_THING = re.compile(rf"\b(?:{_LISTED['THING']})\b")
# Plants fall ill and die, too; who is allergic to them is a person.
_PLANT = re.compile(rf"\b(?:{_LISTED['PLANT']})\b")
_OF_PLANTS = re.compile(
    r"sair|tau[dt]|kuol|syöpä|laho|loukka|sjuk|död|dör|dog|cancer|sick|\bill|disease|dying|dead|died|infect|fung|amput|blind|sokea"
)
# What a thing is called by how its word ends, as what a clause begins with: "our street suffers", "snöröjningen lider".
_CLAUSE = r"(?:\A|[.,;:!?(\n–-]\s*|\b(?:ja|mutta|koska|että|kun|jos|niin|och|men|att|när|om|så|and|but|because|that|when|if|so|since|while|as|says?) )"
_HEALTHY = rf"(?!\w*(?:{_MORE['HEALTHY']})\w* )"
_THING_SUBJECT = re.compile(
    rf"{_CLAUSE}(?:(?:[\w:-]+ ){{0,3}}{_HEALTHY}\w*(?:{_MORE['THING_ENDS_FI']}) (?:{_MORE['THING_VERB_FI']}"
    rf")|(?:(?:den|det|vår|vårt|er|ert|stadens|kommunens) )?(?:\w+ )?{_HEALTHY}\w*(?:{_MORE['THING_ENDS_SV']}"
    r") (?:är|var|har|hade|lider|led|fick|får|ligger|blev|behöver|tappade|bröt)|(?:vår|"
    rf"vårt|er) (?:{_MORE['THING_SV']}) (?:är|har|lider|fick|ligger|behöver)|(?:(?:the|"
    r"our|your|this|that|its|every|my) |[\w-]+['’]s )(?:(?!(?:in|on|at|from|with|of|below|"
    rf"next|upstairs|under|who|and|or)\b)[\w-]+ ){{0,3}}?(?:{_MORE['THING_EN']}"
    rf") (?:{_MORE['THING_VERB_EN']}))(?: (?:{_MORE['THING_FILLER']})){{0,3}} \Z"
)
# Who stands in the way of a sight, and not who is blind: "drivers can't see the kids", "ingen ser skylten".
_BLOCKED = re.compile(rf"(?:{_CLAUSE}|\b)(?:{_MORE['WHO_PASSES']})(?: (?:{_MORE['HOW_BLOCKED']}))* \Z")
_SEES = re.compile(
    rf"(?:{_MORE['SEES']}) ?(?:\w+ ){{0,2}}?(?:see|hear|näe|kuule|se|höra|nothing|ingenting|"
    r"inget|knappt|dåligt|illa)\b"
)
# What somebody can't do because something bars it: "can't walk there, the bridge is closed", "en kuule, kun kaiutin on rikki".
_CANT = re.compile(rf"(?:{_MORE['CANT']}) ")
_BARS = re.compile(rf"\b(?:{_LISTED['BARS']})\b")
# What nearly befell somebody and didn't: a heart attack at the sight of a bill.
_NEARLY = re.compile(
    r"\b(?:melkein|miltei|lähes|meinas\w*|meinaa\w*|vähällä|nästan|höll på att|nära att|nearly|almost|practically|about to)(?: [\w’']+){0,3} \Z"
)
_NEARLY_IN = re.compile(r"\b(?:melkein|miltei|lähes|nästan|nearly|almost|practically)\b")
_BEFALLS = re.compile(_MORE["BEFALLS"])
_AS_IF = re.compile(rf"(?:{_MORE['AS_IF']}) (?:[\w’']+ ){{0,4}}\Z|(?<!ennen )(?<!muuta )\bkuin \Z")
# What goes on after a comma without "it" or "which" is of somebody else: "koiraa en jaksa ulkoiluttaa, selkä kipeä".
_ANOTHER_CLAUSE = re.compile(
    r"[,;:–](?! ?(?:se|sen|sillä|sitä|siltä|joka|jolla|jonka|jolta|it|its|which|that|who|den|dess|som|vars|ja|and|och|eikä)\b)|"
    r"\b(?:kanssa|ulkoil\w+|lenkki\w*|lenkil\w+|med|with|walk\w*|koska|because|eftersom|sillä että|kun)\b"
)
_VERB_IN = re.compile(rf"(?:{_MORE['VERB_IN']})(?: (?:been|had|also|fått|en|ett|a|an|saanut))* ")
_SENTENCE = re.compile(r"[.!?\n]\s")
_LONG, _AS_LONG = 160, 60


def is_nobodys(reading: Reading, start: int, end: int, names: Sequence[int]) -> bool:
    """Tell whether an illness here is an animal's, a thing's or only compared to; `names` tells where persons are named."""
    text, low = reading.text, reading.low
    first = max(0, start - _LONG)
    for ends in _SENTENCE.finditer(text, first, start):
        first = ends.end()
    if is_compared(low, first, start) or _is_things(reading, (first, start, end), names):
        return True
    if _last_end(_WILD, reading, (first, start, end), names) is not None or _is_pets(
        reading, (first, start, end), names
    ):
        return True
    if _OF_PLANTS.search(low, start, end) and _last_end(_PLANT, reading, (first, start, end), names) is not None:
        return True
    animal = _last_end(_ANIMAL, reading, (first, start, end), names)
    if animal is not None and not _ANOTHER_CLAUSE.search(low, animal, start):
        return True
    return bool(_FIGURE.search(low, start, end)) and _last_end(_THING, reading, (first, start, end), names) is not None


def only_nearly(low: str, first: int, at: int) -> bool:
    """Tell whether what is told at a place only nearly happened: "the car nearly | hit me"."""
    return _NEARLY.search(low, first, at) is not None


def is_compared(low: str, first: int, at: int) -> bool:
    """Tell whether what is told at a place is only what something is like: "the waiting room is like a prison"."""
    return _AS_IF.search(low, max(first, at - _AS_LONG), at) is not None


def _is_things(reading: Reading, places: tuple[int, int, int], names: Sequence[int]) -> bool:
    """Tell whether a thing is what a clause tells of, a view is barred, or something only nearly befell somebody."""
    low = reading.low
    first, start, end = places
    verb = _VERB_IN.match(low, start, end)
    ends = (start, verb.end()) if verb else (start,)
    things = (_THING_SUBJECT.search(low, max(0, first - 2), at) for at in ends)
    if any(thing and not _is_named(names, *thing.span()) for thing in things):
        return True
    if _SEES.match(low, start, end) and _BLOCKED.search(low, first, start):
        return True
    if _CANT.match(low, start, end) and _BARS.search(
        low, end, stop.start() if (stop := _SENTENCE.search(low, end)) else len(low)
    ):
        return True
    if not _BEFALLS.search(low, start, end):
        return False
    return bool(only_nearly(low, first, start) or _NEARLY_IN.search(low, start, end))


def _is_named(names: Sequence[int], first: int, last: int) -> bool:
    """Tell whether a person is named in a stretch: "Oiva Lehtoranta sai" ends as "ranta sai" does."""
    named = bisect_left(names, first)
    return named < len(names) and names[named] < last


def _last_end(
    nobody: re.Pattern[str], reading: Reading, places: tuple[int, int, int], names: Sequence[int]
) -> int | None:
    """Return where the last animal or thing before ends when no person follows it."""
    first, start, end = places
    # "Marketta Sorsa": a capital within a sentence begins a name.
    ends = [
        found.end()
        for found in nobody.finditer(reading.low, first, start)
        if found.start() == first or reading.text[found.start()].islower()
    ]
    if not ends or _PERSON.search(reading.text, ends[-1], start) or _MINE.search(reading.low, start, end):
        return None
    named = bisect_left(names, ends[-1])
    return None if named < len(names) and names[named] < start else ends[-1]


def _is_pets(reading: Reading, places: tuple[int, int, int], names: Sequence[int]) -> bool:
    """Tell whether the sentence talks of dogs or of one that is lost, and nobody but a pet with a name stands after that."""
    first, start, end = places
    talk = _PET_TALK.search(reading.low, first, start)
    if talk is None or _PERSON.search(_OWNED_NAME.sub("", reading.text[talk.end() : end])):
        return False
    named = bisect_left(names, talk.end())
    return named == len(names) or names[named] >= start
