"""E-mail addresses in text, also written so that machines should not read them."""

import re
from collections.abc import Iterator

_AT = r"(?: ?@ ?| ?[(\[{<] ?(?:at|a|ät|miu|miuku|snabel-a|@) ?[)\]}>] ?| (?:at|ät|miukumauku) )"
_DOT = r"(?:\.| ?[(\[{<] ?(?:dot|piste|punkt|\.) ?[)\]}>] ?| (?:dot|piste|punkt) )"
_PART = r"[\w+%'&=~-]{1,64}"

_PLAIN = re.compile(
    rf"(?<![\w.+%-])(?:@?{_PART}(?:{_DOT}{_PART}){{0,5}}){_AT}[^\W_][\w-]{{0,62}}(?:{_DOT}[^\W_][\w-]{{0,62}}){{0,4}}"
    rf"{_DOT}(?:[^\W\d_]{{2,24}})(?![\w@])",
    re.IGNORECASE,
)
# "at" as a bare word is an ordinary English one: "look at city.example" is no address, "matti.v at city.example" is.
_BARE_AT = re.compile(r" (?:at|ät|miukumauku) ", re.IGNORECASE)
_TELLING = re.compile(r"[.\d]")
_SPELT_DOT = re.compile(r"\b(?:dot|piste|punkt)\b", re.IGNORECASE)
_HINT = re.compile(r"@|[(\[{<] ?(?:at|a|ät|miu|miuku|snabel-a) ?[)\]}>]| (?:at|ät|miukumauku) ", re.IGNORECASE)


def emails(text: str) -> Iterator[tuple[int, int]]:
    """Yield where e-mail addresses stand in a flat text."""
    if not _HINT.search(text):
        return
    for match in _PLAIN.finditer(text):
        bare = "@" not in match[0] and _BARE_AT.search(match[0])
        if not bare or _TELLING.search(match[0][: bare.start()]) or _SPELT_DOT.search(match[0]):
            yield match.span()
