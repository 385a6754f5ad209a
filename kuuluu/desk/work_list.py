"""The work list: the promises that are due, the soonest first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import ngettext

from kuuluu.cases import queries
from kuuluu.cases.models import Case, Status
from kuuluu.cases.queries import WorkFilter
from kuuluu.desk.access import desk_page
from kuuluu.desk.forms import WorkFilterForm
from kuuluu.desk.pages import page

PAGE_SIZE = 30


@desk_page
def work_list(request: Any) -> HttpResponse:
    """Show the cases that a filter leaves, a page at a time; the filter is the address."""
    today = localdate(request.at)
    # The fields are many: they come when they are asked for, or were used.
    is_filtered = any(value for name, value in request.GET.items() if name != "after")
    form = WorkFilterForm(request.city, request.GET) if is_filtered else None
    cases = queries.work_list(request.actor, request.city, form.wanted() if form else WorkFilter(), today)
    rows = list(queries.after(cases, request.GET.get("after", ""))[: PAGE_SIZE + 1])
    context = {
        "filter": form,
        "counts": queries.counts(request.actor, request.city, today),
        "rows": [_row(case, today) for case in rows[:PAGE_SIZE]],
        "pager": {"older": _older(request, rows) if len(rows) > PAGE_SIZE else "", "newer": ""},
        "shows_filter": is_filtered,
    }
    return page(request, "desk/work_list.html", context)


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
