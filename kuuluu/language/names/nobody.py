"""What tells in general that a name is of no private person of today: old times, weather, feasts, cars, products, things so called."""

import re

from kuuluu.language.names.as_people import does_as_people
from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.lists import exact, words
from kuuluu.language.names.meant import is_meant_by_she
from kuuluu.language.names.reached import is_spoken_to
from kuuluu.language.names.runs import Run
from kuuluu.language.names.tokens import Token
from kuuluu.language.words import read_lines, read_parts

_LISTED = read_parts("names/nobody")

_NEAR, _FAR, _AROUND, _FEW = 45, 80, 4, 2
# A century or a year before the living: "1700-luvulla", "på 1640-talet", "in 1898", "vuonna 1932".
_OLD = re.compile(
    _LISTED["OLD"],
    re.IGNORECASE,
)
_BORN = re.compile(r"synt|\bs\. ?1|\bsynt?\b|född|\bf\. ?1|born|\bb\. ?1|hetu|henkilötunn|personnummer", re.IGNORECASE)
# Of a machine: "Wille 455", "Hako 1600"; no year, no sum.
_MODEL = re.compile(r" (?!0|1[89]\d\d|20\d\d)\d{3,4}(?![\w:.,/-]?\d|\w)(?! ?(?:€|e\b|eur|kr\b|\d))")
_REGISTRY = re.compile(r"[ -]\d{1,6}[/:-]\d")  # TEKLA 2025/61
# A title or a dish in quotation marks: 'luki "Maijan pata"', '"Jack's drawing"'.
_TITLED = re.compile(r"(?: [a-zåäö][\w-]*){1,3}[\"”“'’»]")
# Kings, popes: Erik XIV.
_NUMERAL = re.compile(r"[IVX]{2,5}|[IVX]{1,5}:\w{1,4}|[IVX]{2,5}(?:n|lle|sta|s)")
_MARKS = frozenset('"“”„»«')
_INTO, _TWO = ("ssa", "ssä", "aan", "een", "iin", "oon", "ään", "stakin", "ssakaan", "aankaan"), 2
_GOOD, _DAY = frozenset(["hyvä", "hyvää", "god", "good"]), frozenset(["ilta", "aamu", "päivä", "yö", "dag", "morgon"])
_AND = frozenset(["ja", "och", "and", "eller", "or", "tai", "vai", "&", "sekä", "samt"])
_BEFORE_FEAST = frozenset(
    [
        "ennen", "före", "efter", "till", "på", "vid", "inför", "kring", "under", "before", "after", "until", "by", "on", "at", "over", "during",
        "sedan", "i", "about", "around", "this", "next", "last", "förra", "nästa", "ensi", "viime", "joka", "varje", "every",
    ]
)  # fmt: skip
# With these before it, a name is rather somebody's: "hit by Erik", "a note about Pekka".
_BESIDE_PEOPLE = frozenset({"by", "about", "at", "over", "around", "during"})
# Names that in most sentences are days: the other feasts have the names of many.
_FEASTS_FIRST = frozenset({"valborg", "vappu", "lucia", "tapani", "nuutti", "knut"})
_AFTER_FEAST = frozenset(
    [
        "jälkeen",
        "ajelu",
        "ajelut",
        "ajeluun",
        "tanssit",
        "tansseihin",
        "tapahtuma",
        "juhla",
        "juhlat",
        "kokko",
        "markkinat",
        "lounas",
        "piknik",
        "firande",
        "fest",
        "aikana",
        "aikaan",
        "asti",
        "saakka",
        "mennessä",
        "alla",
        "tienoilla",
        "aattona",
        "aatto",
        "parad",
        "eve",
    ]
)
_VEHICLES = re.compile(
    rf"\b(?:{_LISTED['VEHICLES']})\b|\b[A-ZÅÄÖ]{{2,3}}-\d{{1,3}}\b",
    re.IGNORECASE,
)
# What is said of a service of the net, a card or an automaton: "Maisa kaatui", "Visa ei käy".
_OF_SERVICES = re.compile(
    rf"\b(?:{_LISTED['OF_SERVICES']})",
    re.IGNORECASE,
)
# Where dogs and cats are met.
_OF_PETS = re.compile(
    r"koirapuisto|koira-aitau|eläinlääk|hihna|kytke|tassu|kuono|karvakuono|hundpark|hundgård|veterinär|koppel|dog park|\bvets?\b|leash|paws?\b|karkuteillä",
    re.IGNORECASE,
)
# Opening hours, as they are asked for of a feast.
_OPEN = re.compile(
    r"\b(?:auki|kiinni|suljet|aukiolo|öppe[nt]|stäng|open|closed|pyhä|helg|dagen\b|joul|jul)", re.IGNORECASE
)
_SOME = 15
_WHO = (", joka ", ", jonka ", ", som ", ", vars ", ", who ", ", whose ")
_IN_PLACES = frozenset(["i", "in", "på", "via"])
# A room: "Aino on varattu torstaille".
_BOOKED = re.compile(
    r" (?:on|oli|är|var|is|was) (?:\w+ )?(?:varat\w+|vapaa\w*|täynnä|bokad|fullbokad|bokat|ledig|booked|packed|taken)\b",
    re.IGNORECASE,
)
_ROOMS = re.compile(
    r"\b\w*(?:sali(?:n|sta|ssa|in|a)?|huone\w*|tila(?:n|a|ssa|sta)?|rum|rummet|salen|room|rooms|hall)\b", re.IGNORECASE
)
# Who fell somewhere, or hurt something; a service falls, too: "Maisa kaatui taas".
_FELL = re.compile(
    r" kaatui (?:\w+ )?(?:(?!kesken|lope)\w+(?:ssa|ssä)|portai\w+|jäällä|pihalla|\w*välitunnilla|kadulla|pyörällä\w*|ja (?:mursi|löi|satutti|loukka)\w*)\b"
)
_AGED = re.compile(r",? ?\(?\d{1,2} ?-?(?:v|år|vuot|y)")  # "Saga 13v"
_SAYINGS = tuple(read_lines("names/sayings"))
_SAYING = re.compile("|".join(_SAYINGS), re.IGNORECASE)
_SAID_OF = frozenset(re.split(r"[^\w]", saying, maxsplit=1)[0] for saying in _SAYINGS)
# "Vår och Dag, så heter väl konstverket"
_SO_CALLED = re.compile(
    rf"[\"”']?,? (?:{_LISTED['SO_CALLED']}) (?:ju |väl |nog )?(?:the |den |det |de )?(?:\w+ ){{0,3}}?\w*(?:{_LISTED['CALLED_THING']}"
    r")",
    re.IGNORECASE,
)


