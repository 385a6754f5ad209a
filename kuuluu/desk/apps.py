"""The desk as a Django app: templates and translations."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Pages for officers."""

    name = "kuuluu.desk"
    label = "desk"
