"""Other words that the law keeps from the public (Act 621/1999, section 24.1, 7, 23, 25, 26 and 32; Regulation (EU) 2016/679, article 9).

Social services and debts, conviction, ethnic origin, crime and security. They are found where they are surely meant.
"""

import re
from collections.abc import Iterator

from kuuluu.language.animals_and_things import is_compared, only_nearly
from kuuluu.language.belonging import belongings, names_somebody
from kuuluu.language.clients import clients, is_anybodys, is_on_paper
from kuuluu.language.empty_homes import empty_homes
from kuuluu.language.entries import entries
from kuuluu.language.general import is_asked_of_anybody
from kuuluu.language.people import Sentences
from kuuluu.language.phrases import Phrases
from kuuluu.language.public_doors import is_of_a_public_place
from kuuluu.language.reading import Reading
from kuuluu.language.services import Services
from kuuluu.language.telling import is_in_general, to_the_end_of_a_short_clause, to_the_end_of_the_clause, whole
from kuuluu.language.there import told_there
from kuuluu.language.words import read_parts

_LISTED = read_parts("sensitive")

_OF_SOMEBODY = (
    ("social", Phrases.read("social")),
    ("crime", Phrases.read("crime")),
    ("origin", Phrases.read("origin_told")),
)
_ANYWHERE = (
    ("security", Phrases.read("security")),
    ("belief", Phrases.read("belief")),
    ("origin", Phrases.read("origin")),
)
# What only clients have, wherever somebody is spoken of.
_CLIENTS = Phrases.read("social_told")
_TOLD_OF = frozenset({"social", "crime"})
_ASKED = _TOLD_OF | {"belief"}
_TO_THE_END = frozenset({"crime", "security"})
# What goes on with the same: "kuulun todistajiin, joten en juhli".
_SO = r"joten|siksi|koska|eikä|så|därför|eftersom|so|because|therefore|minkä vuoksi|varför"
_OWN = Phrases.read("crime_own")
_ACTS = Phrases.read("crime_acts")
# Of what a door or an alarm is: "the tool shed", "koulun takaovi", "lekskolans bakdörr"; who opened it; that somebody lives there alone.
_WHOSE = re.compile(
    r"(?:(?:\b[\w'’]+ )?\b(?:asuu|asun|on|bor|lives?|is|är) (?:yksin|yksinään|ensam|alone|by (?:her|him|my)self) (?:ja|och|and) (?:(?:her|his|my|the|hennes|hans|min|hänen) )?|"
    r"\b(?:i|we|jag|vi)(?:['’]ve| have| had| har| hade)? (?:(?:just|now|already|nu|redan) )?|"
    r"(?:\b(?:the|our|my|a)|\b[\w'’]+['’]s|\b\w+s(?<=[aeno]s)|\b\w{3,}n)(?: \w{3,}(?<!n))? |\bvara-)\Z"
)
# Who it is of, straight before: "my debts are", "she organised", "Meille sijoitettu", "vi har".
_OF_WHOM = frozenset({"social", "belief", "origin"})
_FAMILY = _LISTED["FAMILY"]
_WHO = re.compile(
    r"\b(?:i|we|she|he|they|my|our|his|her|their|minä|mä|me|hän|he|ne|minun|mun|meidän|"
    r"hänen|heidän|meille|meillä|minulle|minulla|mulla|mulle|hänelle|hänellä|jag|vi|han|"
    r"hon|de|min|mitt|mina|vår|vårt|våra|hans|hennes|deras|joka|jotka|som|who|that|a|an|"
    rf"en|ett|{_FAMILY}|(?:{_LISTED['WHO']}) [\w-]+)(?:['’](?:m|ve|re|s))?(?: |(?=['’]))"
    r"(?:(?:är|var|am|are|was|were|been) (?:(?:själv|också|också själv|ju|länge|also|still|myself|actually) )?(?:an? |en )?)?\Z"
)
# What was taken or broken, straight before: "Pyöräni varasti se sama kaveri".
_OWN_THING = re.compile(r"(?:\A|(?<=[.!?\n] ))\w{3,}(?:ni|mme) \Z")
# When, though after a comma: "bara en gång, tjugo över ett".
_WHEN = re.compile(rf", (?:(?:klockan|kl\.?|klo|kello|at|noin|about|ungefär|vid) )?(?:{_LISTED['WHEN']})")
# Ways to speak of oneself that say no "I".
_OF_US = re.compile(rf"\b(?:{_LISTED['OF_US']})\b")
# Young people without a place of their own have a home all the same: "the youth centre is closed, we have nowhere to go".
_FOR_THE_YOUNG = re.compile(r"\b(?:youth|teens?|teenagers?|skate\w*|playground|hang ?out|gym|library)\b")
# What one asks, reads or is told of in general: "how to apply for | social assistance", "tietoa | toimeentulotuesta".
_HOW_TO = re.compile(rf"\b(?:{_LISTED['HOW_TO']})(?: ?\Z)")
_AROUND, _FAR = 30, 120
_AND = re.compile(rf"[ ,;–-]{{0,3}}|,? (?:ja|sekä|och|samt|and|{_SO})(?: (?:he|she|i|we|hän|jag|vi|hon|han))? ")
_DUMPS = re.compile(r"(?:kippa|kaata|kaato|purka|purki|tyhjen|dump|lasta|tömmer|tömde|tippa|häller|empt|unload|tip)")
_VEHICLE = re.compile(
    r"\b(?:\w*auto|paku|\w*paketti|rekka|traktori|lava-auto|peräkärry|\w*bilen|skåpbil|lastbil|paketbil|släpet|van|lorry|truck|pick-?up|trailer)\b"
)
_WORD_END = re.compile(r"\w*")
# "Syytetty-näytelmä", "viikon varas -palsta": a play, a column.
# Nobody knows who: "joku varasti pyöräni", "någon har klottrat".
_NOBODY_KNOWN = re.compile(
    rf"\b(?:{_LISTED['SOMEBODY']})(?!['’]s)\b(?: (?!(?:{_LISTED['SAID']})\b|"
    rf"naapur|grann|neighbou|kalla|heter\b|nimel|nimi|kutsu|called|named)[\w-]+){{0,3}} \Z"
)
_COMPOUND = re.compile(r"\w* ?-[^\W\d_]{3}")
# Figures of speech, things, and matters that are nobody's own.
_NO_SOCIAL = re.compile(rf"\b(?:{_LISTED['NO_SOCIAL']})")
_NO_CRIME = re.compile(rf"\b(?:{_LISTED['NO_CRIME']})")
# Plates, telephones and dishes of another country.
_NO_ORIGIN = re.compile(
    rf"\b(?:{_LISTED['NO_ORIGIN']})\w* (?:on|ovat|oli) \w+(?: kil[pv]\w+| rekist\w+)?|\w+lais\w* (?:kil[pv]|"
    r"rekist|numero|liittym|puhelin|passi)\w*"
)
# Alarms that call for help or tell of a fault, and bar nobody's way.
_NO_SECURITY = re.compile(
    rf"(?:\b(?:{_LISTED['ALARMS_OF_THINGS']})\b[^.!?\n]{{0,30}}(?:hälyt|larm|alarm)\w*|(?:hälyty|"
    rf"larm|alarm|nöd|emergency )(?:{_LISTED['ALARM_CORDS']})\w*|(?:larmet|hälytys|alarm) (?:i|"
    r"på) (?:hiss|toalett|lyft|pump)\w*)"
)
_NOT_MEANT = {"social": _NO_SOCIAL, "crime": _NO_CRIME, "origin": _NO_ORIGIN, "security": _NO_SECURITY}


