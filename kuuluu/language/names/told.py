"""Names that are in no list, or in small letters, where the words before tell that a name comes: "terv.", "nimeni on"."""

import re

from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.lists import exact, words
from kuuluu.language.names.runs import NAME, PLACES, Run, is_of_a_workplace, is_unknown, is_unknown_pair
from kuuluu.language.names.signing import STREET_ENDS
from kuuluu.language.names.tokens import Token
from kuuluu.language.names.unlisted import AND, LETTER_ENDS, LINE_ENDS, all_small, told_around

_MOST_TOLD = 3
_LONGEST = 4
_FROM = ("sta", "stä", "lta", "ltä")
_GREETING_GAP = re.compile(r"[\s:,.\-–!*_/]*")
# "terveisin pirre kuudennesta kerroksesta": where the writer is from may follow.
_OUT_OF = re.compile(
    r",? (?:\w+(?:st[aä]|lt[aä]) ){0,2}\w+(?:st[aä]|lt[aä])[ \t.!]*(?:\n|$)|,? från [^\n]{3,30}$|,? from [^\n]{3,30}$"
)
_QUOTES = frozenset("\"“”'’»«")
_EXHORTS = ("aa", "ää", "ään", "aan", "ko", "kö", "sti", "tta", "ttä", "us", "ys", "ing", "en", "et", "ly")
# After these words something is asked: "Ystävällisesti korjatkaa", "Vänligen komplettera".
_ASKS = frozenset(["ystävällisesti", "vänligen", "kunnioittavasti", "respectfully"])
_FEWEST = 4  # letters of a first name in small letters


def with_told(found: list[Token], every: list[Run], text: str) -> list[Run]:
    """Return the runs with those added whose words are in no list but are told to be a name."""
    every = [_with_unknown_first(found, run, text) for run in every]
    taken = {n for run in every for n in range(run.index, run.after)}
    added = told_around(found, taken, text)
    taken |= {run.index for run in added}
    told = [n + 1 for n, word in enumerate(found[:-1]) if word.tells]
    for n in dict.fromkeys([*told, len(found) - 1]) if found else ():
        run = None if n in taken else _told_after(found, n - 1, text)
        if run and not taken & set(range(run.index, run.after)):
            added.append(run)
            taken |= set(range(run.index, run.after))
    added += all_small(found, taken)
    return sorted([*every, *added], key=lambda run: run.start)


def _with_unknown_first(found: list[Token], run: Run, text: str) -> Run:
    """Return a run of a surname alone with the word in no list before it, where both begin a sentence and sign: "Peik Ahlskog, Strandvägen 2"."""
    word, before = run.words[0], found[run.index - 1]
    if not run.index or len(run.words) > 1 or word.gap != " " or not before.at_start or not word.capital:
        return run
    is_last = word.has(Kind.LAST) and not word.has(Kind.FIRST) and not word.is_inflected
    if not is_last or not (LETTER_ENDS.match(text, run.end) or STREET_ENDS.match(text, run.end)):
        return run
    is_first = is_unknown(before) and not _is_ordinary(before)
    return Run([before, word], run.index - 1, told=True) if is_first else run


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
    is_quoted = word.gap[-1:] in _QUOTES and word.gap[:1] == " "
    is_labelled = is_named and word.gap in {": ", ":"}
    if word.capital and (not word.at_start or is_quoted or is_labelled) and (is_unknown(word) or word.has(NAME)):
        end = at + 1
        while (
            end < len(found)
            and end - at < _MOST_TOLD
            and (_is_next(found, end) or (is_named and _is_capital(found[end])))
        ):
            end += 1
        return Run(found[at:end], at)
    following = found[at + 1] if at + 1 < len(found) else None
    if is_named and word.has(Kind.FIRST) and following and following.gap == " " and _may_follow(found, at + 1):
        return Run([word, following], at)
    sure = word.has(Kind.FIRST | Kind.LAST | Kind.NICK) and not word.has(Kind.WORD | Kind.PLACE | Kind.AREA)
    if sure and not word.capital and word.is_inflected and not word.has(Kind.FIRST | Kind.LAST):
        return None  # "naapurini todella", not of Tode
    if sure and word.gap in {" ", ": ", ", "}:
        return Run([word], at, lower=True)
    return None


