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
_AROUND = 30
# Figures of speech, things, and matters that are nobody's own.
_NO_SOCIAL = re.compile(
    r"\b(?:asunnottomien (?:yö|määrä|viikko)\w*|(?:the|for|many|more) (?:homeless|unemployed)|työttömien\w*|asunnottomuu\w+|lastensuojelula(?:ki\w*|in\b|issa\b)|kodittomien|koditon (?:kissa|koira)\w*|kodittomat (?:kissat|eläimet|koirat)|hemlösas|bostadslösas|"
    r"velkaa (?:kaupung|kunnal)\w*|kaupung\w+ (?:\w+ )?vel\w+)",
    re.IGNORECASE,
)
_NO_CRIME = re.compile(
    r"\b(?:pyörä\w* (?:\w+ )?varastettiin|varas(?:hälyt|tettu)\w*|vankilan(?:mäki|tie)\w*|ryöstöhin\w+|päivänvalo\w* ryöst\w+|hinta\w* (?:on )?ryöst\w+|daylight robbery|steals? the show|tuomittu (?:epäonnist|purett|katoa|unohd|tuho)\w*|dömd att (?:miss|för)\w+|valaistus rikos|vanha vankila|"
    r"time thief|huijaushin\w+|convicted building)",
    re.IGNORECASE,
)
_NOT_MEANT = {"social": _NO_SOCIAL, "crime": _NO_CRIME}


def sensitive(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int, str]]:
    """Yield where such words stand in a plain text, each with the name of its class."""
    for name, phrases in _ANYWHERE:
        for start, end in phrases.find(reading):
            yield start, end, name
    for name, phrases in _OF_SOMEBODY:
        for start, end in phrases.find(reading):
            if sentences.is_about_somebody(start) and not _is_other(_NOT_MEANT[name], reading.text, start, end):
                yield start, end, name


def _is_other(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Tell whether the words around make it a figure of speech or a thing."""
    around = pattern.finditer(text, max(0, start - _AROUND), end + _AROUND)
    return any(one.start() < end and start < one.end() for one in around)
