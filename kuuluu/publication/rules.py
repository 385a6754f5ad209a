"""Who may decide what is public, and how a public text is made from an original."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from kuuluu.people.actors import Actor
from kuuluu.people.roles import Permission
from kuuluu.publication.models import Ground

# Stands in a public text where words were hidden; pages put the reason beside it.
MARK = "[…]"

# Which ground in law each class of finding proposes; a publisher may choose another.
GROUND_OF: Mapping[str, Ground] = {
    "personal_identity_code": Ground.PERSONAL_DATA,
    "email": Ground.PERSONAL_DATA,
    "iban": Ground.PERSONAL_DATA,
    "phone": Ground.PERSONAL_DATA,
    "licence_plate": Ground.PERSONAL_DATA,
    "home_address": Ground.PERSONAL_DATA,
    "person_name": Ground.PERSONAL_DATA,
    "child_name": Ground.PERSONAL_DATA,
    "health": Ground.HEALTH,
    "social": Ground.HEALTH,
    "belief": Ground.PRIVATE_LIFE,
    "origin": Ground.PRIVATE_LIFE,
    "crime": Ground.CRIME,
    "security": Ground.SECURITY,
}
# How closely a person must look at a text in which a class was found; the worst counts, and number adds a little.
WEIGHTS: Mapping[str, int] = {
    "personal_identity_code": 90,
    "child_name": 90,
    "health": 80,
    "social": 80,
    "crime": 80,
    "belief": 70,
    "origin": 70,
    "security": 70,
    "person_name": 50,
    "home_address": 50,
    "licence_plate": 40,
    "iban": 40,
    "phone": 30,
    "email": 30,
}
MOST_RISK = 100
# More places than anybody looks at one by one: such a document is told of by its name alone.
MOST_PLACES = 200
DEFAULT_WEIGHT = 50
# How much a box may be off that was written down in whole per cents.
_SLACK = 0.01


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


SpanT = TypeVar("SpanT", bound=Span)


@dataclass(frozen=True)
class Hide:
    """A span to hide, in characters of the original: from `start` up to but not including `end`.

    A doubtful one is marked by the finders though the words around it weigh against it: a person is asked.
    """

    start: int
    end: int
    cls: str = "other"
    ground: str = "personal_data"
    is_doubtful: bool = False


@dataclass(frozen=True)
class ShownDocument:
    """What a publisher has chosen of a document: what of its words is hidden, which boxes of its pages, and its name."""

    spans: Sequence[Hide] = ()
    # As of a picture, each with its "page", counted from 0.
    covers: Sequence[dict[str, Any]] = ()
    name: str = ""


@dataclass(frozen=True)
class PublicText:
    """What the public reads, and where in it something is hidden."""

    text: str
    gaps: list[dict[str, Any]]


def may_publish(actor: Actor, subject: OfCity) -> bool:
    """A publisher of the city decides what is public (Act 410/2015, section 29; Act 621/1999, section 14)."""
    return actor.may(Permission.PUBLISH, subject.city_id)


def may_tell(actor: Actor, subject: Any) -> bool:
    """Whoever answers residents, or decides of publication, tells of disturbances of the own city."""
    return actor.may_somewhere(Permission.TELL_DISTURBANCES, getattr(subject, "city_id", subject.pk))


def may_let_stand(actor: Actor, city_id: int) -> bool:
    """Whoever decides of publication lets words of the city stand in which the finders marked something."""
    return actor.is_system or actor.may_somewhere(Permission.PUBLISH, city_id)


def may_count(actor: Actor, subject: Any) -> bool:  # noqa: ARG001 - anyone may
    """Anyone may say that a disturbance concerns them too, while it goes on."""
    return bool(subject.is_shown)


def ground_of(span: Span) -> str:
    """Return the ground that a span states, or the one that its class proposes."""
    return str(getattr(span, "ground", "") or GROUND_OF.get(str(span.cls), Ground.PERSONAL_DATA))


def risk_of(spans: Sequence[Span]) -> int:
    """Return how closely a person must look, from 0, nothing was found, to 100."""
    worst = max((WEIGHTS.get(str(span.cls), DEFAULT_WEIGHT) for span in spans), default=0)
    return min(worst + max(len(spans) - 1, 0), MOST_RISK)


def besides_signature(text: str, found: Sequence[SpanT], name: str) -> list[SpanT]:
    """Return what was found in an officer's words less the officer's own whole name: who acts for a city signs with it."""
    signs = name.casefold() if " " in name else None
    return [span for span in found if text[span.start : span.end].casefold() != signs]


def besides_name(text: str, found: Sequence[SpanT], name: str) -> list[SpanT]:
    """Return what was found in an officer's words but within the officer's own whole name."""
    small, signs = text.casefold(), name.casefold() if " " in name else ""
    if not signs or len(small) != len(text):
        return list(found)
    own = [Hide(at, at + len(signs)) for at in range(len(small)) if small.startswith(signs, at)]
    return [span for span in found if not any(one.start <= span.start and span.end <= one.end for one in own)]


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
            whole.append(Hide(start, end, str(span.cls), ground_of(span)))
    return whole


def hides_all(then: Iterable[Span], now: Iterable[Span], length: int) -> bool:
    """Tell whether all that is hidden of a text now would be hidden then, too."""
    whole = merged(then, length)
    return all(any(one.start <= span.start and span.end <= one.end for one in whole) for span in merged(now, length))


def covers_all(then: Iterable[Mapping[str, Any]], now: Iterable[Mapping[str, Any]]) -> bool:
    """Tell whether every box that is covered now, in fractions of its page, would be covered then, too."""
    return all(any(_is_within(box, one) for one in then) for box in now)


def _is_within(box: Mapping[str, Any], one: Mapping[str, Any]) -> bool:
    starts = all(one[side] <= box[side] + _SLACK for side in ("x", "y"))
    ends = all(box[a] + box[b] <= one[a] + one[b] + _SLACK for a, b in (("x", "w"), ("y", "h")))
    return starts and ends and box.get("page", 0) == one.get("page", 0)


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


def carried(spans: Iterable[Span], stretches: Sequence[tuple[int, int]], gap: int = 1) -> list[tuple[int, int, Span]]:
    """Return where spans of a whole text stand in a part made of its stretches, `gap` characters apart: start, end, span.

    A span that begins or ends outside of a stretch hides all that the stretch has of it.
    """
    found = []
    done = 0
    for start, end in stretches:
        for span in spans:
            first, last = max(span.start, start), min(span.end, end)
            if first < last:
                found.append((done + first - start, done + last - start, span))
        done += end - start + gap
    return found


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