def is_of_nobody(tokens: list[Token], run: Run, text: str) -> bool:
    """Tell whether the sentence is of old times, of the weather, of a feast, of a car or a product, or says what is called so."""
    word = run.words[0]
    if not word.capital:
        return False
    if word.low in _SAID_OF and _SAYING.match(text, run.start):
        return True
    if len(run.words) > 1:
        return _is_of_old_times(run, text) or _is_product(tokens, run)
    return (
        _is_numbered(tokens, run)
        or bool(_MODEL.match(text, run.end) or (word.text.isupper() and _REGISTRY.match(text, run.end)))
        or (_begins_a_dish(run, text))
        or _is_feast(tokens, run, text)
        or _is_weather(tokens, run)
        or _is_greeting(tokens, run)
        or _is_one_of_two(tokens, run, "virtues")
        or _is_one_of_two(tokens, run, "stage")
        or _is_one_of_two(tokens, run, "athletes")
        or _is_food(tokens, run)
        or _is_of(run, text, "cars", _VEHICLES)
        or _is_of(run, text, "pets_called", _OF_PETS)
        or _is_a_service(tokens, run, text)
        or _is_city(tokens, run)
        or bool(_BOOKED.match(text, run.end) and _ROOMS.search(text, max(0, run.start - _NEAR), run.end + _FAR))
        or _is_product(tokens, run)
        or bool(_SO_CALLED.match(text, run.end))
    )


def _is_of_old_times(run: Run, text: str) -> bool:
    """Tell whether a year or a century long past stands near, and nobody's birth."""
    first, last = max(0, run.start - _NEAR), min(len(text), run.end + _NEAR)
    return bool(_OLD.search(text, first, last)) and not _BORN.search(text, first, last)


def _begins_a_dish(run: Run, text: str) -> bool:
    """Tell whether a name that says whose begins a few words in quotation marks: "Maijan pata"."""
    is_whose = run.words[0].is_inflected or run.words[0].low.endswith(("'s", "’s"))
    return is_whose and text[run.start - 1 : run.start] in _MARKS and bool(run.start and _TITLED.match(text, run.end))


def _is_numbered(tokens: list[Token], run: Run) -> bool:
    """Tell whether the number of a king or a pope follows."""
    if run.after >= len(tokens) or not run.words[0].has(Kind.FIRST):
        return False
    return tokens[run.after].gap == " " and bool(_NUMERAL.fullmatch(tokens[run.after].text))


def _is_feast(tokens: list[Token], run: Run, text: str) -> bool:
    """Tell whether it is a day of the calendar: "före Valborg", "Vapun jälkeen"."""
    word = run.words[0]
    if word.lemma not in exact("feasts") and word.low not in exact("feasts"):
        return False
    one = tokens[run.index - 1].low if run.index else ""
    if one.startswith("tjugond"):
        return True
    if is_spoken_to(run, text):
        return False
    other = tokens[run.after].low if run.after < len(tokens) else ""
    is_on_it = word.low.endswith(("na", "nä")) and word.is_inflected  # Tapanina
    is_open = bool(_OPEN.search(text, max(0, run.start - _NEAR), run.end + _NEAR))
    is_asked = is_open and (is_on_it or one in _AND)
    may_be_somebody = word.has(Kind.FIRST) and not {word.low, word.lemma} & _FEASTS_FIRST
    is_time = one in _BEFORE_FEAST and not (word.has(Kind.FIRST) and one in _BESIDE_PEOPLE)
    return is_asked or ((is_time or other in _AFTER_FEAST) and (is_open or not may_be_somebody))


