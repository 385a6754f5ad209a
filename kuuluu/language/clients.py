"""Who is a client of social services: somebody who applies for, gets, misses or loses a benefit or a service.

"Jag vill överklaga avslaget på färdtjänst", "Haluaisin kotiavun", "Carer's allowance: account …" tell it; "Mistä kotiapua haetaan?"
tells of nobody. What one does so in the first person tells by itself; what others do counts where somebody is spoken of.
"""

import re
from collections.abc import Iterator

from kuuluu.language.people import Sentences
from kuuluu.language.phrases import Phrases
from kuuluu.language.reading import Reading
from kuuluu.language.services import Services
from kuuluu.language.words import read_parts

_LISTED = read_parts("clients")

_GIVEN = Phrases.read("clients_given", whole=True)
_AGENCIES = Phrases.read("clients_agencies", whole=True)
_BEFORE, _NEAR = 70, 12


def _before(words: str) -> re.Pattern[str]:
    """Return a pattern of what is done, with no more than a few words before what is got."""
    return re.compile(rf"\b(?:(?:ei|eivät|inte) )?(?:{words})(?: (?:{_LISTED['BETWEEN']})){{0,3}} \Z")


_OWN = {of: _before(_LISTED[f"OWN_{of.upper()}"]) for of in ("fi", "sv", "en")}
_OTHER = {of: _before(_LISTED[f"OTHER_{of.upper()}"]) for of in ("fi", "sv", "en")}
_AFTER = {of: re.compile(rf" (?:{_LISTED[f'AFTER_{of.upper()}']})\b") for of in ("fi", "sv", "en")}
_ACCOUNT = re.compile(_LISTED["ACCOUNT"])
# A single decision that came or did not is somebody's.
_CASE = re.compile(rf" (?:{_LISTED['CASE']})\b")
# Whose it is: "Mummo jonottaa", "för min far".
_ANCHOR = {of: re.compile(rf"\b(?:{_LISTED[f'ANCHOR_{of.upper()}']})\b") for of in ("fi", "sv", "en")}
# "Omaishoidon tukeni pienenee": the word itself says whose it is.
_OWNED = re.compile(r"(?:ni|mme)\Z")
_ABOUT, _ELATIVE = re.compile(r"\b(?:om|about|regarding|på|on) \Z"), re.compile(r"st[aä]\Z")
# Who rings or visits, and whom: "sossusta soitetaan mulle", "Barnskyddet har varit där".
_CONTACT = {
    of: re.compile(
        rf"(?: [\w'’-]+){{0,2}}? (?:{_LISTED[f'CONTACT_{of.upper()}']})(?: [\w'’-]+){{0,3}}? (?:{_LISTED[f'WHOM_{of.upper()}']})\b"
    )
    for of in ("fi", "sv", "en")
}
_MANY = re.compile(rf"\b(?:{_LISTED['MANY']})\b")
# A leaflet, a course, a job or thanks: of the matter, and of nobody.
_GOES_ON = r"(?!(?:kun?|koska|oon|olen|olemme|att|när|eftersom|when|because|who)\b)[\w'’-]+"
_ANYBODY = re.compile(rf"\b(?:{_LISTED['ANYBODY']})(?: {_GOES_ON}){{0,3}} \Z")
_PAPERS = {
    of: re.compile(rf"\b(?:{_LISTED[f'PAPERS_{of.upper()}']})(?: (?:{_GOES_ON})){{0,3}} \Z")
    for of in ("fi", "sv", "en")
}
_PAPER_AFTER = re.compile(rf"[ -](?:{_LISTED['NOT_AFTER']})\b")


def clients(reading: Reading, sentences: Sentences, services: Services) -> Iterator[tuple[int, int]]:
    """Yield where a text tells that somebody is such a client, from what is done to what it is done with."""
    for start, end in _GIVEN.find(reading):
        told = None if is_on_paper(reading, sentences, start, end) else _told(reading, sentences, services, start, end)
        if told:
            yield told
    for start, end in _AGENCIES.find(reading):
        if contact := _CONTACT[reading.language].match(reading.low, end, sentences.bounds(start)[1]):
            yield start, contact.end()


def is_anybodys(reading: Reading, sentences: Sentences, start: int, end: int) -> bool:
    """Tell whether words name a benefit or a service on paper, or one that anybody may get: "who can apply for …"."""
    given = next((span for span in _GIVEN.find(reading) if span[0] < end and start < span[1]), None)
    if given is None:
        return False
    around = max(sentences.bounds(start)[0], given[0] - _BEFORE)
    return is_on_paper(reading, sentences, *given) or bool(_ANYBODY.search(reading.low, around, given[0]))


def is_on_paper(reading: Reading, sentences: Sentences, start: int, end: int) -> bool:
    """Tell whether words stand for a form, a leaflet, a course or staff, not for what somebody gets."""
    if _PAPER_AFTER.match(reading.low, end):
        return True
    first = max(sentences.bounds(start)[0], start - _BEFORE)
    return _PAPERS[reading.language].search(reading.low, first, start) is not None


def _told(reading: Reading, sentences: Sentences, services: Services, start: int, end: int) -> tuple[int, int] | None:
    low, of = reading.low, reading.language
    first = sentences.bounds(start)[0]
    around = max(first, start - _BEFORE)
    after, account = _AFTER[of].match(low, end), _ACCOUNT.match(low, end) or _CASE.match(low, end)
    last = max(end, *(one.end() for one in (after, account) if one)) if after or account else end
    if _ANYBODY.search(low, around, start):
        return None
    if own := _OWN[of].search(low, around, start):
        return own.start(), last
    other = _OTHER[of].search(low, around, start)
    if _MANY.search(low, first, start) and not _ANCHOR[of].search(low, *sentences.bounds(start)):
        return None
    is_owned = of == "fi" and _OWNED.search(low, start, end)
    is_ones = account or sentences.is_about_somebody(start) or sentences.speak_of_oneself()
    if not is_ones or not (
        other or after or account or is_owned or _is_somebodys(reading, sentences, services, (start, end))
    ):
        return None
    return (other.start() if other else start), last


def _is_somebodys(reading: Reading, sentences: Sentences, services: Services, told: tuple[int, int]) -> bool:
    """Tell whether a sentence says whose it is, and speaks neither of the matter nor of the staff alone."""
    if reading.language == "fi" and _ELATIVE.search(reading.low, *told):
        return False
    if _ABOUT.search(reading.low, max(0, told[0] - _NEAR), told[0]) or services.is_nobodys(*told):
        return False
    return _ANCHOR[reading.language].search(reading.low, *sentences.bounds(told[0])) is not None
