"""Where words that are hidden in one text stand in another one of the same matter: literally, or a name in another form."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kuuluu.language.names.again import again
from kuuluu.language.names.hidden import Name, Sure, is_ordinary, names_in
from kuuluu.language.names.lexicon import Kind, known
from kuuluu.language.names.same import is_form, names_of
from kuuluu.language.plain import plain
from kuuluu.publication.rules import Hide, Span, ground_of

_NAMES = frozenset({"person_name", "child_name"})
_SHAPED = frozenset({"phone", "iban", "licence_plate", "personal_identity_code"})
# From so many digits on words are a number that may be grouped otherwise.
_DIGITS = 7
_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"
_BETWEEN = r"[\s().\-–/]{0,2}"
_ABROAD = re.compile(r"(?:00|\+)358|0(?=[1-9])")
_STREET = re.compile(r"([^\W\d_][^\d,]*?)\s+(\d+)")
_NUMBER = r"(?:\s+(?:numero|nro|nr|no|nummer)\.?)?\s+"
# Fewer letters or digits than this say nothing by themselves; nor do shorter ordinary words.
_SHORTEST, _SHORTEST_WORD = 2, 4
# How many words a name has, at most, that somebody types.
_MOST_OF_NAME = 3


@dataclass(frozen=True)
class HiddenWords:
    """Words that are hidden somewhere in a matter, and how they are looked for elsewhere in it."""

    cls: str
    ground: str
    patterns: tuple[re.Pattern[str], ...] = ()
    names: tuple[Name, ...] = ()
    # Of a home: what finds streets with its number, and what its own street may be called.
    homes: re.Pattern[str] | None = None
    streets: frozenset[str] = frozenset()
    # The words are the name of a place, too: literally the same ones may mean that.
    is_place: bool = False
    # One ordinary word, and no name.
    is_word: bool = False
    # Since when they are hidden, as far as it is known.
    at: datetime | None = None


@dataclass(frozen=True)
class Likeness:
    """A stretch of a text that says what is hidden elsewhere, and how sure that is."""

    start: int
    end: int
    cls: str
    ground: str
    sure: Sure
    is_place: bool = False
    # An ordinary word that was hidden, said again: whether it tells of the same, a person sees.
    is_word: bool = False
    at: datetime | None = None

    @property
    def is_doubtful(self) -> bool:
        """Tell whether a person is asked before it is hidden where nobody has looked for it."""
        return self.sure == Sure.DOUBTFUL or self.is_word


def hidden_words(text: str, spans: Iterable[Span]) -> list[HiddenWords]:
    """Return what is hidden in a text, to be looked for in the others of its matter."""
    return [one for span in spans if (one := _words_of(text, span))]


def alike(text: str, hidden: Sequence[HiddenWords]) -> list[Likeness]:
    """Return where a text says what is hidden elsewhere, in order; of what overlaps, what is surer."""
    seen = plain(text)
    literally = (
        replace(one, start=start, end=end)
        for one in _literally(seen.text, hidden)
        for start, end in [seen.given(one.start, one.end)]
    )
    found = [*literally, *_by_names(text, hidden)]
    kept: list[Likeness] = []
    # Of the same, what was hidden last counts.
    for one in sorted(
        found, key=lambda one: (-one.sure, one.is_place, one.start - one.end, one.start, -_seconds(one.at))
    ):
        if not any(other.start <= one.start and one.end <= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: (one.start, one.end))


def hidden_too(text: str, other: str, spans: Iterable[Span], *, least: Sure = Sure.SURE) -> list[Hide]:
    """Return where the words that are hidden in one text stand in another one, at least so surely."""
    return hides_of(alike(text, hidden_words(other, spans)), least=least)


def said_again(text: str, words: str, *, cls: str = "other") -> list[Hide]:
    """Return where words that somebody typed surely stand in a text: as they are, or a name among them in any form."""
    is_short = len(words.split()) <= _MOST_OF_NAME and not any(sign.isdigit() for sign in words)
    whole = Hide(0, len(words), "person_name" if is_short else "other")
    return [Hide(one.start, one.end, cls) for one in alike(text, hidden_words(words, [whole])) if one.sure == Sure.SURE]


def in_label(label: str, hidden: Sequence[HiddenWords]) -> list[Hide]:
    """Return what a few words beside a text, such as a place's, say of what is hidden in it; the name of a town is just that."""
    return hides_of(proposed_of(one for one in alike(label, hidden) if not one.is_place), least=Sure.LIKELY)


def but_homes(hidden: Iterable[HiddenWords]) -> list[HiddenWords]:
    """Return what is looked for in what a place is called: whether the place itself tells a home is decided by itself."""
    return [one for one in hidden if one.cls != "home_address"]


