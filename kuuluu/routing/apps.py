"""The room as a Django app."""

from django.apps import AppConfig


class RoutingConfig(AppConfig):
    """See the package's docstring."""

    name = "kuuluu.routing"
    label = "routing"
