"""How matters go: what follows what, and after how many days."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from kuuluu.console.demo.letters import Written
from kuuluu.console.demo.moments import Moments
from kuuluu.feedback.models import Kind

# A step: what is done, and the fewest and most days after the step before; working days where officers do it.
Step = tuple[str, int, int]

TAKEN: tuple[Step, ...] = (("take_up", 0, 1),)
ANSWERED: tuple[Step, ...] = (*TAKEN, ("answer", 1, 4))
COURSES: dict[str, tuple[Step, ...]] = {
    "received": (),
    "in_progress": TAKEN,
    "assigned": (*TAKEN, ("assign", 0, 1)),
    "waiting": (*TAKEN, ("ask", 0, 1)),
    "done": (*ANSWERED, ("done", 4, 8)),
    "at_once": (("answer", 0, 1), ("done", 3, 7)),
    "answered": (*TAKEN, ("answer", 1, 5), ("answered", 0, 3)),
    "only_answered": ANSWERED,
    "thanked": (("answered", 0, 2),),
    "planned": (*TAKEN, ("because_planned", 3, 7), ("planned", 1, 6)),
    "refused": (*TAKEN, ("because_refused", 3, 8), ("refused", 1, 4)),
    "not_found": (*TAKEN, ("because_not_found", 1, 4), ("not_found", 0, 1)),
    "moved": (("moved", 0, 2),),
    "joined": (("joined", 1, 1),),
    "asked": (*TAKEN, ("ask", 0, 2), ("reply", 1, 4), ("answer", 1, 3), ("done", 1, 5)),
    "asked_answered": (*TAKEN, ("ask", 0, 2), ("reply", 1, 4), ("answer", 1, 3), ("answered", 1, 3)),
    "late": (*TAKEN, ("notice", 0, 0), ("answer", 2, 6), ("done", 1, 5)),
    "late_answered": (*TAKEN, ("notice", 0, 0), ("answer", 2, 6), ("answered", 1, 3)),
    "late_open": (*TAKEN, ("notice", 0, 0)),
    "reopened": (*ANSWERED, ("done", 1, 4), ("reopen", 3, 8), ("again", 1, 3), ("done", 1, 4)),
    "reopened_open": (*ANSWERED, ("done", 0, 2), ("reopen", 2, 4)),
}
# Cards that are dealt round and round, so that every course comes in every city.
DECKS: dict[str, tuple[str, ...]] = {
    Kind.FAULT: (
        *("done",) * 10,
        *("at_once", "asked", "asked", "late", "late", "planned", "planned", "refused", "not_found", "reopened"),
        "answered",
    ),
    Kind.QUESTION: (*("answered",) * 7, "asked_answered", "asked_answered", "late_answered", "only_answered"),
    Kind.IDEA: (*("answered",) * 3, *("planned",) * 3, *("refused",) * 3, "late_answered"),
    Kind.THANKS: ("thanked", "thanked", "only_answered"),
    Kind.COMPLAINT: (*("answered",) * 5, "done", "late_answered", "reopened", "asked_answered", "refused"),
}
# What lies on the desk today: the course, and between how many days ago it came.
ON_THE_DESK: tuple[tuple[str, int, int], ...] = (
    *(("received", 2, 0),) * 7,
    *(("assigned", 8, 4),) * 3,
    *(("in_progress", 5, 1),) * 5,
    *(("waiting", 8, 3),) * 3,
    *(("only_answered", 10, 6),) * 4,
    *(("late_open", 16, 12),) * 2,
    *(("reopened_open", 20, 15),) * 2,
)
# Words that a step needs in its letter's topic; a topic without them has its matters go the plain way instead.
NEEDS = {
    **{word: word for word in ("ask", "reply", "reopen", "again")},
    **{word: word for word in ("answer", "done", "answered", "moved")},
    **{f"because_{ending}": ending for ending in ("planned", "refused", "not_found")},
}
PLAIN = {Kind.FAULT: "done", Kind.THANKS: "thanked"}


@dataclass
class Cast:
    """A letter with its course and where in the year it stands."""

    letter: Written
    course: str
    # First and last number of days ago; None: any day of its months.
    days_ago: tuple[int, int] | None = None
    # The matter that this one tells again.
    twin: "Cast | None" = None


def deal(letters: list[Written], moments: Moments) -> list[Cast]:
    """Return every letter with a course: some of them on the desk today, the others through the year."""
    chance = moments.chance
    mixed = chance.sample(letters, len(letters))
    desk = list(_on_the_desk(mixed, moments.now.month))
    taken = {id(cast.letter) for cast in desk}
    decks = {kind: _cards(deck, chance) for kind, deck in DECKS.items()}
    past = [Cast(one, _course(one, decks)) for one in mixed if id(one) not in taken]
    twins = [twin for cast in past for twin in _twins(cast)]
    return [*past, *twins, *desk]


def _on_the_desk(letters: list[Written], month: int) -> Iterator[Cast]:
    free = [
        one
        for one in letters
        if not one.course
        and not one.twins
        and one.topic.kind != Kind.THANKS
        and (not one.topic.months or month in one.topic.months)
    ]
    for course, first, last in ON_THE_DESK:
        found = next((one for one in free if _is_sayable(course, one) and _is_soon_due(course, one)), None)
        if found:
            free.remove(found)
            yield Cast(found, course, (first, last))


def _is_soon_due(course: str, letter: Written) -> bool:
    return course != "late_open" or letter.topic.kind == Kind.FAULT


def _cards(deck: tuple[str, ...], chance: Random) -> Iterator[str]:
    while True:
        yield from chance.sample(deck, len(deck))


def _course(letter: Written, decks: dict[str, Iterator[str]]) -> str:
    kind = letter.topic.kind
    wanted = letter.course or next(decks[kind])
    return wanted if _is_sayable(wanted, letter) else PLAIN.get(Kind(kind), "answered")


def _is_sayable(course: str, letter: Written) -> bool:
    return all(NEEDS[step] in letter.words for step, _first, _last in COURSES[course] if step in NEEDS)


def _twins(cast: Cast) -> list[Cast]:
    topic = cast.letter.topic
    return [Cast(Written(topic, text), "joined", twin=cast) for text in cast.letter.twins]
