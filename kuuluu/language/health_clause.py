"""How far within its clause the telling of an illness goes: "jag går på | dialys | tre gånger i veckan".

A clause tells of somebody from who it is, or the verb with which it begins, to its end: how bad it is, where, since when and how often.
It ends at a comma or a conjunction, and before what no longer tells: what the illness hinders, who else is spoken of, what is wished, a
street. A name stays what it is.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from kuuluu.language.people import Sentences
from kuuluu.language.reading import Reading
from kuuluu.language.words import read_parts

_LISTED = read_parts("health_clause")
_LANGUAGES = ("fi", "sv", "en")
_BREAK = r"[.,;!?\n()\"”“–—/+=]|:(?![a-zåäö]{1,4}\b)|\s-\s|\b(?:%s)\b(?= )"
_JOINS = {
    "fi": _LISTED["JOINS_FI"],
    "sv": _LISTED["JOINS_SV"],
    "en": r"(?<!fell )(?<!slipped )(?<!tripped )(?<!fallen )and|but|or|that|if|so|because(?! of)|while|than|although|though|unless|until",
}
_BREAKS = {language: re.compile(_BREAK % joins) for language, joins in _JOINS.items()}
_SUBJECTS = {one: re.compile(rf"(?<![\w-])(?:{_LISTED['SUBJECT' + one.upper()]})(?![\w-])") for one in _LANGUAGES}
_ASKS = {one: re.compile(rf"(?<![\w-])(?:{_LISTED['ASKS' + one.upper()]})\b") for one in _LANGUAGES}
_CUTS = {
    one: re.compile(rf" (?!(?:{_LISTED['STILL' + one.upper()]})\b)(?:{_LISTED['CUT' + one.upper()]})(?![\w-])")
    for one in _LANGUAGES
}
_VERBS = {one: re.compile(rf"(?<![\w-])(?:{_LISTED['VERB' + one.upper()]})(?![\w-])") for one in _LANGUAGES}
# A street or a square, a number of a telephone: where a fault is must stay to be read.
_PLACE = re.compile(
    rf" (?:(?:on|at|in|along|by|near|off|the|på|vid|i|längs|från|till) ){{0,2}}(?:[\w-]*(?:{_LISTED['PLACE']}"
    r")(?:n|l[lt][aä]|lle|ss[aä]|st[aä]|an|en|et|ille|ilt[aä]|ill[aä])?|(?:street|road|"
    rf"lane|avenue|square))\b| \S*(?:\d{{5}}|@)\S*"
)
_CAPITAL = re.compile(r"(?<=[\w,:] )(?!I\b)[A-ZÅÄÖ][a-zåäöé]+(?:[-'’]\w+)?")
_NAME = re.compile(r"[A-ZÅÄÖ][\w'’-]*(?: [A-ZÅÄÖ][\w'’-]*)*(?:['’]s)? ?|[\w'’-]+ ?")
_WORD = re.compile(r"[\w'’-]+")
_FAR_BEFORE, _FAR_AFTER = 60, 60
_MOST_BEFORE, _MOST_ELLIPTIC, _MOST_AFTER = 7, 3, 8


def clause_around(reading: Reading, start: int, end: int, sentences: Sentences) -> tuple[int, int]:
    """Return words of an illness with all of their clause that tells."""
    return _begin(reading, start, sentences.bounds(start)[0], sentences.named), _end(reading, end, sentences.named)


def _begin(reading: Reading, start: int, sentence: int, named: Sequence[int]) -> int:
    low, language = reading.low, reading.language
    first, most = _clause_begins(reading, start, sentence, named)
    if _ASKS[language].search(low, first, start):
        return start
    for subject in _SUBJECTS[language].finditer(low, first, start):
        if _count(low, subject.end(), start) <= _MOST_BEFORE:
            return subject.start()
    if _count(low, first, start) <= most:
        begun = _WORD.search(low, first, start)
        return begun.start() if begun else start
    for verb in _VERBS[language].finditer(low, first, start):
        if _count(low, verb.end(), start) <= _MOST_ELLIPTIC:
            return verb.start()
    return start


def _clause_begins(reading: Reading, start: int, sentence: int, named: Sequence[int]) -> tuple[int, int]:
    """Return where the clause begins, or what of it follows a name, and how many words there may go with an illness unasked."""
    first = max(sentence, start - _FAR_BEFORE)
    most = _MOST_ELLIPTIC if first == sentence else 0
    for stop in _BREAKS[reading.language].finditer(reading.low, first, start):
        first, most = stop.end(), _MOST_ELLIPTIC
    at = bisect_left(named, start) - 1
    name = _NAME.match(reading.text, named[at]) if at >= 0 and named[at] >= first else None
    if name:
        first, most = min(start, name.end()), _MOST_BEFORE
    for other in _CAPITAL.finditer(reading.text, first, start):
        first, most = other.end(), 0
    return first, most


def _count(text: str, first: int, last: int) -> int:
    return sum(1 for _word in _WORD.finditer(text, first, last))


def _end(reading: Reading, end: int, named: Sequence[int]) -> int:
    low, language = reading.low, reading.language
    last = min(len(low), end + _FAR_AFTER)
    at = bisect_left(named, end)
    if at < len(named):
        last = min(last, named[at])
    for pattern in (_BREAKS[language], _CUTS[language], _PLACE):
        stop = pattern.search(low, end, last)
        last = stop.start() if stop else last
    words = list(_WORD.finditer(low, end, last))[:_MOST_AFTER]
    if words and last < len(low) and words[-1].end() == last and low[last].isalnum():
        words.pop()
    return words[-1].end() if words else end