def hides_of(found: Iterable[Likeness], *, least: Sure) -> list[Hide]:
    """Return what is to be hidden of what was found, at least so surely."""
    return [Hide(one.start, one.end, one.cls, one.ground) for one in found if one.sure >= least]


def proposed_of(found: Iterable[Likeness]) -> list[Likeness]:
    """Return what is proposed to be hidden of what was found: what is likely, but no ordinary words."""
    return [one for one in found if one.sure >= Sure.LIKELY and not one.is_word]


def doubted_of(found: Iterable[Likeness]) -> list[Hide]:
    """Return what a person is asked about of what was found."""
    return [Hide(one.start, one.end, one.cls, one.ground) for one in found if one.is_doubtful]


def _words_of(text: str, span: Span) -> HiddenWords | None:
    start, end = max(span.start, 0), min(span.end, len(text))
    words = plain(text[start:end]).text.split()
    if sum(sign.isalnum() for sign in "".join(words)) < _SHORTEST:
        return None
    is_name, may_be_name = span.cls in _NAMES, span.cls == "other"
    home = _STREET.match(" ".join(words)) if span.cls == "home_address" else None
    # A word is no part of a longer one, unless a part of a word was hidden.
    before = "" if text[:start][-1:].isalnum() else _BEFORE
    after = "" if text[end : end + 1].isalnum() else _AFTER
    names = names_in(text, start, end, is_name=is_name, may_be_name=may_be_name)
    one = words[0].lower() if len(words) == 1 and words[0].isalpha() else ""
    return HiddenWords(
        str(span.cls),
        ground_of(span),
        tuple(re.compile(before + found + after, flags) for found, flags in _patterns(words, str(span.cls))),
        tuple(names),
        re.compile(rf"{_BEFORE}([^\W\d_]+){_NUMBER}{home[2]}(?!\d)", re.IGNORECASE) if home else None,
        names_of(home[1].split()[-1].lower()) if home else frozenset(),
        is_place=bool(known(one).kind & Kind.PLACE) if one else False,
        is_word=bool(one) and not names and is_ordinary(one),
        at=getattr(span, "at", None),
    )


def _patterns(words: Sequence[str], cls: str) -> Iterator[tuple[str, int]]:
    """Yield what finds the very words, however their spaces are written, and a number or code however it is grouped."""
    signs = "".join(words)
    if len(words) == 1 and signs.islower() and len(signs) < _SHORTEST_WORD and is_ordinary(signs):
        return
    # The capital of one word may be all that tells a name from a word.
    is_any = len(words) > 1 or not signs.isalpha() or signs.islower()
    yield r"\s+".join(map(re.escape, words)), re.IGNORECASE if is_any else 0
    digits = sum(sign.isdecimal() for sign in signs)
    if cls in _SHAPED or (digits >= _DIGITS and digits > len(signs) / 2):
        yield _code(signs, is_phone=cls in {"phone", "other"}), re.IGNORECASE


def _code(signs: str, *, is_phone: bool) -> str:
    rest = "".join(sign for sign in signs if sign.isalnum() or sign == "+")
    own = _ABROAD.sub("", rest, count=1) if is_phone else rest
    start = rf"(?:(?:00|\+)?358|0){_BETWEEN}" if own != rest else ""
    return start + _BETWEEN.join(map(re.escape, own.replace("+", "")))


def _literally(seen: str, hidden: Sequence[HiddenWords]) -> Iterator[Likeness]:
    """Yield where the very words stand, and a home by its street in any form with its number."""
    for one in hidden:
        sure = Sure.LIKELY if one.is_place else Sure.SURE
        for match in (match for pattern in one.patterns for match in pattern.finditer(seen)):
            yield Likeness(*match.span(), one.cls, one.ground, sure, one.is_place, one.is_word, one.at)
        for match in one.homes.finditer(seen) if one.homes else ():
            if any(is_form(match[1].lower(), street) for street in one.streets):
                yield Likeness(*match.span(), one.cls, one.ground, Sure.LIKELY, at=one.at)


def _by_names(text: str, hidden: Sequence[HiddenWords]) -> Iterator[Likeness]:
    kinds: dict[tuple[str, str, datetime | None], list[Name]] = defaultdict(list)
    for one in hidden:
        kinds[one.cls, one.ground, one.at] += one.names
    for (cls, ground, at), names in kinds.items():
        for found in again(text, list(dict.fromkeys(names))):
            yield Likeness(found.start, found.end, cls, ground, found.sure, found.is_place, at=at)


def _seconds(at: datetime | None) -> float:
    return at.timestamp() if at else 0
