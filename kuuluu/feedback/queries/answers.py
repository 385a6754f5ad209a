"""The templates of answers."""

from django.db.models import QuerySet

from kuuluu.cities.models import City
from kuuluu.feedback.models import (
    AnswerTemplate,
)


def templates(city: City, service_code: str = "") -> QuerySet[AnswerTemplate]:
    """Return the city's answer templates that fit a service, or all services."""
    found = AnswerTemplate.objects.filter(city=city)
    return found.filter(service_code__in=["", service_code]) if service_code else found
