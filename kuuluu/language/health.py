"""Words that reveal somebody's health: an illness, a disability, a medicine, a treatment, care (Act 621/1999, section 24.1, 25).

A word counts where its sentence speaks of a person; "the ramp for wheelchairs is missing" tells of nobody.
"""

import re
from collections.abc import Iterator

from kuuluu.language.animals_and_things import is_nobodys
from kuuluu.language.clients import is_anybodys
from kuuluu.language.general import is_asked_of_anybody, is_said_of_all
from kuuluu.language.health_clause import clause_around
from kuuluu.language.not_health import Nothing
from kuuluu.language.own_notes import is_said_as_one, own_notes
from kuuluu.language.people import Sentences
from kuuluu.language.phrases import Phrases
from kuuluu.language.reading import Reading
from kuuluu.language.services import Services
from kuuluu.language.words import any_of, read_parts, read_words

_LISTED = read_parts("health_words")

_KEY = 3
_LISTS = ("health", "health_illnesses", "health_medicines", "health_aids")
_OWNERS = frozenset({"", "ni", "nsa", "nsä", "mme", "si"})
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# What makes a compound a thing, a place, a profession or an association, and nobody's health.
_THING = re.compile(rf"^\w{{0,3}}-?(?:{_LISTED['THING']})")
_MANY = re.compile(
    r"(?:iset|isten|isille|isilla|isilta|isiä|isia|isissa|isista|ikot|ikoiden|ikoille|ikoilla|ikkojen|ikkoja|stit|stien|steille|stejä|kkaat|aat|aiden|"
    r"aille|ailla|aita|isters|ikerna|ikers|holics|holister|addicts|tuolilaiset|tuolilaisten|istit)\Z"
)
_CAPITALS = frozenset({"add", "kol", "ocd", "copd", "ms", "als"})
_HAS = re.compile(
    rf"(?:{_LISTED['HAS']})[ :,]{{1,2}}(?:\w+ )?\Z",
    re.IGNORECASE,
)
_SINCE, _SOFTWARE = (re.compile(rf",? (?:{_LISTED[name]})\b") for name in ("SINCE", "SOFTWARE"))
# What goes on telling: "työuupumus, josta olin sairauslomalla".
_AND = re.compile(
    r" ?|, |,? (?:ja|sekä|tai|eikä|och|samt|eller|and|or) | (?:kun|koska|sillä|för att|"
    rf"eftersom|because|since) |, (?:{_LISTED['AND']}) ",
    re.IGNORECASE,
)
_HALF = re.compile(r"- (?:ja|tai|och|eller|and) ([\w-]+)")
_NEAR = 40


_ByHead = dict[str, list[tuple[str, bool]]]


def _listed() -> tuple[_ByHead, _ByHead, Phrases]:
    """Return the words by how they begin, those that may stand anywhere in a compound, and those of several words."""
    starts: _ByHead = {}
    inside: _ByHead = {}
    several = []
    for entry in (word for name in _LISTS for word in read_words(name)):
        word, is_whole = entry.rstrip("!"), entry.endswith("!")
        if "_" in word:
            several.append(
                " ".join(re.escape(part) + (r"\w*" if len(part) >= _KEY else "") for part in word.split("_"))
            )
        elif word.startswith("*"):
            inside.setdefault(word[1 : _KEY + 1], []).append((word[1:], is_whole))
        else:
            starts.setdefault(word[:_KEY], []).append((word, is_whole))
    return starts, inside, Phrases(several)


_STARTS, _INSIDE, _SEVERAL = _listed()
_BEGUN = {head: tuple(word for word, _is_whole in some) for head, some in _STARTS.items()}
# How those begin that may stand anywhere in a compound: few words have any of it.
_MAYBE_INSIDE = re.compile(any_of(_INSIDE))
# Told by what the words mean, and told where a person is spoken of.
_TELLING = tuple(Phrases.read(name, whole=True) for name in ("health_telling", "health_body", "health_parts"))
_PHRASES = tuple(
    Phrases.read(name, whole=True) for name in ("health_phrases", "health_symptoms", "health_ability", "health_events")
)


