"""Addresses in other countries, as people write them: "Odengatan 14, 113 51 Stockholm", "12 Mill Lane, Oxford OX4 1AB".

Nothing that a Finnish city mends stands there: whoever tells such an address tells where somebody lives. That it is abroad is told by
how its street is called, by its postal code or by its town.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from kuuluu.language.homes import NO_STREETS
from kuuluu.language.names.lexicon import Kind, known
from kuuluu.language.reading import Reading
from kuuluu.language.words import read_lines, read_parts, read_words

_LISTED = read_parts("abroad")

_BIG = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁĻĽŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽА-ЯЄІЇ]"
_CALLED = {
    kind: [word for line in read_lines("streets_abroad") if line.startswith(kind) for word in line.split()[1:]]
    for kind in ("END", "BEFORE", "AFTER")
}
_END = re.compile(rf"\w*(?:{'|'.join(_CALLED['END'])})\Z", re.IGNORECASE)
_TYPE = re.compile(rf"(?:{'|'.join(_CALLED['END'])})\Z", re.IGNORECASE)
# "Bjørnsons gate", not "auton vei 2".
_OF_SOMEBODY = frozenset({"vei", "gate", "plass", "allé", "gade", "vej"})
_BEFORE = re.compile(rf"(?:{'|'.join(_CALLED['BEFORE'])})\Z", re.IGNORECASE)
_AFTER = re.compile(rf"(?:{'|'.join(_CALLED['AFTER'])})\Z", re.IGNORECASE)
_SMALL = re.compile(
    r"(?:de|des|du|la|le|les|l'|d'|del|della|di|da|dos|das|do|den|der|dem|am|an|im|zum|zur|van|von|het|av|of|the|na|w|i|y|e|los|las)\Z"
)
# In small letters they are other words too: "bussilla via Korso 8".
_WORDS_TOO = frozenset({"via", "place", "largo", "plaza", "paseo", "camino", "al.", "bd", "str."})
_NAME_WORD = re.compile(rf"{_BIG}[\w'’.-]*\Z")
# Such words begin a sentence and no street: "Asun Storgata 4", "Ny adress Kungsgatan 5".
_NO_NAME = re.compile(
    rf"(?:{_LISTED['NO_NAME']})\Z",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(
    r"(?:,? (?:(?:[Nn][ro]?|[Dd]|[Bb]ld|д|буд)[.:]:? ?|[Nn][ro] |nº ?|n° ?|№ ?|numero |дом |[Hh]aus |[Hh]ouse )?)\Z"
)
_NUMBER = re.compile(
    r"\d{1,5} ?(?:[A-Za-z](?!\w|\. ?\d))?(?:[-/]\d{1,4}(?!\d)|/[A-Z]\b| \d{1,3}(?! ?\d))?(?:/\d{1,4}){0,2}(?: ?(?:bis|ter))?(?!\w)(?![.:,]\d)(?::[a-zäö]{1,5}\b)?"
)
# The number first, and what the street is called by: "14 Thornfield Road", "27 rue des Lilas".
_KIND = (
    r"(?:Street|Road|Lane|Avenue|Drive|Close|Court|Crescent|Gardens|Grove|Hill|Place|Row|Square|Terrace|Way|Walk|Green|Mews|Park|Boulevard|Circle|"
    r"Highway|Parkway|Parade|Rise|Wharf|Quay|Gate|View|Trail|Loop|St|Rd|Ave|Dr|Blvd|Ln|Ct|Cres|Pl|Sq|Hwy|Pkwy)"
)
_ENGLISH = re.compile(
    rf"\d{{1,5}}(?:[-/]\d{{1,4}})?[A-Za-z]?,? (?!(?:Downing|Baker|Wall|Sesame|Abbey|Wisteria|Savile|Fleet) )(?:(?:[NSEW]\.?|\d{{1,3}}(?:st|nd|rd|th)) )?(?:{_BIG}[\w'’-]+ ){{1,3}}{_KIND}\b\.?(?: (?:North|South|East|West|[NSEW]{{1,2}})\b)?"
)
_NAMES = re.compile(
    rf"\d{{1,5}}(?:[-/]\d{{1,4}}){{0,2}}[A-Za-z]?(?: bis| ter)?(?:,(?= [a-z]))? (?:(?:{'|'.join(_CALLED['BEFORE'])}) )?(?:(?:de|des|du|la|le|les|del|della|di) )*{_BIG}[\w'’.-]*(?: (?:(?:de|des|du|la|le|les|of|the) )?{_BIG}[\w'’.-]*){{0,3}}"
)
_TYPE_NEXT = re.compile(
    rf"\d{{1,5}}[A-Za-z]?(?: bis| ter)?,? (?:{'|'.join(_CALLED['BEFORE'])})[ ](?!\d)", re.IGNORECASE
)
_UNIT = rf"(?:{_LISTED['UNIT']})"
_TOWN_SMALL = r"(?:am|an|der|den|de|sur|upon|on|le|la|les|im|in|under|by|of|the)"
# What may stand between a street and its town: flats, parts of the town, codes.
_TAIL = re.compile(
    rf"(?:[ ,\n:/()–-]{{1,3}}(?:(?i:{_UNIT})\b[.:º]?|\d[\w/-]*[.:º]?|{_BIG}\w{{0,2}}\.|{_BIG}[\w'’.-]*[^\W.]|{_BIG}(?=[\s,.])|{_TOWN_SMALL}\b)){{0,12}}"
)
_TAIL_WORD = re.compile(rf"{_BIG}[\w'’.-]*\w|\bi\b")
# "København V"
_PART_OF_TOWN = re.compile(r" (?:[A-ZØ]|\d{1,2})(?=[.,;)\n]|\Z)")
_TOWNS = frozenset(word.lower().replace("_", " ") for word in read_words("towns_abroad"))
_MORE_TOWNS = frozenset(town.split(" ")[0] for town in _TOWNS if " " in town)
_INSIDE = ("issa", "issä", "ssa", "ssä", "ssani", "lla", "llä", "sta", "stä", "s", "'s")
_TOWN = rf"(?:{_BIG}[^\W\d_]+(?:[- ]{_TOWN_SMALL})?)(?:[- ]{_BIG}[^\W\d_]+)?"
# A postal code of Sweden, the Netherlands, Poland, Latvia or Lithuania, and the town. Five digits alone are Finnish too.
_FOREIGN_CODE = r"(?:(?:[A-Z]{1,2}-)?(?:\d{3} \d{2}|\d{4} ?[A-Z]{2}|\d{2}-\d{3})(?!\d))"
_POST = rf"(?:(?:(?:[A-Z]{{1,2}}-)?(?:\d{{3}} \d{{2}}|\d{{4}} ?[A-Z]{{2}}|\d{{2}}-\d{{3}}|\d{{4,6}})(?!\d),? {_TOWN}|{_TOWN},? (?:LV|LT|EE)-?\d{{4,5}}(?!\d)))"
_WITH_POST = re.compile(rf",? ?\n?{_POST}")
_WITH_FOREIGN = re.compile(rf",? ?\n?{_FOREIGN_CODE},? {_TOWN}")
# The codes of Britain, the United States and Canada after a town.
_CODE_AFTER = re.compile(
    r",? ?\n?(?:(?:[A-Z]{2} )?\d{5,6}(?!\d)|[A-Z]{2}-\d{4,6}(?!\d)|[A-Z]{2,3} \d{4,5}(?!\d)|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|[A-Z]{2},? [A-Z]\d[A-Z] ?\d[A-Z]\d\b|[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\d{3}-\d{4}(?!\d)|[A-Z]{2}\b)"
)
_ENGLISH_CODE = re.compile(
    r",? ?\n?(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]{2,3} \d{4,5}|[A-Z]\d[A-Z] ?\d[A-Z]\d)(?!\w)"
)
_ENGLISH_TOWN = re.compile(
    rf"(?:,? ?\n|, )(?!(?:I|We|My|Our|The|It|Please|This|That|And)\b){_BIG}[\w'’]+(?:[- ]{_BIG}[\w'’]+|-(?:on|upon|le|in)-{_BIG}\w+)?"
)
_PART = re.compile(
    rf"(?:,? ?\n?(?i:{_UNIT})\b[.:]*º? ?(?:[nN]o\.? ?)?#?\d[\w/-]*"
    rf"|, ?\n?(?:\d[\w.º/-]* )?(?P<name>{_BIG}[\w'’-]*\w)\.?(?: (?:{_BIG}[\w'’.-]*|\d[\w-]*)){{0,4}}(?=\s*[,;)\n]|\.(?:\s|\Z)|\Z| (?:{_LISTED['NOWADAYS']})\b)"
    r"|, ?\d{1,2}\.?[ºª]? ?(?i:esq|dto|andar|tv|th|sal|em|étage)\b\.?|\. [IVX]{1,4}(?:/\d{1,3}\.?|\. em\. ?\d{1,3}\.?)"
    r"|,? \d{3} \d{2}(?!\d)|, \d{4,6}(?:-\d{3,4})?(?![\w-])|,? ?[A-Z]{2,3}[- ]\d{4,6}(?!\d))"
)
_HELD = re.compile(
    rf"(?:\b(?:{_LISTED['VERBS_OF_EVENTS']})\b[^.!?\n]{{0,20}}|(?:{_LISTED['PUBLIC_HOUSES']})[\w-]*(?:,| at|"
    r" in| on| på| i|:| osoite:?| adress:?)? ?)\Z"
)
_PARTED = re.compile(r"[,\n]| (?:in|i) ")
_BEFORE_STREET = re.compile(
    rf"(?:\d{{4,6}} )?(?<![\w-])(?P<town>{_BIG}[^\W\d_]+)(?:,|:|,? (?:osoitteessa|osoite|osoitteeseen|at|on|på|adress|adressen|address)(?: on| är| is)?:?|,? ?\()? ?\Z"
)
_FLATS = re.compile(
    rf"(?:,? ?(?:(?:{_LISTED['FLATS']})\b[.:]? ?(?:[nN]o\.? ?)?|#)[A-Za-z]?\d{{1,4}}[A-Za-z]?(?!\w))+",
    re.IGNORECASE,
)
_ROOMS_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:{_LISTED['ROOMS_BEFORE']})\.?(?: ?no\.?)? ?#?(?:[\w-]{{1,6}},? )?(?:[A-ZÅÄÖ][\w'’]+ (?:House|"
    rf"Court|Building|Tower|Residency|Heights|Mansions),? )?|no\.? ){{1,3}}\Z",
    re.IGNORECASE,
)
_FLAT_FIRST = re.compile(
    r"(?<!\w)(?:flat|apartment|apt\.?|unit|room|house|plot|villa|block|d\.? ?no\.?|h\.? ?no\.?)[ :#]{1,2}(?:[A-Z]-?)?\Z",
    re.IGNORECASE,
)
_FLAT_NUMBER = re.compile(r"\d{1,4}[A-Za-z]?(?=,)")
_MOST_DIGITS, _MOST_WORDS, _MOST_NAMES, _REACH = 5, 6, 3, 80

_Span = tuple[int, int]


def homes_abroad(reading: Reading) -> Iterator[_Span]:
    """Yield addresses in other countries."""
    text, done = reading.text, 0
    for start, end in reading.digits:
        if end - start > _MOST_DIGITS or start < done or text[start - 1 : start] not in {" ", "\n", ":", ".", ""}:
            continue
        found = (
            _english(text, start) or _number_last(text, start) or _number_first(text, start) or _flat_first(text, start)
        )
        if found:
            done = _to_the_end(text, found[1])
            rooms = _ROOMS_BEFORE.search(text, max(0, found[0] - _REACH // 2), found[0])
            first = rooms.start() if rooms else found[0]
            if not _is_open_to_all(reading, first):
                yield first, done


def _is_open_to_all(reading: Reading, start: int) -> bool:
    """Tell whether an address abroad is said to be an embassy's, a shop's or a meeting's."""
    return _HELD.search(reading.low, max(0, start - _REACH), start) is not None


