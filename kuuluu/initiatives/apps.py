"""The room as a Django app."""

from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    """See the package's docstring."""

    name = "kuuluu.initiatives"
    label = "initiatives"
