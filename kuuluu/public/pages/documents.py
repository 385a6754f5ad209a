"""Published documents, each served while its row of the register stands."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from kuuluu.public.pages.visits import visit
from kuuluu.publication import queries
from kuuluu.publication.door import through_public_door
from kuuluu.publication.files import document_path

# Nothing in it may run, load or be shown within another page; a browser asks each time, so that a withdrawal works at once.
HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noarchive",
}


@require_safe
@through_public_door
def document(request: HttpRequest, public_id: UUID) -> FileResponse:
    """Serve the public copy of a document of this city that is public now."""
    row = queries.public_document(visit(request).city, public_id)
    if row is None:
        raise Http404
    try:
        file = document_path(public_id).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(file, filename=row.name, content_type="application/pdf", headers=HEADERS)
