"""Reads of originals, and of one published case."""

from uuid import UUID

from kuuluu.cities.models import City
from kuuluu.publication.models import PublicCase, PublicDocument, PublicPicture


def public_case(city: City, number: str) -> PublicCase | None:
    """Return a published case of this city by its number."""
    return PublicCase.objects.filter(city=city, number=number).defer("search").first()


def has_public_picture(city: City, public_id: UUID) -> bool:
    """Tell whether a picture of this city is public now, under this very name."""
    return PublicPicture.objects.filter(city=city, id=public_id).exists()


def public_document(city: City, public_id: UUID) -> PublicDocument | None:
    """Return a document of this city that is public now, under this very name."""
    return PublicDocument.objects.filter(city=city, id=public_id).first()
