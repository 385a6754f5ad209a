"""kuuluu migrate."""

import argparse
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connection

from kuuluu.cases.indexing import index_cases
from kuuluu.cities.models import City
from kuuluu.console.stop import say
from kuuluu.publication.commands import index_register
from kuuluu.publication.models import PublicCase, RegisterWord


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(args: argparse.Namespace) -> None:  # noqa: ARG001
    """Bring the tables up to date."""
    say("The tables are now up to date." if migrate() else "The tables were up to date.")


def migrate() -> bool:
    """Bring the tables up to date where they are not. Return whether anything was done."""
    if not pending():
        return False
    call_command("migrate", verbosity=0, interactive=False)
    _index_what_lacks()
    return True


def _index_what_lacks() -> None:
    """Make the words of cities whose register was written before its words were counted."""
    published = PublicCase.objects.values("city_id")
    for city in City.objects.filter(pk__in=published).exclude(pk__in=RegisterWord.objects.values("city_id")):
        index_register(city)
        index_cases(city)


def pending() -> set[tuple[str, str]]:
    """Return app and name of each migration that has a file and is not applied: one query, no migration is imported."""
    files = {
        (app.label, path.stem)
        for app in apps.get_app_configs()
        for path in Path(app.path, "migrations").glob("[0-9]*.py")
    }
    with connection.cursor() as cursor:
        if "django_migrations" not in connection.introspection.table_names(cursor):
            return files
        cursor.execute("select app, name from django_migrations")
        return files - set(cursor.fetchall())
