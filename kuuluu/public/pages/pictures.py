"""Published pictures, each served while its row of the register stands."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from kuuluu.public.pages.visits import visit
from kuuluu.publication import queries
from kuuluu.publication.door import through_public_door
from kuuluu.publication.files import SIZES, public_path


@require_safe
@through_public_door
def picture(request: HttpRequest, public_id: UUID, size: str) -> FileResponse:
    """Serve a picture of this city that is public now; a browser asks each time, so that a withdrawal works at once."""
    if size not in SIZES or not queries.has_public_picture(visit(request).city, public_id):
        raise Http404
    try:
        file = public_path(public_id, size).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(
        file, content_type="image/jpeg", headers={"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    )
