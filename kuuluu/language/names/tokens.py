"""A text as words, each with what it may be."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kuuluu.language.names.famous import last_of_public
from kuuluu.language.names.lexicon import Kind, Known, asks_here, known, nominative, words_elsewhere
from kuuluu.language.names.lists import either, exact, words
from kuuluu.language.words import read_parts

_LISTED = read_parts("names/tokens")

_LETTERS = r"[^\W\d_]"
# What stands before is looked at after the first letter: the search for one is much faster then.
_WORD = re.compile(
    rf"{_LETTERS}(?<!\w.){_LETTERS}*(?:[-'’]{_LETTERS}+)*(?::(?:[a-zåäö]{{1,4}}|[A-ZÅÄÖ]{{1,2}})\b)?(?:\d{{1,4}}\b)?"
)
# Tried once at each stretch between spaces, so that a long one takes no longer than its length.
_ADDRESS = re.compile(r"(?<!\S)\S*(?:\S@|https?://|www\.|\S\.(?:fi|com|net|org|se)\b)\S*")
_DOMAIN = re.compile(r"\.(?:fi|com|net|org|se)\b")
_ENDS = re.compile(r"[.!?…]+[\"”')]*\s|[\"”“„»«(/|#*]|\n|[:;]\s|\s[-–•*]\s")
_CAPITAL = re.compile(r"(?:(?:[AaEe][ldrsn]|[Aa]sh)-)?[^\W\d_a-zåäöéèüõšžçğışđčćłńśźżáíóúâêîôûñãëïøæ]")
_PARTICLES = frozenset(
    [
        "von",
        "af",
        "de",
        "di",
        "da",
        "van",
        "der",
        "den",
        "ten",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ben",
        "ibn",
        "dos",
        "del",
        "della",
        "du",
        "zu",
        "bint",
        "abu",
        "umm",
        "ní",
        "nic",
        "mac",
        "ó",
        "vom",
        "zum",
        "das",
        "ould",
        "ait",
    ]
)
_SURNAME = re.compile(
    r"(?:\w{2,}nen(?:kin|kään|kaan|kö|ko)?|\w{2,}se(?:n|en|lla|llä|lta|ltä|lle|na|nä|t)(?:kin|kään|kaan|kö|ko)?"
    r"|\w{3,}(?:sson|sén|str(?:ö|o)m|berg|[qk]vist|lund|gren|dahl|stedt|blom|holm|roos|lind|bäck|back|gård|vall|wall|skog|hjelm|löf|fors)"
    r"(?:i?n|ille|illa|ilta|ista|ia|iin|s)?"
    r"|(?!idén|armén|allén|turnén|entrén|filén|kafén|kommittén|komittén|museén|resumén|portién|orkidén|livrén|trofén)\w{3,}én(?:i?n|ille|illa|ilta|s)?"
    r"|\w{3,}(?:enko|chuk|chyk|tšuk|szcz?uk|ski|sky|skij|skyi|skyy|skiy|skaja|skaya|ska|ov|ova|ev|eva|jev|jeva|yev|yeva|ovich|ovič|vić|vic|wicz|yan|dze|"
    r"shvili|švili|oğlu|oglu|zadeh|zada|zai|pour|nejad|ullah|escu|opoulos|idis|akis|poulou|auskas|evičius|ienė|iņš|sen|dóttir)"
    r"(?:i?n|ille|lle|illa|lla|ilta|lta|ista|ssa|s)?)$"
)
_UPPER = re.compile("[A-ZÀ-ÖØ-ÞŠŽА-ЯЁ]")
_FEW, _SHORT, _SHOUTED = 20, 3, 3
_LOUD = re.compile(r"[A-ZÅÄÖ]{2} [A-ZÅÄÖ]{2,} [A-ZÅÄÖ]{2}")
_SMALL = frozenset(
    [
        "ei",
        "on",
        "ole",
        "oli",
        "ja",
        "is",
        "not",
        "are",
        "was",
        "inte",
        "är",
        "och",
        "nyt",
        "now",
        "nu",
        "jo",
        "the",
        "you",
        "me",
        "te",
        "ni",
        "your",
    ]
)
_INITIALS = re.compile(r"[^\W\d_]-[^\W\d_]")
_NO_SURNAME = re.compile(_LISTED["NO_SURNAME"])
# The last halves of surnames that a hyphen parts from the same vowel.
_NATURE = re.compile(
    r"oja|ojala|ojanen|aho|ahola|ahonen|alho|aro|ahde|autio|oksa|ora|uusitalo|isotalo|alatalo|anttila|eskola|eerola"
)
# Kaipaisin, toivoisimme: a verb that starts a sentence.
_CONDITIONAL = re.compile(r"[aeiouyäö]isi(?:n|mme|tte|t|vat|vät|ko|kö)(?:ko|kö|kin)?$")
_ADJECTIVE = re.compile(
    r"(?:lais|läis|mais|mäis|kais|käis|vuotis)\w*$|(?:lainen|läinen|mainen|mäinen|vuotinen|puolinen|kertainen|ikäinen)$"
)


@dataclass(slots=True)
class Token:
    """A word of a text."""

    start: int
    end: int
    text: str
    low: str
    gap: str  # what stands between it and the word before
    at_start: bool  # of a sentence or a line
    capital: bool
    initial: bool
    lemma: str
    kind: int
    particle: bool  # "von", "de"
    tells: bool  # a name may come after it: "terveisin", "naapurini"
    famous: str  # the last name of somebody everybody knows

    @property
    def is_inflected(self) -> bool:
        """Tell whether it can only be a form of its name; Linnea is no form of Linne."""
        return bool(self.kind & Kind.OBLIQUE) and self.lemma != self.low

    def has(self, kind: int) -> bool:
        return bool(self.kind & kind)


def tokens(text: str, language: str = "") -> list[Token]:
    """Return the words of a text. In a text that shouts no capital says anything."""
    shouts = _shouts(text)
    is_loud = not shouts and _LOUD.search(text) is not None
    elsewhere = words_elsewhere(language)
    found: list[Token] = []
    before = 0
    for match in _WORD.finditer(_masked(text)):
        start, end = match.span()
        gap = text[before:start]
        at_start = not found or (gap != " " and _ends(gap) and not _abbreviated(found, gap))
        word = match[0]
        low, capital, initial, lemma, kind, particle, tells, famous = _seen(word)
        if at_start and kind & Kind.OBLIQUE and lemma != low and _starts_a_sentence(low, lemma, kind):
            kind = Kind.NONE
        capital = capital and not shouts
        initial = initial and not (
            gap[-2:-1].isdigit() and gap[-1] in " -"
        )  # "7741-L. Write:", "Kuusitie 19 B. Tänään"
        if capital and kind & Kind.WORD and lemma in elsewhere:
            kind &= ~Kind.WORD  # Hope is nothing but a name in a Finnish text, and Onni in an English one
        if kind & Kind.WORD and lemma != low and not at_start and not asks_here(low, language, found[-1].low + gap):
            lemma, kind = low, Kind.LAST | Kind.PATTERN if capital else Kind.NONE
        found.append(
            Token(start, end, word, low, gap, at_start, capital, initial, lemma, kind, particle, tells, famous)
        )
        if is_loud:
            _mind_shouting(found)
        if text.startswith("-", end) and text[end + 1 : end + 2] not in {"", "\n"}:
            # the first half of a compound: katu- ja pihavalot
            found[-1].lemma, found[-1].kind = low, Kind.NONE
        before = end
    return found


def _mind_shouting(found: list[Token]) -> None:
    """Take the capitals for none where three words stand in capitals and one of them is a small word: "EI OLE KORJATTU"."""
    last = found[-_SHOUTED:]
    if len(last) < _SHOUTED or not all(len(token.text) > 1 and token.text.isupper() for token in last):
        return
    if any(token.gap != " " for token in last[1:]) or not any(token.low in _SMALL for token in last):
        return
    for token in last:
        token.capital = False


def _masked(text: str) -> str:
    """Return the text with nothing where addresses of mail and of the net stand: nothing in them is a name."""
    if not ("@" in text or "://" in text or "www." in text or _DOMAIN.search(text)):
        return text
    return _ADDRESS.sub(lambda match: " " * len(match[0]), text)


def _starts_a_sentence(low: str, lemma: str, kind: int) -> bool:
    """Tell whether a form of a name is an ordinary word where a sentence begins: Olen, Toivon, Toivoisin."""
    return bool(kind & Kind.WORD and not lemma.endswith("nen")) or bool(_CONDITIONAL.search(low))


@lru_cache(maxsize=3000)
def _seen(word: str) -> tuple[str, bool, bool, str, int, bool, bool, str]:
    """Return what a word is, wherever it stands: in small letters, with a capital, an initial, of which name and kind, what it tells, and of whom it may be."""
    initial = word.isupper() and (len(word) == 1 or bool(_INITIALS.fullmatch(word)))
    low, capital = word.lower(), bool(_CAPITAL.match(word))
    lemma, kind = _what(word.rstrip("0123456789"))
    # One string for all that are the same takes less memory.
    low = word if word == low else low
    return (
        low,
        capital,
        initial,
        low if lemma == low else lemma,
        kind,
        low in _PARTICLES,
        _may_tell(low),
        last_of_public(low, lemma, kind) if capital or kind else "",
    )


def _may_tell(low: str) -> bool:
    """Tell whether a name may stand after a word: only there the words around it are looked at."""
    return low in _telling() or low in either("private", "child")


@cache
def _telling() -> frozenset[str]:
    lists = [exact(name) for name in ("signoffs", "thanks", "callers")]
    last_words = {words.split()[-1] for words in exact("selves") | exact("selves_weak")}
    return frozenset(last_words.union(*lists))


@lru_cache(maxsize=256)
def _ends(gap: str) -> bool:
    """Tell whether what stands between two words ends a sentence; the same few come again and again."""
    return _ENDS.search(gap) is not None


def _abbreviated(found: list[Token], gap: str) -> bool:
    """Tell whether a full stop ends a short word and no sentence: "fil. tri", "o.s. Kuusela"."""
    token = found[-1]
    if gap == ". " and token.low == "s" and len(found) > 1 and found[-2].low == "o" and token.gap in {".", ". "}:
        return True
    is_short = token.low in exact("abbreviations") and not (
        len(token.text) > 1 and token.text.isupper()
    )  # "on MS. Sillä"
    return gap == ". " and (token.initial or is_short)


def _shouts(text: str) -> bool:
    upper = len(_UPPER.findall(text))
    return upper > _FEW and upper > 0.6 * sum(map(str.isalpha, text))


def _what(word: str) -> tuple[str, int]:
    """Return the name that a word is a form of, and what it may be."""
    low = word.lower()
    if "-" in low:
        parts = word.split("-")
        capitals = all(part[:1].isupper() for part in parts)
        return _between_vowels(low) or _double(
            low, capitals=capitals, is_compound=parts[0][:1].isupper() and parts[-1][:1].islower()
        )
    found = known(_plain(low))
    kind = found.kind
    if not kind and word[0].islower():
        return low, Kind.NONE
    if _is_no_name(low, found):
        return low, Kind.NONE
    if not kind and _is_written_as_a_name(word) and _SURNAME.match(low) and not _no_surname(low):
        return low, Kind.LAST | Kind.PATTERN
    return found.lemma, kind


def _is_no_name(low: str, found: Known) -> bool:
    """Tell whether a word that could be the form of a name is none: it tells of several, or who somebody is."""
    if found.kind & Kind.FIRST and not found.kind & Kind.LAST and low.endswith("t") and not found.lemma.endswith("t"):
        return True  # Martat
    if low in exact("never") or found.lemma in exact("never"):
        return True
    return bool(found.kind) and low != found.lemma and (low in words("private") or low in words("child"))


def _is_written_as_a_name(word: str) -> bool:
    return word[0].isupper() and (word[1:].islower() or word.isupper())


def _no_surname(low: str) -> bool:
    context = any(low in words(name) for name in ("child", "private", "roles", "belongings"))
    return context or low in exact("no_names") or bool(_ADJECTIVE.search(low) or _NO_SURNAME.search(low))


def _plain(low: str) -> str:
    """Return a word without an ending after a colon: Smith:n."""
    return low.split(":", maxsplit=1)[0]


def _between_vowels(low: str) -> tuple[str, int] | None:
    """Return what a surname is whose halves a hyphen parts because one vowel ends and begins them: Palo-oja."""
    first, _hyphen, last = low.partition("-")
    ending = known(_plain(last))
    if first[-1:] != last[:1] or not _NATURE.fullmatch(ending.lemma):
        return None
    return f"{first}-{ending.lemma}", Kind.LAST | (ending.kind & Kind.OBLIQUE)


def _double(low: str, *, capitals: bool, is_compound: bool) -> tuple[str, int]:
    """Return what a double name is: its parts are names, the last one inflected."""
    *firsts, last = low.split("-")
    parts = [known(part) for part in firsts]
    ending = known(_plain(last))
    every = [*parts, ending]
    lemma = "-".join([*firsts, ending.lemma])
    if last.startswith("nimi") and parts[0].kind & (Kind.FIRST | Kind.LAST):
        return parts[0].lemma, Kind.FIRST
    is_thing = ending.kind & Kind.WORD and (not ending.kind & Kind.FIRST or last != ending.lemma)
    are_several = last.endswith("t") and ending.lemma != last and not ending.lemma.endswith("t")  # Pallo-Veikot
    is_firm = (firsts[0] in exact("trades") and ending.kind & Kind.LAST and not ending.kind & Kind.FIRST) or firsts[
        0
    ] in exact("shops_joined")  # Sähkö-Virtanen, Kauppa-Kalle
    if is_firm or are_several or (is_compound and (is_thing or last in words("things")) and not _is_kin(last)):
        return low, Kind.NONE  # a thing: Tyyni-ruusu
    place = nominative(lemma)
    is_place = place is not None and place.kind & Kind.PLACE
    kind = place.kind if place and is_place else _of_parts(firsts, every, capitals=capitals)
    if kind:
        return lemma, kind
    if parts[0].kind & (Kind.FIRST | Kind.NICK) and _is_kin(last):
        return parts[0].lemma, Kind.FIRST
    if firsts[-1] in exact("before_hyphen") and ending.kind & (Kind.FIRST | Kind.NICK):
        return ending.lemma, Kind.FIRST
    return low, Kind.NONE


def _is_kin(word: str) -> bool:
    """Tell whether such a word after a hyphen leaves the name a person's: Elli-mummi, Pekka-setä."""
    return word.startswith(tuple(exact("after_hyphen"))) or word in words("private") or word in words("child")


