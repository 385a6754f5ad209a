"""Who is named in a public role though no title stands straight beside the name: by party, by office, by what they made."""

import re

from kuuluu.language.names.elected import is_elected
from kuuluu.language.names.famous import is_public
from kuuluu.language.names.lexicon import Kind, bases
from kuuluu.language.names.lists import exact, words
from kuuluu.language.names.runs import Run
from kuuluu.language.names.tokens import Token
from kuuluu.language.words import read_lists, read_parts

_LISTED = read_parts("names/public_life")

# A party in brackets after the name: Matti Laine (kesk.).
_PARTY = re.compile(
    rf" ?[(/] ?(?:{_LISTED['PARTY']})\.?(?:[ ,/][^()\n]{{0,30}})?[)/]| ?/(?:kok|kesk|vihr|vas|sdp?|ps|rkp|kd|sfp|saml)\b"
    r"|, (?:kok|kesk|vihr|vas|sdp?|ps|rkp|kd|sfp|saml)\b\.?(?=[,.\n]|$)",
    re.IGNORECASE,
)
# "Alvar Aallon suunnittelema", "Samuli Edelmann esiintyi"
_MADE = re.compile(
    r" (?:(?:suunnittelem|maalaam|veistäm|muotoilem|säveltäm|sanoittam|ohjaam|piirtäm|kuvittam|kuvaam)\w+"
    r"|(?:kirjoittam|toimittam)\w+ (?:kirja|romaani|runo|näytelmä|teo|artikkel|kolumni|dekkari|historiik|libret)\w*"
    r"|esiinty(?:i|y|vät|ivät|mässä|mään)\b|konsertoi\w*|keikkaile\w+|levytti|näytteli\b|uppträd\w+|sjöng på|spelade in|perform(?:s|ed|ing)?\b)"
)
_MADE_BEFORE = re.compile(
    rf"(?:{_LISTED['MADE_BEFORE']}) \Z",
    re.IGNORECASE,
)
# A work after the name, and words of art in the same sentence: "Enni Mustosen koko tuotanto", "kirjailijavieraaksi X".
_WORKS = re.compile(
    rf"(?:['’]s)? (?:(?:{_LISTED['WHICH_WORKS']}) )?(?:\w{{0,12}}(?:{_LISTED['WHAT_WORKS']})|(?:{_LISTED['WHOLE_WORKS']})\b)",
    re.IGNORECASE,
)
_ARTS = re.compile(rf"\b(?:{_LISTED['ARTS']})")
_ART_BACK, _ART_ON = 70, 30
# "Mika Laurila teknisestä toimesta", "Sanna Virtanen of the technical department": whole names, of who works for the city.
_OF_A_UNIT = re.compile(
    r",? (?!toimesta\b)(?:(?:täältä |teiltä )?(?:\w+(?:st[aä]|lt[aä]|n) )?\w*(?:toimesta|toimialalta|kaupungilta|kunnalta|virastosta|palveluista|osastolta|yksiköstä|"
    r"ministeriöstä|hallinnosta|rakennusvalvonnasta|kaavoituksesta|puhtaanapidosta|kunnossapidosta|viestinnästä|kirjaamosta|hyvinvointialueelta)\b"
    r"|(?:of|from|at|with) (?:the |your |our )?(?:\w+ ){0,2}(?:city|council|department|municipality|ministry|planning|city hall|town hall)\b"
    r"|(?:från|på|vid) (?:\w+ )?(?:staden|kommunen|stadshuset|stadskansliet|ministeriet|\w+avdelningen|\w+enheten|\w*byrån|\w+nämnden|\w+verket)\b)",
    re.IGNORECASE,
)
_OF_A_PARTY = re.compile(
    r",? (?:of|from|(?:is )?(?:running|standing) for) the (?:National )?(?:Cent(?:re|er)|Greens|Left|Finns|Conservatives|Social Democrats|Coalition|Christian Democrats|Swedish People|SDP|NCP)\b"
    r"| (?:keskustasta|kokoomuksesta|vihreistä|vasemmistosta|vasemmistoliitosta|demareista|perussuomalaisista|kristillisistä|rkp:stä|sdp:stä)\b"
    r"| edustaa (?:kokoomusta|keskustaa|vihreitä|vasemmistoliittoa|demareita|perussuomalaisia|kristillisdemokraatteja|rkp:tä|sdp:tä)\b"
    r"| (?:från|(?:kandiderar|ställer upp) för) (?:Centern|Kristdemokraterna|Samlingspartiet|De gröna|De Gröna|Vänsterförbundet|SFP|SDP|Sannfinländarna|socialdemokraterna)\b"
)
# What is done in a council: "samoin Koskisen ryhmän", "Virtasenkin puheenvuoro", where a councillor is spoken of.
_COUNCIL_ACTS = re.compile(rf" (?:{_LISTED['COUNCIL_ACTS']})")
_COUNCILLORS = re.compile(
    r"valtuutet|valtuutt|valtuusto|lautakun|fullmäktig|ledamot|councillor|city council|committee", re.IGNORECASE
)
_SESSIONS = ("kokou", "istun", "äänestyks", "kyselytun", "möte", "meeting")
_SAID = ("sade", "sa", "lovade", "föreslog", "frågade", "kysyi", "lupasi", "ehdotti")
_IN_COUNCIL_BEFORE = re.compile(
    rf"(?:{_LISTED['IN_COUNCIL_BEFORE']})\w*(?: \w+)? (?:kokou\w+|istun\w+|äänestyks\w+|"
    rf"kyselytun\w+|möte|mötet|meeting),? (?:(?:{'|'.join(_SAID)}) )?\Z",
    re.IGNORECASE,
)
# Beds, lawns and what is done with them.
_GROWING = re.compile(
    rf"\b(?:{_LISTED['GROWING']})\b",
    re.IGNORECASE,
)
_GARDEN, _TWO = 70, 2
_MOST_AFTER, _MOST_BEFORE = 3, 4  # words before the last one of a name that everybody knows
_WITHIN = frozenset({" ", ". ", ".", " & ", "-"})
_BACK = 60
_OUT_OF = ("sta", "stä", "stakin", "stäkin")
_IN_LIST, _AND, _LONGEST_LIST = frozenset({" ", ", "}), frozenset({"ja", "och", "and", "sekä", "samt", "eli"}), 8
# The last words of what may stand before an artist: only there is more looked at.
_MAKES = frozenset(read_lists("names/public_life")["MAKES"])


