"""What a receipt says: the number, the arrival, who has it, and whether and by when an answer comes."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kuuluu.cases.models import Case
from kuuluu.cases.queries import contact
from kuuluu.cases.rules import LEGAL_DAYS
from kuuluu.cities.models import Clock
from kuuluu.cities.queries import promise
from kuuluu.feedback.queries import ends_by_itself_after
from kuuluu.public.submission.own_joined import main_of
from kuuluu.publication import queries
from kuuluu.publication.models import PublicCase
from kuuluu.ui.dates import day_text
from kuuluu.ui.lateness import passed


@dataclass(frozen=True)
class Receipt:
    """The sentences of a receipt (Act 13/2003, section 12)."""

    unit: str
    answer: str
    pace: str
    email: str
    public: PublicCase | None
    # The public page of the matter that it is joined to.
    main: PublicCase | None = None
    # When it ends by itself, if nobody says more; "": it doesn't.
    end: str = ""


def receipt_of(case: Case, today: date) -> Receipt:
    """Return what the sender needs to know of the matter now."""
    known, main = contact(case), main_of(case)
    shown, public = main or case, queries.public_cases(case.city, [case.number, *([main.number] if main else [])])
    return Receipt(
        unit=shown.unit.name if shown.unit else case.city.name,
        answer=_with_others(main, today) if main else _told(case) or answer_of(case, today),
        pace=_pace(case),
        email=known.email if known else "",
        public=public.get(case.number),
        main=public.get(main.number) if main else None,
        end="" if main else _end(case, today),
    )


def _end(case: Case, today: date) -> str:
    day = ends_by_itself_after(case, today)
    if day is None:
        return ""
    return _("If nobody says more, the matter ends by itself after %(day)s.") % {"day": day_text(day)}


def _with_others(main: Case, today: date) -> str:
    if main.answered_at or main.status == "closed":
        return answer_of(main, today)
    together = _("It is handled together with what others have told of the same.")
    return f"{together} {_promise(main, today)}"


def _told(case: Case) -> str:
    """Say what joining came to where the other case is open to its own sender alone by now."""
    if not case.joined_to_id:
        return ""
    return _(
        "It was joined to another matter, of which nothing can be told to you any more. If yours needs an answer of its own,"
        " open it again below."
    )


def answer_of(case: Case, today: date) -> str:
    """Say whether and by when an answer comes."""
    if case.answered_at:
        return _("The city answered on %(day)s.") % {"day": day_text(case.answered_at)}
    if case.status == "split":
        return _("You told of several matters. Each of them gets an answer of its own: they are below.")
    if case.status == "waiting":
        return _("The city waits for your reply. The clock stands still until it comes.")
    if case.status == "closed":
        return _("The matter is closed. How it ended is in the thread.")
    if not case.feedback.wants_answer:
        return _("You did not ask for an answer. Your message is read, and you can follow here what happens.")
    return _promise(case, today)


def _promise(case: Case, today: date) -> str:
    due = case.answer_due_date
    if due is None:
        return _("You get an answer. The city has promised no day for this kind of matter.")
    if due < today:
        late = _("The answer was promised by %(day)s.") % {"day": day_text(due)}
        return f"{late} {passed(due, today)}"
    promised = _("You get an answer by %(day)s at the latest.") % {"day": day_text(due)}
    return f"{promised} {_days(case)}".strip()


def _days(case: Case) -> str:
    if case.matter in LEGAL_DAYS:
        return _("The law wants it within %(days)s days.") % {"days": LEGAL_DAYS[case.matter]}
    day = localdate(case.received_at)
    promised = promise(case.city, case.service, case.feedback.kind, Clock.ANSWERED, day)
    if promised is None or case.reopened_at:
        return ""
    if promised.is_in_working_days:
        words = ngettext("The promise is %(days)s working day.", "The promise is %(days)s working days.", promised.days)
    else:
        words = ngettext("The promise is %(days)s day.", "The promise is %(days)s days.", promised.days)
    return words % {"days": promised.days}


def _pace(case: Case) -> str:
    if case.answered_at or not case.feedback.wants_answer or case.status in {"closed", "split"}:
        return ""
    pace = queries.pace_for(case.city, case.service_id)
    if pace is None:
        return ""
    days = max(1, round(pace.median_days))
    if pace.service_id:
        words = ngettext(
            "In the last year half of the answers to matters of this topic came within a day.",
            "In the last year half of the answers to matters of this topic came within %(days)s days.",
            days,
        )
    else:
        words = ngettext(
            "In the last year half of all answers of the city came within a day.",
            "In the last year half of all answers of the city came within %(days)s days.",
            days,
        )
    return words % {"days": days}
