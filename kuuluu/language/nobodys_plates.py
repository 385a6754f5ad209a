"""Codes in the shape of a plate that are nobody's, for what is said of them: a thing's, or a bus's that anybody rides."""

import re

from kuuluu.language.noun_endings import ENDINGS
from kuuluu.language.reading import Reading, says
from kuuluu.language.vehicles import THING, Vehicles, sentence_at
from kuuluu.language.words import read_parts

_LISTED = read_parts("nobodys_plates")

# "KLM-416 on penkin tunnus", "KLM-416 är bänkens kod", "KLM-416 is the code of the bench": the thing stands last of what is named.
_SAID_OF = re.compile(
    r"[\"”’')]{0,2},? (?:(?:joka|mutta se|se|som|det|which|that|it) )?(?:on|oli|är|var|is|was) (?P<of>(?:[^\W\d_][\w-]* ){0,4}?)"
    r"(?P<word>[^\W\d_]*(?:tunnus|koodi|numero|kod|koden|nummer|numret|code|number|id))\b"
    r"(?: (?:of|on|for|på|till|i) (?:(?:the|our|a|an|one) )?(?P<what>[^\W\d_]+(?: [^\W\d_]+)?)(?= (?:and|but|not|in|at|by|which|that|och|men|inte)\b|[^\w ]|\Z))?"
)
# "… eikä mikään auto", "… och ingen bil", "… not a car": with the word for a code beside it.
_NO_CAR = re.compile(rf"\b(?:{_LISTED['NO']}) (?:{_LISTED['CAR']})(?=[.,;!?)]|\Z| (?:vaan|utan|but)\b)")
_OF_A_CODE = re.compile(rf"\b(?!{_LISTED['OF_VEHICLES']})[^\W\d_]*(?:{_LISTED['CODE']})\b")
# "Linja-auto ABL 641 myöhästyi", "på bussen ABL 641": who rides it is told by nothing.
_PUBLIC = re.compile(
    rf"(?<![^\W_])(?<!own )(?:[^\W\d_]+-?)??(?:{_LISTED['PUBLIC']})(?: \(?|:? |,? (?:{_LISTED['NUMBERED']}):? )\Z"
)
_PUBLIC_AFTER = re.compile(rf"(?:-| |, )(?:{_LISTED['PUBLIC']})\b")
# A bus that somebody hires, owns or has left standing.
_OWNED = re.compile(rf"\b(?:{_LISTED['OWNED']})[ -](?:[\w-]+[ -])?\Z")
_STANDS = re.compile(rf"\b(?:{_LISTED['STANDS']})")
# "auton huoltokoodi oli takalasissa HUO-214": what a firm marks its cars with.
_MARKED_BY_A_FIRM = re.compile(
    rf"(?:{_LISTED['OF_A_FIRM']})(?:koodi|tunnus|numero|nro|kod|koden|nummer|numret|[ -]code|[ -]number|[ -]id)"
    r"(?: (?:on|oli|är|var|is|was|lukee|reads))?(?: (?:[^\W\d_]+(?:ssa|ssä|lla|llä)|(?:på|i|in|on|at) (?:the )?[^\W\d_]+))?(?: (?:on|oli|lukee|står))?:? [\"”]?\Z"
)
# "Parkeringsautomaten, på dekalen står PKG-880"; a ticket's words are of a car.
_ON_A_STICKER = re.compile(
    rf"(?P<before>[^.!?\n]*)\b(?:{_LISTED['STICKER']})(?: there)? (?:{_LISTED['READS']}):? [\"”]?\Z"
)
# "Snöupplaget har skylten DTV-18", "Koirapuiston kyltissä lukee DTV-18": a place has a sign, or a code.
_PLACE_SWEDISH = rf"[^\W\d_]*(?:{_LISTED['PLACE_SWEDISH']})(?:{ENDINGS['SWEDISH']})"
_SIGN_OF_A_PLACE = re.compile(
    rf"(?:(?:{_LISTED['PLACE_FINNISH']})(?:{ENDINGS['FINNISH']}) (?:on )?(?:{_LISTED['SIGN_FINNISH']})"
    rf"|på {_PLACE_SWEDISH} (?:står|finns|sitter) (?:en )?skylt(?:en)?"
    rf"|(?<![^\W\d_])(?<!vid )(?<!från )(?<!\bi )(?<!till )(?<!bakom )(?<!mot )(?<!på ){_PLACE_SWEDISH} (?:har|hade|fick) (?:en )?skylt(?:en)?"
    rf"|(?<![^\W\d_]){_PLACE_SWEDISH}(?<=s) skylt(?:en)?)"
    r"(?: (?:on|lukee|luki|står|stod|är))?:? [\"”]?\Z"
)
# "Båten med registernumret K 28417": so boats are registered, and no car is.
_BOATS = re.compile(r"[a-zåäö] ?\d{4,5}")
_BOAT = re.compile(rf"\b(?:{_LISTED['BOAT']})")
_ON_LAND = re.compile(rf"\b(?:{_LISTED['ON_LAND']})")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FAR, _NEAR, _TAIL = 90, 40, 80


