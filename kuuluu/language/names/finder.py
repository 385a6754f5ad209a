"""Where persons' names stand in a text, and whether the person is a child."""

import re
from functools import cache, lru_cache

from kuuluu.language.names.childhood import (
    is_child_by_age,
    is_pupil,
    speaks_of_a_grown_up,
    speaks_of_a_pupil,
    speaks_of_school,
)
from kuuluu.language.names.lists import Kind, exact, words
from kuuluu.language.names.runs import NAME, Run, is_unknown, runs
from kuuluu.language.names.surroundings import Says, after, before
from kuuluu.language.names.tokens import Token, tokens

PERSON, CHILD = "person_name", "child_name"
_SURE = frozenset({Says.CHILD, Says.PERSON, Says.SIGNED})
_AGE = r"(?:\s*\(?\s*\d{1,2}\s*-?(?:v|år|yo|vuotta|years?)?\.?\s*\)?)?"
_COORDINATED = re.compile(
    rf"{_AGE}\s*[,&+/]\s*|\s+"
    rf"|\.?{_AGE}\s*,?\s+(?:ja|och|and|sekä|samt|eikä|tai|eller|or|o)(?: sitten| myös| också| also)?\s+"
)
_ACRONYM = 5
_FIRST, _LAST = 3, 4  # the fewest letters of a first name and of a surname that stand alone
_MOST_TOLD = 3
_LONGEST = 4
_AND = frozenset({"ja", "och", "and", "o", "sekä"})
_GREETING_GAP = re.compile(r"[\s:,.\-–!*_/]*")
_REST = re.compile(r"_\w+|\d\w*")
_LINE_ENDS = re.compile(r"[ \t.,!*]*(?:\n|$)")


def names(text: str, language: str = "") -> list[tuple[int, int, str]]:
    """Return where names stand in a flat text, in characters, each with "person_name" or "child_name"."""
    del language  # names cross languages, and so do their forms
    found = tokens(text)
    every = _with_told(found, runs(found), text)
    said = [_judge(found, run, text) for run in every]
    _along(every, said, text)
    _again(every, said)
    return [
        (run.start, _end(run, text), CHILD if says is Says.CHILD else PERSON)
        for run, says in zip(every, said, strict=True)
        if says in _SURE
    ]


def _end(run: Run, text: str) -> int:
    """Return where a run ends: with the full stop of its last initial."""
    rest = _REST.match(text, run.end)
    return rest.end() if rest else run.end + (len(run.words[-1].text) == 1 and text[run.end : run.end + 1] == ".")


def _judge(found: list[Token], run: Run, text: str) -> Says:
    """Return what a run is."""
    one, other = before(found, run, text), after(found, run, text)
    if Says.OFFICIAL in (one, other):
        return Says.OFFICIAL
    if other is Says.NO_PERSON or (one is Says.NO_PERSON and not run.is_pair) or _is_public(run):
        return Says.NO_PERSON
    told = one in _SURE or other in _SURE
    age = is_child_by_age(text, run.start, run.end) if told or _may_have_age(run, text) else None
    if not (told and _may_be(run, one)) and age is None and not _alone(run):
        return Says.NOTHING
    if age is not None:
        return Says.CHILD if age else Says.PERSON
    return _whose(run, text, one)


def _may_have_age(run: Run, text: str) -> bool:
    """Tell whether an age beside it would say that it is a name: not beside an ordinary word."""
    word = run.words[0]
    marked = not word.at_start or text[run.end : run.end + 2] in {" (", ", "}
    return word.capital and (run.is_sure or (marked and word.has(Kind.FIRST) and not word.has(Kind.OBLIQUE)))


def _whose(run: Run, text: str, one: Says) -> Says:
    """Return whether it is a child's name or another person's."""
    span = run.start, run.end
    if one is Says.CHILD:
        return Says.PERSON if speaks_of_a_grown_up(text, *span) else Says.CHILD
    if one is Says.SIGNED:
        return Says.PERSON
    if is_pupil(text, *span):
        return Says.CHILD
    speaks = speaks_of_school if all(word.has(Kind.FIRST) for word in run.words) else speaks_of_a_pupil
    if one is Says.NOTHING and speaks(text, *span):
        return Says.CHILD
    return Says.PERSON


def _may_be(run: Run, one: Says) -> bool:
    """Tell whether a run that something speaks for may be a name."""
    if not run.lower:
        return True
    return one is Says.SIGNED or all(not word.has(Kind.WORD) for word in run.words)


def _is_public(run: Run) -> bool:
    """Tell whether it is a person of history, or of public life, or a figure of tales."""
    lemmas = " ".join(word.lemma if not word.initial else word.low + "." for word in run.words)
    return lemmas in exact("public") or (run.words[-1].lemma in exact("public") and len(run.words) == 1)


