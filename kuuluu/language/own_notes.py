"""Illness told without a word for a person: who writes in telegraph style means himself.

"Keuhkoahtaumatauti täällä." "Astma pahenee joka kevät." "Bedridden since surgery." Headings, questions, and texts of services
and statistics are left alone.
"""

import re
from collections.abc import Iterable, Iterator

from kuuluu.language.general import is_general
from kuuluu.language.people import Sentences
from kuuluu.language.reading import Reading
from kuuluu.language.words import read_parts

_LISTED = read_parts("own_notes")

_Span = tuple[int, int]
# The writer points to himself.
_HERE = re.compile(
    r"[ ,]{1,2}(?:täällä(?:kin)?|tääl|here|här|itse(?:llä|kin)?|själv|meikäläi\w+|terve\b)\b(?! (?:on|is|are|finns|är)\b)"
)
# What the illness does: "Reuma vei sormet", "asthma flared up".
_HAPPENS = re.compile(rf"(?: \([^)\n]{{1,40}}\))?(?: (?:{_LISTED['WHEN']})){{0,2}} (?:{_LISTED['WORSENS']})\b")
# What may stand before and after in a note without a verb.
_LEADS = re.compile(rf"\W*(?:(?:{_LISTED['LEADS']})\W+){{0,4}}\Z")
_FOLLOWS = re.compile(rf"\W*(?:\Z|[+,/&(:–-]|(?:{_LISTED['FOLLOWS']})\b)")
_VERB = re.compile(rf"\b(?:{_LISTED['VERB']})\b")
# As what somebody speaks: "diabeetikkona", "as a diabetic", "som astmatiker".
_AS = re.compile(rf"\b(?:{_LISTED['AS']})\s\Z")
_ESSIVE = re.compile(rf"\w+(?:{_LISTED['ESSIVE']})(?:kin)?\b")
# What all do so: "näkövammaisena liikkuminen".
_DOING = re.compile(r" \w+(?:minen|misen|mista|mistä)\b")
_DOSE = re.compile(
    r"\b(?:viikkoa|päivää|kuukautta|vuotta|tablettia|(?:weeks|days|months|years) (?:of|on)|veckor(?: med)?|dagar(?: med)?)\s\Z"
)
# What goes on of the writer: "three months post-op, still waiting".
_THEREFORE = re.compile(rf"[,;] ?(?:{_LISTED['THEREFORE']})\b")
# What a form asks for: "Lisätietoja: kuulolaite molemmissa korvissa".
_LABEL = re.compile(rf"\W*(?:{_LISTED['LABEL']})(?: [\w./-]+){{0,3}}: ")
_COMMA = re.compile(r",(?= )")
_WORD = re.compile(r"\w+")
# Who leaves "I" out: "Har bara ett öga kvar", "On crutches till May", "Going blind".
_I_LEFT_OUT = re.compile(
    r"\W*(?:(?:kadonnut|kadoksissa|kateissa|hukassa|hukkunut|unohtui|unohtunut|jäi)\b(?! (?:kaupun|"
    rf"kunna|teidän|teiltä|palvelu))|(?:{_LISTED['I_DO']})\b(?! (?:{_LISTED['OTHERS_DO']}"
    rf"))|(?:{_LISTED['DOING_EN']})\b(?! (?:you|the|there|somebody|anybody|people|we|"
    r"our|your|this|that|to)\b))"
)
_ALONE_BEFORE = re.compile(r"[,:] \Z|\(\Z")
_DENIES = re.compile(r"(?:ei|en|can|kan|ser|hör)\b")
_ALONE_AFTER = re.compile(r"[,.;)]|\Z")
_SHORT, _TITLE, _NEAR, _LOOK_BACK = 9, 2, 5, 30


