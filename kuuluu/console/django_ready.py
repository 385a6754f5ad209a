"""Django made ready for a console command: the database first, since settings read its address."""

import os

import django

from kuuluu.console import database


def get_ready(*, connects: bool = True) -> None:
    """Connect to the database and set Django up. Raises Stop when there is no database."""
    if connects:
        database.connect()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kuuluu.settings")
    django.setup()
