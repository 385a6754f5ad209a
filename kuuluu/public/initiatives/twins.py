"""What the page of an initiative says of the same matter in another city: what is public there, and nothing else."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from kuuluu.cities.models import City
from kuuluu.public.initiatives import stating
from kuuluu.public.pages.visits import visit
from kuuluu.publication import queries
from kuuluu.publication.models import PublicInitiative
from kuuluu.ui.visits import address_in


def sides(request: HttpRequest, row: PublicInitiative) -> list[dict[str, Any]]:
    """Return both cities with their numbers and where each stands, this one first; empty where it is of one city."""
    twin = queries.public_twin(row)
    if twin is None:
        return []
    return [_side(request, visit(request).city, row, is_here=True), _side(request, twin.city, twin, is_here=False)]


def _side(request: HttpRequest, city: City, row: PublicInitiative, *, is_here: bool) -> dict[str, Any]:
    return {
        "city": city,
        "number": row.number,
        "url": "" if is_here else url_in(request, city, "initiative", row.number),
        "sentence": stating.state_sentence(city, row, visit(request).today),
        "supporters": stating.supporters_text(row) if row.is_joint else "",
        "verified": stating.verified_text(row) if row.is_joint else "",
    }


def url_in(request: HttpRequest, city: City, name: str, *args: Any) -> str:
    """Return the address of a page of another city."""
    return address_in(request, city, reverse(f"public:{name}", args=args))
