"""What people typed, made safe to keep and to show: tricks out, words untouched."""

import re
import unicodedata

_EMOJI = "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
# Scripts in which an invisible joiner changes how a word is spelt: Arabic and Persian, those of India, Burmese, Khmer.
_JOINED = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\ufb50-\ufdff\ufe70-\ufefc"
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_JUNK = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters
    "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"  # they turn the direction of text
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"  # invisible
    "\ufe00-\ufe0d\ufff0-\ufffb\ufffe\uffff\ufdd0-\ufdef\ud800-\udfff"
    "\U000e0080-\U000e0fff"
    "]"
)
_TAGS = re.compile("(\U0001f3f4[\U000e0020-\U000e007e]{2,6}\U000e007f)|[\U000e0000-\U000e007f]")
_JOINERS = re.compile(
    f"(?<![{_EMOJI}])(?<![{_EMOJI}]\ufe0f)(?<![{_JOINED}])\u200d|\u200d(?![{_EMOJI}{_JOINED}])"
    f"|(?<![{_JOINED}])\u200c|\u200c(?![{_JOINED}])"
    f"|(?<![0-9#*{_EMOJI}])[\ufe0e\ufe0f]"
)
_PILES = re.compile(f"([{_MARKS}]{{3}})[{_MARKS}]+")
_LINE_TAILS = re.compile("[ \t]+\n")
_GAPS = re.compile("\n{4,}")

_FORMULA = re.compile("[=+\\-@\t\r\n|\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"-?\d{1,15}(?:[.,]\d{1,15})?\Z")

_LOOK = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},  # full-width signs and digits
    **{start + n: 0x30 + n for start in (0x0660, 0x06F0) for n in range(10)},  # Arabic and Persian digits
    **dict.fromkeys((*range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63), 0x2D),  # dashes
    **dict.fromkeys((0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x09), 0x20),
}


def clean(text: str) -> str:
    """Return the text as it is kept: composed (NFC), lines ended by LF, without control characters, without characters
    that turn its direction or can't be seen (but an emoji stays whole), trimmed, with at most two blank lines in a row.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _SPACES.sub(" ", text)
    text = _JUNK.sub("", text)
    text = _TAGS.sub(lambda m: m[1] or "", text)
    text = _JOINERS.sub("", text)
    text = unicodedata.normalize("NFC", text)
    text = _PILES.sub(r"\1", text)
    text = _LINE_TAILS.sub("\n", text)
    return _GAPS.sub("\n\n\n", text).strip()


def one_line(text: str) -> str:
    """Return the text cleaned and on one line: a name, a subject, a place."""
    return " ".join(clean(text).split())


def is_blank(text: str) -> bool:
    """Tell whether nothing is left of the text once it is cleaned."""
    return not clean(text)


def too_long(text: str, limit: int) -> bool:
    """Tell whether the cleaned text has more characters than the limit."""
    return len(clean(text)) > limit


def formula_safe(value: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe stands before what could be one."""
    if _FORMULA.match(value.lstrip(" ")) and not _NUMBER.match(value):
        return "'" + value
    return value


def flat(text: str) -> str:
    """Return the text, each character in its place, with exotic digits, dashes and spaces as plain ones: for searching."""
    return text.translate(_LOOK)


def folded_name(name: str) -> str:
    """Return a person's name as it is compared: no matter which letters are large, where a hyphen or which name stands first."""
    letters = one_line(name).casefold().replace("-", " ")
    return " ".join(sorted(letters.split()))