def _to_the_end(text: str, end: int) -> int:
    """Return the end of an address abroad with all that goes on after it: parts of a town, floors, codes, but no name of a person."""
    while (part := _PART.match(text, end)) and not known((part["name"] or "").lower()).kind & Kind.FIRST:
        end = part.end()
    return end


def _english(text: str, start: int) -> _Span | None:
    """Return an address as the English tell one, with its flat, its town or its code."""
    street = _ENGLISH.match(text, start)
    if street is None:
        return None
    end = _with_flat(text, street.end())
    town = _to_the_town(text, end) or _to_the_code(text, end)
    if town is None and (any_town := _ENGLISH_TOWN.match(text, end)):
        code = _CODE_AFTER.match(text, any_town.end())
        town = code.end() if code else any_town.end()
    before = _town_before(text, start)
    if before is not None:
        return before, town or (end - text[:end].endswith("."))
    return (start, town or end) if town or end > street.end() else None


def _number_first(text: str, start: int) -> _Span | None:
    """Return an address that begins with its number and is abroad by its street or its town."""
    named = _NAMES.match(text, start)
    if named is None:
        return None
    if _TYPE_NEXT.match(text, start):
        return start, _to_the_town(text, named.end()) or named.end()
    town = _to_the_town(text, _with_flat(text, _first_word_end(text, named)))
    return (start, town) if town and "," in text[start:town] else None


