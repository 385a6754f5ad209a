"""Names of things: in quotation marks, after an article, of storms, ships, services and works."""

import re

from kuuluu.language.names.bearers import bears_names
from kuuluu.language.names.called import is_spoken_of
from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.lists import exact, words
from kuuluu.language.names.runs import Run
from kuuluu.language.names.somebody import is_a_person, is_definite_thing, is_thing
from kuuluu.language.names.talk import Talk
from kuuluu.language.names.tokens import Token
from kuuluu.language.words import read_lines, read_parts

_LISTED = read_parts("names/things_named")

_NEAR, _SHORTLY, _FEW = 60, 8, 3
_OPENS, _CLOSES = frozenset("\"“”'‘’»«„"), frozenset("\"“”'’»«")
_SIGNS = re.compile(
    r"nimimer|allekirjoi|signatur|pseudonym|signed|selässä|lempini|kutsutaan|smeknamn|nickname|known as|aka "
)
_SHIP = re.compile(r"\b[MSRmsr]/(?:[SYVsyv] ?)?\Z|\b(?:MS|HMS|USS) \Z")
_BLOWS = re.compile(
    rf" (?:{_LISTED['TRACES']})|(?:['’]s)? (?:{_LISTED['BLEW']}) (?:\w+ ){{0,3}}?\w*(?:{_LISTED['BLOWN_WHAT']}"
    r")"
)
# "Henry vacuum", "Alexander technique", "Murphy's law", "Sophie the tunnelling machine", "dan efter dan".
_MADE = "|".join(read_lines("names/made_things"))
_GOES_ON_AS_A_THING = re.compile(
    rf"(?:['’]s)?(?:,? (?:and|or|och|ja) [A-ZÅÄÖ]\w+)? (?:{_MADE})\b|(,)? the (?:\w+ )?(?:{_MADE}|[a-z]+ing (?:machine|engine|cat|dog|bus)|robot|tank|train|cat|dog|horse|mower|machine|boat|ship|ferry)\b"
    r"(?(1)(?=[,.;!?)\n]|$))"
    r"|,? the [A-Z]\w+\b|, (?:its|dess|sen) [a-zåäö]| & (?:Sons?|Co|Daughters|Bros|Söner|Son|Pojat|Poika)\b| & [A-ZÅÄÖ]\w+(?: [A-ZÅÄÖ]\w+)? (?:Ltd|Oyj?|Ab|Inc|Ky|AB|OY)\b| efter dan\b"
)
_PAIRED = re.compile(r" (?:&|and|och|ja) [A-ZÅÄÖ]\w+[\"”“'’»«]")
_PAIRS = re.compile(r"[\"”“'‘„»«][A-ZÅÄÖ]\w+ (?:&|and|och|ja) \Z")
_WHO = (", joka ", ", jonka ", ", jolla ", ", som ", ", vars ", ", who ", ", whose ")
_TOGETHER, _WITH = (" kanssa", " seurassa"), (" with ", " med ", "tack till ", "thanks to ", "thank you to ")
_ROOMS = frozenset(
    [
        "room",
        "hall",
        "wing",
        "ward",
        "suite",
        "cabin",
        "lounge",
        "stage",
        "cup",
        "memorial",
        "award",
        "prize",
        "scholarship",
        "school",
        "foundation",
        "fund",
        "tournament",
        "trophy",
        "competition",
        "concert",
        "library",
        "statue",
        "museum",
        "grant",
        "house",
        "street",
        "road",
        "park",
    ]
)
_COUNTS = {
    "sv": frozenset(["en", "ett", "två", "tre"]),
    "fi": frozenset(["yksi", "kaksi", "kolme"]),
    "en": frozenset(["one", "two"]),
}
_IN_A_SENTENCE = frozenset([" ", ", ", ""])
_JOINED_THING = re.compile(r"-([a-zåäö]{3,})")


def is_a_things(tokens: list[Token], run: Run, talk: Talk, *, does: bool) -> bool:
    """Tell whether the name is told to be that of a thing, a storm, a ship, a service, or is only spoken of as a name.

    `does`: what follows says that somebody does something, as people do; of all these only a service does.
    """
    word = run.words[0]
    if not word.capital or does:
        return word.capital and len(run.words) == 1 and _is_a_service(run, talk.text)
    return (
        _is_quoted(run, talk)
        or _begins_a_title(tokens, run, talk.language)
        or (run.index > 0 and word.gap == " " and _is_named_by(tokens, run, talk.language))
        or bool(_SHIP.search(talk.text, max(0, run.start - _SHORTLY), run.start))
        or bool(_GOES_ON_AS_A_THING.match(talk.text, run.end))
        or is_spoken_of(run, talk)
        or (len(run.words) == 1 and _is_of_one_word(tokens, run, talk))
    )