def _alone(run: Run) -> bool:
    """Tell whether a run is a name by itself, whatever stands around it."""
    word = run.words[0]
    if run.lower and len(run.words) == 1:
        return False
    if run.is_pair:
        return not _is_place(run)
    if len(run.words) > 1:
        return run.is_sure or not word.at_start
    if word.lemma.endswith("nen") and word.capital and not word.at_start:
        return True  # Virtasta is of Virtanen, though it is of a stream too
    acronym = word.text.isupper() and len(word.text) < _ACRONYM
    area = word.has(Kind.AREA) and (word.at_start or word.has(Kind.OBLIQUE))
    return word.capital and not word.has(Kind.PLACE) and not area and not acronym and _alone_in(word)


def _alone_in(word: Token) -> bool:
    """Tell whether one word with a capital is a name by itself."""
    ordinary = word.has(Kind.WORD)
    if word.has(Kind.FIRST):
        return not (ordinary and word.at_start) and len(word.text) >= _FIRST and word.low not in exact("months")
    if word.has(Kind.LAST):
        return not ordinary and not (word.has(Kind.PATTERN) and word.at_start) and len(word.text) >= _LAST
    return not ordinary and not word.at_start


def _is_place(run: Run) -> bool:
    """Tell whether the words are an ordinary word that starts a sentence, and a place: "Ilma Salossa"."""
    one, last = run.words[0], run.words[-1]
    if not (one.has(Kind.WORD) and one.at_start):
        return False
    return not last.has(NAME) or (last.has(Kind.INSIDE) and last.has(Kind.PLACE | Kind.AREA | Kind.WORD))


def _along(every: list[Run], said: list[Says], text: str) -> None:
    """What is said of one name holds for the next that "and" or a comma joins to it."""
    for n in range(1, len(every)):
        if not _COORDINATED.fullmatch(text[every[n - 1].end : every[n].start]):
            continue
        one, other = said[n - 1], said[n]
        if one in {Says.CHILD, Says.OFFICIAL} and other in {Says.PERSON, Says.NOTHING}:
            said[n] = one
        elif other is Says.CHILD and one in {Says.PERSON, Says.NOTHING}:
            said[n - 1] = other
        elif one is Says.PERSON and other is Says.NOTHING and _is_like_a_name(every[n]):
            said[n] = one


def _is_like_a_name(run: Run) -> bool:
    return run.words[0].capital and not run.words[-1].has(Kind.PLACE | Kind.AREA)


def _again(every: list[Run], said: list[Says]) -> None:
    """A name that stands again is what it was: a person, a child, an official."""
    known: dict[str, Says] = {}
    for says in (Says.PERSON, Says.CHILD, Says.OFFICIAL):
        for run, is_said in zip(every, said, strict=True):
            if is_said is says:
                known |= {lemma: says for lemma in run.lemmas if len(lemma) > 1}
    for n, run in enumerate(every):
        says = known.get(run.lemmas[-1], Says.NOTHING) if run.lemmas else Says.NOTHING
        again = run.words[0].capital and not run.words[0].at_start
        if (said[n] is Says.NOTHING and says is not Says.NOTHING and again) or (
            said[n] is Says.PERSON and says in {Says.CHILD, Says.OFFICIAL} and len(run.words) == 1
        ):
            said[n] = says


def _with_told(found: list[Token], every: list[Run], text: str) -> list[Run]:
    """Return the runs with those added whose words are in no list but are told to be a name."""
    taken = {n for run in every for n in range(run.index, run.after)}
    added = []
    for n in range(len(found)):
        run = None if n in taken else _told_after(found, n - 1, text)
        if run and not taken & set(range(run.index, run.after)):
            added.append(run)
            taken |= set(range(run.index, run.after))
    return sorted([*every, *added], key=lambda run: run.start)


def _told_after(found: list[Token], at: int, text: str) -> Run | None:
    """Return the run that the word here tells of, and the last word of a text that is a first name in small letters."""
    if at + 2 == len(found) and found[-1].at_start and not found[-1].capital:
        return _thanked(found, at + 1, text)
    if at < 0 or not _may_tell(found[at].low):
        return None
    low = found[at].low
    if low in exact("signoffs"):
        return _signed(found, at + 1, text)
    thanked = _thanked(found, at + 1, text) if low in exact("thanks") else None
    if thanked or not _tells(found, at):
        return thanked
    return _told(found, at + 1, is_named=_names_itself(found, at))


