"""Other words that the law keeps from the public (Act 621/1999, section 24.1, 7, 23, 25, 26 and 32; Regulation (EU) 2016/679, article 9).

Social services and debts, conviction, ethnic origin, crime and security. They are found where they are surely meant.
"""

import re
from collections.abc import Iterator

from kuuluu.language.people import Sentences
from kuuluu.language.phrases import Phrases
from kuuluu.language.reading import Reading

_OF_SOMEBODY = (("social", Phrases.read("social")), ("crime", Phrases.read("crime")))
_ANYWHERE = (
    ("security", Phrases.read("security")),
    ("belief", Phrases.read("belief")),
    ("origin", Phrases.read("origin")),
)
_ACTS, _CODES = Phrases.read("crime_acts"), Phrases.read("security_codes")
# What a code opens.
_DOORS = re.compile(
    r"\bov(?:i|en|ea|essa|ien)\b|\w*(?:ovi|oven|portti|portin|lukko|lukon|hälyt\w+|varasto\w*|kellari\w*|kerho\w*|huone\w*|tila(?:n|an|ssa)?|sali\w*|kaappi|kaapin|nuokkari\w*|harjoitus\w*|sauna\w*|pesutu\w*)\b|"
    r"\b(?:rapu|rappu|avain|avaim|treeni|treena|talo|kulku|vartij)\w*|"
    r"(?:dörr|port|grind|lås|larm|förråd|rum|lokal|nyckel|skåp|bastu|källar|klubb|hus|ingång)\w*|\w+(?:rummet|dörren|förrådet|huset|skåpet)\b|"
    r"\b(?:doors?|gates?|locks?|alarm|room|entrance|lockers?|keys?|hall|cabinet|shed|storage|building|club\w*|staff|safe)\b",
    re.IGNORECASE,
)
_AROUND = 30
_WORD_END = re.compile(r"\w*")
# "Syytetty-näytelmä", "viikon varas -palsta": a play, a column.
_COMPOUND = re.compile(r"\w* ?-[^\W\d_]{3}")
# Figures of speech, things, and matters that are nobody's own.
_NO_SOCIAL = re.compile(
    r"\b(?:barnskydds(?:dag|veck|förbund|lag)\w*|lastensuojelun(?: keskusliitto|päivä|viikko)\w*|asunnottomien (?:yö|määrä|viikko)\w*|(?:the|for|many|more) (?:homeless|unemployed)|työttömien\w*|asunnottomuu\w+|lastensuojelula(?:ki\w*|in\b|issa\b)|kodittomien|koditon (?:kissa|koira)\w*|kodittomat (?:kissat|eläimet|koirat)|hemlösas|bostadslösas|"
    r"velkaa (?:kaupung|kunnal)\w*|kaupung\w+ (?:\w+ )?vel\w+)",
    re.IGNORECASE,
)
_NO_CRIME = re.compile(
    r"\b(?:pyörä\w* (?:\w+ )?varastettiin|varas(?:hälyt|tettu)\w*|vankilan(?:mäki|tie)\w*|ryöstöhin\w+|päivänvalo\w* ryöst\w+|hinta\w* (?:on )?ryöst\w+|daylight robbery|steals? the show|tuomittu (?:epäonnist|purett|katoa|unohd|tuho)\w*|dömd att (?:miss|för)\w+|valaistus rikos|vanha vankila|"
    r"varas -\w+|tjuv\w* och poliser\w*|joku varastaa|jos joku|(?:emme|emmekä|en|enkä|ei|inte|not) (?:\w+ )?(?:rikolli\w+|kriminella?|criminals?|varka\w+|rosvoja)|(?:tuuli|myrsky|aura|auto|bussi|lumi|jää|routa|aallot|karhu|hirvi|rusakot|citykanit|varikset|lokit) (?:\w+ )?(?:rikkoi|rikkoo|kaatoi|hajotti|särki|tuhosi|varasti|varastaa)|stormen \w+|the (?:storm|wind|snow|plough|frost|waves) \w+|"
    r"\w+(?:dagen|veckan|päivä|viikko)\b|time thief|huijaushin\w+|convicted building)",
    re.IGNORECASE,
)
_NO_DOOR = re.compile(
    r"(?:error|promo|discount|voucher|product|postal|zip|qr|dress|area|country|booking|colou?r|fel|rabatt|post|produkt) \Z",
    re.IGNORECASE,
)
# Plates, telephones and dishes of another country.
_NO_ORIGIN = re.compile(
    r"\b(?:puhelin|puhelimeni|numero|numeroni|liittymä|auto|rekka|paku|pakettiauto|kilvet|kilpi|ravintola|kauppa|pizzeria|kebab|resepti|kirja|elokuva|laulu|kieli|malli|tavara|tuote|merkki|juna|yhtiö|firma|"
    r"jossa|jolla|siinä)\w* (?:on|ovat|oli) \w+(?: kil[pv]\w+| rekist\w+)?|\w+lais\w* (?:kil[pv]|rekist|numero|liittym|puhelin|passi)\w*",
    re.IGNORECASE,
)
_NOT_MEANT = {"social": _NO_SOCIAL, "crime": _NO_CRIME, "origin": _NO_ORIGIN}


def sensitive(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int, str]]:
    """Yield where such words stand in a plain text, each with the name of its class."""
    anywhere = ((start, end, name) for name, phrases in _ANYWHERE for start, end in phrases.find(reading))
    told = ((start, end, name) for name, phrases in _OF_SOMEBODY for start, end in phrases.find(reading))
    acts = ((start, end, "crime") for start, end in _ACTS.find(reading))
    found = [
        *anywhere,
        *(one for one in told if sentences.is_about_somebody(one[0])),
        *(one for one in acts if sentences.tells_of_another(one[0])),
    ]
    text = reading.text
    for start, end, name in found:
        if not _is_other(text, start, end, name):
            word = _WORD_END.match(text, end)
            yield start, word.end() if word else end, name
    for start, end in _CODES.find(reading):
        if _opens_a_door(reading.text, start, sentences):
            yield start, end, "security"


def _opens_a_door(text: str, at: int, sentences: Sentences) -> bool:
    """Tell whether the sentence of a code, or the one before it, speaks of a door, a lock, an alarm or a room."""
    if _NO_DOOR.search(text, max(0, at - _AROUND), at):
        return False
    first, last = sentences.bounds(at)
    before = sentences.bounds(first - 1)[0] if first else 0
    return bool(_DOORS.search(text, before, last))


def _is_other(text: str, start: int, end: int, name: str) -> bool:
    """Tell whether the words around make it a figure of speech or a thing."""
    if name == "crime" and _COMPOUND.match(text, end):
        return True
    if name not in _NOT_MEANT:
        return False
    around = _NOT_MEANT[name].finditer(text, max(0, start - _AROUND), end + _AROUND)
    return any(one.start() < end and start < one.end() for one in around)
