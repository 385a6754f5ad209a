"""Addresses in other countries, as people write them: "Odengatan 14, 113 51 Stockholm", "12 Mill Lane, Oxford OX4 1AB".

Nothing that a Finnish city mends stands there: whoever tells such an address tells where somebody lives.
"""

import re
from collections.abc import Iterator

from kuuluu.language.reading import Reading

_TOWN = r"(?:[A-ZÅÄÖÆØÕÜĀČĒĢĪĶĻŅŠŪŽŁŚ][^\W\d_]+(?:[- ](?:am|an|der|de|sur|upon|le|la|les|den|im))?)(?:[- ][A-ZÅÄÖÆØÕÜŁŚ][^\W\d_]+)?"
# A postal code of Sweden, the Netherlands, Poland, Latvia or Lithuania, or of four to six digits, and the town. Five digits alone are Finnish too.
_POST = rf"(?:(?:[A-Z]{{1,2}}-)?(?:\d{{3}} \d{{2}}|\d{{4}} ?[A-Z]{{2}}|\d{{2}}-\d{{3}}|\d{{4,6}})(?!\d),? {_TOWN}|{_TOWN},? (?:LV|LT|EE)-?\d{{4,5}}(?!\d))"
_STREET = (
    r"(?:[^\W\d_]+(?:straße|strasse|str\.|platz|allee|weg|gasse|ring|gracht|laan|straat|kade|plein|vej|gade|plads|vei|veien|gata|gatan|gaten|vägen|gränd|stigen|"
    r"tänav|puiestee|maantee|gatvė|gatve|iela|prospekts?|utca|ulice|ulica)|"
    r"(?:ul|ulica|al|aleja|os|via|viale|piazza|corso|rue|avenue|boulevard|calle|avenida|carrer|rua|str|strada|bulevardul|prospekt|ulitsa|улица|вулиця)\.? [^\W\d_]+(?: [^\W\d_]+)?|"
    r"[^\W\d_]+(?: [^\W\d_]+)? (?:tn\.?|tänav|mnt\.?|pst\.?|g\.|pr\.|iela|ielā|gatvė))"
)
_NUMBER = r"\d{1,4} ?[A-Za-z]?(?:[-/ ]\d{1,4}(?!\d))?(?![\w])"
# A street whose ending tells that it is abroad needs no postal code; any other name needs one that isn't Finnish.
_TOLD = re.compile(
    rf"(?<![\w-])(?-i:[A-ZÅÄÖÆØÕÜŁŚ])(?:{_STREET}),? {_NUMBER}(?:,? ?\n?{_POST})?|"
    rf"(?<![\w-])(?:(?:ul|al|via|rue|calle|str)\.? )(?-i:[A-Z])[^\W\d_]+(?: [^\W\d_]+)? {_NUMBER}(?:,? ?\n?{_POST})?",
)
_ABROAD = re.compile(
    r"[^\W\d_]+(?:straße|strasse|gracht|laan|straat|plein|vej|gade|plads|veien|gaten|tänav|puiestee|maantee|gatvė|iela|utca)\b|"
    r"\A(?:ul|ulica|aleja|via|viale|piazza|rue|calle|avenida|carrer|rua|strada)\b|\b(?:tn|tänav|mnt|pst|iela|ielā|gatvė)\b"
)
_WITH_POST = re.compile(
    rf"(?<![\w-])(?:[A-ZÅÄÖÆØÕÜŁŚ][\w'’.-]+ ){{1,3}}{_NUMBER},? ?\n?"
    rf"(?:(?:[A-Z]{{1,2}}-)?(?:\d{{3}} \d{{2}}|\d{{4}} ?[A-Z]{{2}}|\d{{2}}-\d{{3}})(?!\d),? {_TOWN})"
)
_BRITISH = re.compile(
    r"(?<![\w-])(?:(?:[Ff]lat|[Aa]partment|[Uu]nit) \w{1,4},? )?\d{1,4}[A-Za-z]? (?:[A-Z][\w'’-]+ ){1,3}(?:Street|Road|Lane|Avenue|Drive|Close|Court|Crescent|Gardens|Grove|Hill|Place|Row|Square|Terrace|Way|Walk|Green|Mews|Park|St|Rd|Ave|Dr|Blvd)\.?"
    r",? (?:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?,? )(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]{2} \d{5}|[A-Z]\d[A-Z] ?\d[A-Z]\d)(?!\w)"
)
# The same with no code: on a line of its own or before a town, as in "27 Hollin Crescent\nLeeds"; no Finnish street is told so.
_BRITISH_LINE = re.compile(
    r"(?<![\w-])(?:(?:[Ff]lat|[Aa]partment|[Aa]pt\.?|[Uu]nit|[Rr]oom) \w{1,4},? ?\n?)?\d{1,4}[A-Za-z]?,? (?!(?:Downing|Baker|Wall|Sesame|Abbey) )(?:[A-Z][\w'’-]+ ){1,3}"
    r"(?:Street|Road|Lane|Avenue|Drive|Close|Court|Crescent|Gardens|Grove|Hill|Place|Row|Square|Terrace|Mews|St|Rd|Ave)\b\.?"
    r"(?:,? ?\n|, )[A-Z][\w'’-]+(?:[- ][A-Z][\w'’-]+|-(?:on|upon|le|in)-[A-Z]\w+)?(?=[ .,]*(?:\n|\Z|[.!?]|,? (?:UK|England|Scotland|Wales|Ireland|USA|Canada|Australia)))"
)
# With these the streets of _ABROAD are told; most texts have none.
_HINTS = (
    "straße", "strasse", "gracht", "laan ", "straat", "plein", "vej ", "gade ", "plads", "veien", "gaten", "tänav", "puiestee", "maantee",
    "gatv", "iela", "ielā", "utca", "ul. ", "ulica", "aleja", "via ", "viale", "piazza", "rue ", "calle", "avenida", "carrer", "rua ", "strada",
    " tn", " mnt", " pst",
)  # fmt: skip
_POST_AFTER = re.compile(
    rf"\d{{1,4}} ?[A-Za-z]?(?:[-/ ]\d{{1,4}}(?!\d))?(?!\w),? ?\n?(?:[A-Z]{{1,2}}-)?(?:\d{{3}} \d{{2}}|\d{{4}} ?[A-Z]{{2}}|\d{{2}}-\d{{3}})(?!\d),? {_TOWN}"
)
_BACK, _LONGEST_NUMBER = 60, 4
_WORD_START = re.compile(r"(?<![\w-])[^\W_]")


def homes_abroad(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield addresses in other countries."""
    text, done = reading.text, 0
    has_hint = reading.has(_HINTS)
    for start, end in reading.digits:
        if end - start > _LONGEST_NUMBER or start < done or text[start - 1 : start] not in {" ", "\n", ""}:
            continue
        found = (
            _BRITISH.match(text, start)
            or _BRITISH_LINE.match(text, start)
            or (_before(text, start, _TOLD) if has_hint else None)
        )
        if found is None and _POST_AFTER.match(text, start):
            found = _before(text, start, _WITH_POST)
        if found:
            done = found.end()
            yield found.span()


def _before(text: str, number: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return the address whose street stands before a number."""
    for word in _WORD_START.finditer(text, max(0, number - _BACK), number):
        match = pattern.match(text, word.start())
        if match and match.end() > number and (pattern is _WITH_POST or _ABROAD.search(text[word.start() : number])):
            return match
    return None
