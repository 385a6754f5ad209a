"""Who looked at what not everybody may see: log data by law (Act 906/2019, section 17)."""

from typing import Any

from django.db.models import QuerySet

from kuuluu.cases.models import View
from kuuluu.cities.models import City
from kuuluu.people.queries import name_by


def views(city: City, number: str = "") -> QuerySet[View, Any]:
    """Return who looked at which limited or secret case of the city, the last first; of one case, where a number is given.

    Each has `name`, whose it was; None for whoever works here no more and is forgotten.
    """
    seen = View.objects.filter(city=city).select_related("case").annotate(name=name_by("person_id"))
    return (seen.filter(case__number=number) if number else seen).order_by("-at", "-id")
