"""Names that "and" or a comma joins: what is said of one holds for the other."""

import re

from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.runs import Run
from kuuluu.language.names.says import Says
from kuuluu.language.names.somebody import is_a_person

_AGE = r"(?:\s*\(?\s*\d{1,2}\s*-?(?:v|år|yo|vuotta|years?)?\.?\s*\)?)?"
_JOINED = re.compile(
    rf"{_AGE}\s*[,&+/]\s*|\s+"
    rf"|\.?{_AGE}\s*,?\s+(?:ja|och|and|sekä|samt|eikä|tai|eller|or|o)(?: sitten| myös| också| also)?\s+"
    r"(?:(?:[Mm]r|[Mm]rs|[Mm]s|[Dd]r|rouva|herra|neiti|fru|herr)\.? )?"
)
_TO_SOMEBODY = frozenset(["lle", "lta", "ltä"])
_LONGEST_GAP, _PAIR = 30, 2
_NO_ONE = (Says.THING, Says.NO_PERSON)


def along(every: list[Run], said: list[Says], text: str) -> None:
    """What is said of one name holds for the next that "and" or a comma joins to it."""
    for n in (*range(1, len(every)), *range(len(every) - 1, 0, -1)):
        start, end = every[n - 1].end, every[n].start
        if end - start <= _LONGEST_GAP and _JOINED.fullmatch(text, start, end):
            said[n - 1], said[n] = _both(every[n - 1], every[n], said[n - 1], said[n])
            if (
                said[n] is Says.NO_PERSON
                and said[n - 1] is Says.PERSON
                and _name_one_place(every[n - 1], every[n], text)
            ):
                said[n - 1] = Says.NO_PERSON
            if said[n - 1] is Says.NO_PERSON and "&" in text[start:end]:
                said[n] = Says.NO_PERSON  # the café Lilly & Max


def _name_one_place(first: Run, second: Run, text: str) -> bool:
    """Tell whether two with one surname in the genitive have a place named after them: "Veikko ja Lahja Hurstin aukio"."""
    word, last = first.words[0], second.words[-1]
    if len(first.words) > 1 or not word.has(Kind.FIRST) or word.is_inflected or not second.is_pair:
        return False
    before = text[max(0, first.start - _LONGEST_GAP) : first.start].lower().split()
    is_told = bool(before) and is_a_person(before[-1].strip(",.:"))
    return not is_told and last.has(Kind.LAST) and last.low.endswith(("n", "s")) and last.low != last.lemma


def _both(first: Run, second: Run, one: Says, other: Says) -> tuple[Says, Says]:
    """Return what two joined names are, by what is said of each."""
    if other in _NO_ONE and _are_one_words(first, second, is_inflected=other is Says.NO_PERSON):
        return other, other
    if one is Says.THING and other is Says.PERSON and _are_one_words(first, second, is_inflected=False):
        return one, one
    if one is Says.NO_PERSON and other is Says.PERSON and _are_of_one_house(first, second):
        return other, other
    if one in (Says.CHILD, Says.OFFICIAL) and other in (Says.PERSON, Says.NOTHING):
        return one, one
    if other is Says.CHILD and one in (Says.PERSON, Says.NOTHING):
        return other, other
    return _both_are_people(first, second, one, other)


def _both_are_people(first: Run, second: Run, one: Says, other: Says) -> tuple[Says, Says]:
    if one is Says.PERSON and other is Says.NOTHING and _is_like_a_name(second):
        return one, one
    if other is Says.PERSON and one is Says.NOTHING and _are_in_one_case(first, second):
        return other, other
    if other is Says.PERSON and one is Says.NOTHING and _are_like_names(first, second):
        return other, other
    return one, other


def _are_of_one_house(one: Run, other: Run) -> bool:
    """Tell whether two whole names have one surname, so that neither is a known one's: "Ritva Auvisen ja Martti Auvisen"."""
    return one.is_pair and other.is_pair and one.words[-1].lemma == other.words[-1].lemma


def _is_like_a_name(run: Run) -> bool:
    return run.words[0].capital and not run.words[-1].has(Kind.PLACE | Kind.AREA)


def _are_one_words(one: Run, other: Run, *, is_inflected: bool) -> bool:
    """Tell whether two runs are single first names in the same case: "Kaarinan ja Hannan messu", "Robin and Jay are birds"."""
    words = *one.words, *other.words
    is_inflected = is_inflected and (words[-1].is_inflected or words[-1].gap != " ")
    return len(words) == _PAIR and all(word.has(Kind.FIRST) and word.is_inflected == is_inflected for word in words)


def _are_in_one_case(one: Run, other: Run) -> bool:
    """Tell whether two surnames alone say to whom something goes, or from whom it is: "Kiitos Ahtolalle ja Vitikaiselle"."""
    words = *one.words, *other.words
    ends = {word.low[-3:] for word in words}
    return (
        len(words) == _PAIR and len(ends) == 1 and ends <= _TO_SOMEBODY and words[0].capital and words[0].has(Kind.LAST)
    )


def _are_like_names(one: Run, other: Run) -> bool:
    """Tell whether two runs begin with first names, the second surely: "Maj och Björn Lind"."""
    first, second = one.words[0], other.words[0]
    is_sure = other.is_pair or not second.has(Kind.WORD)
    return (
        first.capital
        and is_sure
        and len(one.words) == 1
        and all(word.has(Kind.FIRST) and not word.is_inflected for word in (first, second))
    )
