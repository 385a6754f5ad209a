"""Reads of originals, and of one published case."""

from collections.abc import Iterable
from uuid import UUID

from kuuluu.cities.models import City
from kuuluu.publication.models import PublicCase, PublicDocument, PublicPicture


def public_case(city: City, number: str) -> PublicCase | None:
    """Return a published case of this city by its number."""
    return public_case_of(city.pk, number)


def public_case_of(city_id: int, number: str) -> PublicCase | None:
    """Return a published case of the city with this id by its number."""
    return PublicCase.objects.filter(city_id=city_id, number=number).defer("search", "words").first()


def public_cases(city: City, numbers: Iterable[str]) -> dict[str, PublicCase]:
    """Return by number those of the numbered cases of this city that are published."""
    found = PublicCase.objects.filter(city=city, number__in=list(numbers)).defer("search", "words")
    return {row.number: row for row in found}


def relatives(row: PublicCase) -> list[PublicCase]:
    """Return the public parts that a message was split into; or, of a part, the whole message and its other parts."""
    if not row.parts and not row.part_of:
        return []
    whole = public_case_of(row.city_id, row.part_of) if row.part_of else row
    if whole is None:
        return []
    parts = PublicCase.objects.filter(city_id=row.city_id, number__in=whole.parts).exclude(pk=row.pk)
    narrow = parts.only("number", "title", "status", "ending", "part_of", "language").order_by("number")
    return [*([whole] if row.part_of else []), *narrow]


def has_public_picture(city: City, public_id: UUID) -> bool:
    """Tell whether a picture of this city is public now, under this very name."""
    return PublicPicture.objects.filter(city=city, id=public_id).exists()


def public_document(city: City, public_id: UUID) -> PublicDocument | None:
    """Return a document of this city that is public now, under this very name."""
    return PublicDocument.objects.filter(city=city, id=public_id).first()
