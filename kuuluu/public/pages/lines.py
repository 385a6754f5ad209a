"""A published case as a line of a list."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language

from kuuluu.language.search import Query
from kuuluu.public.pages.visits import Visit
from kuuluu.publication.models import PublicCase
from kuuluu.ui.lateness import is_late, state_sentence
from kuuluu.ui.marks import marked_title, shown_piece
from kuuluu.ui.pieces import Pieces
from kuuluu.ui.states import code_of
from kuuluu.ui.templatetags.kit import state

PIECES = Pieces(most=3000)
_NUMBERS = count()


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
        state=state(code_of(row), late=is_late(row, here.today)),
        sentence=state_sentence(row, here.unit_name(row.unit_id), here.today),
        where=where,
        service=service.name if service else "",
        answer=marked_title(answer, row.language, looked_for),
    )


def drawn(rows: Iterable[PublicCase], here: Visit, looked_for: Query | None = None) -> list[SafeString]:
    """Return the rows as the lines of a list, drawn anew where a row, the city, the day or what was looked for is another."""
    around = _around(here.city.version, here.today, get_language(), settings.ROOT_URLCONF, looked_for)
    return [PIECES.drawn((around, *_said(row)), lambda row=row: _draw(row, here, looked_for)) for row in rows]  # type: ignore[misc]


@lru_cache(maxsize=PIECES.most)
def _around(*_all: Hashable) -> int:
    """Return a number for what all lines of a page are made of besides their rows: for each another one, never given again."""
    return next(_NUMBERS)


def _said(row: PublicCase) -> Iterator[Hashable]:
    return (value for name, value in vars(row).items() if name != "_state")


def _draw(row: PublicCase, here: Visit, looked_for: Query | None) -> SafeString:
    context = {"line": line(row, here, looked_for), "page_language": get_language()}
    return render_to_string("public/pages/line.html", context)
