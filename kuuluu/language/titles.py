"""A title made from what somebody wrote."""

import re

_SENTENCE = re.compile(r"(?<=[^\s\d][.!?…])\s|(?<=\d[!?])\s|(?<=\d\d\.)\s(?=[A-ZÅÄÖ])|\n")
_ABBREVIATIONS = re.compile(
    r"(?:^|[\s(])(?:[a-zåäö]|esim|ks|vrt|mm|ym|yms|jne|nro|puh|os|krs|kpl|synt|alk|huom|tms|ns|nk|eli|klo|"
    r"bl\.a|t\.ex|d\.v\.s|dvs|kl|nr|ca|tel|adr|ung|e\.g|i\.e|etc|approx|mr|mrs|ms|dr|st)\.$",
    re.IGNORECASE,
)
_MANY = re.compile(r"([!?.])\1{2,}")
_SHORTEST = 8


def title_of(text: str, limit: int = 80) -> str:
    """Return the first sentence on one line, cut at a word with "…" when it is longer than the limit."""
    sentence = _first_sentence(_MANY.sub(r"\1", text.strip()))
    words = " ".join(sentence.split()).rstrip(".,;: ")
    if len(words) <= limit:
        return words
    cut = words[: limit - 1]
    if not words[limit - 1].isspace() and " " in cut[limit // 2 :]:
        cut = cut[: cut.rindex(" ")]
    return cut.rstrip(".,;:–- ") + "…"


def _first_sentence(text: str) -> str:
    """Return the text up to where its first sentence ends; "Hei!" alone is too little to be one."""
    for match in _SENTENCE.finditer(text):
        before = text[: match.start()]
        if len(before) >= _SHORTEST and not _ABBREVIATIONS.search(before):
            return before
    return text