def is_nobodys(reading: Reading, vehicles: Vehicles, start: int, end: int) -> bool:
    """Tell whether what looks like a plate is said to be a thing's code, or stands on a bus or a tram."""
    low = reading.low
    before = low[max(0, start - _FAR) : start]
    return (
        _is_said_of_a_thing(low, end, vehicles)
        or _is_denied(low, vehicles, start, end)
        or _is_public(low, start, end)
        or _MARKED_BY_A_FIRM.search(before) is not None
        or _is_on_a_sticker(before, vehicles, start)
        or _is_a_boats(low, start, end)
        or (_SIGN_OF_A_PLACE.search(before) is not None and not vehicles.are_named(sentence_at(low, start)[0], start))
    )


def _is_said_of_a_thing(low: str, end: int, vehicles: Vehicles) -> bool:
    """Tell whether the words after a code name the thing that it is the code of."""
    said = _SAID_OF.match(low, end)
    if said is None or vehicles.are_named(end, said.end()):
        return False
    named = _WORD.findall(said["what"] or said["of"])[-1:] or [said["word"]]
    return says(THING, named[0])


def _is_denied(low: str, vehicles: Vehicles, start: int, end: int) -> bool:
    """Tell whether the sentence says that a code is no car's, and names no other vehicle."""
    no_car = _NO_CAR.search(low, end, end + _TAIL)
    if no_car is None or "\n" in low[end : no_car.start()]:
        return False
    first = sentence_at(low, start)[0]
    return _OF_A_CODE.search(low, first, no_car.start()) is not None and not vehicles.are_named(first, no_car.start())


def _is_public(low: str, start: int, end: int) -> bool:
    """Tell whether a bus, a tram or a train stands straight before or after, and nobody's own."""
    before = low[max(0, start - _NEAR) : start]
    public = _PUBLIC.search(before) or _PUBLIC_AFTER.match(low, end)
    if public is None:
        return False
    first = start - len(before) + public.start() if public.re is _PUBLIC else start
    return not (_OWNED.search(low, max(0, first - _NEAR), first) or _STANDS.search(low, *sentence_at(low, start)))


def _is_a_boats(low: str, start: int, end: int) -> bool:
    """Tell whether one letter and figures stand where a boat is told of, and nothing that drives on land."""
    if not _BOATS.fullmatch(low, start, end):
        return False
    sentence = low[slice(*sentence_at(low, start))]
    return _BOAT.search(sentence) is not None and _ON_LAND.search(sentence) is None


def _is_on_a_sticker(before: str, vehicles: Vehicles, start: int) -> bool:
    """Tell whether a sign on a thing reads so, and no vehicle is named before it in the sentence."""
    sticker = _ON_A_STICKER.search(before)
    return sticker is not None and not vehicles.are_named(start - len(sticker[0]), start)
