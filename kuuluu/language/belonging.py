"""To which people somebody belongs, and to which faith or conviction: "vaimoni on kurdi", "vi är judar", "a Sikh family".

A word of a people or a faith tells of a certain person when a verb says that the person is one, or when the word for a person
follows it; not when a food, a language, a church or an event is called so (Regulation (EU) 2016/679, article 9).
"""

import re
from collections.abc import Iterator

from kuuluu.language.general import is_asked_of_anybody
from kuuluu.language.people import Sentences
from kuuluu.language.phrases import Phrases
from kuuluu.language.reading import Reading
from kuuluu.language.whence import BESIDE, BESIDE_END, ROOTS, WHENCE
from kuuluu.language.words import read_parts

_LISTED = read_parts("belonging")

_LISTS = {
    language: (
        ("origin", Phrases.read(f"peoples_{language}", whole=True)),
        ("belief", Phrases.read(f"faiths_{language}", whole=True)),
    )
    for language in ("fi", "sv", "en")
}
_BEFORE, _AFTER = 64, 36
_HOW = {
    "fi": r"(?: (?!(?:ole|ollut|enää)\b)[\wäöå-]+){0,2}",
    "sv": rf"(?: (?:{_LISTED['HOW_SV']})){{0,3}}",
    "en": rf"(?: (?:{_LISTED['HOW_EN']})){{0,3}}",
}
# Who says it of oneself.
_OWN = {
    "fi": rf"\b(?:{_LISTED['OWN_FI']})",
    "sv": r"\b(?:jag|vi) (?:är|e|var|har (?:alltid )?varit|blev|själv)|\bsom|\bsjälv är|\b(?:är|e) (?:jag|vi)|\b(?:till börden|ursprungligen|född)",
    "en": rf"\b(?:{_LISTED['OWN_EN']})",
}
# Who says it of another: somebody must be spoken of.
_OTHER = {
    "fi": rf"\b(?:{_LISTED['OTHER_FI']})",
    "sv": rf"\b(?:{_LISTED['OTHER_SV']})",
    "en": r"(?:\b(?:is|are|was|were|been|became|isn['’]t|aren['’]t|half|part)|['’]s|['’]re|\b(?:call(?:s|ed)?|shouted|yelled) (?:(?:me|us|him|her|them|my \w+|our \w+)\b)?)",
}
_PERSON_ENDS = {"fi": r"\w*", "sv": r"\w*", "en": r"\b(?!-)"}
_PERSON = {of.lower(): f"(?:{words}){_PERSON_ENDS[of.lower()]}" for of, words in read_parts("persons_told").items()}
# What stands between a word of a people and a person: "kurdish-speaking little girl", "romani äiti".
_BETWEEN = r"[ -](?:(?:[\wäöå]+(?:[- ]speaking)?) )?"
_MINE = re.compile(rf"\b(?:{_LISTED['MINE']})(?: [\wäöå-]+){{0,1}} \Z")
# A group, an event or a statistic speaks of nobody: "the Somali women's swimming hour".
_GROUP = re.compile(rf"\b(?:{_LISTED['GROUP_OF_WHOM']}) |\b(?:{_LISTED['GROUP_WHAT']})")
_THING_ENDS = {"fi": r"\w*", "sv": r"\b", "en": r"\b"}
_THING = {of.lower(): f"(?:{words}){_THING_ENDS[of.lower()]}" for of, words in read_parts("things_told").items()}
_CHAIN = re.compile(r"[ ,]*(?: ?\b(?:ja|sekä|että|eli|tai|mutta|och|men|eller|samt|and|but|or|[\wäöå’']+)\b[ ,]*){1,5}")
_JOINS = re.compile(r"\b(?:ja|sekä|että|mutta|tai|och|men|eller|and|but|or)\b|^[ -]?$")
# All of a kind, in the plural.
_MANY = re.compile(rf"(?:{_LISTED['MANY_ENDS_FI']})\Z|\b(?:{_LISTED['MANY_EN']})\Z|(?:{_LISTED['MANY_SV']})\w*\Z")
# "Jehovantodistajana en saa": as one who is such.
_AS_ONE = re.compile(r"(?:sena|senä|jana|jänä|ina|inä|ana|änä)\Z")
_SLUR = re.compile(_LISTED["SLUR"])
# By which parent: "saamelainen isänsä puolelta".
_SIDE = re.compile(
    r" (?:isän|äidin|isoisän|isoäidin|mummon|vaimon|miehen)\w* puolelta\b| på (?:\w+ )?(?:pappas|mammas|fars|mors|farmors|morfars) sida\b| on (?:my|his|her|our) (?:father|mother|dad|mum|mom)(?:['’]?s)? side\b"
)

