"""The ledger: how much of what came in is public, and why the rest is not."""

import csv
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kuuluu.public.pages.visits import page, visit
from kuuluu.publication import queries
from kuuluu.publication.door import through_public_door
from kuuluu.publication.models import Ground, LedgerMonth
from kuuluu.publication.small_groups import FEW
from kuuluu.ui.cache import kept
from kuuluu.ui.dates import month_text
from kuuluu.ui.texts import class_name

# What a month is told of, in the order of the columns; codes are the same in every language.
COLUMNS = (
    "received",
    "public",
    "within_a_day",
    "by_policy",
    "not_public",
    "waiting",
    "oldest_waiting_days",
    "objections",
    "objections_public",
    "looks_asked",
    "looks_upheld",
    "looks_reversed",
)


@require_safe
@kept
@through_public_door
def ledger(request: HttpRequest) -> HttpResponse:
    """Show what became of what came in, month by month, and why some of it is not public."""
    months = queries.ledger(visit(request).city)
    year = months[:12]
    context = {
        "months": [_month(one) for one in months],
        "sums": {name: sum(one.numbers.get(name) or 0 for one in year) for name in COLUMNS},
        "share": _share(year),
        "computed_at": months[0].computed_at if months else None,
        "oldest": max((one.numbers.get("oldest_waiting_days") or 0 for one in months), default=0),
    }
    return page(request, "public/pages/ledger.html", context, section="numbers")


@require_safe
@kept
@through_public_door
def ledger_csv(request: HttpRequest) -> HttpResponse:
    """Give the ledger as a table, UTF-8 with a comma between; grounds and classes of fewer than 5 stand together as "few"."""
    months = queries.ledger(visit(request).city)
    grounds, hidden = _names(months, "grounds"), _names(months, "hidden")
    written = StringIO()
    table = csv.writer(written)
    table.writerow(["month", *COLUMNS, *(f"ground:{one}" for one in grounds), *(f"hidden:{one}" for one in hidden)])
    for one in months:
        parts = [str(one.numbers["grounds"].get(ground, 0)) for ground in grounds]
        parts += [str(one.numbers["hidden"].get(cls, 0)) for cls in hidden]
        table.writerow([f"{one.month:%Y-%m}", *(_known(one.numbers.get(name)) for name in COLUMNS), *parts])
    response = HttpResponse(written.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="ledger.csv"'
    return response


@require_safe
@kept
@through_public_door
def ledger_json(request: HttpRequest) -> HttpResponse:
    """Give the ledger as JSON; grounds and classes of fewer than 5 stand together as "few"."""
    city = visit(request).city
    months = [{"month": f"{one.month:%Y-%m}", **one.numbers} for one in queries.ledger(city)]
    return JsonResponse({"city": city.slug, "months": months})


def _month(one: LedgerMonth) -> dict[str, Any]:
    numbers = one.numbers
    return {
        "name": month_text(one.month),
        **{name: numbers.get(name) for name in COLUMNS},
        "grounds": _lines(numbers["grounds"], {ground.value: ground.label for ground in Ground}),
        "hidden": _lines(numbers["hidden"], {cls: class_name(cls) for cls in numbers["hidden"]}),
    }


def _lines(counts: Mapping[str, int], names: Mapping[str, Any]) -> list[tuple[str, int]]:
    """Return name and number of each group, the largest first and what is few last."""
    rows = sorted(counts.items(), key=lambda row: (row[0] == FEW, -row[1], row[0]))
    return [(_("Others, each few") if name == FEW else str(names.get(name, name)), count) for name, count in rows]


def _share(year: list[LedgerMonth]) -> int | None:
    """Return of how many in a hundred that were decided on in twelve months the public sees the words."""
    decided = sum(one.numbers["public"] + one.numbers["not_public"] for one in year)
    return round(100 * sum(one.numbers["public"] for one in year) / decided) if decided else None


def _names(months: Iterable[LedgerMonth], part: str) -> list[str]:
    return sorted({name for one in months for name in one.numbers[part]})


def _known(value: int | None) -> str:
    return "" if value is None else str(value)
