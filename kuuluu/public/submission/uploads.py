"""Files as they come in: kept when they are what we take, else a message that says what to do."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kuuluu.feedback import commands
from kuuluu.feedback.commands.drafts import MAX_FILES
from kuuluu.journal.commands import NotNow
from kuuluu.language.cleaning import one_line
from kuuluu.people.actors import ANYONE, Actor
from kuuluu.public.submission.file_forms import FilesForm
from kuuluu.publication.commands import NotAccepted
from kuuluu.publication.models import File
from kuuluu.ui.middleware import Request

LARGEST_MB = settings.MAX_FILE_BYTES // 1_000_000
MOST_NAMES = 5
PROBLEMS: dict[str, str | Promise] = {
    "too_big": _("%(name)s is too big: at most %(largest)s MB. Take a smaller picture, or send a screenshot of it."),
    "not_a_picture": _("%(name)s is not a picture that we can take. JPEG, PNG, WebP and HEIC are fine."),
    "not_a_document": _(
        "%(name)s is nothing that we can take. Pictures (JPEG, PNG, WebP, HEIC) and documents (PDF, DOCX, ODT, XLSX, ODS, TXT) are fine."
    ),
    "old_office": _("%(name)s is in an old form that can't be read safely. Save it as DOCX, ODT or PDF."),
    "has_macros": _("%(name)s has macros in it. Save it without them and choose it again."),
    "unsafe": _("%(name)s can't be opened safely. Save it as PDF, or send a picture."),
    "too_many_pixels": _("%(name)s has too many pixels to be opened safely. Save it smaller and choose it again."),
    "truncated": _("%(name)s did not arrive whole, or the file is broken. Choose it again."),
    "not_a_pdf": _("%(name)s is not a PDF that can be opened. Save it anew as PDF, or send a picture."),
    "locked": _("%(name)s is locked with a password. Save it without one and choose it again."),
    "too_many_pages": _("%(name)s has too many pages. Send only the pages that matter."),
}


class Keeping(NamedTuple):
    """The commands by which files wait with a draft."""

    attach: Callable[..., File]
    describe_file: Callable[..., None]
    remove_file: Callable[..., None]


FEEDBACK = Keeping(commands.attach, commands.describe_file, commands.remove_file)


def save_files(
    form: FilesForm, draft: Any, request: Request, keeping: Keeping = FEEDBACK, by: Actor = ANYONE
) -> list[File]:
    """Save what a form says of files: words of those that wait, one to remove, new ones. Return the new ones.

    What can't be taken is told beside its field; nothing else is lost by it. The one description that can be typed
    before a file is there goes to the first.
    """
    form.full_clean()
    does: dict[str, Any] = {"by": by, "at": request.at}
    for file, words in form.described():
        keeping.describe_file(draft, file_id=file.pk, description=words, **does)
    for file in [one for one in form.waiting if str(one.pk) == request.POST.get("remove")]:
        keeping.remove_file(draft, file_id=str(file.pk), **does)
        form.take_away(file)
    kept, problems = keep_each(
        form.cleaned_data.get("uploads", []),
        lambda name, upload: keeping.attach(draft, name=name, upload=upload, description="", **does),
    )
    if kept and (first := form.cleaned_data.get("description")):
        keeping.describe_file(draft, file_id=kept[0].pk, description=first, **does)
        form.give_words(kept[0], first)
    for file in kept:
        form.put(file)
    for problem in problems:
        form.add_error("uploads", problem)
    return kept


def keep_each(files: Iterable["UploadedFile[bytes]"], keep: Callable[[str, Any], File]) -> tuple[list[File], list[str]]:
    """Keep the files one by one; return those kept and a message for each that was not. One bad file harms no other."""
    kept: list[File] = []
    problems: list[str] = []
    too_many: list[str] = []
    for file in files:
        try:
            kept.append(keep(file.name or "", file))
        except NotAccepted as error:
            problems.append(_problem(error.code, file))
        except NotNow:
            too_many.append(_name(file))
    return kept, [*problems, *([_no_room(too_many)] if too_many else [])]


def _problem(code: str, file: "UploadedFile[bytes]") -> str:
    words = PROBLEMS.get(code, PROBLEMS["not_a_document"])
    return str(words) % {"name": _name(file), "largest": LARGEST_MB}


def _no_room(names: list[str]) -> str:
    shown = ", ".join(names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else "")
    words = _("One message can have %(most)s files. Not added: %(names)s. Remove one first to add another.")
    return words % {"most": MAX_FILES, "names": shown}


def _name(file: "UploadedFile[bytes]") -> str:
    return one_line(file.name or "")[:80] or str(_("The file"))
