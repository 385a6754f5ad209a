"""How far a telling reaches around a word that tells: "elää toimeentulotuella", "is on probation for assault".

The verb before it and what it is about are hidden with it, for they tell as much. Where a sentence speaks of budgets,
statistics, plans or services for all, nobody is told of, unless it names somebody or says "my".
"""

import re

from kuuluu.language.general import is_general
from kuuluu.language.people import Sentences
from kuuluu.language.reading import Reading
from kuuluu.language.words import read_parts

_LISTED = read_parts("telling")

_BEFORE, _AFTER, _MOST_CLAUSES = 40, 60, 2
_LEFT = {
    "fi": re.compile(rf"\b(?:{_LISTED['WHO_MUST']})(?: (?:{_LISTED['HOW']})){{0,2}} \Z"),
    "sv": re.compile(
        r"\b(?:är|e|var|blev|blivit|har|hade|lever|bor|får|fick|fått|står|sover|sitter|satt|gick|går|gått|under|söker|varit|dömdes|blir)"
        r"(?: (?:nu|ju|fortfarande|en|ett|just nu|också|nog|redan|själv|tidigare|varit|under|i|på|av|hans|hennes|\w+t)){0,3} \Z"
    ),
    "en": re.compile(
        r"(?:\b(?:is|are|am|was|were|been|has|have|had|got|gets?|on|in|under|lives?|living|sleeps?|sleeping|went|being|be|did|does|keeps?)|['’](?:s|m|re|ve))"
        r"(?: (?:a|an|the|still|now|currently|on|in|under|been|also|already|once|just|being|\w+ly)){0,3} \Z"
    ),
}
_RIGHT = {
    "fi": re.compile(
        r" (?:\w+ kertaa|\w+ (?:kerran|kertaa) \w+ssa|\w+sti \w+ssa|(?:on )?(?:[\d  ]+|\w+)(?: euroa|"
        rf"€|tuhatta|tonnia))|(?: on| yli| noin)? \w+tuhatta\b| (?:{_LISTED['WHAT_FI']})\b(?! (?:asti|"
        r"lähtien|alkaen))|(?: jo)? (?:\w+(?:sta|stä) (?:asti|lähtien|alkaen|saakka)|\w+ (?:vuotta|"
        r"kuukautta|viikkoa)\b)| (?:viime|toissa) \w+(?:lla|llä|ssa|ssä|nä|na)\b| \w+n asiakk?aa?\w*"
    ),
    "sv": re.compile(rf" (?:\w+ )?gånger(?: (?:om|i|per) \w+)?\b| gånger| (?:{_LISTED['WHAT_SV']})\b"),
    "en": re.compile(
        r" (?:\w+ times|twice|once)(?: an? \w+)?\b| (?:arranged|provided|run|paid|organi[sz]ed) by (?:the |"
        r"your )?(?:social services|social workers?|city|municipality|kela|\w+)| (?:behind|"
        rf"near|under|beside|outside) (?:the |a )?\w+| (?:{_LISTED['WHAT_EN']})\b"
    ),
}
# What goes on to the end of its clause: when an alarm is off, where a key hangs.
_CLAUSE = re.compile(
    r"[,;!?\n()\"”]|(?<!\d)\.(?=\W|\Z)(?<!\b[ap]\.m\.)|(?<=\d)\.(?=\Z|\n)|(?<=\d\.)(?= (?!asti|"
    rf"saakka|lähtien|alkaen|to\b|till\b|until\b))|(?<!\d):(?!\d)|\s[-–]\s(?!\d)| (?:{_LISTED['CLAUSE']}"
    r")\b"
)
# Where it goes on after all: "and | drove away", "ja | takaovi ei mene lukkoon", a second time or day.
_AND = re.compile(
    r",? (?:ja|och|and|eikä)(?: (?:sitten|sen jälkeen|sedan|sen|then|still|also|myös|also))? |, (?:muuten|annars|otherwise) "
)
_WITH = {
    "crime": re.compile(rf"(?:{_LISTED['DOES']})\b(?! (?:into|over) (?:an?|the) (?:problem|issue))"),
    "security": re.compile(
        rf"(?:[\w'’-]+ ){{0,2}}?(?:\w*(?:{_LISTED['WITH_FI']})|\w*(?:{_LISTED['WITH_SV']})|(?:{_LISTED['WITH_EN']}"
        r"))\b(?! (?:pitäisi|pitää|on korjattava|should|must|needs?|borde|måste))|(?:never|"
        r"doesn['’]t|aldrig|ei koskaan|nyckeln|\d)"
    ),
}
# With which word a telling begins that goes on to the end of a short clause: "fick | en intressebevakare i våras".
_VERB = {
    "fi": re.compile(rf"(?:{_LISTED['VERB_FI']})\b"),
    "sv": re.compile(rf"(?:{_LISTED['VERB_SV']})\b"),
    "en": re.compile(rf"(?:{_LISTED['VERB_EN']})\b"),
}
# "As a Muslim I …", "Katolilaisena kaipaan …": what follows is what is asked for.
_AS = re.compile(r"(?:as|som|being|såsom)\b|\w*(?:na|nä)\Z")
_SHORT_CLAUSE, _FEW_WORDS = 34, 20
_SOMEBODYS = {
    "fi": re.compile(
        rf"\b(?:{_LISTED['SOMEBODYS_FI']})\b",
        re.IGNORECASE,
    ),
    "sv": re.compile(
        rf"\b(?:{_LISTED['SOMEBODYS_SV']})\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"\b(?:{_LISTED['SOMEBODYS_EN']})\b",
        re.IGNORECASE,
    ),
}


def is_in_general(reading: Reading, sentences: Sentences, bounds: tuple[int, int], told: tuple[int, int]) -> bool:
    """Tell whether a sentence speaks, beside what is told, of services, sums and plans, and of nobody."""
    if not (is_general(reading, bounds[0], told[0]) or is_general(reading, told[1], bounds[1])) or sentences.names_one(
        *bounds
    ):
        return False
    return not _SOMEBODYS[reading.language].search(reading.text, *bounds)


def whole(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Return a telling with the verb before it and what it is about."""
    before = _LEFT[reading.language].search(reading.low, max(0, start - _BEFORE), start)
    after = _RIGHT[reading.language].match(reading.low, end)
    return before.start() if before else start, after.end() if after else end


def to_the_end_of_a_short_clause(reading: Reading, start: int, end: int) -> int:
    """Return where a telling ends: at the end of the clause if that is near, and farther for one that begins with its verb."""
    low = reading.low
    if _AS.match(low, start):
        return end
    most = _SHORT_CLAUSE if _VERB[reading.language].match(low, start) else _FEW_WORDS
    stop = _end_of_the_clause(low, end)
    return stop if stop - end <= most else end


def to_the_end_of_the_clause(low: str, end: int, kind: str = "security") -> int:
    """Return, in a text in small letters, where the clause ends that goes on at a place, or the place itself when it goes on for long.

    A second clause of the same goes with it: "hit my parked car | and drove away".
    """
    stop = _end_of_the_clause(low, end)
    for _clause in range(_MOST_CLAUSES):
        further = _AND.match(low, stop)
        if not further or not _WITH[kind].match(low, further.end()):
            break
        stop = _end_of_the_clause(low, further.end())
    return stop


def _end_of_the_clause(low: str, end: int) -> int:
    ends = _CLAUSE.search(low, end, end + _AFTER)
    if ends:
        return ends.start()
    return len(low) if len(low) - end <= _AFTER else end
