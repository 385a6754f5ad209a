"""The publisher's page of one document: its words side by side, its pages as pictures, and the decision on it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from kuuluu.cases import queries
from kuuluu.cases.commands import as_seen
from kuuluu.cases.models import Case
from kuuluu.desk.access import desk_page
from kuuluu.desk.document_choices import DocumentChoice, document_as_it_stands, document_as_sent
from kuuluu.desk.given import file_or_404
from kuuluu.desk.pages import decided, feedback_or_404, page, tell_initiative
from kuuluu.feedback import commands
from kuuluu.feedback.rules import is_held, is_over, is_public_matter
from kuuluu.initiatives.queries.hidden import asked_at_desk
from kuuluu.journal.commands import NotNow
from kuuluu.people.roles import Permission
from kuuluu.publication.documents import apart
from kuuluu.publication.documents.errors import NoCopy
from kuuluu.publication.files import original_path
from kuuluu.publication.models import File, Ground

BAD_FORM, CONFLICT = 422, 409


@desk_page(needs=[Permission.PUBLISH])
def document_choice(request: Any, number: str, file_id: UUID) -> HttpResponse:
    """Show a document as it was given and as the public would see it; decide on it. Where nothing more is decided, the case's
    own page says so.
    """
    case = feedback_or_404(request, number)
    file, place = document_or_404(case, file_id)
    if request.method != "POST" or is_over(case):
        return _show(request, case, document_as_it_stands(file, place, asked_at_desk(case, file.words)), place)
    choice = document_as_sent(file, request.POST, asked_at_desk(case, file.words))
    wanted = request.POST.get("do", "")
    if request.POST.get("seen") != str(case.version):
        return _show(request, case, choice, place, CONFLICT)
    if wanted not in DECISIONS or (wanted == "publish" and choice.has_errors):
        return _show(request, case, choice, place, BAD_FORM if choice.has_errors else 200)
    if wanted == "refuse" and request.POST.get("ground", "") not in Ground.values:
        choice.ground_error = _("Choose the ground")
        return _show(request, case, choice, place, BAD_FORM)
    try:
        with as_seen(case, case.version):
            DECISIONS[wanted](request, case, choice)
            tell_initiative(request, case)
    except NotNow:
        return _show(request, case, choice, place, CONFLICT)
    return decided("desk:publication", number)


@desk_page(needs=[Permission.PUBLISH, Permission.REGISTER])
def document_page(request: Any, number: str, file_id: UUID, page_number: int) -> HttpResponse:
    """Show a page of a PDF as a picture, drawn anew each time: no copy of it is kept."""
    _case, file = file_or_404(request, number, file_id, is_picture=False)
    if file.media_type != "application/pdf":
        raise Http404
    try:
        drawn = apart.draw(original_path(file.pk).read_bytes(), page_number - 1)
    except (NoCopy, FileNotFoundError) as error:
        raise Http404 from error
    return HttpResponse(drawn, content_type="image/jpeg")


def document_or_404(case: Case, file_id: UUID) -> tuple[File, int]:
    """Return a document of the case, and which of its documents it is, counted from 1."""
    given = queries.documents(case)
    for place, file in enumerate(given, start=1):
        if file.pk == file_id:
            return file, place
    raise Http404


def _publish(request: Any, case: Case, choice: DocumentChoice) -> None:
    commands.publish_document(case, file=choice.file, shown=choice.shown, by=request.actor, at=request.at)
    if choice.file.public_id:
        messages.success(
            request, _("The document is public as soon as the case is. This can be taken back within 36 hours.")
        )
    else:
        messages.warning(request, _("No copy of the document can be shown. The public is told of it by its name."))


def _refuse(request: Any, case: Case, choice: DocumentChoice) -> None:
    ground = request.POST["ground"]
    commands.refuse_document(case, file=choice.file, ground=ground, by=request.actor, at=request.at)
    messages.success(request, _("The document is not public. This can be taken back within 36 hours."))


DECISIONS: dict[str, Callable[[Any, Case, DocumentChoice], None]] = {"publish": _publish, "refuse": _refuse}


def _show(request: Any, case: Case, choice: DocumentChoice, place: int, status: int = 200) -> HttpResponse:
    if is_over(case):
        return decided("desk:publication", case.number)
    context = {
        "case": case,
        "choice": choice,
        "sent": choice if request.method == "POST" else None,
        "place": place,
        "grounds": Ground.choices,
        "is_conflict": status == CONFLICT,
        "can_be_public": is_public_matter(case),
        "is_held": is_held(case),
    }
    return page(request, "desk/publishing/document_page.html", context, status)
