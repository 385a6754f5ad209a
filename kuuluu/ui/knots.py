"""The knots of a thread, as a page draws them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any

from django.utils.safestring import SafeString

from kuuluu.ui import texts
from kuuluu.ui.dates import day_text, machine_text, when_text
from kuuluu.ui.icons import icon

STATES = ("done", "now", "future", "late")


@dataclass(frozen=True)
class Knot:
    """One thing that happened, that is going on, or that was promised."""

    title: Any
    # done, now, future (drawn hollow, with its promised date) or late (says so in words).
    state: str = "done"
    # What it is, as in the journal's event without its room: "answered"; a class for the page's own styling.
    kind: str = ""
    when: datetime | date | None = None
    # The unit, or the role of a person; names of persons only at the desk.
    by: str = ""
    # Plain text, with gaps as a public text has them.
    text: str = ""
    gaps: Sequence[Mapping[str, Any]] = field(default=())
    # Addresses in the text are links: only for the city's own words.
    has_links: bool = False
    # Something was said that isn't public.
    is_hidden: bool = False
    # A note that stays inside the house.
    is_internal: bool = False
    # Ready HTML that stands last in the knot: pictures, a form, a link.
    extra: SafeString | str = ""
    # The language that the text is written in, where it isn't the page's.
    language: str = ""
    anchor: str = ""

    @property
    def icon(self) -> SafeString:
        """The drawn knot."""
        return icon(f"knot-{self.state if self.state in STATES else 'done'}")

    @property
    def when_text(self) -> str:
        """The moment, or the day where no hour is known."""
        if self.when is None:
            return ""
        return when_text(self.when) if isinstance(self.when, datetime) else day_text(self.when)

    @property
    def when_machine(self) -> str:
        """The same for programs."""
        return machine_text(self.when) if self.when else ""

    @property
    def words(self) -> SafeString:
        """The text as paragraphs."""
        return (
            texts.redacted(self.text, self.gaps)
            if self.gaps
            else texts.prose(self.text, "links" if self.has_links else "")
        )


KNOWN = frozenset(f.name for f in fields(Knot))


def knot_of(given: Mapping[str, Any]) -> Knot:
    """Return a knot made from a mapping; what a knot can't carry is left out."""
    return Knot(**{name: value for name, value in given.items() if name in KNOWN})
