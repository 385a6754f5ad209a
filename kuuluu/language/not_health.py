"""What only sounds like somebody's health: figures of speech, things and places; services, groups and courses for the ill."""

import re
from functools import cached_property

from kuuluu.language.pets_told import Pets
from kuuluu.language.phrases import Phrases
from kuuluu.language.reading import Reading
from kuuluu.language.words import read_parts

_LISTED = read_parts("not_health")

_NOTHING = Phrases.read("health_nothing")
_SERVICE = read_parts("nobodys")["SERVICE"]
# "a course about dementia", "vattengympa för reumatiker", "luento diabeteksesta".
_OF_A_SERVICE = re.compile(
    rf"\b\w*(?:{_SERVICE})\b(?: \w+)?,? (?:{_LISTED['FOR_WHAT']})(?: (?:{_LISTED['FOR_WHOM']}"
    rf")){{0,4}} (?:\w+ (?:and|och|ja|or|eller) )?\Z"
)
# "for people with", "puhua allergioista": of many, or of the matter.
_OF_MANY = re.compile(
    rf"\b(?:(?:för|for|of|av|till|to|among|bland|hos|with) (?:\w+ )?(?:{_LISTED['MANY']}"
    rf") (?:{_LISTED['WITH_AN_ILLNESS']})|(?<!två )(?<!two )(?<!are )(?<!är )(?<!some )(?:personer|"
    rf"människor|folk|people|anyone|everyone|everybody|alla) (?:{_LISTED['WITH_AN_ILLNESS']})(?: \w+)?|"
    rf"(?:{_LISTED['SPEAKS_OF_MANY']})) (?:(?!my|his|her|min|hans|hennes|minun|hänen|oma)\w+ )?\Z"
)
# "Barn som | stammar", "Adhd-lapset ja muut": all such, where nothing before says whose they are; "for people | recovering from".
_ALL_WHO = re.compile(rf"(?:{_LISTED['ALL']}),? (?:{_LISTED['WHO']}) (?:\w+ )?\Z")
_ALL = re.compile(rf"[\w]+-(?:{_LISTED['ALL']})\b")
_FOR_MANY = re.compile(rf"\b(?:för|for|of|among|bland) (?:{_LISTED['MANY']}) \Z")
# "Luin kirjan alkoholistin lapsesta", "elokuva sokeasta miehestä".
_OF_A_STORY = re.compile(
    r"\b(?:kirja|romaani|novelli|elokuva|leffa|näytelmä|musikaali|dekkari|sarja|dokumentti|muistelma|kuunnelma|runo)\w{0,4} (?:(?:joka )?kerto\w+ )?(?:\w+ )?\Z"
)
_TOLD_IN = re.compile(r"\w*(?:n|sta|stä)\b")
# With what the words that link a service with its matter end; it is looked for first, for it is quick.
_LINK = re.compile(rf"\b(?:{_LISTED['LINK']}) \Z")
_MANYS = re.compile(
    r"(?: (?:tauti|oireyhtymä|syndrooma|sairaus|tau[dt]|sairau[dt]|sairaut)\w*)?(?: kirjolla|"
    r" kirjon)? (?:sairastavi|kärsivi|omaavi|potevi|olevi|eläv|sairastunei|toipuvi)(?:ll|"
    r"en|in|a|ä)\w*|(?: (?:tautia|oireyhtymää|sairautta|taudista))? (?:sairastavat|kärsivät|"
    rf"potevat)(?! (?:{_LISTED['SOMEBODYS']}))\b|(?: (?:{_LISTED['MANY_STEMS']})(?:lle|ll[aä]|lt[aä]|"
    rf"st[aä]|ss[aä])| (?:{_LISTED['OF_MANY_FI']}))\b"
)
# "Mun autistisille lapsille" are somebody's.
_MINE = re.compile(r"\b(?:mun|minun|meidän|meiän|meille|meistä|kahdelle|molemmille) (?:\w+ )?\Z")
# All who are so, one by one or many: "where | a diabetic gets advice", "för minnessjuka", "päihdeongelmaisille".
_ANY_ONE = re.compile(r"\b(?:(?:where|how|when|whether|what|why) an?|(?:var|hur|när|vad|varför) en) \Z")
_LIKE_ME = re.compile(r"\w* (?:like (?:me|my|our)|som (?:jag|min))\b")
_ALL_SUCH = re.compile(r"\b(?:för|av|till|åt|bland|hos) (?:unga |äldre )?\Z")
_SUCH = re.compile(
    rf"\w*(?:{_LISTED['SUCH']})\b(?! (?:mor|mamma|far|pappa|fru|man|son|dotter|bror|syster|"
    r"granne|barn|vän)\w*)"
)
_SUCH_FI = re.compile(rf"\w*(?:{_LISTED['SUCH_FI']})\b(?! \w+(?:ni|mme|ns[aä])\b)")
# Staff for the ill: they tell of who sees them, and of whom they see.
_NURSE = re.compile(r"[ -](?:nurses?|doctors?|specialists?|clinics?|helpline|advis[eo]rs?)\b")
_SEES = re.compile(
    r"\b(?:sees?|saw|seeing|seen|visits?|visited|(?:have|has|had|my|her|his) (?:an |\w+ )?appointment (?:with|at)|goes to|went to|with) (?:\w+ ){0,3}\Z|\b(?:my|his|her|our) \Z"
)
# "How can I book a time with the | asthma nurse?"
_ASKS_FOR = re.compile(
    r"\b(?:how|where|when|who|can|could|may|is it possible) (?:(?:can|do|could|should|may|does|to) )?(?:i|we|one|you|to|it)\b(?!.*\b(?:my|his|her|our)\b)[^.?!]*\Z"
)
_SEEN = re.compile(r"(?: [\w'’-]+){0,2} (?:me|us|my|him|her|his|our|comes?|came)\b")
_MANY_ILL = re.compile(r"\w*(?:sairastunei|sairastavi|toipuvi|kärsivi)(?:lle|ll[aä]|den|en)\b")
_OWNED = re.compile(r"\w+(?:ni|mme|nsa|nsä)\Z")
# "muistisairaiden päivätoiminta", "masennuksen hoitoketju", "diabetes group".
_SERVICE_OF = re.compile(
    rf"(?: (?:{_LISTED['SERVICE_OF']})){{0,2}}[ -](?:{_SERVICE})\b(?! (?:i (?:go|attend)|"
    r"jossa käyn|dit jag går|where i|johon|jonne))"
)
# Somebody goes there.
_GOES = re.compile(rf"\b(?:{_LISTED['GOES']})\b")
_BEFORE, _LINKED = 90, 12


