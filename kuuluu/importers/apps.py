"""The room as a Django app."""

from django.apps import AppConfig


class ImportersConfig(AppConfig):
    """See the package's docstring."""

    name = "kuuluu.importers"
    label = "importers"