def is_in_office(run: Run, text: str, before: Token | None) -> bool:
    """Tell whether a party, a council or the city's unit beside a name says that it is an official's or an elected person's."""
    is_in_council = (
        before is not None
        and run.words[0].capital
        and before.low.startswith(_SESSIONS + _SAID)
        and _IN_COUNCIL_BEFORE.search(text, max(0, run.start - _BACK), run.start)
    )
    if (
        is_in_council
        or _PARTY.match(text, run.end)
        or _OF_A_PARTY.match(text, run.end)
        or (run.is_pair and not run.lower and _OF_A_UNIT.match(text, run.end))
    ):
        return True
    is_of_unit = before is not None and run.words[0].gap == " " and before.low in words("offices")
    if is_of_unit and before is not None and before.low in exact("parties") and run.words[-1].has(Kind.LAST):
        return True
    if len(run.words) == 1 and run.words[0].has(Kind.LAST) and _COUNCIL_ACTS.match(text, run.end):
        return not run.lower and not run.words[0].has(Kind.FIRST) and bool(_COUNCILLORS.search(text))
    if run.lower or not (run.is_pair or run.words[-1].low.endswith("nen")):
        return False
    return is_of_unit or is_elected(run, text, before)


def is_of_public(tokens: list[Token], run: Run) -> bool:
    """Tell whether a run is, or is a part of, the name of somebody everybody knows."""
    most = min(run.after + _MOST_AFTER, len(tokens))
    inside = (
        at for at in range(run.index + 1, run.after - 1) if tokens[at].low.endswith(("n", "s"))
    )  # whose work follows
    return any(
        (tokens[at].famous or tokens[at].low.endswith(_OUT_OF)) and _ends_a_public(tokens, at, run)
        for at in (*range(run.after - 1, most), *inside)
    )


