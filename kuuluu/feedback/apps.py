"""The room as a Django app."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """See the package's docstring."""

    name = "kuuluu.feedback"
    label = "feedback"
