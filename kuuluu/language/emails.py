"""E-mail addresses in text, also written so that machines should not read them. Those of offices are left."""

import re
from collections.abc import Iterator

_SPOKEN_AT = r"at|ät|miu|miukumauku|miukumau|miumau|miuku|kissanhäntä|snabel-?a|ät-merkki|at-merkki|atmerkki|ätmerkki"
_AT = rf"(?:\s?@\s?|\s?[(\[{{<]\s?(?:a|ä|@|{_SPOKEN_AT})\s?[)\]}}>]\s?|[ _](?:{_SPOKEN_AT})[ _])"
_DOT = r"(?:\.| ?[(\[{<] ?(?:dot|piste|punkt|\.) ?[)\]}>] ?| (?:dot|piste|punkt) )"
_ENDINGS = "com|net|org|fi|se|eu|ee|info|de|uk|ru|name|me|io|no|dk|ax|pl|lv|lt"
_LAST_DOT = rf"(?:{_DOT}[^\W\d_]{{2,24}}|(?:\s?[.,]\s?)(?:{_ENDINGS})|(?: ?\. | \. ?)(?:{_ENDINGS}))"
_PART = r"[\w+%'&=~-]{1,64}"
_LABEL = r"[^\W_][\w-]{0,62}"
_PROVIDERS = (
    "gmail|hotmail|outlook|luukku|icloud|yahoo|live|kolumbus|suomi24|protonmail|proton|elisanet|saunalahti|windowslive"
)

_PLAIN = re.compile(
    rf"(?<![\w.+%-])(?:@?{_PART}(?:{_DOT}{_PART}){{0,5}}){_AT}{_LABEL}(?:{_DOT}{_LABEL}){{0,4}}{_LAST_DOT}(?![\w@])",
    re.IGNORECASE,
)
_NO_ENDING = re.compile(
    rf"(?<![\w.+%-]){_PART}(?:{_DOT}{_PART}){{0,5}}(?:\s?@\s?|\s?[(\[{{]\s?(?:a|{_SPOKEN_AT})\s?[)\]}}]\s?)(?:{_PROVIDERS})(?!\w)",
    re.IGNORECASE,
)
# "at" as a bare word is an ordinary English one: "look at city.example" is no address, "matti.v at city.example" is.
_BARE_AT = re.compile(rf"[ _](?:{_SPOKEN_AT})[ _]", re.IGNORECASE)
_ENGLISH_AT = re.compile(r" at ", re.IGNORECASE)
_TELLING = re.compile(r"[._+]|[^\W\d_]\d")
_LETTER = re.compile(r"[^\W\d_]")
_SPELT_DOT = re.compile(r"\b(?:dot|piste|punkt)\b", re.IGNORECASE)
_PROVIDER = re.compile(rf"(?:{_PROVIDERS})\b", re.IGNORECASE)
_HINT = re.compile(rf"@|[(\[{{<]\s?(?:a|ä|{_SPOKEN_AT})\s?[)\]}}>]|[ _](?:{_SPOKEN_AT})[ _]", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:kirjaamo|info|palaute|asiakaspalvelu|asiakaspalaute|neuvonta|registrator\w*|registry|feedback|viestinta|tietosuoja|"
    r"tietosuojavastaava|no-?reply|ei-?vastata|kunta|kaupunki|tekninen|tiedotus|vikailmoitus|saavutettavuus|helpdesk|support|"
    r"webmaster|postmaster|customer-?service|kundtjanst|respons|stadskansli|kaupunginhallitus|kuntatekniikka|pysakoinninvalvonta|"
    r"asiointipiste|asiointi|rakennusvalvonta|ymparistokeskus|varhaiskasvatus|opetus|liikunta|kirjasto|bibliotek|library|press|media|"
    r"rekry|hr|vaihde|toimisto|office|contact|hello)(?:[._-]\w+)*\Z",
    re.IGNORECASE,
)
_PRIVATE_HOSTS = re.compile(rf"(?:{_PROVIDERS})\W", re.IGNORECASE)
_REACH = 400


def emails(text: str) -> Iterator[tuple[int, int]]:
    """Yield where e-mail addresses of people stand in a plain text."""
    for hint in _stretches(text):
        for pattern in (_PLAIN, _NO_ENDING):
            for match in pattern.finditer(text, *hint):
                if _is_somebodys(match[0]):
                    yield match.span()


def _stretches(text: str) -> list[tuple[int, int]]:
    """Return the parts of the text around signs that could stand in an address; nothing else is looked at."""
    parts: list[tuple[int, int]] = []
    for hint in _HINT.finditer(text):
        start, end = max(0, hint.start() - _REACH), min(len(text), hint.end() + _REACH)
        if parts and start <= parts[-1][1]:
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
    return parts


def _is_somebodys(address: str) -> bool:
    """Tell whether it is an address at all, and not that of an office."""
    if "@" in address:
        local, _at, host = address.partition("@")
        if address.startswith("@"):
            local, _at, host = address[1:].partition("@")
    else:
        at = _BARE_AT.search(address)
        if at and not _is_meant(address, at):
            return False
        local, host = (address[: at.start()], address[at.end() :]) if at else _bracketed(address)
    if not _LETTER.search(local) and not host:
        return False
    return not _OFFICE.match(local.strip()) or bool(_PRIVATE_HOSTS.match(host.strip() + "."))


def _bracketed(address: str) -> tuple[str, str]:
    local, *rest = re.split(r"\s?[(\[{<]", address, maxsplit=1)
    return local, rest[0].partition(")")[2] if rest else ""


def _is_meant(address: str, at: re.Match[str]) -> bool:
    """Tell whether a bare "at" stands in an address and not in a sentence."""
    local = address[: at.start()]
    if not _LETTER.search(local):
        return False
    return bool(
        not _ENGLISH_AT.match(at[0])
        or _TELLING.search(local)
        or _SPELT_DOT.search(address)
        or _PROVIDER.match(address, at.end())
    )
