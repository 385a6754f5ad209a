"""Before sending: has this been told already, and has the city answered it? Both from the register alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kuuluu.cities.queries import service_by_code
from kuuluu.feedback.commands.helping import tell_if_helped
from kuuluu.feedback.models import Kind
from kuuluu.people.actors import ANYONE
from kuuluu.public.pages.lines import Line, line
from kuuluu.public.pages.visits import visit
from kuuluu.public.submission.steps import go_to
from kuuluu.public.submission.writing import Writing
from kuuluu.publication.queries.candidates import Told
from kuuluu.publication.queries.similar import SHOWN, SimilarCase, similar_public
from kuuluu.ui.middleware import Request

ANSWERS = 3
JUST_ENDED = timedelta(days=30)
# Distances are told by tens of metres: a pin is no more exact.
_EXACT = 10


@dataclass(frozen=True)
class Known:
    """A published case that may be of the same matter, as a line, with how far away it is."""

    line: Line
    metres: int | None
    has_picture: bool

    @property
    def is_answered(self) -> bool:
        """Tell whether the city has answered it with words."""
        return bool(self.line.answer)

    @property
    def is_planned(self) -> bool:
        """Tell whether the city has said that it will be done, and it isn't done yet."""
        return self.line.row.status == "closed" and self.line.row.ending == "planned"

    @property
    def can_be_joined(self) -> bool:
        """Tell whether a voice can be added to it."""
        return self.line.row.status not in {"closed", "split"}

    def is_going_on(self, at: datetime) -> bool:
        """Tell whether it is open, or ended without words just now."""
        ended = self.line.row.closed_at
        return not self.is_answered and (self.can_be_joined or bool(ended and at - ended < JUST_ENDED))


def known(writing: Writing) -> dict[str, Any]:
    """Return what may be known already of what is being written; nothing once it was said that it doesn't help."""
    if writing.value("helped") is False or writing.value("kind") == Kind.THANKS:
        return {}
    here, city = visit(writing.request), writing.request.city
    service = service_by_code(city, str(writing.value("service_code")))
    latitude, longitude = (_degrees(writing.value(name)) for name in ("latitude", "longitude"))
    told = Told(str(writing.value("text")), "", _place(writing), latitude, longitude, service)
    found = [known_case(one, here) for one in similar_public(city, told, here.today, count=SHOWN + ANSWERS)]
    answered = [one for one in found if one.is_answered][:ANSWERS]
    return {
        "known": [one for one in found if one.is_going_on(here.at)][:SHOWN],
        "known_answers": answered,
        "known_service": service if answered else None,
    }


def _place(writing: Writing) -> str:
    return " ".join(str(writing.value(name)) for name in ("address", "place_words") if writing.value(name))


def _degrees(kept: Any) -> float | None:
    return None if kept in {"", None} else float(kept)


def known_case(one: SimilarCase, here: Any) -> Known:
    """Return a similar case as it is shown."""
    return Known(line(one.row, here), rounded(one.metres), one.has_picture)


def rounded(metres: int | None) -> int | None:
    return None if metres is None else max(_EXACT, round(metres / _EXACT) * _EXACT)


@require_POST
def tell_if_known(request: Request) -> HttpResponse:
    """Take "This helped" and "This didn't help". The draft stays in either case."""
    writing = Writing(request)
    if writing.draft is None:
        return go_to("tell")
    helped = request.POST.get("helped") == "yes"
    tell_if_helped(writing.draft, helped=helped, by=ANYONE, at=request.at)
    return go_to("helped") if helped else HttpResponseRedirect(f"{reverse('public:check')}#nakyy")


@require_safe
def helped(request: Request) -> HttpResponse:
    """Thank, and tell that what was written waits."""
    writing = Writing(request)
    if writing.draft is None:
        return go_to("tell")
    return writing.answer(render(request, "public/submission/helped.html", {"section": "tell"}))