# To whom it is said, as to one of them: "ni somalier", "te muslimit", "we Sikhs".
_YOU = re.compile(r"\b(?:me|te|teille|ni|er|vi|oss|we|you|us) \Z")
_SEVERAL = {
    "fi": re.compile(r"[aouyäöei]t\Z"),
    "sv": re.compile(r"(?:er|ar|are|en|liga)\Z"),
    "en": re.compile(r"(?:s|ese|roma|sámi)\Z"),
}
# "Kurder som vi", "Kurds like us".
_LIKE_US = re.compile(r" (?:som (?:vi|jag|oss|mig)|like (?:us|me|my|our)|niin kuin me)\b")
# Who speaks as several: "as Hindus | we lit candles", "we celebrate as | Sikhs".
_AS_MANY = re.compile(r"\bas (?:(?:both|all|practi[sc]ing|devout|strict|\w+ish) ){0,2}\Z")
_WE = re.compile(r"\b(?:we|our|us|i|my)\b")
_WE_AFTER = re.compile(r",?(?: (?:and|[\w’'-]+)){0,3} (?:we|our|i|my|we['’]re|i['’]m)\b")


def _told(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    how = _HOW[language]
    return (
        re.compile(rf"(?:{_OWN[language]}){how} \Z"),
        re.compile(rf"(?:{_OTHER[language]}){how} \Z"),
        re.compile(rf"{_BETWEEN}{_PERSON[language]}"),
    )


_TOLD = {language: _told(language) for language in ("fi", "sv", "en")}
_THING_AFTER = {of: re.compile(rf"[ -]{things}") for of, things in _THING.items()}
_THING_BEFORE = {
    of: re.compile(rf"\b{things}(?:[ ,]+(?:joka|jotka|itse|se|that|which|som))? \Z") for of, things in _THING.items()
}
# A thing, though its word begins with that of a person: "den ryska barnboken", "venäläinen lastenkirja".
_MADE_OF = re.compile(rf"[ -][\wäöå]{{3,}}(?:{_LISTED['MADE_OF']})\w{{0,4}}\b")
# "Suomessa on …", "in town there are …": there are some of a kind.
_THERE = re.compile(r"\b(?:\w{3,}(?:ssa|ssä|lla|llä)(?<!meillä)(?<!heillä)(?: (?:on|oli))?|there|det|där) \Z")
_ARTICLE = re.compile(rf"\b(?:{_LISTED['ARTICLE']}) \Z")
# Of a people only with a capital: "the number on the pole", "polish the floor".
_CAPITAL = frozenset({"pole", "poles", "polish"})
_AND = re.compile(r" ?(?:,|/| and| ja| och| or| tai| eller) ")
# A word for a person may end with another: "taksikuski", "luokkakaveri", "kioskinpitäjä".
_LAST = {
    "fi": rf"|\b\w{{2,}}(?:{_LISTED['LAST']})(?:ni|mme|n)?\b",
    "sv": r"|\b\w{3,}(?:kvinna|kvinnan|mannen|kille|killen|grannen?|kompis|barnet|lärare|ägare|chaufför|föräldrar|vän|vännen)\b",
    "en": r"|\b\w{3,}(?:man|woman|mate|owner|keeper|driver|ster)\b",
}
_SOMEBODY = {of: re.compile(rf"\b{persons}{_LAST[of]}") for of, persons in _PERSON.items()}


# "Ei ole oikein uskonnottomia perheitä | kohtaan", but not "meitä muslimeja kohtaan".
_TOWARDS = re.compile(r"\w*(?: (?:perheitä|lapsia|ihmisiä|oppilaita|vanhempia|nuoria|asukkaita))? kohtaan\b")
_TOWARDS_US = re.compile(r"\b(?:meitä|minua|mua|häntä|heitä|noita|naapuri\w*|\w+(?:ni|mme))\b")


def belongings(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int, str]]:
    """Yield where a text says of which people, faith or conviction somebody is."""
    words = sorted(
        (start, end, name)
        for name, phrases in _LISTS[reading.language]
        for start, end in phrases.find(reading)
        if reading.text[start:end] not in _CAPITAL
    )
    things = _things(reading, {start: end for start, end, _name in words})
    last = 0
    for start, end, name in words:
        first, stop = sentences.bounds(start)
        is_nobodys = (
            start in things
            or is_asked_of_anybody(reading, sentences, start)
            or _is_towards_many(reading.low, first, start, end)
        )
        told = None if is_nobodys else _where_told(reading, sentences, (first, start, end, stop))
        if told is None and first < last < start and _goes_on(reading.low, last, start):
            told = start
        if told is not None:
            begun = _begun(reading, told, [one for one in words if first <= one[0] < told])
            last = _end(reading, end, stop)
            yield begun, last, name


