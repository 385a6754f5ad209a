"""The database of the tests: an embedded server of their own, unless DATABASE_URL names one. Loaded before Django.

Each run begins with a copy of a database that has all tables and both cities; that one is made when what it is made of has changed.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from kuuluu.console import database

HERE = Path(__file__).resolve().parent.parent
FOLDER = HERE / ".data" / "test-postgres"
# All that decides about tables and cities.
MADE_OF = (
    "requirements-dev.txt",
    "kuuluu/*/migrations/*.py",
    "kuuluu/cities/**/*.*",
    "kuuluu/language/**/*.*",
    "kuuluu/journal/*.py",
)
PREFIX = "kuuluu_made_"


def prepared(url: str) -> str:
    """Return the name of the database that a run's own is copied from."""
    name = f"{PREFIX}{_state()}"
    with psycopg.connect(url, autocommit=True) as connection:
        # Whoever begins at the same moment waits here.
        connection.execute("select pg_advisory_lock(1)")
        made = {
            row[0]
            for row in connection.execute("select datname from pg_database where starts_with(datname, %s)", [PREFIX])
        }
        if name not in made:
            for old in made:
                connection.execute(f"drop database {old} with (force)")
            connection.execute(f"create database {PREFIX}new")
            _fill(make_conninfo("", **{**conninfo_to_dict(url), "dbname": f"{PREFIX}new"}))
            connection.execute(f"alter database {PREFIX}new rename to {name}")
    return name


def _state() -> str:
    paths = sorted(
        path for pattern in MADE_OF for path in HERE.glob(pattern) if path.is_file() and path.suffix != ".pyc"
    )
    digest = hashlib.sha256()
    for path in paths:
        digest.update(str(path.relative_to(HERE)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _fill(url: str) -> None:
    for command in (["migrate"], ["load-city", "--learn-at-night"]):
        environment = {**os.environ, "DATABASE_URL": url}
        subprocess.run(
            [sys.executable, "-m", "kuuluu.console.main", *command],
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )


data = Path(os.environ.setdefault("KUULUU_DATA", str(FOLDER.parent / "tests")))
# The web server looks for gathered static files at its start; tests have none to gather.
(data / "static").mkdir(parents=True, exist_ok=True)
if not os.environ.get("DATABASE_URL"):
    database.use(database.start(FOLDER, is_careless=True))
os.environ["TEST_TEMPLATE"] = prepared(os.environ["DATABASE_URL"])