@lru_cache(maxsize=16384)
def _may_tell(low: str) -> bool:
    """Tell whether a name may stand after a word: only there the words around it are looked at."""
    if any(low in exact(name) for name in ("signoffs", "thanks", "callers")):
        return True
    return low in _last_words() or low in words("private") or low in words("child")


@cache
def _last_words() -> frozenset[str]:
    return frozenset(words.split()[-1] for words in exact("selves"))


def _names_itself(found: list[Token], at: int) -> bool:
    """Tell whether the word here says that a name comes: "nimeni on", "jag heter"."""
    low = found[at].low
    return low in exact("selves") or (at > 0 and f"{found[at - 1].low} {low}" in exact("selves"))


def _tells(found: list[Token], at: int) -> bool:
    """Tell whether the word here may stand before a person's name: one's own, a neighbour's, a child's."""
    low = found[at].low
    if low in exact("callers"):
        return not found[at + 1].capital
    return _names_itself(found, at) or low in words("private") or low in words("child")


def _told(found: list[Token], at: int, *, is_named: bool) -> Run | None:
    """Return the words with capitals, or the known name in small letters, that stand here."""
    word = found[at]
    if word.capital and not word.at_start and (is_unknown(word) or word.has(NAME)):
        end = at + 1
        while end < len(found) and end - at < _MOST_TOLD and found[end].gap == " " and is_unknown(found[end]):
            end += 1
        return Run(found[at:end], at)
    following = found[at + 1] if at + 1 < len(found) else None
    if is_named and word.has(Kind.FIRST) and following and following.gap == " " and _may_follow(found, at + 1):
        return Run([word, following], at)
    sure = word.has(Kind.FIRST | Kind.LAST) and not word.has(Kind.WORD | Kind.PLACE | Kind.AREA)
    if sure and word.gap in {" ", ": ", ", "}:
        return Run([word], at, lower=True)
    return None


def _may_follow(found: list[Token], at: int) -> bool:
    """Tell whether a word in small letters is a surname after a first name: known, or the last of its clause."""
    word = found[at]
    ends = at + 1 == len(found) or found[at + 1].gap != " " or found[at + 1].low in _AND
    return word.has(Kind.LAST) or (ends and not word.kind and not _is_ordinary(word))


def _signed(found: list[Token], at: int, text: str) -> Run | None:
    """Return what stands between a greeting and the end of its line, if it may be a name."""
    end = at
    while end < len(found) and end - at < _LONGEST and _goes_on(found, at, end):
        end += 1
    if end == at or not _GREETING_GAP.fullmatch(found[at].gap):
        return None
    run = Run(found[at:end], at, lower=not found[at].capital)
    ends = bool(_LINE_ENDS.match(text, run.end))
    if run.lower:
        return run if (len(run.words) == 1 and ends) or _is_lower_name(run, ends=ends) else None
    has_name = any(word.has(NAME) for word in run.words)
    return run if has_name or (ends and all(word.capital for word in run.words)) else None


def _is_lower_name(run: Run, *, ends: bool) -> bool:
    """Tell whether words in small letters after a greeting are names, or a sure first name and an unknown word that ends the line."""
    one = run.words[0]
    if all(word.has(NAME) or len(word.text) == 1 or word.low in _AND for word in run.words):
        return True
    unknown = all(not word.kind for word in run.words[1:])
    return ends and unknown and one.has(Kind.FIRST) and not one.has(Kind.WORD)


def _goes_on(found: list[Token], at: int, end: int) -> bool:
    """Tell whether a signature goes on: with a word, or with "and" before another first name."""
    word = found[end]
    if end > at and word.gap not in {" ", ". ", "."}:
        return False
    if end > at and word.low in _AND:
        return end + 1 < len(found) and found[end + 1].gap == " " and found[end + 1].has(Kind.FIRST | Kind.NICK)
    return not _is_ordinary(word)


def _thanked(found: list[Token], at: int, text: str) -> Run | None:
    """Return the first name in small letters that ends the text after thanks."""
    word = found[at]
    if is_unknown(word) and ("," in word.gap or "\n" in word.gap) and not _is_ordinary(word):
        run = Run([word], at)
        return run if _GREETING_GAP.fullmatch(word.gap) and _LINE_ENDS.match(text, run.end) else None
    is_name = word.has(Kind.FIRST | Kind.NICK) and bool(at) and not word.has(Kind.WORD) and not word.capital
    run = Run([word], at, lower=True)
    return run if is_name and _GREETING_GAP.fullmatch(word.gap.strip("?")) and _LINE_ENDS.match(text, run.end) else None


def _is_ordinary(word: Token) -> bool:
    return word.low in words("anonymous") or word.low in exact("no_names")
