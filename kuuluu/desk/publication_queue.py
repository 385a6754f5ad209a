"""What waits for a publisher: the risky first, the clean ones published many at a time."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from kuuluu.cases.commands import as_seen
from kuuluu.cases.models import Case, Message, MessageKind
from kuuluu.desk.access import desk_page
from kuuluu.desk.at_once import chosen, tell
from kuuluu.desk.pages import page
from kuuluu.feedback import commands, queries
from kuuluu.feedback.models import Kind
from kuuluu.feedback.rules import is_clean
from kuuluu.initiatives.queries.words import with_undecided
from kuuluu.journal.commands import NotNow
from kuuluu.people.roles import Permission
from kuuluu.publication.models import File, State
from kuuluu.publication.rules import Hide, PublicText, public_text
from kuuluu.ui.texts import class_name

PAGE_SIZE = 50


@dataclass(frozen=True)
class Waiting:
    """A row of the queue: a case, what in it waits, and what to look at."""

    case: Case
    messages: list[Message]
    files: list[File]
    is_first: bool
    # By when another person looks again at a refusal; None where nobody asked.
    look_due_date: date | None

    @property
    def public(self) -> PublicText:
        """What the public would read of the first of the words that wait, if every proposal is kept."""
        original = self.messages[0].original
        return public_text(original.text, original.redactions.all())

    @property
    def found(self) -> str:
        """What was found, in words, the most frequent first."""
        found = Counter(class_name(r.cls) for m in self.messages for r in m.original.redactions.all())
        return ", ".join(name if count == 1 else f"{count} × {name}" for name, count in found.most_common())

    @property
    def kind(self) -> str:
        """Why it is looked at by itself though nothing was found in it: what it is, that it came after the first, or a doubt."""
        if self.case.matter:
            return str(self.case.get_matter_display())
        if all(m.kind != MessageKind.SUBMISSION for m in self.messages):
            return gettext("Came after the first message")
        if self.case.feedback.kind == Kind.COMPLAINT:
            return str(self.case.feedback.get_kind_display())
        is_doubtful = not self.found and any(m.original.risk for m in self.messages)
        return gettext("A doubtful find") if is_doubtful else ""

    @property
    def can_be_bulk(self) -> bool:
        """Tell whether it may be published with others: words alone, first ones, nothing found, nobody objected."""
        return self.is_first and len(self.messages) == 1 and not self.files and is_clean(self.case, self.messages[0])


@desk_page(needs=[Permission.PUBLISH])
def queue(request: Any) -> HttpResponse:
    """Show the cases that wait for a decision: the riskiest first, and those where the sender asked for another look."""
    cases = list(queries.undecided(request.actor, request.city)[: PAGE_SIZE + 1])
    rows = [waiting(case) for case in cases[:PAGE_SIZE]]
    asked = [row for row in rows if row.look_due_date]
    context = {
        "asked": sorted(asked, key=lambda row: row.look_due_date or date.max),
        "rows": [row for row in rows if not row.look_due_date and not row.can_be_bulk],
        "clean": [row for row in rows if not row.look_due_date and row.can_be_bulk],
        "to_check": list(queries.to_check(request.actor, request.city)[:PAGE_SIZE]),
        "has_more": len(cases) > PAGE_SIZE,
        "initiatives": with_undecided(request.actor, request.city),
    }
    return page(request, "desk/publishing/queue.html", context)


@desk_page(needs=[Permission.PUBLISH])
@require_POST
def publish_many(request: Any) -> HttpResponse:
    """Publish the chosen clean cases as they were shown; one that has changed since is left, and told."""
    seen = chosen(request, "case", PAGE_SIZE)
    cases = queries.undecided(request.actor, request.city).filter(number__in=list(seen))
    done = sum(publish_row(request, waiting(case), seen[case.number]) for case in cases)
    tell(request, chosen=len(seen), done=done)
    return redirect("desk:publication_queue")


def waiting(case: Case) -> Waiting:
    """Return what in a case waits for a decision, from what the queue has read already."""
    said = [m for m in case.messages.all() if m.kind != MessageKind.NOTE]
    pending = [m for m in said if m.original.state == State.PENDING]
    files = [a.file for m in said for a in m.attachments.all() if a.file.state == State.PENDING]
    is_first = any(m.kind == MessageKind.SUBMISSION for m in pending)
    return Waiting(case, pending or said[:1], files, is_first, getattr(case, "look_due_date", None))


def publish_row(request: Any, row: Waiting, version: str) -> bool:
    """Publish a row as it was shown; tell whether it could be."""
    if not row.can_be_bulk or str(row.case.version) != version:
        return False
    none: tuple[Hide, ...] = ()
    try:
        with as_seen(row.case, row.case.version):
            commands.publish(row.case, spans=none, by=request.actor, at=request.at)
    except NotNow:
        return False
    return True