def own_notes(reading: Reading, sentences: Sentences, spans: Iterable[_Span]) -> list[_Span]:
    """Return those of some words of illness that a writer says of himself without naming himself."""
    by_sentence: dict[_Span, list[_Span]] = {}
    for span in spans:
        by_sentence.setdefault(sentences.bounds(span[0]), []).append(span)
    if not by_sentence:
        return []
    text = reading.low
    # A letter of somebody who says "I" may name services and forms and is no notice of theirs.
    is_somewhere = is_general(reading, 0, len(text)) and not sentences.speak_of_oneself()
    return [
        span
        for bounds, told in by_sentence.items()
        if not is_general(reading, *bounds)
        for span in _told_in(text, bounds, told, is_general=is_somewhere)
    ]


def _told_in(text: str, bounds: _Span, told: list[_Span], *, is_general: bool) -> Iterator[_Span]:
    first, last = bounds
    is_asked = "?" in text[first:last]
    is_note = not is_asked and not is_general and _is_note(text, bounds, told)
    is_left_out = not is_asked and not is_general and _begins_so(text, first, min(told)[0])
    is_alone = not is_asked and not is_general and len(told) == 1 and _stands_alone(text, *told[0])
    is_here = any(_HERE.match(text, end, last) for _start, end in told) and not is_asked
    is_own = is_note or is_here or is_left_out or is_alone
    for start, end in told:
        if is_own or (not is_asked and _happens(text, start, end, first)) or _is_as(text, start, end):
            yield start, end


def _begins_so(text: str, first: int, at: int) -> bool:
    """Tell whether a sentence begins with a verb of the writer, a few words before an illness or with it."""
    begun = _I_LEFT_OUT.match(text, first)
    return bool(begun) and len(_WORD.findall(text, first, at)) <= _NEAR


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether an illness has a clause for itself: "Eläkeläinen, avannepussi, tarvitsisi vessan"; a title isn't one."""
    if _DENIES.match(text, start):
        return False
    return (
        bool(_ALONE_BEFORE.search(text, 0, start) and _ALONE_AFTER.match(text, end))
        and len(_WORD.findall(text)) > _NEAR
    )


def _is_note(text: str, bounds: _Span, told: list[_Span]) -> bool:
    """Tell whether a sentence is little more than the name of an illness; a text of a word or two is a title."""
    first, last = bounds
    if len(_WORD.findall(text)) <= _TITLE:
        return False
    start = min(told)[0]
    end = max(end for one, end in told if one == start)
    rest = _THEREFORE.search(text, end, last) or _clause_after(text, first, end, last)
    last = rest.start() if rest else last
    label = _LABEL.match(text, first, start)
    first = label.end() if label else first
    if len(_WORD.findall(text, first, last)) > _SHORT or _VERB.search(text, first, last):
        return False
    return bool(_LEADS.match(text, first, start) and _FOLLOWS.match(text, end, last))


def _clause_after(text: str, first: int, end: int, last: int) -> re.Match[str] | None:
    """Return the comma after a first clause of several words: "Epilepsi sedan tonåren, så lamporna …"."""
    comma = _COMMA.search(text, end, last)
    return comma if comma and len(_WORD.findall(text, first, comma.start())) > 1 else None


def _happens(text: str, start: int, end: int, first: int) -> bool:
    """Tell whether an illness with which a clause begins does something, or a medicine was taken for so long."""
    before = max(first, start - _LOOK_BACK)
    return bool(_HAPPENS.match(text, end)) or bool(_DOSE.search(text, before, start))


def is_said_as_one(reading: Reading, sentences: Sentences, start: int, end: int) -> bool:
    """Tell whether who asks does so as one of those asked for, and speaks of himself elsewhere: "Får man som blind … Min ledarhund"."""
    return sentences.tell_between(0, len(reading.low)) and _is_as(reading.low, start, end)


def _is_as(text: str, start: int, end: int) -> bool:
    return bool(
        (_ESSIVE.fullmatch(text, start, end) and not _DOING.match(text, end))
        or _AS.search(text, max(0, start - _LOOK_BACK), start)
    )