def _is_weather(tokens: list[Token], run: Run) -> bool:
    """Tell whether it is one of several words of weather with a capital: "Lumi ja Sade vuorotellen, ja Pyry päälle"."""
    if run.words[0].lemma not in exact("weather") and run.words[0].low not in exact("weather"):
        return False
    beside = tokens[max(0, run.index - _AROUND) : run.after + _AROUND]
    is_joined = any(word.low in _AND for word in tokens[max(0, run.index - 1) : run.after + 1])
    words = sum(word.capital and (word.low in exact("weather") or word.lemma in exact("weather")) for word in beside)
    return words > (_FEW if is_joined else 1)


def _is_greeting(tokens: list[Token], run: Run) -> bool:
    """Tell whether somebody is wished a good day with a capital: "Hyvä Ilta!"."""
    return run.index > 0 and run.words[0].lemma in _DAY and tokens[run.index - 1].low in _GOOD


def _is_one_of_two(tokens: list[Token], run: Run, name: str) -> bool:
    """Tell whether two of a list stand together: "Hope and Joy", "Carola eller Loreen"."""
    if run.words[0].lemma not in exact(name) and run.words[0].low not in exact(name):
        return False
    pairs = ((run.index - 1, run.index - 2), (run.after, run.after + 1))
    others = [tokens[at] for by, at in pairs if 0 <= at < len(tokens) and tokens[by].low in _AND]
    return any(word.capital and (word.lemma in exact(name) or word.low in exact(name)) for word in others)


def _is_food(tokens: list[Token], run: Run) -> bool:
    """Tell whether it is the kind of something to eat: "Victoria sponge"."""
    if run.after >= len(tokens) or run.words[0].is_inflected:
        return False
    return tokens[run.after].gap == " " and tokens[run.after].low in exact("food")


def _is_of(run: Run, text: str, name: str, told: re.Pattern[str]) -> bool:
    """Tell whether it is a name of a list, and the words around are of what the list is of: "harmaa Leon", "Vito kilvissä"."""
    word = run.words[0]
    if word.lemma not in exact(name) and word.low not in exact(name):
        return False
    return bool(told.search(text, max(0, run.start - _NEAR), min(len(text), run.end + _NEAR)))


def _is_a_service(tokens: list[Token], run: Run, text: str) -> bool:
    """Tell whether a service that is called as people are is meant: "Maisassa", "i Maisa", "Wilma sanoo, ettei viestiä ole"."""
    word = run.words[0]
    if word.lemma not in exact("services_called") or text.startswith(_WHO, run.end):
        return False
    if (
        is_meant_by_she(tokens, run)
        or does_as_people(run, text)
        or _FELL.match(text, run.end)
        or _AGED.match(text, run.end)
    ):
        return False
    if not word.is_inflected and _tells_of_a_child(tokens, run.index):
        return False
    is_in = (word.has(Kind.INSIDE) and word.low.endswith(_INTO)) or (
        run.index and tokens[run.index - 1].low in _IN_PLACES
    )
    return bool(is_in) or _is_of(run, text, "services_called", _OF_SERVICES)


def _tells_of_a_child(tokens: list[Token], at: int) -> bool:
    """Tell whether somebody's child that isn't named there is spoken of shortly before."""
    before = range(max(0, at - _SOME), at)
    return any(tokens[n].low in words("child") and not tokens[n + 1].capital for n in before)


def _is_city(tokens: list[Token], run: Run) -> bool:
    """Tell whether a city is meant that is called as people are: "Sofiassa", "Florens och Nancy"."""
    word = run.words[0]
    if word.lemma not in exact("cities"):
        return False
    around = (run.index - _TWO, run.index - 1, run.after, run.after + 1)
    beside = [tokens[at] for at in around if 0 <= at < len(tokens)]
    return (word.has(Kind.INSIDE) and word.low.endswith(_INTO)) or any(
        other.capital and (other.has(Kind.PLACE) or other.lemma in exact("cities")) for other in beside
    )


def _is_product(tokens: list[Token], run: Run) -> bool:
    """Tell whether what a maker makes follows: "Herman Miller chairs", "Hammond-urku"."""
    if run.after >= len(tokens) or not run.words[-1].has(Kind.LAST) or run.words[-1].has(Kind.OBLIQUE):
        return False
    if run.is_pair and run.words[-1].low.endswith("s") and run.words[-1].lemma != run.words[-1].low:
        return False  # "Anna Lindholms cykel"
    following = tokens[run.after]
    return following.gap == " " and following.low in exact("products")
