"""Files of a case, whether they came with a message or with the initiative that the case is."""

from typing import Any
from uuid import UUID

from django.http import Http404

from kuuluu.cases import queries as cases
from kuuluu.cases.models import Case
from kuuluu.desk.pages import case_or_404
from kuuluu.initiatives.queries.enclosures import enclosed_file
from kuuluu.publication.models import File


def file_or_404(request: Any, number: str, file_id: UUID, *, is_picture: bool) -> tuple[Case, File]:
    """Return a picture or a document with its case, where the person may see that."""
    case = case_or_404(request, number)
    file = cases.file_of(case, file_id) or enclosed_file(case, file_id)
    if file is None or file.is_picture != is_picture:
        raise Http404
    return case, file
