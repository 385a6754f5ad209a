"""Pictures and documents of an initiative: they wait with its draft, each with words of its own."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from kuuluu.feedback.commands.drafts import MAX_FILES
from kuuluu.initiatives.commands import writing as commands
from kuuluu.initiatives.queries.writing import draft_files
from kuuluu.public.initiating.steps import address, go_on, go_to, show
from kuuluu.public.initiating.writing import Writing
from kuuluu.public.submission.file_forms import FilesForm
from kuuluu.public.submission.files import STAYING, private_file
from kuuluu.public.submission.limits import UPLOADS, is_spent
from kuuluu.public.submission.uploads import LARGEST_MB, Keeping, save_files
from kuuluu.public.submission.words import GET_OR_POST
from kuuluu.publication.files import preview_path
from kuuluu.ui.errors import too_many
from kuuluu.ui.middleware import Request

KEEPING = Keeping(commands.attach, commands.describe_file, commands.remove_file)


@require_http_methods(GET_OR_POST)
def files(request: Request) -> HttpResponse:
    """Show what is there, take more and what is said of each, and go on."""
    writing = Writing(request)
    if writing.draft is None:
        return go_to("new")
    waiting = draft_files(writing.draft)
    if request.method != "POST":
        return _show(writing, FilesForm(waiting=waiting))
    if request.FILES and is_spent(request, UPLOADS):
        return too_many(request, UPLOADS.seconds)
    form = FilesForm(request.POST, request.FILES, waiting=waiting)
    kept = save_files(form, writing.draft, request, KEEPING, writing.by)
    if form.errors:
        return _show(writing, form)
    # One description for several files: their sender sees which got it, and what the others lack.
    if (len(kept) > 1 and form.cleaned_data["description"]) or STAYING & set(request.POST):
        return writing.answer(HttpResponseRedirect(f"{address('files')}#added"))
    return go_on(writing, "files")


def _show(writing: Writing, form: FilesForm) -> HttpResponse:
    room = MAX_FILES - len(form.waiting)
    limits = {"most": MAX_FILES, "largest": LARGEST_MB, "largest_bytes": settings.MAX_FILE_BYTES}
    return show(writing, "files", form, room=room, **limits)


@require_safe
def draft_picture(request: Request, file_id: UUID) -> HttpResponseBase:
    """Show a waiting picture to whoever writes the draft, and to nobody else."""
    draft = Writing(request).draft
    found = next((file for file in draft_files(draft) if file.pk == file_id), None) if draft else None
    if found is None or not found.is_picture:
        raise Http404
    return private_file(preview_path(found.pk, "small").open("rb"))
