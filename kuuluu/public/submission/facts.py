"""What was told, as rows of a list that lead back to where each is changed."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kuuluu.cities.queries import area_by_code, service_by_code
from kuuluu.feedback import queries
from kuuluu.public.submission.forms import KINDS
from kuuluu.public.submission.writing import Writing


def facts(writing: Writing) -> list[dict[str, Any]]:
    """Return the rows of the check page; none repeats the words, which stand side by side there."""
    service = service_by_code(writing.request.city, str(writing.value("service_code")))
    kinds = {str(code): str(words) for code, words in KINDS}
    return [
        _row(_("Topic"), service.name if service else _("You don't know: the city finds out"), "topic"),
        _row(_("Kind"), kinds.get(writing.value("kind"), ""), "topic"),
        _row(_("Place"), _place(writing), "place"),
        _row(_("Pictures and files"), _files(writing), "files"),
        _row(_("Sender"), _sender(writing), "contact"),
        _row(_("Answer"), _("Wanted") if writing.value("wants_answer") else _("Not wanted"), "contact"),
    ]


def _row(name: str, value: str, step: str) -> dict[str, Any]:
    return {"name": name, "value": value, "url": reverse(f"public:{step}"), "change": name.lower()}


def _place(writing: Writing) -> str:
    area = area_by_code(writing.request.city, str(writing.value("area_code")))
    has_point = writing.value("latitude") not in {"", None}
    told = [
        writing.value("address"),
        area.name if area else "",
        writing.value("place_words"),
        _("a point on the map") if has_point else "",
    ]
    return ", ".join(str(part) for part in told if part) or _("Not told")


def _files(writing: Writing) -> str:
    count = len(queries.draft_files(writing.draft)) if writing.draft else 0
    return ngettext("%(count)s file", "%(count)s files", count) % {"count": count} if count else _("None")


def _sender(writing: Writing) -> str:
    told = [str(writing.value(name)) for name in ("name", "email", "phone")]
    return ", ".join(part for part in told if part) or _("Without a name")
