"""Whose a telephone number is: an office's, a firm's, a public service's. Then it points to nobody, and is left."""

import re

from kuuluu.language.names.lexicon import Kind, known
from kuuluu.language.office_lines import OFFICES, is_on_an_offices_line
from kuuluu.language.reading import hangs_on, says
from kuuluu.language.words import read_lines, read_parts, read_words

_LISTED = read_parts("offices")

EMERGENCY_AND_ADVICE = frozenset({"116117", "112", "116111", "116006", "116123", "116000", "114"})
# Series that are sold to firms and offices alone, and services that cost: 010, 020, 029, 0600, 0700, 0800, 0100, 0200, 0300.
_SERVICE = re.compile(r"(?:0(?:10|20|29)\d{3,}|0800|080[1-9]|0[67]00|0[123]00\d{2,}|0(?:71|73|75)\d{6,7}\Z|116)\d*\Z")
# So short a number on a wire is a switchboard's, unless it is said whose it is.
_SWITCHBOARD = re.compile(r"0[1-9]\d{3,5}\Z")
_EXCHANGES = tuple(read_words("exchanges"))
_OWN = re.compile(
    r"(?:numeroni|numeromme|mun |minun |omani|puh|soitta?kaa|soita |mitt |my |min )[^\d\n]{0,25}\Z", re.IGNORECASE
)
_MINE = re.compile(
    r"(?:numeroni|numeromme|\bmun|minun|omani|kotipuh\w*|lanka\w*|\bmitt|\bmy|\bmin)[^\d\n]{0,25}\Z", re.IGNORECASE
)
# "Päivystysnumeroni 040 …": who says so answers it.
_NUMBERS_OWNER = re.compile(r"(?:numero|puhelime)(?:ni|mme)(?: on| oli)?:? \(?\+?\Z", re.IGNORECASE)
_MOBILE = re.compile(r"0(?:4\d|50)\d{6,8}\Z")
_COUNTRY = re.compile(r"(?:\+|00)?358")
# Numbers of offices stand somewhere after such words; a mobile there is somebody's all the same.
_OFFICE = re.compile(
    r"\w*(?:vaihde|vaihteen|neuvonta|neuvonnan|päivystys|palvelupist\w+)|vaihtees\w+|neuvonta\w*|\w*asiakaspalvelu\w*|päivystys\w*|päivystykse\w+|vikailmoitu\w+|"
    r"palvelunumero\w*|palvelupuhelin|puhelinpalvelu\w*|kirjaamo\w*|asiointipiste\w*|taksi\w*|hätäkesku\w+|myrkytys\w*|verohallin\w+|"
    # What an office has printed, recorded or published gives its own number.
    r"recorded|recording|leaflet|brochure|website|nauhoite|nauhoitt\w+|esite|esittee\w+|nettisivu\w*|broschyr\w*|webbplats\w*|hemsida\w*|"
    r"växeln?|kundtjänst\w*|rådgivning\w*|jour\w*|switchboard|helpline|hotline|information|info|service"
)
# Straight before a number they say whose it is, a mobile's too.
_OFFICE_AFTER = rf"(?:the |kaupungin |stadens )?(?:{OFFICES.pattern})"
# "Kirjasto ei vastaa numerosta 040 …", "The library does not answer 040 …"; after a comma it is the writer's.
_ANSWERS = re.compile(
    rf"(?<!\w)(?:{OFFICES.pattern}) (?:ei )?(?:vasta\w+ (?:puhelin)?numero(?:sta|ssa)|svarar? (?:inte )?på|svarade (?:inte )?på|"
    r"(?:(?:does|did|do) not|doesn['’]t|didn['’]t)? ?answer(?:s|ed)?(?: at| on)?) \(?\+?\Z",
    re.IGNORECASE,
)
# "I left my coat at the library, 040 …": who was there gives the own number.
_WAS_AT = re.compile(
    r"\b(?:left|forgot|lost|work|works|was|am|waited|been)\b[^\d.!?\n]* (?:at|in) (?:the )?(?:[^\W\d_]+ ?){1,3}, ?\(?\+?\Z"
)
# "Kirjasto kiinni, 040 …": who stands before it gives the own number.
_CLOSED = re.compile(r"(?<!saa )(?<!saanut )\bkiinni[,.!:]? ?\(?\+?\Z", re.IGNORECASE)
# "Soitin numeroon 040 …, kirjasto, eikä kukaan vastannut"; "Numero 040 … ei ole enää kirjaston." "… on koulun tiedoissa" is where it stands.
_RANG = re.compile(r"\b(?:soitin|soitimme|soitettu|ringde|ringt|called|rang)\b[^\d.!?\n]{0,25}\Z", re.IGNORECASE)
_RANG_OFFICE = re.compile(rf", (?:the )?(?:[^\W\d_]+ )?{_OFFICE_AFTER},", re.IGNORECASE)
_NO_MORE = re.compile(
    rf" (?:on|oli|ei ole|ei ollut)(?: enää| vielä| yhä)? {_OFFICE_AFTER}(?: numero)?(?=[.,;!?]|\Z)", re.IGNORECASE
)
_OWNS = re.compile(r"['’]s\b")
_FILLER = re.compile(_LISTED["FILLER"])
# "Soittakaa kaupungin Veteen 040 …": into a house one calls an office; a person is called with another ending, or has a first name too.
_INTO = re.compile(
    rf"(?:soit\w+|soitt\w+|yhtey\w+|numeron?) (?:[\w-]+ ){{0,2}}?(?P<before>[\w-]+ )?(?!(?:{_LISTED['INTO']})\w*|"
    r"\w+lleen )(?-i:[A-ZÅÄÖ])[^\W\d_]+(?:aan|ään|een|iin|oon|öön|uun|yyn|hin|hyn|hun|hon|"
    r"seen|siin)(?:,)? (?:numeroon |puh\.? |p\. |nro )?\(?\+?\Z",
    re.IGNORECASE,
)
# "Kuusilan Vesi, 040 …", "Granby Vattenverk": what a town's firm of water, heat or waste is called, whatever the town.
_UTILITY = re.compile(
    rf"(?<![\w-])[A-ZÅÄÖ][\w-]+(?:{'|'.join(read_lines('utilities'))})(?: (?i:oy|ab|ltd|oyj|liikelaitos|päivystys|asiakaspalvelu))?"
    r"[,:]?(?: (?i:puh|p|nro|numero|numeroon|numerosta|tel|tfn|nummer|numret|number|phone|on|är|is|at|på)\b[.:]?){0,3} ?\(?\+?\Z"
)
# "The number in your leaflet, 040 …", "esitteen numero 040 …": what an office has printed.
_PRINTED = re.compile(
    rf"(?:(?:numret|numeron?|number) (?:i|på|in|on) (?:er |den |denna |the |your |this )?(?:{_LISTED['PRINTED_SV_EN']}"
    rf")\w*(?: page| site)?|\b(?:{_LISTED['PRINTED_FI']})(?!\w*(?:ni|mme) )\w* (?:(?:oleva |"
    r"mainittu |annettu |ilmoitettu |löytyvä )?(?:puhelin)?numero|mainittu|annettu|ilmoitettu)),? \(?\Z",
    re.IGNORECASE,
)
# "Minä olen äiti enkä poliisi. 050 …": what stands in another sentence is the writer's, as long as that one is more than a heading.
_NEW_SENTENCE = re.compile(
    r"(?:[^\W\d_]+,? ){3,}(?!puh|tel|tfn|gsm|p\b|nro|nr\b|no\b)[^\W\d_]{4,}[.!?] \Z", re.IGNORECASE
)
_LAST_SENTENCE = re.compile(r"[^\d\n.!?]*\Z")
_ITS = r"(?:kaupungin|kunnan|stadens|the city's|teidän|er|your)? ?"
_IS = r"(?:on|joka on|är|is|som är|which is) "
_AFTER = re.compile(rf",? ?[(–-]? ?(?:{_IS})?{_ITS}(?:{_LISTED['AFTER']}|virka-aika)", re.IGNORECASE)
# After a mobile it must be said that it is the office's: "040 … on asiakaspalvelu". "040 … virka-aikaan" is when somebody answers.
_AFTER_MOBILE = re.compile(rf",? ?(?:[(–-] ?(?:{_IS})?|{_IS}){_ITS}(?:{_LISTED['AFTER']})", re.IGNORECASE)
# Who asks to be called gives the own number, whatever is said after it.
_CALLS_ME = re.compile(rf"\b(?:{_LISTED['CALLS_ME']})\b[^\d\n.!?]{{0,25}}\Z", re.IGNORECASE)
_TO_ME = re.compile(
    r"\b(?:minulle|mulle|minut|meille|åt mig|till mig|mig på|me (?:at|on))\b[^\d\n.!?]{0,12}\Z", re.IGNORECASE
)
# "Stämmer numret 019 … fortfarande?": nobody asks whether the own number is right.
_ASKED = re.compile(
    r"\b(?:stämmer|gäller|är|onko|pitääkö|is|does) (?:numret|numero|puhelinnumero|the (?:phone )?number) \(?\+?\Z",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_REACH, _FAR = 36, 70


def words_before(stretch: re.Pattern[str], before: str, reach: int = _REACH) -> list[str]:
    """Return the last whole words before a number that nothing parts from it, in small letters."""
    last = stretch.search(before)
    if not last:
        return []
    start = max(last.start(), len(before) - reach)
    while start and start < len(before) and before[start - 1].isalnum() and before[start].isalnum():
        start += 1
    return _WORD.findall(before[start:].lower())


def is_office(digits: str, text: str, start: int, end: int) -> bool:
    """Tell whether a number in a text is that of an office or an advice line: not a private person's."""
    number = _COUNTRY.sub("0", digits, count=1).replace("00", "0", 1) if _COUNTRY.match(digits) else digits
    if number in EMERGENCY_AND_ADVICE or _SERVICE.match(number):
        return True
    before = text[max(0, start - _FAR) : start]
    if _SWITCHBOARD.match(number) and not _OWN.search(before):
        return True
    if number.startswith(_EXCHANGES) and not _MINE.search(before):
        return True
    is_owners = _NUMBERS_OWNER.search(before)
    is_mobile = _MOBILE.match(number) is not None
    if is_told_to_be_an_offices(text, start, end, is_mobile=is_mobile):
        return True
    if is_owners or is_mobile or _TO_ME.search(before):
        return False
    return any(says(_OFFICE, word) for word in words_before(_LAST_SENTENCE, before))


def is_told_to_be_an_offices(text: str, start: int, end: int, *, is_mobile: bool) -> bool:
    """Tell whether the words around a number, in figures or in words, say that it is an office's."""
    before = text[max(0, start - _FAR) : start]
    if _NUMBERS_OWNER.search(before):
        return False
    is_called = _is_called_an_office(before) or is_on_an_offices_line(text, start, end)
    return is_called or _is_said_after(before, text, end, is_mobile=is_mobile)


def _is_called_an_office(before: str) -> bool:
    """Tell whether the words straight before a number are those of an office."""
    words = _OWNS.sub("", before)
    is_parted = _WAS_AT.search(words) or _CLOSED.search(words) or _NEW_SENTENCE.search(words)
    if hangs_on(OFFICES, _FILLER, words, len(words)) and not is_parted:
        return True
    into = _INTO.search(before)
    if into and not known((into["before"] or "").strip().lower()).kind & (Kind.FIRST | Kind.NICK):
        return True
    return any(pattern.search(before) for pattern in (_UTILITY, _PRINTED, _ASKED, _ANSWERS))


def _is_said_after(before: str, text: str, end: int, *, is_mobile: bool) -> bool:
    """Tell whether the words straight after a number say that it is an office's."""
    if _NO_MORE.match(text, end) or (_RANG.search(before) and _RANG_OFFICE.match(text, end)):
        return True
    said = _AFTER_MOBILE if is_mobile else _AFTER
    return said.match(text, end) is not None and not _CALLS_ME.search(before)
