"""The room as a Django app."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    """Originals and the public register."""

    name = "kuuluu.publication"
    label = "publication"
