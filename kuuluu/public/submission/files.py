"""The fourth step: pictures and documents, uploaded on a page of their own so that a bad line loses nothing else."""

from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from kuuluu.feedback import commands, queries
from kuuluu.feedback.commands.drafts import MAX_FILES
from kuuluu.people.actors import ANYONE
from kuuluu.public.submission.forms import FilesForm
from kuuluu.public.submission.limits import UPLOADS, is_spent
from kuuluu.public.submission.steps import go_on, go_to, show
from kuuluu.public.submission.uploads import LARGEST_MB, keep_each
from kuuluu.public.submission.words import GET_OR_POST
from kuuluu.public.submission.writing import TooOften, Writing
from kuuluu.publication.files import preview_path
from kuuluu.ui.errors import too_many
from kuuluu.ui.middleware import Request


@require_http_methods(GET_OR_POST)
def files(request: Request) -> HttpResponse:
    """Show what is there, take more, and go on."""
    writing = Writing(request)
    if request.method != "POST":
        return _show(writing, FilesForm(initial=writing.data.get("typed"))) if writing.draft else go_to("tell")
    if "remove" in request.POST:
        return _remove(writing)
    form = FilesForm(request.POST, request.FILES)
    try:
        return _take(writing, form)
    except TooOften:
        return too_many(request, 60 * 60)


def _take(writing: Writing, form: FilesForm) -> HttpResponse:
    request = writing.request
    if request.FILES and is_spent(request, UPLOADS):
        raise TooOften
    draft = writing.draft or writing.begin()
    if form.is_valid():
        words = form.cleaned_data["description"]
        _kept, problems = keep_each(
            form.cleaned_data["uploads"],
            lambda name, upload: commands.attach(
                draft, name=name, upload=upload, description=words, by=ANYONE, at=request.at
            ),
        )
        for problem in problems:
            form.add_error("uploads", problem)
    if form.errors:
        writing.keep_typed(form)
        return _show(writing, form)
    writing.keep_good(form, {})
    return writing.answer(go_to("files")) if "more" in request.POST else go_on(writing, "files")


def _remove(writing: Writing) -> HttpResponse:
    wanted = writing.request.POST["remove"]
    if writing.draft and wanted in {str(file.pk) for file in queries.draft_files(writing.draft)}:
        commands.remove_file(writing.draft, file_id=wanted, by=ANYONE, at=writing.request.at)
    return writing.answer(go_to("files"))


def _show(writing: Writing, form: FilesForm) -> HttpResponse:
    there = queries.draft_files(writing.draft) if writing.draft else []
    room = MAX_FILES - len(there)
    limits = {"most": MAX_FILES, "largest": LARGEST_MB, "largest_bytes": settings.MAX_FILE_BYTES}
    return show(writing, "files", form, files=there, room=room, **limits)


@require_safe
def draft_picture(request: Request, file_id: UUID) -> HttpResponseBase:
    """Show a waiting picture to whoever holds the draft, and to nobody else."""
    draft = Writing(request).draft
    found = next((file for file in queries.draft_files(draft) if file.pk == file_id), None) if draft else None
    if found is None or not found.is_picture:
        raise Http404
    return private_file(preview_path(found.pk, "small").open("rb"))


def private_file(opened: BinaryIO) -> FileResponse:
    """Return a stripped picture that no cache keeps."""
    return FileResponse(opened, content_type="image/jpeg", headers={"Cache-Control": "no-store"})
