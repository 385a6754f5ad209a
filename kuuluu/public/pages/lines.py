"""A published case as a line of a list."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from kuuluu.public.pages.lateness import is_late, state_sentence
from kuuluu.public.pages.visits import Visit
from kuuluu.publication.models import PublicCase
from kuuluu.ui.states import code_of


@dataclass(frozen=True)
class Line:
    """What a list tells of a case."""

    row: PublicCase
    url: str
    state: str
    is_late: bool
    sentence: str
    where: str
    service: str
    answer: str


def line(row: PublicCase, here: Visit) -> Line:
    """Return the line of a row, with names from memory."""
    area, service = here.areas.get(row.area_id or 0), here.services.get(row.service_id or 0)
    where = ", ".join(part for part in (row.place, area.name if area else "") if part)
    answer: Any = getattr(row, "answer", "")
    return Line(
        row=row,
        url=reverse("public:case", args=[row.number]),
        state=code_of(row),
        is_late=is_late(row, here.today),
        sentence=state_sentence(row, here.unit_name(row.unit_id), here.today),
        where=where,
        service=service.name if service else "",
        answer=answer or "",
    )