def _first_word_end(text: str, named: re.Match[str]) -> int:
    """Return where the first name after a number ends: its town may stand among the names."""
    comma = text.find(",", named.start(), named.end())
    return named.end() if comma < 0 else comma


def _number_last(text: str, start: int) -> _Span | None:
    """Return an address whose number stands after the street."""
    mark = _NUMBER_BEFORE.search(text, max(0, start - 8), start)
    number = _NUMBER.match(text, start) if mark else None
    if mark is None or number is None:
        return None
    words = _words_before(text, mark.start())
    if not words:
        return None
    end = _with_flat(text, number.end())
    told, named = _told_by_kind(words), _begin(words)
    begin = named if told is None else told
    town = _to_the_town(text, end)
    post = None if town else (_WITH_FOREIGN if told is None else _WITH_POST).match(text, end)
    before = None if begin is None else _town_before(text, begin)
    if town and told is None and not _PARTED.search(text, end, town):
        town = None
    if begin is None or (told is None and not (town or post or before)):
        return None
    if told is None and text[begin:start].lower().startswith(NO_STREETS):
        return None
    return begin if before is None or town or post else before, town or (post.end() if post else end)


def _town_before(text: str, start: int) -> int | None:
    """Return where a town abroad begins that stands before a street: "1052 Budapest, Váci utca 5", "Tukholmassa, Odengatan 14"."""
    match = _BEFORE_STREET.search(text, max(0, start - _REACH // 2), start)
    return match.start() if match and _is_abroad(match["town"].lower()) else None


def _flat_first(text: str, start: int) -> _Span | None:
    """Return an address that begins with a flat and has a town abroad: "Flat 302, Sai Residency, 4th Cross, Bengaluru"."""
    flat = _FLAT_FIRST.search(text, max(0, start - 14), start)
    number = _FLAT_NUMBER.match(text, start) if flat else None
    town = _to_the_town(text, number.end()) if number else None
    return (flat.start(), town) if flat and town else None


def _words_before(text: str, end: int) -> list[tuple[int, str]]:
    """Return the words before a place that may be the name of a street, the last first."""
    words: list[tuple[int, str]] = []
    while end and len(words) < _MOST_WORDS:
        start = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end)) + 1
        word = text[start:end].lstrip("(\"'„“”:")
        start = end - len(word)
        is_word = _NAME_WORD.match(word) or (
            _AFTER.match(word) or word in _OF_SOMEBODY if not words else _SMALL.match(word) or _BEFORE.match(word)
        )
        if not is_word or _NO_NAME.match(word):
            break
        words.append((start, word))
        if start == 0 or text[start - 1] != " ":
            break
        end = start - 1
    return words


