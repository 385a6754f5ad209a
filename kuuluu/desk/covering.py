"""A picture as the public would see it, for a publisher who is still choosing. Nothing of it is kept."""

from io import BytesIO
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import FileResponse
from django.views.decorators.http import require_GET

from kuuluu.desk.access import desk_page
from kuuluu.desk.given import file_or_404
from kuuluu.desk.picture_choices import MOST, SIDES, BoxChoice, PictureChoice
from kuuluu.people.roles import Permission
from kuuluu.publication import pictures
from kuuluu.publication.files import preview_path


@desk_page(needs=[Permission.PUBLISH, Permission.REGISTER])
@require_GET
def covered(request: Any, number: str, file_id: UUID) -> FileResponse:
    """Show a picture with the boxes of the address burnt in, made the same way as the public copy."""
    _case, file = file_or_404(request, number, file_id, is_picture=True)
    image = pictures.read_picture(
        preview_path(file.pk, "large"), max_bytes=settings.MAX_FILE_BYTES, max_pixels=settings.MAX_PICTURE_PIXELS
    )
    chosen = PictureChoice(file, is_public=False, description="", boxes=_boxes(request.GET.getlist("b")[:MOST]))
    covers = [pictures.Cover(*(float(one[side]) for side in SIDES)) for one in chosen.covers]
    return FileResponse(BytesIO(pictures.public_copy(image, covers)["large"]), content_type="image/jpeg")


def _boxes(said: list[str]) -> list[BoxChoice]:
    parts = [one.split(",") for one in said]
    return [BoxChoice("other", dict(zip(SIDES, one, strict=True))) for one in parts if len(one) == len(SIDES)]
