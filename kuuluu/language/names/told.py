"""Names that are in no list, or in small letters, where the words before tell that a name comes: "terv.", "nimeni on"."""

import re

from kuuluu.language.names.lexicon import Kind, known
from kuuluu.language.names.lists import exact, words
from kuuluu.language.names.reached import CALL, NEXT_DOOR
from kuuluu.language.names.runs import NAME, Run, is_of_a_workplace, is_unknown
from kuuluu.language.names.somebody import is_thing
from kuuluu.language.names.tokens import Token

_MOST_TOLD = 3
_LONGEST = 4
_FROM = ("sta", "stä", "lta", "ltä")
_AND = frozenset({"ja", "och", "and", "o", "sekä"})
_GREETING_GAP = re.compile(r"[\s:,.\-–!*_/]*")
_LINE_ENDS = re.compile(r"[ \t.,!*]*(?:\n|$)")
# "terveisin pirre kuudennesta kerroksesta": where the writer is from may follow.
_OUT_OF = re.compile(
    r",? (?:\w+(?:st[aä]|lt[aä]) ){0,2}\w+(?:st[aä]|lt[aä])[ \t.!]*(?:\n|$)|,? från [^\n]{3,30}$|,? from [^\n]{3,30}$"
)
_NOT, _BUT = frozenset(["not", "inte", "ei", "eikä", "icke"]), frozenset(["vaan", "but", "utan"])
_SPELT = re.compile(r"nimi|nime|stav|spel|namn|\bname|kyltis|kirjoit|kirjain|skrivs|skrev|written", re.IGNORECASE)
_CALLS = ("sano", "kutsu", "nimit", "haukku", "tunne", "tunte", "puhut")
_NEW_PART = frozenset({": ", ", ", "\n", "\n\n"})
_EXHORTS = ("aa", "ää", "ään", "aan", "ko", "kö", "sti", "tta", "ttä", "us", "ys", "ing", "en", "et", "ly")
_FEWEST = 4  # letters of a first name in small letters


def with_told(found: list[Token], every: list[Run], text: str) -> list[Run]:
    """Return the runs with those added whose words are in no list but are told to be a name."""
    taken = {n for run in every for n in range(run.index, run.after)}
    added = _told_by_what_follows(found, taken, text)
    taken |= {run.index for run in added}
    told = [n + 1 for n, word in enumerate(found[:-1]) if word.tells]
    for n in dict.fromkeys([*told, len(found) - 1]) if found else ():
        run = None if n in taken else _told_after(found, n - 1, text)
        if run and not taken & set(range(run.index, run.after)):
            added.append(run)
            taken |= set(range(run.index, run.after))
    return sorted([*every, *added], key=lambda run: run.start)


def _told_by_what_follows(found: list[Token], taken: set[int], text: str) -> list[Run]:
    """Return unknown words before a number to call, and first names in small letters before where they live: "jarkko naapurista"."""
    added = []
    for n, word in enumerate(found):
        if n in taken or not (word.capital or word.kind):
            continue
        if not word.capital:
            is_named = _is_of_next_door(found, n)
        else:
            is_named = _is_before_a_number(word, text) or _has_a_family(found, n) or _is_of_several(word)
            is_named = is_named or is_called_so(found, n) or _is_beside_a_child(found, n)
            is_named = is_named or (_is_corrected(found, n) and bool(_SPELT.search(text)))
        if is_named:
            added.append(Run([word], n, lower=not word.capital))
    return added


def _is_before_a_number(word: Token, text: str) -> bool:
    """Tell whether an unknown word begins a part of the text and a number to call follows: "Knyppe, 040 123 4567"."""
    is_named = word.gap in _NEW_PART and is_unknown(word) and text[word.end : word.end + 1] == ","
    return is_named and bool(CALL.match(text, word.end))


def _is_of_several(word: Token) -> bool:
    """Tell whether a surname stands for all of a Swedish house: "Lindströmarna"."""
    low = word.low.removesuffix("s")
    return (
        word.capital
        and not word.kind
        and low.endswith("arna")
        and bool(known(low.removesuffix("arna")).kind & Kind.LAST)
    )


def is_called_so(found: list[Token], at: int) -> bool:
    """Tell whether a word with a capital says what somebody is called by others: "sanoo sitä Nipaksi", "kutsutaan Kössiksi"."""
    word = found[at]
    if not word.capital or word.at_start or not word.low.endswith("ksi") or (word.kind and not word.has(NAME)):
        return False
    near = found[max(0, at - _MOST_TOLD) : at]
    return any(one.low.startswith(_CALLS) for one in near) and not any(is_thing(one.low) for one in near)


def _is_corrected(found: list[Token], at: int) -> bool:
    """Tell whether an unknown word is how a name is spelt or is not: "Siobhán, not Shivaun", "ei Hyvönne vaan Hyvönen"."""
    word = found[at]
    if not is_unknown(word) or not at:
        return False
    before, following = found[at - 1], found[at + 1] if at + 1 < len(found) else None
    if before.low in _NOT and (at == 1 or found[at - 2].capital or (following and following.low in _BUT)):
        return True
    other = found[at + 2] if at + 2 < len(found) else None
    return bool(following and other and following.low in _NOT and following.gap == ", " and other.capital)


