"""What was told besides the words, as rows that lead back to where each is changed: what all see, and what the city sees."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kuuluu.cities.models import Area
from kuuluu.cities.queries import area_by_code, areas, service_by_code
from kuuluu.cities.rules import area_of
from kuuluu.feedback import queries
from kuuluu.language.titles import title_of
from kuuluu.public.submission.forms import KINDS
from kuuluu.public.submission.hiding import public_words
from kuuluu.public.submission.marking import Marked
from kuuluu.public.submission.writing import Writing
from kuuluu.publication.models import File
from kuuluu.publication.rules import public_text


def public_facts(writing: Writing, marked: Marked) -> list[dict[str, Any]]:
    """Return what everyone sees besides the words, as they will see it."""
    service = service_by_code(writing.request.city, str(writing.value("service_code")))
    kinds = {str(code): str(words) for code, words in KINDS}
    files = queries.draft_files(writing.draft) if writing.draft else []
    return [
        _row(_("Title"), title_of(public_text(marked.text, marked.hidden).text), "tell"),
        _row(_("Topic"), service.name if service else _("You don't know: the city finds out"), "topic"),
        _row(_("Kind"), kinds.get(writing.value("kind"), ""), "topic"),
        _row(_("Place"), _public_place(writing), "place"),
        _row(_("Pictures and files"), "; ".join(_public_file(file) for file in files) or _("None"), "files"),
    ]


def private_facts(writing: Writing) -> list[dict[str, Any]]:
    """Return what only those see who handle the matter."""
    return [
        _row(_("Sender"), _sender(writing), "contact"),
        _row(_("Answer"), _("Wanted") if writing.value("wants_answer") else _("Not wanted"), "contact"),
    ]


def has_place(writing: Writing) -> bool:
    """Tell whether there is a place more exact than the part of the city."""
    return bool(_has_point(writing) or writing.value("address") or writing.value("place_words"))


def _row(name: str, value: str, step: str) -> dict[str, Any]:
    return {"name": name, "value": value, "url": reverse(f"public:{step}"), "change": name.lower()}


def _public_place(writing: Writing) -> str:
    area = _area(writing)
    exact = []
    if not writing.value("hides_place"):
        exact = [
            public_words(str(writing.value("address") or writing.value("place_words"))),
            _("a point on the map") if _has_point(writing) else "",
        ]
    told = [*exact[:1], area.name if area else "", *exact[1:]]
    return ", ".join(part for part in told if part) or _("Not told")


def _area(writing: Writing) -> Area | None:
    city = writing.request.city
    if _has_point(writing):
        return area_of(areas(city), float(writing.value("latitude")), float(writing.value("longitude")))
    return area_by_code(city, str(writing.value("area_code")))


def _has_point(writing: Writing) -> bool:
    return writing.value("latitude") not in {"", None}


def _public_file(file: File) -> str:
    words = file.public_description or _("without a description")
    return words if file.is_picture else f"{file.public_name} ({words})"


def _sender(writing: Writing) -> str:
    told = [str(writing.value(name)) for name in ("name", "email", "phone")]
    return ", ".join(part for part in told if part) or _("Without a name")