def _told_by_kind(words: list[tuple[int, str]]) -> int | None:
    """Return where the name of a street begins that tells by itself that it is abroad."""
    for place, (start, word) in enumerate(words):
        is_meant = word[0].isupper() or word not in _WORDS_TOO
        if place and is_meant and _BEFORE.match(word) and _is_name(words[place - 1][1]):
            return start
    start, last = words[0]
    if last in _OF_SOMEBODY and not (len(words) > 1 and words[1][1].endswith("s")):
        return None
    if len(words) > 1 and _is_type(last) and _is_name(words[1][1]):
        return words[2][0] if len(words) > _MOST_NAMES - 1 and words[1][1].endswith("s") else words[1][0]
    return (
        start if _END.match(last) and not _AFTER.match(last) and not _BEFORE.match(last) and last[0].isupper() else None
    )


def _is_type(word: str) -> bool:
    """Tell whether a word says only what sort of street it is."""
    return bool(_AFTER.match(word) or _TYPE.match(word))


def _is_name(word: str) -> bool:
    return bool(_NAME_WORD.match(word) or _SMALL.match(word))


def _begin(words: list[tuple[int, str]]) -> int | None:
    """Return where the name of a street begins: with a capital, at most three names before."""
    names = [start for start, word in words[:_MOST_NAMES] if word[0].isupper()]
    return names[-1] if names else None