def _is_towards_many(low: str, first: int, start: int, end: int) -> bool:
    """Tell whether a text speaks of how all such are treated, and of nobody certain."""
    return _TOWARDS.match(low, end) is not None and not _TOWARDS_US.search(low, first, start)


def _begun(reading: Reading, told: int, before: list[tuple[int, int, str]]) -> int:
    """Return where what is told begins: with another such word right before, and with its article: "an Afghan Hazara"."""
    for start, end, _name in reversed(before):
        if reading.low[end:told] == " ":
            told = start
    article = _ARTICLE.search(reading.low, max(0, told - _AFTER), told)
    return article.start() if article else told


def _things(reading: Reading, words: dict[int, int]) -> set[int]:
    """Return where words stand that tell of what a thing is: "a Somali and Kurdish mother-tongue group"."""
    found: set[int] = set()
    for start in sorted(words, reverse=True):
        also = _AND.match(reading.low, words[start])
        if (also and also.end() in found) or _is_thing(reading, words[start]):
            found.add(start)
    return found


def _is_thing(reading: Reading, end: int) -> bool:
    low, stop = reading.low, end + _AFTER
    if _MADE_OF.match(low, end, stop):
        return True
    return bool(_THING_AFTER[reading.language].match(low, end, stop)) and not _TOLD[reading.language][2].match(
        low, end, stop
    )


def _where_told(reading: Reading, sentences: Sentences, places: tuple[int, int, int, int]) -> int | None:
    """Return from where on a text tells that somebody is such, or None."""
    first, start, end, stop = places
    low = reading.low
    own, other, person = _TOLD[reading.language]
    around = max(first, start - _BEFORE)
    if told := own.search(low, around, start) or _as_many(low, places):
        return told.start()
    if _LIKE_US.match(low, end, stop):
        return start
    told = other.search(low, around, start)
    if told and _is_of_somebody(reading, sentences, (first, told.start(), start)):
        return told.start()
    stop = min(stop, end + _AFTER)
    is_one = person.match(low, end, stop)
    if is_one and _is_one(reading, (around, start, end, is_one.end())) and not _GROUP.search(low, first, stop):
        return start
    return start if _stands_for_a_person(reading, sentences, (around, start, end)) else None


def _ends_beside(reading: Reading, sentences: Sentences, start: int, end: int) -> bool:
    """Tell whether what is said beside a name or a person ends with such a word, or with whence the person is."""
    whence = WHENCE.match(reading.text, end) or ROOTS.match(reading.low, end)
    stop = whence.end() if whence else end
    if not BESIDE_END.match(reading.low, stop):
        return False
    first, _last = sentences.bounds(start)
    return (
        whence is not None
        or sentences.names_one(max(first, start - _AFTER), start)
        or names_somebody(reading, max(first, start - _AFTER), start)
    )


def _as_many(low: str, places: tuple[int, int, int, int]) -> re.Match[str] | None:
    """Return where "as" stands before such a word when the writer speaks as one of them."""
    first, start, end, stop = places
    told = _AS_MANY.search(low, first, start) if low[end - 1] == "s" else None
    return told if told and (_WE.search(low, first, start) or _WE_AFTER.match(low, end, stop)) else None