def sensitive(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int, str]]:
    """Yield where such words stand in a plain text, each with the name of its class; those joined by "and" as one."""
    last: tuple[int, int, str] | None = None
    for one in sorted(_all(reading, sentences)):
        if last and one[2] == last[2] and _AND.fullmatch(reading.low, last[1], max(last[1], one[0])):
            last = last[0], max(last[1], one[1]), last[2]
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _all(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int, str]]:
    """Yield where such words stand, each with the name of its class."""
    low, services = reading.low, Services(reading, sentences)
    for start, end, name in _listed(reading, sentences):
        if _is_other(low, start, end, name) or _is_of_nobody(reading, sentences, (start, end), name):
            continue
        if name == "social" and services.is_nobodys(start, end):
            continue
        if name == "security" and is_of_a_public_place(reading, sentences, start, end):
            continue
        word = _WORD_END.match(low, end)
        yield (*_whole(reading, start, word.end() if word else end, name), name)
    yield from _clients(reading, sentences, services)
    yield from (
        (*_whole(reading, start, end, "crime"), "crime")
        for start, end in _OWN.find(reading)
        if not _is_other(low, start, end, "crime")
    )
    for start, end, name in belongings(reading, sentences):
        yield _from_whom(reading, start), to_the_end_of_a_short_clause(reading, start, end), name
    yield from told_there(reading, sentences)
    yield from ((start, end, "security") for start, end in entries(reading, sentences))
    yield from ((start, end, "security") for start, end in empty_homes(reading, sentences))


