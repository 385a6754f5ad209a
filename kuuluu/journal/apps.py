"""The room as a Django app."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """See the package's docstring."""

    name = "kuuluu.journal"
    label = "journal"
