"""The work list: the promises that are due, the soonest first, in groups by when; and what was found by words."""

from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from kuuluu.cases import queries
from kuuluu.cases.models import Case, Status
from kuuluu.cases.queries import WorkFilter
from kuuluu.cases.searching import pieces, search_at_desk
from kuuluu.desk.access import desk_page
from kuuluu.desk.forms import WorkFilterForm
from kuuluu.desk.pages import page
from kuuluu.desk.saved_views import query_of, tabs, units_to_share
from kuuluu.ui.asking import whole_number
from kuuluu.ui.marks import marked_title, with_marks
from kuuluu.ui.templatetags.kit import day, state
from kuuluu.ui.visits import Visit, visit

PAGE_SIZE = 30
MOST_PAGES = 20
# Where in a list or in what was found one is; no filter.
PLACES = frozenset({"after", "page"})
GROUPS = {
    "late": _("Late"),
    "today": _("Today"),
    "week": _("This week"),
    "later": _("Later"),
    "none": _("No promise runs now"),
    "found": _("Found, what fits best first"),
}


@desk_page
def work_list(request: Any) -> HttpResponse:
    """Show the cases that a filter leaves, a page at a time; the filter is the address."""
    today = localdate(request.at)
    # The fields are many: they come when they are asked for, or were used.
    is_filtered = any(value for name, value in request.GET.items() if name not in PLACES)
    form = WorkFilterForm(request.city, request.GET) if is_filtered else None
    wanted = form.wanted() if form else WorkFilter()
    counts = queries.counts(request.actor, request.city, today)
    listed = _found if wanted.words else _listed
    context = {
        "filter": form,
        "counts": {name: many(count) for name, count in counts.items()},
        **listed(request, wanted, today, {} if is_filtered else counts),
        "shows_filter": is_filtered,
        "tabs": tabs(request),
        "query": query_of(request.GET),
        "units": units_to_share(request) if is_filtered else [],
    }
    return page(request, "desk/work_list.html", context)


def many(count: int) -> str:
    """Write a count that stops at a thousand."""
    return str(count) if count <= queries.COUNTED_TO else f"{queries.COUNTED_TO}+"


def group_of(due: date | None, today: date) -> str:
    """Return in which group of the list a promise stands: late, today, this week (to Sunday), later or none."""
    if due is None:
        return "none"
    if due <= today:
        return "late" if due < today else "today"
    return "week" if due <= today + timedelta(days=6 - today.weekday()) else "later"


def _listed(request: Any, wanted: WorkFilter, today: date, known: dict[str, int]) -> dict[str, Any]:
    """Return a page by promise."""
    cases = queries.work_list(request.actor, request.city, wanted, today)
    rows = list(queries.after(cases, request.GET.get("after", ""))[: PAGE_SIZE + 1])
    older = _address(request, after=queries.cursor_of(rows[PAGE_SIZE - 1])) if len(rows) > PAGE_SIZE else ""
    return {"groups": _groups(rows[:PAGE_SIZE], cases, known, visit(request)), "pager": {"older": older, "newer": ""}}


def _found(request: Any, wanted: WorkFilter, today: date, _known: dict[str, int]) -> dict[str, Any]:
    """Return a page of what was found by words, with the words marked."""
    text = request.GET.get("page", "1")
    number = min(whole_number(text) or 1, MOST_PAGES)
    found = search_at_desk(request.actor, request.city, wanted, today, number=number, size=PAGE_SIZE)
    said, here = pieces(found.rows, found.asked), visit(request)
    rows = [
        {
            **_row(case, today, here),
            "title": marked_title(case.title, case.language, found.asked),
            "piece": with_marks(said[case.pk]),
        }
        for case in found.rows
    ]
    count = f"{found.count}+" if found.is_more else str(found.count)
    group = {"title": GROUPS["found"], "count": count, "rows": rows, "name": "found"}
    before = _address(request, page=str(number - 1)) if number > 1 else ""
    after = _address(request, page=str(number + 1)) if found.has_next else ""
    return {"groups": [group] if rows else [], "pager": {"before": before, "after": after}}


def _groups(rows: list[Case], cases: QuerySet[Case], known: dict[str, int], here: Visit) -> list[dict[str, Any]]:
    """Return the rows by group, each with how many the whole list has of it."""
    today = here.today
    found = {name: list(own) for name, own in groupby(rows, key=lambda case: group_of(case.next_due_date, today))}
    counted = known | queries.counts_of_groups(cases, today, found.keys() - known.keys())
    return [
        {
            "title": GROUPS[name],
            "count": many(counted[name]),
            "rows": [_row(case, today, here) for case in own],
            "name": name,
        }
        for name, own in found.items()
    ]


def _row(case: Case, today: date, here: Visit) -> dict[str, Any]:
    """Return what the list shows of a case, in words."""
    due = case.next_due_date
    area, service = here.areas.get(case.area_id or 0), here.services.get(case.service_id or 0)
    is_reopened = bool(case.reopened_at and case.status != Status.CLOSED)
    return {
        "case": case,
        "title": case.title,
        "url": _case_address(case.number, get_language() or ""),
        "piece": "",
        "hint": f"{case.number} · {area.name}" if area else case.number,
        "state": format_html("{} {}", state(case), state("reopened")) if is_reopened else state(case),
        "due": _promise(case, today),
        "is_late": bool(due and due < today),
        "service": service.name if service else _("Not chosen"),
        "officer": case.assignee.name if case.assignee else _("Nobody yet"),
    }


@lru_cache(maxsize=2048)
def _case_address(number: str, language: str) -> str:  # noqa: ARG001 - an address is of a language
    return reverse("desk:case", args=[number])


def _promise(case: Case, today: date) -> SafeString | str:
    """Say until when something was promised, and whether that day has come or gone."""
    due = case.next_due_date
    if case.waiting_since:
        return gettext("paused")
    if due is None:
        return "–"
    days = (today - due).days
    if days > 0:
        late = ngettext("%(days)s day late", "%(days)s days late", days) % {"days": days}
        return format_html("{} ({})", day(due), late)
    return format_html("{} ({})", day(due), gettext("today")) if days == 0 else day(due)


def _address(request: HttpRequest, **changes: str) -> str:
    address = request.GET.copy()
    for name, value in changes.items():
        address[name] = value
    return f"?{address.urlencode()}"
