"""The room as a Django app."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """See the package's docstring."""

    name = "kuuluu.notifications"
    label = "notifications"
