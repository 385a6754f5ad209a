"""Who may decide what is public, and how a public text is made from an original."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from kuuluu.people.actors import Actor
from kuuluu.people.roles import Permission

# Stands in a public text where words were hidden; pages put the reason beside it.
MARK = "[…]"


class OfCity(Protocol):
    """Anything that belongs to one city."""

    @property
    def city_id(self) -> Any: ...


class Span(Protocol):
    """A stretch of text with the class of what it hides."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def cls(self) -> str: ...


@dataclass(frozen=True)
class Hide:
    """A span to hide, in characters of the original: from `start` up to but not including `end`."""

    start: int
    end: int
    cls: str = "other"
    ground: str = "personal_data"


@dataclass(frozen=True)
class PublicText:
    """What the public reads, and where in it something is hidden."""

    text: str
    gaps: list[dict[str, Any]]


def may_publish(actor: Actor, subject: OfCity) -> bool:
    """A publisher of the city decides what is public (Act 410/2015, section 29; Act 621/1999, section 14)."""
    return actor.may(Permission.PUBLISH, subject.city_id)


def merged(spans: Iterable[Span], length: int) -> list[Hide]:
    """Return the spans in order, cut to the text and joined where they touch, so that nothing shows between them."""
    whole: list[Hide] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        start, end = max(span.start, 0), min(span.end, length)
        if start >= end:
            continue
        if whole and start <= whole[-1].end:
            last = whole.pop()
            whole.append(Hide(last.start, max(last.end, end), last.cls, last.ground))
        else:
            whole.append(Hide(start, end, str(span.cls), str(getattr(span, "ground", "personal_data"))))
    return whole


def public_text(original: str, spans: Iterable[Span]) -> PublicText:
    """Return the original with every span replaced by a mark. No hidden character is in the result."""
    parts: list[str] = []
    gaps: list[dict[str, Any]] = []
    done = length = 0
    for span in merged(spans, len(original)):
        shown = original[done : span.start]
        gaps.append({"at": length + len(shown), "cls": span.cls, "ground": span.ground})
        parts += [shown, MARK]
        length += len(shown) + len(MARK)
        done = span.end
    return PublicText("".join([*parts, original[done:]]), gaps)


def pieces(original: str, spans: Iterable[Span]) -> Sequence[tuple[str, Hide | None]]:
    """Return the original cut into stretches, each with the hidden span it is, or None: for the side-by-side page."""
    cut: list[tuple[str, Hide | None]] = []
    done = 0
    for span in merged(spans, len(original)):
        if span.start > done:
            cut.append((original[done : span.start], None))
        cut.append((original[span.start : span.end], span))
        done = span.end
    if done < len(original):
        cut.append((original[done:], None))
    return cut