def _of_parts(firsts: list[str], every: list[Known], *, capitals: bool) -> int:
    """Return what a word with hyphens is, by what its parts are."""
    names = Kind.FIRST | Kind.LAST
    last = every[-1].kind
    if all(part.kind & Kind.FIRST for part in every):
        return (_common(every) | Kind.FIRST) & ~(Kind.WORD | Kind.PLACE | Kind.AREA)
    if firsts[0] in exact("name_prefixes") and last & Kind.LAST:
        return Kind.LAST | (last & (Kind.PLACE | Kind.AREA | Kind.OBLIQUE | Kind.INSIDE))
    if capitals and any(part.kind & names and not part.kind & (Kind.WORD | Kind.PLACE | Kind.AREA) for part in every):
        return Kind.FIRST if every[0].kind & Kind.FIRST and len(firsts[0]) >= _SHORT else Kind.LAST
    if all(part.kind & names for part in every):
        return Kind.LAST | (last & (Kind.OBLIQUE | Kind.PLACE | Kind.AREA | Kind.WORD))
    return Kind.NONE


def _common(parts: list[Known]) -> int:
    """Return what all parts may be, and how the last is inflected."""
    kind = parts[-1].kind
    for part in parts[:-1]:
        kind &= part.kind | Kind.OBLIQUE | Kind.INSIDE
    return kind