def _is_beside_a_child(found: list[Token], at: int) -> bool:
    """Tell whether "and" joins an unknown word to a first name that words of a child stand before: "my twins Ayo and Tiwa"."""
    if at < _FEWEST - 1 or found[at - 1].low not in _AND or found[at].gap != " " or not is_unknown(found[at]):
        return False
    first, told = found[at - 2], found[at - 3]
    return first.capital and first.has(Kind.FIRST) and not first.is_inflected and told.low in words("child")


def _has_a_family(found: list[Token], at: int) -> bool:
    """Tell whether an unknown name says whose family follows: "muuttaa Gäddnäsin perhe"."""
    word, following = found[at], found[min(at + 1, len(found) - 1)]
    is_genitive = word.low.endswith(("n", "s")) and not word.at_start and is_unknown(word)
    return is_genitive and following.gap == " " and following.low in exact("families")


def _is_of_next_door(found: list[Token], at: int) -> bool:
    """Tell whether a sure first name in small letters stands before or after where somebody lives."""
    word = found[at]
    if word.capital or not word.has(Kind.FIRST) or word.has(Kind.PLACE | Kind.AREA | Kind.WORD):
        return False
    return (
        at + 1 < len(found)
        and found[at + 1].low in NEXT_DOOR
        and found[at + 1].gap == " "
        and len(word.text) >= _FEWEST
    )


def _told_after(found: list[Token], at: int, text: str) -> Run | None:
    """Return the run that the word here tells of, and the last word of a text that is a first name in small letters."""
    if at + 2 == len(found) and found[-1].at_start:
        if not found[-1].capital:
            return _thanked(found, at + 1, text)
        if at > 0 and is_unknown(found[-1]) and _ends_alone(found[-1], text):
            return Run([found[-1]], at + 1)
    if at < 0 or not found[at].tells:
        return None
    low = found[at].low
    if low in exact("signoffs"):
        return _signed(found, at + 1, text)
    thanked = _thanked(found, at + 1, text) if low in exact("thanks") else None
    if thanked or not _tells(found, at):
        return thanked or _met(found, at + 1)
    return _told(found, at + 1, is_named=_names_itself(found, at))


def _ends_alone(word: Token, text: str) -> bool:
    """Tell whether a word in no list is all of the last line or sentence, with no mark after it as a sentence has: "… kiitos. Mape"."""
    is_exhorting = word.low.endswith(_EXHORTS) or word.text.isupper()
    return not text[word.end :].strip() and not (
        is_exhorting
        or _is_ordinary(word)
        or word.low in exact("never")
        or word.low in exact("thanks")
        or word.low in exact("signoffs")
    )


def _met(found: list[Token], at: int) -> Run | None:
    """Return the first name in small letters after "olen", "jag är", "this is": no ordinary word and no place."""
    word = found[at]
    before = f"{found[at - 2].low} {found[at - 1].low}" if at > 1 else ""
    is_met = found[at - 1].low in exact("selves_weak") or before in exact("selves_weak")
    sure = word.has(Kind.FIRST | Kind.NICK) and not word.has(Kind.WORD | Kind.PLACE | Kind.AREA | Kind.OBLIQUE)
    is_name = sure and not word.capital and word.gap == " " and len(word.text) >= _FEWEST
    return Run([word], at, lower=True) if is_met and is_name else None


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
    sure = word.has(Kind.FIRST | Kind.LAST | Kind.NICK) and not word.has(Kind.WORD | Kind.PLACE | Kind.AREA)
    if sure and word.gap in {" ", ": ", ", "}:
        return Run([word], at, lower=True)
    return None


def _may_follow(found: list[Token], at: int) -> bool:
    """Tell whether a word in small letters is a surname after a first name: known, or the last of its clause."""
    word = found[at]
    ends = at + 1 == len(found) or found[at + 1].gap != " " or found[at + 1].low in _AND
    is_word = found[at - 1].has(Kind.WORD) and not found[at - 1].capital  # "oli ennen oma sarka"
    return word.has(Kind.LAST) or (ends and not word.kind and not is_word and not _is_ordinary(word))


def _signed(found: list[Token], at: int, text: str) -> Run | None:
    """Return what stands between a greeting and the end of its line, if it may be a name."""
    if found[at].low in exact("signoffs"):
        return None  # "Yours sincerely," ends a letter in two words
    end = at
    while end < len(found) and end - at < _LONGEST and _goes_on(found, at, end):
        end += 1
    if end == at or not _GREETING_GAP.fullmatch(found[at].gap):
        return None
    run = Run(found[at:end], at, lower=not found[at].capital)
    if is_of_a_workplace(found, run):
        return None
    ends = bool(_LINE_ENDS.match(text, run.end) or _OUT_OF.match(text, run.end))
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
    if end > at and not word.capital and word.low.endswith(_FROM) and not word.has(NAME):
        return False  # "terveisin pirre kuudennesta kerroksesta"
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
    return word.low in words("anonymous") or word.low in exact("no_names") or word.low in words("workplaces")