def _stands_for_a_person(reading: Reading, sentences: Sentences, places: tuple[int, int, int]) -> bool:
    """Tell whether a word alone is said of somebody: "rapun somppu", "jehovantodistajana en", "Ruslan (tšetšeeni)"."""
    around, start, end = places
    low = reading.low
    if sentences.names_one(end, min(end + 2, len(low))) and low[end : end + 1] == " ":
        return True
    if _YOU.search(low, around, start) and _SEVERAL[reading.language].search(low, start, end):
        return True
    is_mine = _MINE.search(low, around, start) is not None
    if is_mine and _SLUR.match(low, start):
        return True
    if BESIDE.search(low, around, start) and _ends_beside(reading, sentences, start, end):
        return True
    if _COMPOUND.search(low, start, end) and (is_mine or not _MANY.search(low, start, end)):
        return not _GROUP.search(low, around, end + _AFTER)
    in_brackets = low[start - 2 : start] == " (" and reading.text[start - 3].islower() and low[end : end + 1] == ")"
    is_meant = in_brackets or bool(_AS_ONE.search(low, start, end) or _SLUR.match(low, start))
    is_meant = is_meant or (is_mine and _names_a_person(low, start, end))
    return is_meant and low[start:end] != "mannen" and sentences.is_about_somebody(start)


def names_somebody(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a word for a person stands in a stretch."""
    return _SOMEBODY[reading.language].search(reading.low, first, last) is not None


def _is_of_somebody(reading: Reading, sentences: Sentences, places: tuple[int, int, int]) -> bool:
    """Tell whether the verb before such a word has a person for its subject."""
    first, verb, start = places
    thing = _THING_BEFORE[reading.language].search(reading.low, max(first, verb - _AFTER), verb)
    if thing and not names_somebody(reading, thing.start(), verb):
        return False
    if _THERE.search(reading.low, first, verb) and _MANY.search(reading.low, start, _word_end(reading.low, start)):
        return False
    return names_somebody(reading, first, verb) or sentences.is_about_somebody(start)


def _word_end(low: str, start: int) -> int:
    """Return where a word ends."""
    end = start
    while end < len(low) and low[end].isalpha():
        end += 1
    return end


def _is_one(reading: Reading, places: tuple[int, int, int, int]) -> bool:
    """Tell whether a certain person or family is meant, not all of a kind: "muslimilapsille", "Kurdish women"."""
    around, start, end, last = places
    is_many = _MANY.search(reading.low, start, end if reading.language == "fi" else last)
    return not is_many or _MINE.search(reading.low, around, start) is not None


def _names_a_person(low: str, start: int, end: int) -> bool:
    """Tell whether the word itself is a person, as "somppu" and "en kurd" are and "kurdish" is not."""
    word = low[start:end]
    if _OF_A_PERSON.search(word):
        return True
    return not _ADJECTIVE.search(word) and _STANDS_ALONE.match(low, end) is not None


# "Ukrainalaispoika", "romaniperheen": the word for a person is joined to that of a people.
_COMPOUND = re.compile(
    r"\w{4,}(?:perhe|mies|mieh|nainen|naise|poika|poja|tyttö|tytö|äiti|äidi|isä|lapsi|lapse|pariskun|naapuri|vaimo|mummo|rouva|herra|jengi)\w*\Z"
)
_OF_A_PERSON = re.compile(rf"(?:{_LISTED['OF_A_PERSON']})\Z")
# "En kurd från Mosul", "the Somali upstairs", "alakerran venäläinen, joka".
_ADJECTIVE = re.compile(r"(?:ish|ese|ic|ch|sk|ska|skt|iset|ista|isia|isten)\Z")
_STANDS_ALONE = re.compile(rf"[,;.!?)]|\Z| (?:{_LISTED['STANDS_ALONE']})\b")


def _goes_on(low: str, last: int, start: int) -> bool:
    """Tell whether such a word goes on from one before: "finlandssvensk och min man tornedaling"."""
    between = low[last:start]
    return between == " " or (
        len(between) <= _AFTER and bool(_CHAIN.fullmatch(between)) and bool(_JOINS.search(between))
    )


def _end(reading: Reading, end: int, stop: int) -> int:
    """Return where it ends with the person and the country that belong to it: "inkeriläinen paluumuuttaja", "kurdi Irakista"."""
    low = reading.low
    if side := _SIDE.match(low, end, stop):
        return side.end()
    person = _TOLD[reading.language][2].match(low, end, min(stop, end + _AFTER))
    if person and low[end] == " ":
        end = person.end()
    for also in (ROOTS.match(low, end, stop), WHENCE.match(reading.text, end, stop)):
        end = also.end() if also else end
    return end
