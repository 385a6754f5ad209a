"""The work list: the promises that are due, the soonest first, in groups by when."""

from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kuuluu.cases import queries
from kuuluu.cases.models import Case, Status
from kuuluu.cases.queries import WorkFilter
from kuuluu.desk.access import desk_page
from kuuluu.desk.forms import WorkFilterForm
from kuuluu.desk.pages import page
from kuuluu.desk.saved_views import query_of, tabs, units_to_share

PAGE_SIZE = 30
GROUPS = {
    "late": _("Late"),
    "today": _("Today"),
    "week": _("This week"),
    "later": _("Later"),
    "none": _("No promise runs now"),
}


@desk_page
def work_list(request: Any) -> HttpResponse:
    """Show the cases that a filter leaves, a page at a time; the filter is the address."""
    today = localdate(request.at)
    # The fields are many: they come when they are asked for, or were used.
    is_filtered = any(value for name, value in request.GET.items() if name != "after")
    form = WorkFilterForm(request.city, request.GET) if is_filtered else None
    cases = queries.work_list(request.actor, request.city, form.wanted() if form else WorkFilter(), today)
    rows = list(queries.after(cases, request.GET.get("after", ""))[: PAGE_SIZE + 1])
    counts = queries.counts(request.actor, request.city, today)
    context = {
        "filter": form,
        "counts": {name: many(count) for name, count in counts.items()},
        "groups": _groups(rows[:PAGE_SIZE], cases, today, {} if is_filtered else counts),
        "pager": {"older": _older(request, rows) if len(rows) > PAGE_SIZE else "", "newer": ""},
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


def _groups(rows: list[Case], cases: QuerySet[Case], today: date, known: dict[str, int]) -> list[dict[str, Any]]:
    """Return the rows by group, each with how many the whole list has of it."""
    found = {name: list(own) for name, own in groupby(rows, key=lambda case: group_of(case.next_due_date, today))}
    counted = known | queries.counts_of_groups(cases, today, found.keys() - known.keys())
    return [
        {"title": GROUPS[name], "count": many(counted[name]), "rows": [_row(case, today) for case in own], "name": name}
        for name, own in found.items()
    ]


def _row(case: Case, today: Any) -> dict[str, Any]:
    due = case.next_due_date
    days = (today - due).days if due and due < today else 0
    return {
        "case": case,
        "url": reverse("desk:case", args=[case.number]),
        "late": ngettext("%(days)s day late", "%(days)s days late", days) % {"days": days} if days else "",
        "is_today": due == today,
        "is_reopened": bool(case.reopened_at and case.status != Status.CLOSED),
    }


def _older(request: HttpRequest, rows: list[Case]) -> str:
    address = request.GET.copy()
    address["after"] = queries.cursor_of(rows[PAGE_SIZE - 1])
    return f"?{address.urlencode()}"
