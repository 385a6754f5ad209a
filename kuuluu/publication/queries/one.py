"""Reads of originals, and of one published case."""

from collections.abc import Iterable
from uuid import UUID

from kuuluu.cities.models import City
from kuuluu.publication.models import Original, PublicCase, PublicPicture, RegisterVersion
from kuuluu.publication.rules import PublicText, public_text


def public_case(city: City, number: str) -> PublicCase | None:
    """Return a published case of this city by its number."""
    return PublicCase.objects.filter(city=city, number=number).defer("search").first()


def has_public_picture(city: City, public_id: UUID) -> bool:
    """Tell whether a picture of this city is public now, under this very name."""
    return PublicPicture.objects.filter(city=city, id=public_id).exists()


def register_version(city: City) -> int:
    """Return the number that grows with every change of the city's register."""
    return RegisterVersion.objects.filter(city=city).values_list("version", flat=True).first() or 0


def public_texts(originals: Iterable[Original]) -> dict[UUID, PublicText]:
    """Return the public version of each original (its redactions prefetched), by the original's id."""
    return {o.pk: public_text(o.text, o.redactions.all()) for o in originals}
