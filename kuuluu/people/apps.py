"""The room as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """See the package's docstring."""

    name = "kuuluu.people"
    label = "people"
