"""The room as a Django app."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """Residents' pages: templates, static files and translations."""

    name = "kuuluu.public"
    label = "public"