def health(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int]]:
    """Yield where words reveal somebody's health in a plain text."""
    text, nothing = reading.text, Nothing(reading)
    services = Services(reading, sentences)
    words = [
        span
        for span in _candidates(reading)
        if not services.is_nobodys(*span) and not _is_nothing(sentences, nothing, *span)
    ]
    phrases = [span for some in _PHRASES for span in some.find(reading) if not _is_nothing(sentences, nothing, *span)]
    told = [span for span in words + phrases if sentences.is_about_somebody(span[0])]
    told += own_notes(
        reading, sentences, (span for span in words + phrases if not sentences.is_about_somebody(span[0]))
    )
    telling = (span for some in _TELLING for span in some.find(reading))
    told += [span for span in telling if not _is_nothing(sentences, nothing, *span)]
    found = [clause_around(reading, start, end, sentences) for start, end in told]
    yield from _joined(text, sorted(found))


def _candidates(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield words that are about health, whoever is spoken of."""
    telling = {word for word in set(_TOKEN.findall(reading.low)) if _is_health(word) or word in _CAPITALS}
    for token in _TOKEN.finditer(reading.low) if telling else ():
        start, end = token.span()
        if token[0] not in telling or _is_half_of_a_thing(reading.low, end):
            continue
        if token[0] not in _CAPITALS or _is_had(reading, start, end):
            yield start, end
    yield from _SEVERAL.find(reading)


def _is_had(reading: Reading, start: int, end: int) -> bool:
    """Tell whether an illness of a few capitals is somebody's: "jag har MS", "MS sedan tio år"."""
    if not reading.text[start:end].isupper() or _SOFTWARE.match(reading.low, end):
        return False
    return bool(_HAS.search(reading.text, max(0, start - _NEAR), start) or _SINCE.match(reading.low, end))


def _is_half_of_a_thing(low: str, end: int) -> bool:
    """Tell whether a word is the first half of a compound that tells of a thing: "astma- ja allergiaystävällinen"."""
    half = _HALF.match(low, end)
    return half is not None and not _is_health(half[1])


def _is_health(word: str) -> bool:
    """Tell whether a word in small letters tells of somebody's health, and not of a thing or of many people."""
    stem = _stem_in(word)
    return stem is not None and not _THING.match(word[stem:]) and not _MANY.search(word)


def _stem_in(word: str) -> int | None:
    """Return where in a word what tells of health ends, or None."""
    head = word[:_KEY]
    for stem, is_whole in _STARTS[head] if word.startswith(_BEGUN.get(head, ())) else ():
        if word.startswith(stem) and (not is_whole or word[len(stem) :] in _OWNERS):
            return len(stem)
    if not _MAYBE_INSIDE.search(word):
        return None
    for at in range(len(word) - _KEY + 1):
        for part, is_whole in _INSIDE.get(word[at : at + _KEY], ()):
            if word.startswith(part, at) and (not is_whole or at + len(part) == len(word)):
                return at + len(part)
    return None


def _is_nothing(sentences: Sentences, nothing: Nothing, start: int, end: int) -> bool:
    """Tell whether the words around make it a figure of speech, a thing, a service, an animal's or a question about anybody."""
    return (
        nothing.has(start, end, sentences.bounds(start)[0])
        or is_nobodys(nothing.reading, start, end, sentences.named)
        or nothing.pets.are_told_of(sentences, start, end)
        or is_anybodys(nothing.reading, sentences, start, end)
        or is_said_of_all(nothing.reading, sentences, start)
        or (
            is_asked_of_anybody(nothing.reading, sentences, start)
            and not is_said_as_one(nothing.reading, sentences, start, end)
        )
    )


def _joined(text: str, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans, those with nothing but a space between as one."""
    last: tuple[int, int] | None = None
    for start, end in found:
        if last and (start <= last[1] or _AND.fullmatch(text, last[1], start)):
            last = last[0], max(last[1], end)
            continue
        if last:
            yield last
        last = start, end
    if last:
        yield last
