"""The room as a Django app."""

from django.apps import AppConfig


class WorkdayConfig(AppConfig):
    """See the package's docstring."""

    name = "kuuluu.workday"
    label = "workday"
