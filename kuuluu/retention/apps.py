"""The room as a Django app."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    """See the package's docstring."""

    name = "kuuluu.retention"
    label = "retention"
