"""kuuluu check-database."""

import argparse

from django.conf import settings
from django.db import OperationalError, connection, connections

from kuuluu.console import database, migrate
from kuuluu.console.stop import Stop, say
from kuuluu.publication.door import PUBLIC_TABLES


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(args: argparse.Namespace) -> None:  # noqa: ARG001
    """Print what was found. Raises Stop at the first thing that is not as it must be."""
    version = database.check(settings.DATABASE_URL)
    say(f"PostgreSQL {version // 10000}.{version % 10000}")
    if waiting := migrate.pending():
        raise Stop(f"{len(waiting)} migrations are not applied: kuuluu migrate")
    say("the tables are up to date")
    refuse_missing_login()
    refuse_wrong_rights()
    say(f"the public login reads {len(PUBLIC_TABLES)} tables and no other")


def refuse_missing_login() -> None:
    """Raise Stop when the public role can't sign in."""
    try:
        connections["public"].ensure_connection()
    except OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise Stop(f"{settings.PUBLIC_ROLE} can't sign in, PUBLIC_DATABASE_URL names its login: {reason}") from error


def refuse_wrong_rights() -> None:
    """Raise Stop when the public role may read more or less than the public register."""
    readable = readable_tables(settings.PUBLIC_ROLE)
    if extra := readable - PUBLIC_TABLES:
        raise Stop(f"{settings.PUBLIC_ROLE} may read what is not public: {', '.join(sorted(extra))}")
    if lacking := PUBLIC_TABLES - readable:
        raise Stop(f"{settings.PUBLIC_ROLE} may not read {', '.join(sorted(lacking))}")


def readable_tables(role: str) -> set[str]:
    """Return the tables, views and sequences of which a role may read anything at all."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
            " where n.nspname not like 'pg\\_%%' and n.nspname <> 'information_schema' and c.relkind in ('r', 'p', 'v', 'm', 'f')"
            " and (has_table_privilege(%s, c.oid, 'select') or has_any_column_privilege(%s, c.oid, 'select'))",
            [role, role],
        )
        return {name for (name,) in cursor.fetchall()}
