"""What the rest of a text tells of a first name alone: of a known one named before, a storm, a month, a sort, a tale, a machine, a brand."""

import re

from kuuluu.language.names.famous import is_public
from kuuluu.language.names.lexicon import Kind, known
from kuuluu.language.names.lists import exact
from kuuluu.language.names.runs import Run
from kuuluu.language.names.somebody import acts
from kuuluu.language.names.talk import Talk
from kuuluu.language.names.tokens import Token
from kuuluu.language.words import read_lines, read_parts

_LISTED = read_parts("names/elsewhere")

_CLOSE, _NEAR, _FAR = 45, 60, 110
_MONTHS = frozenset(["april", "may", "june", "august"])
# "It's April", "since June", "early May", "Will May be early enough"
_IS_A_MONTH = re.compile(
    r"\b(?:it['’]?s|it is|it was|in|by|until|till|since|this|next|last|every|early|late|mid|end of|before|after|from|to|through|come|will|already) \Z",
    re.IGNORECASE,
)
_MONTH_COMES = re.compile(rf" (?:{_LISTED['MONTH_COMES']})\b")
_OTHER_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
# What sorts are of.
_SORTS = re.compile(rf"\b(?:{_LISTED['SORTS']})\b")
_WHOSE = re.compile(rf" (?:{_LISTED['SORTS']}|{_LISTED['GROW']})\b")
_TALES = re.compile(rf"\b(?:{'|'.join(read_lines('names/tales'))})")
_RUNS = re.compile(rf" (?:{'|'.join(read_lines('names/runs_as'))})")
# What is told of firms, and what they make.
_OF_FIRMS = re.compile(rf"\b(?:{_LISTED['OF_FIRMS']})\b")
_MADE_OF_THEM = re.compile(rf"\b(?:{_LISTED['MADE_OF_THEM']})\b")
# Machines that clean and plough streets are called by their maker.
_MACHINES = frozenset(["wille", "avant", "hako", "holder", "bobcat", "valtra"])
_MACHINE_WORKS = re.compile(rf"\b(?:{_LISTED['MACHINE_WORKS']})\b")
_THANKED = re.compile(r"\b(?:kiit\w*|tack\w*|thanks?(?: you)?(?: to)?|terveis\w*)[ ,:!]*\Z", re.IGNORECASE)
_AGED = re.compile(r",? ?\(?\d{1,2} ?-?(?:v|år|vuot|y)")
_ITS = re.compile(r"\bit(?:['’]?s| is)(?: (?:already|now|only))? \Z")
_TITLES = frozenset(
    [
        "tohtori",
        "neiti",
        "rouva",
        "herra",
        "prinsessa",
        "kuningas",
        "fröken",
        "fru",
        "herr",
        "doktor",
        "doctor",
        "dr",
        "mister",
        "mr",
        "mrs",
        "miss",
        "lady",
        "madame",
        "maestro",
        "mestari",
    ]
)
_LIKE, _VERY_NEAR, _FEW = 12, 30, 6


def is_told_elsewhere(tokens: list[Token], run: Run, talk: Talk, *, does: bool) -> bool:
    """Tell whether the text says, not beside a name alone, that it is no resident's; `does`: what people do follows."""
    word = run.words[0]
    if len(run.words) > 1 or not word.capital:
        return talk.language == "en" and word.text == "Will" and _is_month(run, run.words[-1], talk, does=does)
    if _THANKED.search(talk.text, max(0, run.start - _VERY_NEAR), run.start) or _AGED.match(talk.text, run.end):
        return False
    if _is_of_a_trait(word) or _is_month(run, word, talk, does=does):
        return True
    return (
        _is_brand(tokens, run, talk, does=does)
        or (not does and (_is_of_a_list(run, word, talk) or _is_of_a_public_one(tokens, run, talk)))
        or bool(_RUNS.match(talk.text, run.end) and talk.speaks_of_machines)
    )


def _is_listed(word: Token, name: str) -> bool:
    return word.lemma in exact(name) or word.low in exact(name)


def _around(run: Run, talk: Talk, far: int) -> tuple[int, int]:
    return max(0, run.start - far), min(len(talk.text), run.end + far)


