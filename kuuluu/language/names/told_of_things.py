"""First names of rooms, machines, plays, pubs and animals, by what only is told of such: "Otto has been out of order", "Varasin Väinön lauantaiksi"."""

import re

from kuuluu.language.names.bearers import is_animal
from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.runs import Run
from kuuluu.language.names.talk import Talk
from kuuluu.language.names.tokens import Token
from kuuluu.language.words import read_parts

_LISTED = read_parts("names/told_of_things")

_SHE = re.compile(rf"\b(?:{_LISTED['SHE']})\b")
_BOOKS = re.compile(rf"\b(?:{_LISTED['BOOKS']}) (?:\w+(?:lta|ltä|sta|stä) )?\Z", re.IGNORECASE)
_BOOKED, _WHEN = (
    re.compile(rf" (?:{_LISTED['BOOKED']})\b"),
    re.compile(rf" (?:(?:{_LISTED['BOOKED']}) )?(?:{_LISTED['WHEN']})"),
)
_ROOMS, _SERVANTS = re.compile(rf"\b(?:{_LISTED['ROOMS']})\b"), re.compile(rf"\b(?:{_LISTED['SERVANTS']})\b")
_WITH_CAPITAL = re.compile(rf" (?:{_LISTED['WITH_CAPITAL']})")
_OUT_OF_ORDER = re.compile(rf" (?:{_LISTED['OUT_OF_ORDER']})")
_BILL_COMES, _OF_BILLS = re.compile(rf" (?:{_LISTED['BILL_COMES']})\b"), re.compile(rf"\b(?:{_LISTED['OF_BILLS']})\b|€")
_ROBOTS, _STUCK = re.compile(rf"\b(?:{_LISTED['ROBOTS']})\b"), re.compile(rf" (?:{_LISTED['STUCK']})")
_GOES_ON = re.compile(rf"\b(?:{_LISTED['GOES_ON']}) \Z", re.IGNORECASE)
_GOES_ON_SO = re.compile(rf" (?:{_LISTED['GOES_ON_SO']})\b")
_THEATRES, _SO_GOOD = re.compile(_LISTED["THEATRES"]), re.compile(rf" (?:{_LISTED['SO_GOOD']})")
_THANKS_FOR = re.compile(rf"\b(?:{_LISTED['THANKS_FOR']}) \Z", re.IGNORECASE)
_AT_THEATRES = re.compile(rf" (?:{_LISTED['AT_THEATRES']})")
_HAS_ITS = re.compile(rf" (?:{_LISTED['HAS_ITS']})")
_STABLES, _LIKE_BEASTS = re.compile(_LISTED["STABLES"]), re.compile(rf" (?:{_LISTED['LIKE_BEASTS']})\b")
_AT_STABLES = re.compile(rf" (?:{_LISTED['AT_STABLES']})(?= )")
_DAYS = ("dagen", "dagens")
_NEAR, _FAR, _TWO = 45, 90, 2


def is_told_of_a_thing(tokens: list[Token], run: Run, talk: Talk, *, does: bool) -> bool:
    """Tell whether what only is told of a room, a machine, a play, a pub or an animal stands around; `does`: what people do follows."""
    if not run.words[0].capital or len(run.words) > _TWO:
        return False
    before = talk.text[max(0, run.start - _FAR) : run.start]
    is_thanked_for = _THANKS_FOR.search(before) and _AT_THEATRES.match(talk.low, run.end)
    if is_thanked_for or len(run.words) > 1:
        return bool(is_thanked_for) or _is_a_day(run)
    if _is_a_pub(run, talk) or _is_a_bill(run, talk):
        return True
    if does or not run.words[0].has(Kind.FIRST):
        return False
    return _is_a_room(run, talk, before) or _is_a_machine(run, talk) or _is_shown(tokens, run, talk, before)


def _is_a_day(run: Run) -> bool:
    """Tell whether a word in no list that ends as days do goes on: "på Gustaf | Adolfsdagen"."""
    return run.words[-1].low.endswith(_DAYS) and not run.words[-1].kind


def _is_a_pub(run: Run, talk: Talk) -> bool:
    """Tell whether what only a house has or does follows: "Murphy's has its terrace music on"."""
    word = run.words[0]
    is_named = word.low.endswith(("'s", "’s")) and word.has(Kind.FIRST | Kind.LAST)
    return is_named and _HAS_ITS.match(talk.low, run.end) is not None


def _is_a_bill(run: Run, talk: Talk) -> bool:
    """Tell whether what is due came: "Bill came twice for the same month"."""
    if not run.words[0].at_start or run.words[0].low != "bill":
        return False
    is_due = _BILL_COMES.match(talk.low, run.end) and _OF_BILLS.search(talk.low, run.end, run.end + _FAR)
    return talk.language == "en" and bool(is_due) and not _SHE.search(talk.low)


def _is_a_room(run: Run, talk: Talk, before: str) -> bool:
    """Tell whether it is booked for a time, and a room is spoken of but nobody who is hired: "I had Minna booked from 10 to 12 but the room"."""
    if not (_BOOKS.search(before) or _BOOKED.match(talk.low, run.end)) or not _WHEN.match(talk.low, run.end):
        return False
    return bool(_ROOMS.search(talk.low)) and not (_SHE.search(talk.low) or _SERVANTS.search(talk.low))


def _is_a_machine(run: Run, talk: Talk) -> bool:
    """Tell whether it is out of order, or a robot that got stuck: "Gösta har kört fast. Robotklipparen piper"."""
    if run.words[0].is_inflected:
        return False
    is_one = _OUT_OF_ORDER.match(talk.low, run.end) or (_STUCK.match(talk.low, run.end) and _ROBOTS.search(talk.low))
    return bool(is_one) and not _SHE.search(talk.low)


def _is_shown(tokens: list[Token], run: Run, talk: Talk, before: str) -> bool:
    """Tell whether it is a play, a course or an animal: "Kaupunginteatterin Anna-Liisa oli hieno", "Jatkuuko Elsa", "Kotieläinpihan Roope näytti laihalta"."""
    if run.words[0].is_inflected:
        return False
    if _WITH_CAPITAL.match(talk.text, run.end) or _GOES_ON.search(before) or _GOES_ON_SO.match(talk.low, run.end):
        return True
    noun = tokens[run.index - 1].low if run.index and run.words[0].gap == " " else ""
    if _THEATRES.fullmatch(noun) and _SO_GOOD.match(talk.low, run.end):
        return True
    there = _AT_STABLES.match(talk.low, run.end)
    is_there = there is not None or _STABLES.fullmatch(noun) is not None
    return (
        is_there and _LIKE_BEASTS.match(talk.low, there.end() if there else run.end) is not None and _has_beast(tokens)
    )


def _has_beast(tokens: list[Token]) -> bool:
    return any(is_animal(token.low) for token in tokens)
