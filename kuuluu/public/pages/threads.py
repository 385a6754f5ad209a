"""The thread of a published case: what happened, and what was promised next."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kuuluu.public.pages.visits import Visit
from kuuluu.publication.models import PublicCase
from kuuluu.ui.dates import day_text
from kuuluu.ui.knots import Knot
from kuuluu.ui.lateness import waited_for
from kuuluu.ui.sentences import sentence
from kuuluu.ui.states import LOOKS

# Said by the sender; everything else is said by the city.
SENDERS = frozenset({"received", "replied", "added", "voice_given"})


def thread_of(row: PublicCase, here: Visit) -> list[Knot]:
    """Return the knots of a case, oldest first, the promised one last."""
    knots = [_knot(fact, row, here, number) for number, fact in enumerate(row.timeline, 1)]
    return [*knots, *_next(row, here)]


def _knot(fact: Mapping[str, Any], row: PublicCase, here: Visit, number: int) -> Knot:
    kind = fact["kind"]
    # A person is told of by what they are to the matter, never by name.
    by = _("The sender") if kind in SENDERS else here.unit_name(fact.get("unit")) if fact.get("unit") else ""
    return Knot(
        title=_title(fact, here),
        kind=kind,
        when=datetime.fromisoformat(fact["at"]),
        by=by,
        text=fact.get("text", ""),
        gaps=fact.get("gaps", ()),
        has_links=kind not in SENDERS,
        is_hidden=fact.get("is_hidden", False),
        extra=_joined(fact),
        language=row.language if row.language != (get_language() or "")[:2] else "",
        anchor=f"lanka-{number}",
    )


def _title(fact: Mapping[str, Any], here: Visit) -> str:
    kind = fact["kind"]
    if kind == "closed" and fact.get("ending") in LOOKS:
        return _("The matter was closed: %(ending)s") % {"ending": str(LOOKS[fact["ending"]].word).lower()}
    if kind == "handed_over" and fact.get("unit"):
        return _("The matter was handed over to: %(unit)s") % {"unit": here.unit_name(fact["unit"])}
    return sentence(kind)


def _joined(fact: Mapping[str, Any]) -> str:
    number = fact.get("joined_to")
    if not number:
        return ""
    return format_html('<p><a href="{}">{}</a></p>', reverse("public:case", args=[number]), number)


def _next(row: PublicCase, here: Visit) -> list[Knot]:
    if row.status == "waiting":
        return [Knot(title=_("Waiting for the sender's reply"), state="now", kind="waiting", when=row.waiting_since)]
    due = waited_for(row)
    if due is None:
        return []
    title = _("The work") if row.answered_at else _("The answer")
    if row.status == "closed":
        title = _("The planned work")
    is_late = due < here.today
    if is_late:
        title = _("%(what)s was promised by %(day)s") % {"what": title, "day": day_text(due)}
    by = here.unit_name(row.unit_id)
    return [
        Knot(title=title, state="late" if is_late else "future", kind="promised", when=None if is_late else due, by=by)
    ]
