"""A certificate: what was erased, by which rules. It holds numbers of cases and no erased word."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localtime

from kuuluu.people.actors import Actor
from kuuluu.retention import queries
from kuuluu.retention.models import Certificate, Run, RunState


@transaction.atomic
def certify(run: Run, *, by: Actor, at: datetime) -> Certificate:
    """Certify a run once, sealed with the seal of the certificate before."""
    kept = Run.objects.select_for_update().select_related("city").get(pk=run.pk)
    if there := Certificate.objects.filter(run=kept).first():
        return there
    last = queries.certificates(kept.city).first()
    number = last.number + 1 if last else 1
    content = {
        "number": number,
        "previous": last.seal if last else "",
        "city": kept.city.code,
        "run": str(kept.pk),
        "planned_at": _iso(kept.planned_at),
        "approved_at": _iso(kept.approved_at),
        "started_at": _iso(kept.started_at),
        "ended_at": _iso(at),
        # An id of a person: the name goes when the person does.
        "approved_by": str(kept.approved_by_id or "") or "policy",
        "carried_out_by": str(by.person_id or "") or "system",
        "rules": kept.rules,
        **_erased(kept),
    }
    Run.objects.filter(pk=kept.pk).update(state=RunState.DONE, ended_at=at)
    return Certificate.objects.create(
        run=kept, city=kept.city, number=number, content=content, seal=queries.seal_of(content), made_at=at
    )


def _erased(run: Run) -> dict[str, Any]:
    """Return the pieces erased by class, the numbers of the cases they were in, and the cases that were left alone."""
    cases: dict[str, list[str]] = defaultdict(list)
    pieces: dict[str, int] = defaultdict(int, run.erased)
    left = []
    for item in queries.items(run).iterator():
        for data_class, count in item.erased.items():
            cases[data_class].append(item.case.number)
            pieces[data_class] += count
        if not item.erased:
            left.append(item.case.number)
    return {"planned": run.due, "pieces": pieces, "cases": cases, "left_alone": left}


def _iso(at: datetime | None) -> str:
    return localtime(at).isoformat(timespec="seconds") if at else ""
