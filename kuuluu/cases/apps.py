"""The room as a Django app."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """See the package's docstring."""

    name = "kuuluu.cases"
    label = "cases"