def _is_of_a_trait(word: Token) -> bool:
    """Tell whether a thing is joined before a first name, as mascots and robots are called: "Digi-Maija", "Roska-Roope"."""
    trait, hyphen, name = word.low.partition("-")
    is_of_two = bool(hyphen) and word.text[len(trait) + 1 :][:1].isupper()
    return is_of_two and trait in exact("traits") and bool(known(name).kind & Kind.FIRST)


def _is_month(run: Run, word: Token, talk: Talk, *, does: bool) -> bool:
    """Tell whether an English month is meant and nobody called so: "It's April", "June came"."""
    if talk.language != "en" or word.low not in _MONTHS:
        return False
    if _MONTH_COMES.match(talk.text, run.end):
        return True
    if does:
        return False
    first, last = _around(run, talk, _LIKE)
    others = _OTHER_MONTH.search(talk.text, first, run.start) or _OTHER_MONTH.search(talk.text, run.end, last)
    return bool(others or _IS_A_MONTH.search(talk.text, max(0, run.start - _NEAR), run.start))


def _is_of_a_public_one(tokens: list[Token], run: Run, talk: Talk) -> bool:
    """Tell whether somebody whom everybody knows by the last name stands elsewhere: "Topeliuksen puisto … Sakari itse"."""
    word = run.words[0]
    if not word.has(Kind.FIRST) or (run.after < len(tokens) and acts(tokens[run.after].low)):
        return False
    return any(is_public([word.lemma], last) for last in talk.lasts_of_all(tokens))


def _is_of_a_list(run: Run, word: Token, talk: Talk) -> bool:
    """Tell whether it is a storm's, a sort's or a figure's name and the text speaks of them."""
    if talk.is_of_a_storm and _is_listed(word, "storms"):
        return True
    if (
        _is_listed(word, "sorts")
        and not _is_whose(run, talk)
        and _SORTS.search(talk.low, *_around(run, talk, _CLOSE if word.has(Kind.FIRST) else _FAR))
    ):
        return True
    if not _is_listed(word, "tale_names"):
        return False
    first, last = _around(run, talk, _FAR)
    return bool(_TALES.search(talk.low, first, run.start) or _TALES.search(talk.low, run.end, last))


def _is_whose(run: Run, talk: Talk) -> bool:
    """Tell whether it is said whose the fruit, the bush or the tree is, and not of which sort: "Maurin vadelmat", "Victorias träd"."""
    word = run.words[0]
    is_genitive = word.low != word.lemma and word.low.endswith(("n", "s"))
    return is_genitive and bool(_WHOSE.match(talk.text, run.end))


def _is_brand(tokens: list[Token], run: Run, talk: Talk, *, does: bool) -> bool:
    """Tell whether a firm or a brand that is called as people are is meant: "Varma toisen", "Mini Cooper"."""
    word = run.words[0]
    if not _is_listed(word, "brands"):
        return False
    if word.lemma in _MACHINES and _MACHINE_WORKS.search(talk.low, *_around(run, talk, _NEAR)):
        return True
    beside = tokens[max(0, run.index - _FEW) : run.index] + tokens[run.after : run.after + _FEW]
    if not does and any(other.capital and _is_listed(other, "brands") for other in beside):
        return True
    is_a_name = word.has(Kind.FIRST | Kind.LAST) and not word.has(Kind.PATTERN)
    if is_a_name or does:
        return bool(_MADE_OF_THEM.search(talk.low, *_around(run, talk, _VERY_NEAR)))
    return bool(_OF_FIRMS.search(talk.low, *_around(run, talk, _NEAR)))


def is_made_up(tokens: list[Token], run: Run) -> bool:
    """Tell whether a title stands before what is nobody: "Tohtori Asfaltti", "Neiti Aika"."""
    at = run.index if len(run.words) > 1 else run.index - 1
    if at < 0 or tokens[at].low not in _TITLES or at + 1 != run.after - 1:
        return False
    return tokens[at + 1].low in exact("personified")


def is_month_again(run: Run, talk: Talk) -> bool:
    """Tell whether "it's" and an English month stand where another month was spoken of, and nobody says who is calling."""
    if talk.language != "en" or run.words[0].low not in _MONTHS or not _ITS.search(talk.low, 0, run.start):
        return False
    return bool(_OTHER_MONTH.search(talk.text, 0, run.start))