def _ends_a_public(tokens: list[Token], at: int, run: Run) -> bool:
    """Tell whether the word here ends a name of the list that holds the whole run."""
    last, start = tokens[at], at
    lows: list[str] = []
    lemmas: list[str] = []
    while start > run.index or at - start < _MOST_BEFORE:
        if start <= run.index and _is_public_by(lows, lemmas, last, is_alone=at == run.index):
            return True
        if not start or tokens[start].gap not in _WITHIN:
            return False
        start -= 1
        word = tokens[start]
        mark = "." if len(word.text) == 1 else ""
        lows.insert(0, word.low + mark)
        lemmas.insert(0, word.lemma + mark)
    return start <= run.index and _is_public_by(lows, lemmas, last, is_alone=False)


def _is_public_by(lows: list[str], lemmas: list[str], last: Token, *, is_alone: bool) -> bool:
    """Tell whether these words before and this last one are the name of somebody of the list."""
    if not lows:
        is_itself = not last.kind or last.has(Kind.PATTERN) or last.famous in (last.lemma, last.low)
        return is_alone and is_itself and is_public([], last.famous)
    lasts = [one for one in (last.famous, *_bases(last)) if one]
    return any(is_public(lows, one) or (lows != lemmas and is_public(lemmas, one)) for one in lasts)


def _bases(word: Token) -> list[str]:
    """Return the other names that a form may be of: Ahosta is of Ahonen and of Aho."""
    return bases(word.low) if word.low.endswith(_OUT_OF) and word.has(Kind.LAST) else []


def _is_plain(low: str) -> bool:
    """Tell whether a word says what something is, and not whose: "päiväkoti", not "päiväkodin"."""
    return low in exact("named_things") or (not low.endswith("n") and low in words("firms_before"))


def is_one_of_things(tokens: list[Token], run: Run) -> bool:
    """Tell whether a list that a name stands in begins with what they all are: "päiväkodit Satulinna, Aarre ja Helmi"."""
    at = run.index - 1
    for _step in range(_LONGEST_LIST):
        if at < 0 or tokens[at + 1].gap not in _IN_LIST:
            return False
        if (
            tokens[at + 1].gap == " "
            and at + 1 < run.index
            and (_is_plain(tokens[at].low) or tokens[at].low in words("several"))
            and not tokens[at].has(Kind.FIRST)
        ):
            return True
        if not (tokens[at].capital or tokens[at].low in _AND):
            return False
        at -= 1
    return False


def _is_a_plant(word: Token) -> bool:
    return word.lemma in exact("plants") or word.low in exact("plants")


def is_plant(tokens: list[Token], run: Run, text: str) -> bool:
    """Tell whether a name that is a plant's too stands in a sentence of beds, planting and blossom: "Kielo ei ole rauhoitettu"."""
    if not _is_a_plant(run.words[0]) or (len(run.words) > 1 and not run.words[0].at_start):
        return False
    beside = [tokens[at] for at in (run.index - _TWO, run.index - 1, run.after, run.after + 1) if 0 <= at < len(tokens)]
    if any(other.capital and _is_a_plant(other) for other in beside):
        return True  # "Olive and Hazel"
    if run.after < len(tokens) and tokens[run.after].low in exact("epithets"):
        return True  # Rosa rugosa
    return bool(_GROWING.search(text, max(0, run.start - _GARDEN), min(len(text), run.end + _GARDEN)))


def _has_arts(text: str, run: Run) -> bool:
    """Tell whether the sentence speaks of authors, singers or their works shortly before the name or after it."""
    first = max(0, run.start - _ART_BACK)
    before = re.split(r"[.!?\n]", text[first : run.start].lower())[-1]
    return bool(_ARTS.search(before) or _ARTS.search(text[run.end : run.end + _ART_ON].lower()))


def is_maker(run: Run, text: str, before: Token | None) -> bool:
    """Tell whether the words beside say that somebody made a work or performed: an artist, not a resident."""
    is_known = run.is_pair or (len(run.words) == 1 and run.words[0].lemma in exact("stage"))
    if _MADE.match(text, run.end) or (is_known and _WORKS.match(text, run.end)):
        return True
    if is_known and _has_arts(text, run):
        return True
    if (
        text.endswith("& ", 0, run.start)
        and before is not None
        and before.capital
        and not run.words[0].has(Kind.FIRST | Kind.NICK)
    ):
        return True  # Johnson & Johnson
    makes = before is not None and before.low in _MAKES
    return makes and bool(_MADE_BEFORE.search(text, max(0, run.start - _BACK), run.start))