class Nothing:
    """Where a text only sounds as if it told of somebody's health."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.pets = Pets(reading)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [match.span() for match in _NOTHING.matches(self.reading)]

    def has(self, start: int, end: int, sentence: int) -> bool:
        """Tell whether words are a figure of speech or a service; `sentence` tells where their sentence begins."""
        if any(first < end and start < last for first, last in self._spans):
            return True
        low = self.reading.low
        around = max(sentence, start - _BEFORE)
        if (
            (_MANYS.match(low, end) and not _MINE.search(low, around, start))
            or _MANY_ILL.search(low, start, end)
            or (_OF_MANY.search(low, around, start) and not _OWNED.search(low, start, end))
        ):
            return True
        if _OF_A_STORY.search(low, around, start) and _TOLD_IN.match(low, start):
            return True
        if _are_such(low, around, start) or _are_all(low, sentence, start):
            return True
        nurse = _NURSE.match(low, end)
        if (
            nurse
            and (not _SEES.search(low, around, start) or _ASKS_FOR.search(low, sentence, start))
            and not _SEEN.match(low, nurse.end())
        ):
            return True
        is_service = _SERVICE_OF.match(low, end) or (
            _LINK.search(low, max(0, start - _LINKED), start) and _OF_A_SERVICE.search(low, around, start)
        )
        return bool(is_service) and not _GOES.search(low, sentence, start)


def _are_all(low: str, sentence: int, start: int) -> bool:
    """Tell whether a sentence begins with all who are ill so, or what is done is for many."""
    while sentence < start and not low[sentence].isalnum():
        sentence += 1
    if sentence == start:
        return _ALL.match(low, start) is not None
    if _ALL_WHO.match(low, sentence, start):
        return True
    return bool(_FOR_MANY.search(low, sentence, start)) and not _GOES.search(low, sentence, start)


def _are_such(low: str, first: int, start: int) -> bool:
    """Tell whether words speak of anybody or of all who are ill so."""
    if _ANY_ONE.search(low, first, start) and not _LIKE_ME.match(low, start):
        return True
    if _ALL_SUCH.search(low, first, start) and _SUCH.match(low, start):
        return True
    return bool(_SUCH_FI.match(low, start)) and not _MINE.search(low, first, start)
