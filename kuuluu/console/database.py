"""The database of this machine: an embedded PostgreSQL unless DATABASE_URL names another."""

import os
import shutil
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from kuuluu.console import embedded
from kuuluu.console.stop import Stop, say

DATABASE = "kuuluu"
PUBLIC_ROLE = "kuuluu_public"
OLDEST = 160000
LEAST_FREE_BYTES = 300_000_000


def data_folder() -> Path:
    """Return the folder that holds all data of this installation."""
    here = Path(__file__).resolve().parent.parent.parent
    return Path(os.environ.get("KUULUU_DATA", here / ".data")).resolve()


def connect() -> None:
    """See that a database is there, and put its address in the environment. Raises Stop with one clear line."""
    refuse_full_disk(data_folder())
    if not os.environ.get("DATABASE_URL"):
        folder = data_folder() / "postgres"
        if not embedded.is_running(folder):
            say("Database …")
        use(start(folder))
    check(os.environ["DATABASE_URL"])


def start(folder: Path, *, is_careless: bool = False) -> str:
    """Start the embedded server on a folder, or find it running; it stops when the last process that asked for it ends.

    Return the address of its database. Raises Stop when the disk is full or the server does not come up.
    """
    refuse_full_disk(folder.parent)
    embedded.hold(folder, is_careless=is_careless)
    with psycopg.connect(embedded.address(folder, "postgres"), autocommit=True) as connection:
        if not connection.execute("select 1 from pg_database where datname = %s", [DATABASE]).fetchone():
            connection.execute(f"create database {DATABASE}")
        if not connection.execute("select 1 from pg_roles where rolname = %s", [PUBLIC_ROLE]).fetchone():
            connection.execute(f"create role {PUBLIC_ROLE} login")
    return embedded.address(folder, DATABASE)


def refuse_full_disk(folder: Path) -> None:
    """Raise Stop when too little room is left to work safely."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Stop(f"the folder of data can't be made: {error}") from error
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE_BYTES:
        raise Stop(f"the disk is full: {free // 1_000_000} MB free at {folder}, 300 MB are needed")


def use(url: str) -> None:
    """Let everything that starts from here, children too, use this database."""
    os.environ["DATABASE_URL"] = url


def check(url: str) -> int:
    """See that the server answers and is new enough; return its version, as 180003. Raises Stop."""
    try:
        given = conninfo_to_dict(url)
        with psycopg.connect(url, connect_timeout=5) as connection:
            version = connection.info.server_version
    except psycopg.ProgrammingError as error:
        raise Stop(f"DATABASE_URL can't be read: {str(error).strip()}") from error
    except psycopg.OperationalError as error:
        first = str(error).strip().splitlines()[0]
        raise Stop(f"the database at {given.get('host', 'localhost')} does not answer: {first}") from error
    if version < OLDEST:
        raise Stop(f"the database is PostgreSQL {version // 10000}; Kuuluu needs 16 or newer, and is tested with 18")
    return version
