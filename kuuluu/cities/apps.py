"""The room as a Django app."""

from django.apps import AppConfig


class CitiesConfig(AppConfig):
    """See the package's docstring."""

    name = "kuuluu.cities"
    label = "cities"
