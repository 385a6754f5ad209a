"""Where a case stands, in a sentence that hides no lateness."""

from collections.abc import Callable
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kuuluu.publication.models import PublicCase
from kuuluu.ui.dates import day_text

ENDED: dict[str, Callable[[], str]] = {
    "done": lambda: _("Done on %(day)s."),
    "answered": lambda: _("Answered and closed on %(day)s."),
    "moved": lambda: _("It was not the city's matter: it was sent on to whose it is on %(day)s."),
    "refused": lambda: _("It will not be done; the reasons are in the thread. Closed on %(day)s."),
    "not_found": lambda: _("It could not be found at the place told. Closed on %(day)s."),
    "joined": lambda: _("It was joined on %(day)s to another matter about the same thing."),
    "parts": lambda: _("It was handled in parts; the last of them ended on %(day)s."),
}


def is_late(row: PublicCase, today: date) -> bool:
    """Tell whether a promise to everybody has passed and is still not kept."""
    return bool((due := waited_for(row)) and due < today)


def waited_for(row: PublicCase) -> date | None:
    """Return the day of the promise that is waited for now: of the answer, then of the work; none while the sender is asked."""
    if row.status in {"received", "in_progress"} and not row.answered_at:
        return row.answer_due_date
    if row.status in {"in_progress", "answered"}:
        return row.done_due_date
    return row.planned_date if row.status == "closed" and row.ending == "planned" else None


def passed(due: date, today: date) -> str:
    """Say how long ago a promise passed: "The promise passed 3 days ago."."""
    days = (today - due).days
    return ngettext("The promise passed yesterday.", "The promise passed %(days)s days ago.", days) % {"days": days}


def state_sentence(row: PublicCase, unit: str, today: date) -> str:
    """Say where a case stands: "Street Maintenance answers by Thu 3 Dec 2026."."""
    if row.status == "closed":
        return _ended(row, today)
    if row.status == "split":
        return _("It told of several matters. Each of them is handled and answered by itself.")
    if row.status == "waiting":
        since = day_text(localdate(row.waiting_since)) if row.waiting_since else ""
        return _("%(unit)s asked the sender for more on %(day)s. The clock stands still until the reply comes.") % {
            "unit": unit,
            "day": since,
        }
    return _answered(row, unit, today) if row.answered_at else _unanswered(row, unit, today)


def _unanswered(row: PublicCase, unit: str, today: date) -> str:
    due = row.answer_due_date
    if due is None:
        return _("%(unit)s has this. No day was promised for an answer.") % {"unit": unit}
    words = {"unit": unit, "day": day_text(due)}
    if due < today:
        promised = _("%(unit)s promised to answer by %(day)s.") % words
        return f"{promised} {passed(due, today)}"
    return _("%(unit)s answers by %(day)s.") % words


def _answered(row: PublicCase, unit: str, today: date) -> str:
    assert row.answered_at
    answered = _("%(unit)s answered on %(day)s.") % {"unit": unit, "day": day_text(localdate(row.answered_at))}
    due = row.done_due_date
    if due is None:
        return answered
    more = _("The work was to be done by %(day)s.") if due < today else _("The work is to be done by %(day)s.")
    late = f" {passed(due, today)}" if due < today else ""
    return f"{answered} {more % {'day': day_text(due)}}{late}"


def _closed() -> str:
    return _("Closed on %(day)s.")


def _ended(row: PublicCase, today: date) -> str:
    if row.ending == "planned" and row.planned_date:
        words = {"day": day_text(row.planned_date)}
        if row.planned_date < today:
            planned = _("It was planned for %(day)s.") % words
            return f"{planned} {passed(row.planned_date, today)}"
        return _("It is planned for %(day)s.") % words
    if row.ending == "planned":
        return _("It is planned; no day is known yet.")
    closed = day_text(localdate(row.closed_at)) if row.closed_at else ""
    words_of = ENDED.get(row.ending, _closed)
    return words_of() % {"day": closed}
