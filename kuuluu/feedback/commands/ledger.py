"""The ledger: what became of what came in, month by month, so that anyone can see how much is public and why not."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from kuuluu.cities.models import City
from kuuluu.cities.rules import add_working_days
from kuuluu.feedback import queries
from kuuluu.feedback.models import Outcome
from kuuluu.publication.commands import set_ledger
from kuuluu.publication.models import Ground, LedgerMonth
from kuuluu.publication.queries import ledger
from kuuluu.publication.small_groups import told_anew


def keep_ledger_of_the_week(city: City, *, at: datetime) -> bool:
    """Count the ledger once a week, whenever its turn comes first. Return whether it was counted.

    Figures of each day could be compared with what was decided that day.
    """
    newest = max((one.computed_at for one in ledger(city)), default=None)
    is_old = newest is None or monday_of(localdate(newest)) < monday_of(localdate(at))
    if is_old:
        keep_ledger(city, at=at)
    return is_old


def monday_of(day: date) -> date:
    """Return the first day of a day's week."""
    return day - timedelta(days=day.weekday())


def keep_ledger(city: City, *, at: datetime) -> None:
    """Count every month anew from what is kept now, and put it on the register. Only numbers, small groups left out; and
    the groups of a month as they were told before, where too few have changed.
    """
    before = {one.month: one.numbers for one in ledger(city)}
    months: dict[date, Counter[str]] = defaultdict(Counter)
    oldest: dict[date, datetime] = {}
    for row in queries.ledger_rows(city):
        month = localdate(row.received_at).replace(day=1)
        months[month].update(_facts(city, row))
        if row.is_waiting:
            oldest[month] = min(oldest.get(month, row.received_at), row.received_at)
    for month, facts in queries.ledger_of_parts(city):
        months[month].update(facts)
    today = localdate(at)
    rows = [
        LedgerMonth(
            city=city,
            month=month,
            computed_at=at,
            numbers=_numbers(counts, before.get(month, {}), oldest.get(month), today),
        )
        for month, counts in months.items()
        if counts["received"]
    ]
    set_ledger(city, rows)


def _facts(city: City, row: queries.LedgerRow) -> Counter[str]:
    facts = Counter({"received": 1, row.fate: 1})
    if row.fate == "not_public":
        facts[f"ground:{row.ground or Ground.OTHER}"] += 1
    if row.fate == "public" and row.decided_at:
        day = localdate(row.received_at)
        facts["within_a_day"] += localdate(row.decided_at) <= add_working_days(day, 1, city)
        facts["by_policy"] += not row.is_manual
    if row.objection:
        facts["objections"] += 1
        facts["objections_public"] += row.fate == "public"
    return facts


def _numbers(counts: Counter[str], before: Mapping[str, Any], oldest: datetime | None, today: date) -> dict[str, Any]:
    plain = ("received", "public", "not_public", "waiting", "within_a_day", "by_policy", "objections")
    looks = ("objections_public", "looks_asked", f"looks_{Outcome.UPHELD}", f"looks_{Outcome.REVERSED}")
    return {
        **{name: counts[name] for name in (*plain, *looks)},
        "oldest_waiting_days": (today - localdate(oldest)).days if oldest else None,
        "grounds": told_anew(before.get("grounds", {}), _part(counts, "ground:")),
        "hidden": told_anew(before.get("hidden", {}), _part(counts, "hidden:")),
    }


def _part(counts: Counter[str], prefix: str) -> dict[str, int]:
    return {name.removeprefix(prefix): n for name, n in counts.items() if name.startswith(prefix)}
