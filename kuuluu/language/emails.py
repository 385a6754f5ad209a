"""E-mail addresses in text, also written so that machines should not read them. Those of offices are left."""

import re
from collections.abc import Iterator

from kuuluu.language.names.lexicon import Kind, known
from kuuluu.language.reading import Reading
from kuuluu.language.words import read_parts

_LISTED = read_parts("emails")

_SPOKEN_AT = _LISTED["SPOKEN_AT"]
_AT = rf"(?:\s?@\s?|\s?[(\[{{<]\s?(?:a|ä|@|{_SPOKEN_AT})\s?[)\]}}>]\s?|[ _](?:{_SPOKEN_AT})[ _])"
_DOT = r"(?:\.| \. | ?[(\[{<] ?(?:dot|piste|punkt|\.) ?[)\]}>] ?| (?:dot|piste|punkt) )"
_ENDINGS = "com|net|org|fi|se|eu|ee|info|de|uk|ru|name|me|io|no|dk|ax|pl|lv|lt"
_LAST_DOT = rf"(?:{_DOT}[^\W\d_]{{2,24}}|(?:\s?[.,]\s?)(?:{_ENDINGS})|(?: ?\. | \. ?)(?:{_ENDINGS}))"
_SIGN = r" (?:underscore|alaviiva|understreck|dash|hyphen|väliviiva|bindestreck|viiva|miinus|plus) "
_PART = rf"[\w+%'&=~-]{{1,64}}(?:{_SIGN}[\w-]{{1,64}})?"
_LABEL = r"[^\W_][\w-]{0,62}"
_PROVIDERS = (
    "gmail|hotmail|outlook|luukku|icloud|yahoo|live|kolumbus|suomi24|protonmail|proton|elisanet|saunalahti|windowslive"
)

_PLAIN = re.compile(
    rf"(?<![\w.+%-])(?:@?{_PART}(?:{_DOT}{_PART}){{0,5}}){_AT}{_LABEL}(?:{_DOT}{_LABEL}){{0,4}}{_LAST_DOT}(?![\w@])(?!{_AT})",
    re.IGNORECASE,
)
_NO_ENDING = re.compile(
    rf"(?<![\w.+%-]){_PART}(?:{_DOT}{_PART}){{0,5}}(?:\s?@\s?|\s?[(\[{{]\s?(?:a|{_SPOKEN_AT})\s?[)\]}}]\s?|[ _](?!at[ _])(?:{_SPOKEN_AT})[ _])(?:{_PROVIDERS})(?:com|fi|net)?(?!\w)",
    re.IGNORECASE,
)
# "at" as a bare word is an ordinary English one: "look at city.example" is no address, "matti.v at city.example" is.
_BARE_AT = re.compile(rf"[ _](?:{_SPOKEN_AT})[ _]", re.IGNORECASE)
_ENGLISH_AT = re.compile(r" at ", re.IGNORECASE)
_TELLING = re.compile(r"[._+]|[^\W\d_]\d")
_LETTER = re.compile(r"[^\W\d_]")
# "sähköpostilla: liisa at koti.example", "mail me: liisa at home.example": who asks to be written to means it.
_ASKED = re.compile(
    rf"(?:(?:{_LISTED['MAIL']})\w*[^.!?\n]{{0,40}}?[ :(]{{1,2}}|\b(?:e-?mail|mail|write|"
    rf"contact|reach|reply|address)(?:[ ,:]{{1,2}}(?:{_LISTED['MAIL_WHOSE']})){{0,5}}[ :(]{{1,2}}|"
    rf"\b(?:kirjoit\w+|vasta\w+|skriv\w*|svara\w*|nås|nå mig|tavoit\w+)[^.!?\n]{{0,30}}: ?\(?)\Z",
    re.IGNORECASE,
)
_NO_LOCAL = re.compile(
    r"(?:me|us|him|her|them|you|it|is|was|be|look|looking|not|me|here|there|address|mail|e-?mail|form|page|site|website|office|team|city|account|stop|someone|"
    r"people|staff|this|that|sent|rejected|received|service|support|posted|published|available|online|found|chat|link|on)\Z",
    re.IGNORECASE,
)
_ASKED_REACH = 60
_SPELT_DOT = re.compile(r"\b(?:dot|piste|punkt)\b", re.IGNORECASE)
_NO_ENGLISH_DOT = re.compile(r"\b(?:piste|punkt)\b", re.IGNORECASE)
_PROVIDER = re.compile(rf"(?:{_PROVIDERS})\b", re.IGNORECASE)
_AT_HINTS = (
    "@", " at ", " at_", "_at_", "_at ", " ät ", " ät_", "_ät_", "_ät ", "miu", "kissanhäntä", "snabel", "ät-merkki", "at-merkki",
    "atmerkki", "ätmerkki", "ättä", "ät merkki", "at merkki", "at sign", "at-sign", "apina", "alfaslang", "kanelbull", "vinkuh",
)  # fmt: skip
_BRACKETED = re.compile(rf"[(\[{{<]\s?(?:a|ä|@|{_SPOKEN_AT})\s?[)\]}}>]", re.IGNORECASE)
_BRACKETS = ("(", "[", "{", "<")
_MORE_BEFORE = re.compile(r"(?:[^\s(<:,;]|(?:dot|piste|punkt|\.)\s?)\Z", re.IGNORECASE)
_LONGEST, _SHORT = 64, 8
_OFFICE = re.compile(
    rf"(?:{_LISTED['OFFICE']})(?:[._-]\w+)*\Z",
    re.IGNORECASE,
)
_TOWN_OFFICE = re.compile(rf"(?:{_LISTED['TOWN_OFFICE']})(?:[._-]\w+)*\Z", re.IGNORECASE)
# "byggnad@haapakoski.example", "parkeringen@staden.exempel": a work, and nobody's name, in every part.
_WORK = re.compile(rf"(?:{_LISTED['WORK']})\Z".replace("<END>", rf"(?:{_LISTED['END']})?"))
_FREE_MAIL = re.compile(rf"(?:{_LISTED['FREE_MAIL']}|{_PROVIDERS})\Z")
_EXAMPLE = re.compile(r"(?:example|exempel|esimerkki)\Z")
_UNDOTTED = str.maketrans("äöå", "aoa")
# "riihimaki.fi": an address has no dots over its letters.
_DOTS = (str.maketrans("a", "ä"), str.maketrans("ao", "äö"))
_NAMES, _FEWEST = Kind.PLACE | Kind.FIRST | Kind.LAST | Kind.NICK, 4
_PRIVATE_HOSTS = re.compile(rf"(?:{_PROVIDERS})\W", re.IGNORECASE)
# "skriver från orolig pappa snabel-a …": the whole of what is told to be one's address.
_TOLD_FROM = re.compile(
    r"(?:(?:från|osoitteesta|osoitteeni|osoite|adress|adressen|mejl|mejlen|e-post|meilini|sähköpostini|spostini)(?: on| är)?|:) "
    r"(?P<words>(?:(?!(?:muuten|siis|myös|nyt|eli|on|är|och|ja|alltså|nu|se|det|min|mun|oma)\b)[a-zåäö]{2,12} ){1,2})\Z"
)
_DOTTED = re.compile(r"[^\W\d]*[._]\w|\w+ (?:piste|dot|punkt) ", re.IGNORECASE)
_TWOFOLD = re.compile(r"(?:^|[:,(]|(?:till|to|on|är|osoitteeseen|osoite)(?= )) ?(?P<first>[a-zåäö]{2,12}) \Z")
_WORD_BEFORE = re.compile(r"(?<![\w.@-])([^\W\d_]+)\.? \Z")
_REACH, _AFTER = 400, 250
_WORDS_BEFORE = 12