def _with_flat(text: str, end: int) -> int:
    flat = _FLATS.match(text, end)
    return flat.end() if flat else end


def _to_the_town(text: str, end: int) -> int | None:
    """Return the end of an address with the town abroad that follows, and its code."""
    tail = _TAIL.match(text, end, min(len(text), end + _REACH))
    if tail is None or tail.end() == end:
        return None
    towns = [last for word in _TAIL_WORD.finditer(text, end, tail.end()) if (last := _town_end(text, word))]
    if not towns:
        return None
    code = _CODE_AFTER.match(text, towns[-1])
    return code.end() if code else towns[-1]


def _town_end(text: str, word: re.Match[str]) -> int | None:
    """Return where a town abroad ends that begins with a word."""
    low = word[0].lower()
    if low in _MORE_TOWNS:
        for town in _TOWNS:
            if town.startswith(low + " ") and text[word.start() : word.start() + len(town)].lower() == town:
                return word.start() + len(town)
    if not _is_abroad(low):
        return None
    part = _PART_OF_TOWN.match(text, word.end())
    return part.end() if part else word.end()


@lru_cache(maxsize=1024)
def _is_abroad(word: str) -> bool:
    """Tell whether a word in small letters is a town abroad, also as one is in it: "lyonissa"."""
    return word in _TOWNS or any(word.endswith(ending) and word.removesuffix(ending) in _TOWNS for ending in _INSIDE)


def _to_the_code(text: str, end: int) -> int | None:
    """Return the end of an English address with its town and code, or its code alone."""
    tail = _TAIL.match(text, end, min(len(text), end + _REACH))
    for word in _TAIL_WORD.finditer(text, end, tail.end() if tail else end):
        code = _ENGLISH_CODE.match(text, word.end())
        if code:
            return code.end()
    return None
