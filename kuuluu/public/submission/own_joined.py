"""What whoever joined a matter sees of it: what the city says to all, less what is hidden, and nobody else's words."""

from collections.abc import Iterable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case, Message, MessageKind
from kuuluu.cities.models import Secrecy
from kuuluu.cities.queries import snapshot
from kuuluu.journal.models import Event
from kuuluu.publication.models import State
from kuuluu.publication.rules import public_text
from kuuluu.ui.knots import Knot
from kuuluu.ui.sentences import sentence
from kuuluu.ui.states import LOOKS

TO_ALL = frozenset({MessageKind.INTERIM_NOTICE, MessageKind.ANSWER, MessageKind.ENDING})
TOLD = frozenset({"taken_up", "handed_over", "interim_notice", "answered", "transferred", "closed", "reopened"})
NOT_PUBLIC: frozenset[str] = frozenset({State.REFUSED, State.WITHDRAWN})


def main_of(case: Case) -> Case | None:
    """Return the case that this one is joined to, unless it was made secret since."""
    main = case.joined_to
    return main if main and main.secrecy == Secrecy.PUBLIC else None


def hidden_from(joined: Iterable[Event]) -> frozenset[str]:
    """Return which words of the main case are hidden from whoever joined it, by what happened to their own.

    Whoever was joined by an officer reads all at once, less what was found in it. Anybody at all can say that a matter
    concerns them too: they read what a publisher, or the city's policy, has let be public.
    """
    ways = [event.name for event in joined if event.name in {CaseEvent.JOINED, CaseEvent.VOICE_GIVEN}]
    return NOT_PUBLIC if ways[-1:] == [CaseEvent.JOINED] else NOT_PUBLIC | {State.PENDING}


def said_to_all(
    main: Case, events: Iterable[Event], messages: Iterable[Message], *, hides: frozenset[str]
) -> list[Knot]:
    """Return what happened to a case and what the city said in it to everybody whom it concerns, oldest first, less words
    in a state that is hidden.
    """
    said = {str(message.pk): message for message in messages if message.kind in TO_ALL}
    units = {unit.pk: unit.name for unit in snapshot(main.city).units}
    knots = []
    for event in events:
        kind = event.name.removeprefix("case.")
        if kind not in TOLD:
            continue
        message = said.get(event.facts.get("message", ""))
        # It was written to somebody else: whatever tells of that person is hidden here as it is from the public.
        shown = public_text(message.original.text, message.original.redactions.all()) if message else None
        is_hidden = bool(message and message.original.state in hides)
        knots.append(
            Knot(
                title=_title(kind, event.facts.get("ending", ""), event.name),
                kind=kind,
                when=event.at,
                by=units.get(event.facts.get("unit") or 0, ""),
                text=shown.text if shown and not is_hidden else "",
                gaps=shown.gaps if shown and not is_hidden else (),
                is_hidden=is_hidden,
                has_links=True,
                language=main.language if shown and main.language != (get_language() or "")[:2] else "",
                anchor=f"lanka-{event.pk}",
            )
        )
    return knots


def _title(kind: str, ending: str, name: str) -> str:
    if kind == "closed" and ending in LOOKS:
        return _("The matter was closed: %(ending)s") % {"ending": str(LOOKS[ending].word).lower()}
    return sentence(name)
