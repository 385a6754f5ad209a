"""The fourth step: pictures and documents, uploaded on a page of their own so that a bad line loses nothing else."""

from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kuuluu.feedback import queries
from kuuluu.feedback.commands.drafts import MAX_FILES
from kuuluu.public.submission.file_forms import FilesForm
from kuuluu.public.submission.limits import UPLOADS, is_spent
from kuuluu.public.submission.steps import go_on, go_to, show
from kuuluu.public.submission.uploads import LARGEST_MB, save_files
from kuuluu.public.submission.words import GET_OR_POST
from kuuluu.public.submission.writing import TooOften, Writing
from kuuluu.publication.files import preview_path
from kuuluu.ui.errors import too_many
from kuuluu.ui.middleware import Request

# Buttons that save and stay.
STAYING = frozenset({"more", "remove"})


@require_http_methods(GET_OR_POST)
def files(request: Request) -> HttpResponse:
    """Show what is there, take more and what is said of each, and go on."""
    writing = Writing(request)
    waiting = queries.draft_files(writing.draft) if writing.draft else []
    if request.method != "POST":
        form = FilesForm(initial=writing.data.get("typed"), waiting=waiting)
        return _show(writing, form) if writing.draft else go_to("tell")
    try:
        return _take(writing, FilesForm(request.POST, request.FILES, waiting=waiting))
    except TooOften:
        return too_many(request, 60 * 60)


def _take(writing: Writing, form: FilesForm) -> HttpResponse:
    request = writing.request
    if request.FILES and is_spent(request, UPLOADS):
        raise TooOften
    kept = save_files(form, writing.draft or writing.begin(), request)
    if form.errors:
        writing.keep_typed(form)
        return _show(writing, form)
    writing.keep_good(form, {})
    # One description for several files: their sender sees which got it, and what the others lack.
    is_shared = len(kept) > 1 and form.cleaned_data["description"]
    if is_shared or STAYING & set(request.POST):
        return writing.answer(HttpResponseRedirect(f"{reverse('public:files')}#added"))
    return go_on(writing, "files")


def _show(writing: Writing, form: FilesForm) -> HttpResponse:
    room = MAX_FILES - len(form.waiting)
    limits = {"most": MAX_FILES, "largest": LARGEST_MB, "largest_bytes": settings.MAX_FILE_BYTES}
    return show(writing, "files", form, room=room, **limits)


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
