"""Files as they come in: kept when they are what we take, else a message that says what to do."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kuuluu.journal.commands import NotNow
from kuuluu.language.cleaning import one_line
from kuuluu.publication.commands import NotAccepted
from kuuluu.publication.models import File

LARGEST_MB = settings.MAX_FILE_BYTES // 1_000_000
PROBLEMS: dict[str, str | Promise] = {
    "too_big": _("%(name)s is too big: at most %(largest)s MB. Take a smaller picture, or send a screenshot of it."),
    "not_a_picture": _("%(name)s is not a picture or PDF that we can take. JPEG, PNG, WebP, HEIC and PDF are fine."),
    "too_many_pixels": _("%(name)s has too many pixels to be opened safely. Save it smaller and choose it again."),
    "truncated": _("%(name)s did not arrive whole, or the file is broken. Choose it again."),
    "not_a_pdf": _("%(name)s is not a PDF that can be opened. Save it anew as PDF, or send a picture."),
    "locked": _("%(name)s is locked with a password. Save it without one and choose it again."),
    "too_many_pages": _("%(name)s has too many pages. Send only the pages that matter."),
    "too_many": _("%(name)s was not added: there are as many files as one message can have. Remove one first."),
}


def keep_each(files: Iterable["UploadedFile[bytes]"], keep: Callable[[str, Any], File]) -> tuple[list[File], list[str]]:
    """Keep the files one by one; return those kept and a message for each that was not. One bad file harms no other."""
    kept: list[File] = []
    problems: list[str] = []
    for file in files:
        try:
            kept.append(keep(file.name or "", file))
        except NotAccepted as error:
            problems.append(_problem(error.code, file))
        except NotNow:
            problems.append(_problem("too_many", file))
    return kept, problems


def _problem(code: str, file: "UploadedFile[bytes]") -> str:
    words = PROBLEMS.get(code, PROBLEMS["not_a_picture"])
    return str(words) % {"name": one_line(file.name or "")[:80] or _("The file"), "largest": LARGEST_MB}