def emails(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield where e-mail addresses of people stand in a plain text."""
    text = reading.text
    hints = []
    for place in reading.places(_AT_HINTS):
        if plain := _plain_at(text, place):
            if _is_somebodys(plain[0]):
                yield plain.span()
        else:
            hints.append((place, place + 1))
    for stretch in _stretches(reading, hints):
        for pattern in (_PLAIN, _NO_ENDING):
            for match in pattern.finditer(text, *stretch):
                start = _with_words_before(text, match)
                if _is_somebodys(text[start : match.end()], is_asked=_is_asked(text, start)):
                    yield start, match.end()


def _with_words_before(text: str, match: re.Match[str]) -> int:
    """Return where an address begins that is said aloud, with the names and letters before it: "j smith 84 at gmail dot com"."""
    start = match.start()
    if "@" in match[0] and not (match[0][0].islower() and text[max(0, start - 2) : start] == ". "):
        return start
    if "@" not in match[0] and _DOTTED.match(match[0]):
        # "Pekka Oja pekka.oja ät …": the name before is no part of it; "aino kaisa piste ranta at …": it is one name of two.
        twofold = _TWOFOLD.search(text, max(0, start - _ASKED_REACH), start) if match[0].islower() else None
        return twofold.start("first") if twofold and known(twofold["first"]).kind & Kind.FIRST else start
    if "@" not in match[0] and (_NO_ENGLISH_DOT.search(match[0]) or not _ENGLISH_AT.search(match[0])):
        told = _TOLD_FROM.search(text, max(0, start - _ASKED_REACH), start)
        start = told.start("words") if told else start
    while word := _WORD_BEFORE.search(text, max(0, start - _LONGEST), start):
        if word[1][0].isupper() > match[0][0].isupper() or not (
            len(word[1]) == 1 or known(word[1].lower()).kind & (_NAMES & ~Kind.PLACE)
        ):
            break
        start = word.start()
    return start


def _is_asked(text: str, start: int) -> bool:
    """Tell whether the words before ask to write to what follows."""
    return _ASKED.search(text, max(0, start - _ASKED_REACH), start) is not None


def _plain_at(text: str, at: int) -> re.Match[str] | None:
    """Return the address around an @ that is written as usual; None when it may be longer than it looks, or is none."""
    start = at
    while start > max(0, at - _LONGEST) and (text[start - 1].isalnum() or text[start - 1] in ".+-_"):
        start -= 1
    if text[at] != "@" or start == at or _MORE_BEFORE.search(text, max(0, start - _SHORT), start):
        return None
    return _PLAIN.match(text, start)


def _stretches(reading: Reading, hints: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the parts of the text around signs that could stand in an address; nothing else is looked at."""
    if not (hints or reading.has(_BRACKETS)):
        return []
    hints += [match.span() for match in _BRACKETED.finditer(reading.text)]
    parts: list[tuple[int, int]] = []
    for at, after in sorted(hints):
        start, end = _reach(reading.text, at), min(len(reading.text), after + _AFTER)
        if parts and start <= parts[-1][1]:
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
    return parts


def _reach(text: str, at: int) -> int:
    """Return from where an address may begin that has its sign here: some words before."""
    start = at
    for _word in range(_WORDS_BEFORE):
        space = text.rfind(" ", max(0, at - _REACH), start)
        if space < 0:
            return max(0, at - _REACH)
        start = space
    return start


def _is_somebodys(address: str, *, is_asked: bool = False) -> bool:
    """Tell whether it is an address at all, and not that of an office."""
    if "@" in address:
        local, _at, host = address.partition("@")
        if address.startswith("@"):
            local, _at, host = address[1:].partition("@")
    else:
        at = _BARE_AT.search(address)
        if at and not _is_meant(address, at, is_asked=is_asked):
            return False
        local, host = (address[: at.start()], address[at.end() :]) if at else _bracketed(address)
    if not _LETTER.search(local) and not host:
        return False
    local, host = local.strip().lower(), host.strip().lower()
    is_office = _OFFICE.match(local) or _is_of_a_town(local, host) or _is_of_work(local, host)
    return not is_office or bool(_PRIVATE_HOSTS.match(host + "."))


def _is_of_a_town(local: str, host: str) -> bool:
    """Tell whether a town's own box is meant, by its name or its work and by nobody's: "upphandling@town.fi"."""
    town = host.partition(".")[0]
    kinds = [known(name).kind for name in (town, *(town.translate(dots) for dots in _DOTS))]
    if not any(kind & Kind.PLACE for kind in kinds):
        return False
    if _TOWN_OFFICE.match(local):
        return True
    parts = re.split(r"[._-]", local)
    return all(not kind & (_NAMES & ~Kind.PLACE) for kind in kinds) and all(
        len(part) >= _FEWEST and part.isalpha() and not known(part).kind & (_NAMES & ~Kind.PLACE) for part in parts
    )


def _is_of_work(local: str, host: str) -> bool:
    """Tell whether an address names an office's work alone, and stands at no domain where private people have theirs."""
    *labels, _end = host.split(".")
    if not labels or _FREE_MAIL.match(labels[0]) or _EXAMPLE.match(labels[0]) or _FREE_MAIL.match(labels[-1]):
        return False
    # "laskut@virtanen.fi" is of a family, or of a firm that bears its name; a town may bear one, too.
    family = known(labels[-1]).kind
    if family & Kind.LAST and not family & (Kind.PLACE | Kind.AREA):
        return False
    parts = re.split(r"[._-]", local.translate(_UNDOTTED))
    others = [part for part in parts if not _WORK.match(part)]
    return len(others) < len(parts) and not any(_may_be_a_person(part) for part in others)


def _may_be_a_person(part: str) -> bool:
    """Tell whether a part of an address may be of a name: one that is known, initials, figures."""
    return len(part) < _FEWEST or not part.isalpha() or bool(known(part).kind & (_NAMES & ~Kind.PLACE))


def _bracketed(address: str) -> tuple[str, str]:
    local, *rest = re.split(r"\s?[(\[{<]", address, maxsplit=1)
    return local, rest[0].partition(")")[2] if rest else ""


def _is_meant(address: str, at: re.Match[str], *, is_asked: bool) -> bool:
    """Tell whether a bare "at" stands in an address and not in a sentence."""
    local = address[: at.start()]
    if not _LETTER.search(local):
        return False
    return bool(
        not _ENGLISH_AT.match(at[0])
        or _TELLING.search(local)
        or _SPELT_DOT.search(address)
        or _PROVIDER.match(address, at.end())
        or (is_asked and not _NO_LOCAL.match(local))
    )