def _is_of_one_word(tokens: list[Token], run: Run, talk: Talk) -> bool:
    """Tell whether one name alone is a storm's, a service's, a work's, or it is told afterwards of what."""
    return (
        talk.tells_what_it_was(run.end)
        or (talk.is_of_a_storm and bool(_BLOWS.match(talk.text, run.end)))
        or _is_a_service(run, talk.text)
        or (_is_of_a_work(run, talk) and not _is_of_kin(tokens, run))
    )


def _is_quoted(run: Run, talk: Talk) -> bool:
    """Tell whether nothing else stands within quotation marks: a title, a sort, a sign; a signature is somebody's."""
    text, start = talk.text, run.start
    is_alone = start > 0 and text[start - 1] in _OPENS and text[run.end : run.end + 1] in _CLOSES
    if not is_alone and not _is_of_a_quoted_pair(run, text):
        return False
    return not _SIGNS.search(talk.low, max(0, start - _NEAR), start)


def _is_of_a_quoted_pair(run: Run, text: str) -> bool:
    """Tell whether two names stand within quotation marks, as a shop is called: '"Aino & Eino"'."""
    first = text[run.start - 1 : run.start] in _OPENS and _PAIRED.match(text, run.end)
    return bool(first) or bool(
        text[run.end : run.end + 1] in _CLOSES and _PAIRS.search(text, max(0, run.start - _NEAR), run.start)
    )


def _begins_a_title(tokens: list[Token], run: Run, language: str) -> bool:
    """Tell whether a quotation begins with it, and a thing stands before: 'Programmet "Hope i höst"'."""
    gap = run.words[0].gap
    if not run.index or len(run.words) > 1 or gap[:1] != " " or gap[-1:] not in _OPENS:
        return False
    low = tokens[run.index - 1].low
    return is_thing(low) or bears_names(low) or (language == "sv" and is_definite_thing(low))


def _is_named_by(tokens: list[Token], run: Run, language: str) -> bool:
    """Tell whether an article or a thing in its definite form stands straight before: "the Martin snowplough", "soppan Karl-Johan"."""
    one, word = run.words[0], tokens[run.index - 1]
    if one.low.endswith("s") and one.is_inflected:
        return False  # the Virtanens
    if word.low in _COUNTS.get(language, ()) and one.has(Kind.FIRST) and not one.has(Kind.LAST):
        return len(run.words) == 1  # "Vi köpte en Billy"
    if word.low == "the" or (run.index > 1 and tokens[run.index - 2].low == "the" and word.low in exact("qualities")):
        is_one = len(run.words) == 1 and not _goes_on_as_people(tokens, run)
        return is_one or any(token.gap == " " and token.low in _ROOMS for token in tokens[run.after : run.after + _FEW])
    if language != "sv" or (word.capital and not word.at_start) or not is_definite_thing(word.low):
        return False
    return one.has(Kind.FIRST) and not is_a_person(word.low)


def _goes_on_as_people(tokens: list[Token], run: Run) -> bool:
    """Tell whether a family or what people have follows: "the Salo family", "the Korhonen house"."""
    if run.after >= len(tokens) or tokens[run.after].gap != " ":
        return False
    low = tokens[run.after].low.removesuffix("'s").removesuffix("’s")
    return low in exact("families") or low in words("belongings") or is_a_person(low)


def _is_a_service(run: Run, text: str) -> bool:
    """Tell whether the same name is joined to a thing elsewhere in the text: "Kerttu-palvelu … Kerttu ei ymmärtänyt"."""
    for form in {run.words[0].text, run.words[0].lemma.capitalize()}:
        at = text.find(f"{form}-")
        joined = _JOINED_THING.match(text, at + len(form)) if at >= 0 else None
        if joined and not joined[1].startswith(("nimi", *exact("after_hyphen"))):
            return True
    return False


def _is_of_kin(tokens: list[Token], run: Run) -> bool:
    """Tell whether somebody near to whom it is follows: "Eskon vaimo oli teatterissa"."""
    is_whose = run.words[0].low.endswith(("n", "s")) and run.after < len(tokens)
    return is_whose and tokens[run.after].gap == " " and is_a_person(tokens[run.after].low)


def _is_of_a_work(run: Run, talk: Talk) -> bool:
    """Tell whether a first name stands alone in a sentence of films, plays, songs or books: "Filmen om Tove"."""
    word = run.words[0]
    if talk.text.startswith((*_WHO, *_TOGETHER), run.end) or talk.low.endswith(_WITH, 0, run.start):
        return False  # "Emilin kanssa teatterissa", "played with Emil at the theatre"
    return word.has(Kind.FIRST | Kind.NICK) and word.gap in _IN_A_SENTENCE and talk.speaks_of_works(run.start, run.end)
