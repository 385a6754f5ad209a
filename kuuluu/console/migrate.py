"""kuuluu migrate."""

import argparse

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from kuuluu.console.django_ready import get_ready


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(args: argparse.Namespace) -> None:  # noqa: ARG001
    """Bring the tables up to date."""
    get_ready()
    migrate()


def migrate() -> bool:
    """Bring the tables up to date where they are not. Return whether anything was done."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    call_command("migrate", verbosity=0, interactive=False)
    return True