def _clients(reading: Reading, sentences: Sentences, services: Services) -> Iterator[tuple[int, int, str]]:
    """Yield what only clients of social services have, where anybody is spoken of."""
    for told in _CLIENTS.find(reading) if sentences.speak_of_somebody() else ():
        if not _is_other(reading.low, *told, "social") and not _is_of_nobody(reading, sentences, told, "social"):
            yield (*_whole(reading, *told, "social"), "social")
    for start, end in clients(reading, sentences, services):
        if not _is_of_nobody(reading, sentences, (start, end), "social"):
            yield _from_whom(reading, start), end, "social"


def _listed(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int, str]]:
    """Yield the words of the lists, those that need a person where one is spoken of."""
    for name, phrases in _ANYWHERE:
        yield from ((start, end, name) for start, end in phrases.find(reading))
    for name, phrases in _OF_SOMEBODY:
        yield from (
            (start, end, name) for start, end in phrases.find(reading) if _is_of_somebody(reading, sentences, start)
        )
    for start, end in _ACTS.find(reading):
        if _is_a_vehicles(reading, sentences, start):
            continue
        if sentences.tells_of_another(start) or names_somebody(reading, *sentences.bounds(start)):
            yield start, end, "crime"


def _is_a_vehicles(reading: Reading, sentences: Sentences, start: int) -> bool:
    """Tell whether a vehicle, and nobody told of, is what dumps something: the plate tells whose it is."""
    first = sentences.bounds(start)[0]
    vehicle = _VEHICLE.search(reading.low, first, start) if _DUMPS.match(reading.low, start) else None
    return vehicle is not None and not sentences.tell_between(first, start)


def _is_of_nobody(reading: Reading, sentences: Sentences, told: tuple[int, int], name: str) -> bool:
    """Tell whether a sentence speaks of services and plans or asks of anybody. A crime is told of somebody where one is spoken of."""
    at = told[0]
    if name in _ASKED and is_asked_of_anybody(reading, sentences, at):
        return True
    if name not in _TOLD_OF:
        return False
    bounds = sentences.bounds(at)
    if name == "social" and (
        _HOW_TO.search(reading.low, bounds[0], at)
        or is_on_paper(reading, sentences, *told)
        or is_anybodys(reading, sentences, *told)
    ):
        return True
    if is_compared(reading.low, bounds[0], at):
        return True
    if name == "crime" and (
        _NOBODY_KNOWN.search(reading.low, bounds[0], at) or only_nearly(reading.low, bounds[0], at)
    ):
        return True
    is_one = name == "crime" and names_somebody(reading, *bounds)
    return not is_one and is_in_general(reading, sentences, bounds, told)


def _whole(reading: Reading, start: int, end: int, name: str) -> tuple[int, int]:
    """Return all that a telling takes: of what was done or stands open, all of its clause."""
    if name in _TOLD_OF:
        start, end = whole(reading, start, end)
    if name == "crime" and (own := _OWN_THING.search(reading.low, max(0, start - _AROUND), start)):
        start = own.start()
    if name in _OF_WHOM:
        start = _from_whom(reading, start)
    if name == "security" and (before := _WHOSE.search(reading.low, max(0, start - _AROUND), start)):
        start = before.start()
    if name in _TO_THE_END:
        end = to_the_end_of_the_clause(reading.low, end, name)
    else:
        end = to_the_end_of_a_short_clause(reading, start, end)
    told = _WHEN.match(reading.low, end) if name == "security" else None
    return start, told.end() if told else end


def _from_whom(reading: Reading, start: int) -> int:
    """Return where the words before a telling begin that say of whom it is."""
    whose = _WHO.search(reading.low, max(0, start - _AROUND), start)
    return whose.start() if whose else start


def _is_of_somebody(reading: Reading, sentences: Sentences, at: int) -> bool:
    """Tell whether a person is spoken of; "är" alone tells of none."""
    bounds = sentences.bounds(at)
    if names_somebody(reading, *bounds) or _OF_US.search(reading.low, *bounds):
        return True
    return sentences.is_about_somebody(at) and (reading.language != "sv" or sentences.tells_of_another(at))


def _is_other(low: str, start: int, end: int, name: str) -> bool:
    """Tell whether the words around make it a figure of speech or a thing."""
    if name in _TOLD_OF and _COMPOUND.match(low, end):
        return True
    if name not in _NOT_MEANT:
        return False
    if low.endswith(" to go", start, end) and _FOR_THE_YOUNG.search(low, max(0, start - _FAR), end + _FAR):
        return True
    around = _NOT_MEANT[name].finditer(low, max(0, start - _AROUND), end + _AROUND)
    return any(one.start() < end and start < one.end() for one in around)
