"""By what line an office is reached: its fax, its mobile, what its answering machine reads out, where somebody rang."""

import re

from kuuluu.language.noun_endings import ENDINGS
from kuuluu.language.reading import says
from kuuluu.language.words import read_lines, read_parts

_LISTED = read_parts("office_lines")

# With what belongs to them: "simhallens nummer".
OFFICES = re.compile(rf"(?:{'|'.join(read_lines('office_words'))})s?")
# "Kirjaston whatsapp 044 …", "The library's mobile 044 …": after a comma it would be the writer's.
_LINE = re.compile(
    rf"(?P<whose>[^\W_]+)(?:['’]s)? (?:{_LISTED['LINE']})(?:[ -](?:numero|nummer|number))?(?: on| är| is)? \(?\+?\Z"
)
# "Kirjaston vastaajassa luetaan numero …", "Telefonsvararen på biblioteket läser upp …"
_RECORDED = re.compile(rf"\b(?:{_LISTED['RECORDED']})\b[^.!?\n\d]*?\b(?:{_LISTED['READS']})\b[^.!?\n\d]*\Z")
_OWN = re.compile(rf"\b(?:{_LISTED['OWN']})\b")
_YOURS = frozenset({"teidän", "er", "era", "ert", "your"})
# "Soitin kirjastolle 044 …", "soitin sinne katupuolel 02 …": who rang there; "… 044 … -numerosta" is from where.
_RANG_AT = re.compile(
    rf"\b(?:{_LISTED['RANG']})\b (?:[^\W\d_]+ ){{0,3}}?[^\W\d_]*(?:{_LISTED['RUNG']})(?:{ENDINGS['FINNISH']}|lt?|st?)"
    r"(?: numeroon| numeroa| nroon| puh\.?)? \(?\+?\Z"
)
_FROM = re.compile(r"[ :-]{0,2}(?:numerosta|numerostani|nrosta|sta\b|lla\b|puhelimesta)")
_SENTENCE_ENDS = ".!?\n"
_WORD = re.compile(r"[^\W\d_]+")
_FAR, _NEAR = 120, 30


def is_on_an_offices_line(text: str, start: int, end: int) -> bool:
    """Tell whether the words before a number say by what line an office is reached: "Kirjaston whatsapp 044 …"."""
    low = text[max(0, start - _FAR) : start].lower()
    line = _LINE.search(low)
    if line and says(OFFICES, line["whose"]):
        return True
    if _RANG_AT.search(low):
        return _FROM.match(text, end) is None
    return _is_read_out(low)


def _is_read_out(low: str) -> bool:
    """Tell whether an office's answering machine reads the number out."""
    recorded = _RECORDED.search(low)
    if recorded is None:
        return False
    sentence = low[max(low.rfind(sign, 0, recorded.start()) for sign in _SENTENCE_ENDS) + 1 :]
    words = _WORD.findall(sentence)
    owner = _WORD.findall(low[max(0, recorded.start() - _NEAR) : recorded.start()])[-1:]
    is_others = any(word.endswith(("n", "s")) and not _is_an_offices(word) for word in owner)
    return not is_others and not _OWN.search(sentence) and any(_is_an_offices(word) for word in words)


def _is_an_offices(word: str) -> bool:
    return word in _YOURS or says(OFFICES, word)
