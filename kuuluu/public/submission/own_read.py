"""All that the sender's own page shows of a matter, of its parts and of what it is joined to, read at once."""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from kuuluu.cases.models import Case, Message, MessageKind
from kuuluu.cases.queries import conversations, parts_of
from kuuluu.journal.models import Event
from kuuluu.journal.queries import histories
from kuuluu.public.submission.own_joined import main_of


@dataclass(frozen=True)
class Told:
    """What happened and what was said, by the id of the case; the city's internal notes are not among it."""

    case: Case
    parts: list[Case]
    main: Case | None
    events: dict[UUID, list[Event]] = field(default_factory=lambda: defaultdict(list))
    messages: dict[UUID, list[Message]] = field(default_factory=lambda: defaultdict(list))

    @property
    def own_messages(self) -> list[Message]:
        """Return what was said in the matter itself and in its parts."""
        return [message for one in (self.case, *self.parts) for message in self.messages[one.pk]]


def told_of(case: Case) -> Told:
    """Read what the sender of a case is shown."""
    told = Told(case, parts_of(case) if case.split_at else [], main_of(case))
    cases = [case, *told.parts, *([told.main] if told.main else [])]
    for event in histories(one.pk for one in cases):
        told.events[event.subject_id].append(event)
    said = conversations(cases)
    # What was said to somebody else is shown less what is hidden in it.
    for message in said.prefetch_related("original__redactions") if told.main else said:
        if message.kind != MessageKind.NOTE:
            told.messages[message.case_id].append(message)
    return told
