"""A published case as a line of a list."""

from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language

from kuuluu.language.search import Query
from kuuluu.public.pages.visits import Visit
from kuuluu.publication.models import PublicCase
from kuuluu.ui.lateness import is_late, state_sentence
from kuuluu.ui.marks import marked_title, shown_piece
from kuuluu.ui.states import code_of
from kuuluu.ui.templatetags.kit import state


@dataclass(frozen=True)
class Line:
    """What a list tells of a case."""

    row: PublicCase
    url: str
    # Of a search with the words marked, and the piece of the text that has them.
    title: str
    piece: str
    # Where it stands, drawn.
    state: SafeString
    sentence: str
    where: str
    service: str
    answer: str


def line(row: PublicCase, here: Visit, looked_for: Query | None = None) -> Line:
    """Return the line of a row, with names from memory, and with marks where words were looked for."""
    area, service = here.areas.get(row.area_id or 0), here.services.get(row.service_id or 0)
    where = ", ".join(part for part in (row.place, area.name if area else "") if part)
    answer = Truncator(getattr(row, "answer", "") or "").chars(220)
    return Line(
        row=row,
        title=marked_title(row.title, row.language, looked_for),
        piece=shown_piece(row.title, row.text, row.language, looked_for) if looked_for else "",
        url=reverse("public:case", args=[row.number]),
        state=_state(code_of(row), is_late(row, here.today), get_language() or ""),
        sentence=state_sentence(row, here.unit_name(row.unit_id), here.today),
        where=where,
        service=service.name if service else "",
        answer=marked_title(answer, row.language, looked_for),
    )


@lru_cache(maxsize=128)
def _state(code: str, late: bool, language: str) -> SafeString:  # noqa: ARG001, FBT001 - the language is a part of the key
    return SafeString(state(code, late=late))
