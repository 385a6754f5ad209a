"""Attachments of an initiative: each picture and document is looked at and decided on by itself."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuuluu.desk.access import desk_page
from kuuluu.desk.document_choices import DocumentChoice, document_as_it_stands, document_as_sent
from kuuluu.desk.initiatives.parts import initiative_or_404
from kuuluu.desk.pages import decided, page
from kuuluu.desk.picture_choices import PictureChoice, picture_as_it_stands, picture_as_sent
from kuuluu.initiatives.commands import enclosures as commands
from kuuluu.initiatives.models import Initiative
from kuuluu.initiatives.queries.enclosures import enclosed_files
from kuuluu.initiatives.queries.hidden import asked_at_desk
from kuuluu.journal.commands import NotNow
from kuuluu.publication.models import File, Ground

BAD_FORM, CONFLICT = 422, 409


@dataclass
class Line:
    """A picture on the page: what was chosen of it, and what is wrong in that."""

    choice: PictureChoice
    ground_error: str = ""


@desk_page
def enclosures(request: Any, number: str) -> HttpResponse:
    """Show the pictures, each with its boxes, and the documents that lead to pages of their own."""
    return _show(request, initiative_or_404(request, number))


@desk_page
@require_POST
def picture(request: Any, number: str, file_id: UUID) -> HttpResponse:
    """Let everybody see a picture as chosen, or nobody; whatever goes wrong, what was chosen stays on the page."""
    one = _reviewed_or_404(request, number)
    line = Line(picture_as_sent(_file_or_404(one, file_id, is_picture=True)[0], request.POST))
    wanted = request.POST.get("do", "")
    if request.POST.get("seen") != str(one.case.version):
        return _show(request, one, line, CONFLICT)
    if wanted not in {"publish", "refuse"} or (wanted == "publish" and line.choice.error):
        return _show(request, one, line, BAD_FORM if line.choice.error else 200)
    if wanted == "refuse" and request.POST.get("ground", "") not in Ground.values:
        line.ground_error = _("Choose the ground")
        return _show(request, one, line, BAD_FORM)
    try:
        _decide_picture(request, one, line.choice, wanted)
    except NotNow:
        return _show(request, one, line, CONFLICT)
    messages.success(request, _("The decision is made."))
    return decided("desk:initiative_files", number)


@desk_page
def document(request: Any, number: str, file_id: UUID) -> HttpResponse:
    """Show a document as it was given and as the public would read it; decide on it."""
    one = _reviewed_or_404(request, number)
    file, place = _file_or_404(one, file_id, is_picture=False)
    asked = asked_at_desk(one.case, file.words)
    if request.method != "POST":
        return _show_document(request, one, document_as_it_stands(file, place, asked), place)
    choice, wanted = document_as_sent(file, request.POST, asked), request.POST.get("do", "")
    if request.POST.get("seen") != str(one.case.version):
        return _show_document(request, one, choice, place, CONFLICT)
    if wanted not in {"publish", "refuse"} or (wanted == "publish" and choice.has_errors):
        return _show_document(request, one, choice, place, BAD_FORM if choice.has_errors else 200)
    if wanted == "refuse" and request.POST.get("ground", "") not in Ground.values:
        choice.ground_error = _("Choose the ground")
        return _show_document(request, one, choice, place, BAD_FORM)
    try:
        _decide_document(request, one, choice, wanted)
    except NotNow:
        return _show_document(request, one, choice, place, CONFLICT)
    return decided("desk:initiative_files", number)


def _decide_picture(request: Any, one: Initiative, choice: PictureChoice, wanted: str) -> None:
    if wanted == "refuse":
        _refuse(request, one, choice.file)
        return
    shown: dict[str, Any] = {"covers": choice.covers, "description": choice.description}
    commands.publish_picture(one, file=choice.file, **shown, by=request.actor, at=request.at)


def _decide_document(request: Any, one: Initiative, choice: DocumentChoice, wanted: str) -> None:
    if wanted == "refuse":
        _refuse(request, one, choice.file)
        messages.success(request, _("The decision is made."))
        return
    commands.publish_document(one, file=choice.file, shown=choice.shown, by=request.actor, at=request.at)
    if choice.file.public_id:
        messages.success(request, _("The decision is made."))
    else:
        messages.warning(request, _("No copy of the document can be shown. The public is told of it by its name."))


def _refuse(request: Any, one: Initiative, file: File) -> None:
    commands.refuse_file(one, file=file, ground=request.POST["ground"], by=request.actor, at=request.at)


def _reviewed_or_404(request: Any, number: str) -> Initiative:
    one = initiative_or_404(request, number)
    if not commands.publish_picture.open_to(request.actor, one):
        raise Http404
    return one


def _file_or_404(one: Initiative, file_id: UUID, *, is_picture: bool) -> tuple[File, int]:
    """Return a file of the initiative, and which of its pictures or documents it is, counted from 1."""
    alike = [file for file in enclosed_files(one.case) if file.is_picture == is_picture]
    for place, file in enumerate(alike, start=1):
        if file.pk == file_id:
            return file, place
    raise Http404


def _show(request: Any, one: Initiative, sent: Line | None = None, status: int = 200) -> HttpResponse:
    files = enclosed_files(one.case)
    context = {
        "one": one,
        "case": one.case,
        "lines": [
            sent if sent and sent.choice.file.pk == file.pk else Line(picture_as_it_stands(file))
            for file in files
            if file.is_picture
        ],
        "documents": [file for file in files if not file.is_picture],
        "can_decide": commands.publish_picture.open_to(request.actor, one),
        "grounds": Ground.choices,
        "sent": sent,
        "is_conflict": status == CONFLICT,
    }
    return page(request, "desk/initiatives/enclosures.html", context, status)


def _show_document(
    request: Any, one: Initiative, choice: DocumentChoice, place: int, status: int = 200
) -> HttpResponse:
    context = {
        "case": one.case,
        "choice": choice,
        "sent": choice if request.method == "POST" else None,
        "place": place,
        "grounds": Ground.choices,
        "is_conflict": status == CONFLICT,
        "can_be_public": True,
    }
    return page(request, "desk/initiatives/document.html", context, status)
