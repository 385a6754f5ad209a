"""The room as a Django app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The register for programs: translations."""

    name = "kuuluu.api"
    label = "api"