def _is_next(found: list[Token], at: int) -> bool:
    """Tell whether the word here goes on with a name: it is in no list, or a surname after a word that is in none."""
    return found[at].gap == " " and (is_unknown(found[at]) or is_unknown_pair(found[at - 1], found[at]))


def _is_capital(word: Token) -> bool:
    """Tell whether a word goes on with a capital, whatever it may mean else: "nimeni on Ngozi Silta"."""
    return word.gap == " " and word.capital and word.low not in PLACES


def _may_follow(found: list[Token], at: int) -> bool:
    """Tell whether a word in small letters is a surname after a first name: known, or the last of its clause."""
    word = found[at]
    ends = at + 1 == len(found) or found[at + 1].gap != " " or found[at + 1].low in AND
    is_word = found[at - 1].has(Kind.WORD) and not found[at - 1].capital  # "oli ennen oma sarka"
    return word.has(Kind.LAST) or (ends and not word.kind and not is_word and not _is_ordinary(word))


def _signed(found: list[Token], at: int, text: str) -> Run | None:
    """Return what stands between a greeting and the end of its line, if it may be a name."""
    is_short = len(found[at].text) == 1 and found[at].gap == "." and not found[at].capital  # T.f. stadsdirektör
    if is_short or found[at].low in exact("signoffs"):
        return None  # "Yours sincerely," ends a letter in two words
    end = at
    while end < len(found) and end - at < _LONGEST and _goes_on(found, at, end):
        end += 1
    if end == at or not _GREETING_GAP.fullmatch(found[at].gap):
        return None
    run = Run(found[at:end], at, lower=not found[at].capital)
    if is_of_a_workplace(found, run):
        return None
    ends = bool(LINE_ENDS.match(text, run.end) or _OUT_OF.match(text, run.end))
    if run.lower and _is_asked(found, at):
        return None
    if run.lower:
        return run if (len(run.words) == 1 and ends) or _is_lower_name(run, ends=ends) else None
    has_name = any(word.has(NAME) for word in run.words)
    return run if has_name or (ends and all(word.capital for word in run.words)) else None


def _is_asked(found: list[Token], at: int) -> bool:
    """Tell whether a word in small letters after a greeting says where from, or what to do: "Terveisiä metsästä", "Ystävällisesti korjatkaa"."""
    word = found[at]
    if word.has(Kind.INSIDE) and word.has(Kind.WORD):
        return True
    return word.gap == " " and found[at - 1].low in _ASKS and not word.has(NAME)


def _is_lower_name(run: Run, *, ends: bool) -> bool:
    """Tell whether words in small letters after a greeting are names, or a sure first name and an unknown word that ends the line."""
    one = run.words[0]
    if all(word.has(NAME) or len(word.text) == 1 or word.low in AND for word in run.words):
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
    if end > at and word.low in AND:
        return end + 1 < len(found) and found[end + 1].gap == " " and found[end + 1].has(Kind.FIRST | Kind.NICK)
    return not _is_ordinary(word)


def _thanked(found: list[Token], at: int, text: str) -> Run | None:
    """Return the first name in small letters that ends the text after thanks."""
    word = found[at]
    if is_unknown(word) and ("," in word.gap or "\n" in word.gap) and not _is_ordinary(word):
        run = Run([word], at)
        return run if _GREETING_GAP.fullmatch(word.gap) and LINE_ENDS.match(text, run.end) else None
    is_name = word.has(Kind.FIRST | Kind.NICK) and bool(at) and not word.has(Kind.WORD) and not word.capital
    run = Run([word], at, lower=True)
    return run if is_name and _GREETING_GAP.fullmatch(word.gap.strip("?")) and LINE_ENDS.match(text, run.end) else None


def _is_ordinary(word: Token) -> bool:
    return word.low in words("anonymous") or word.low in exact("no_names") or word.low in words("workplaces")
