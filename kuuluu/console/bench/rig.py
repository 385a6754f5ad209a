"""What is measured: a filled database of its own, and the real web server on it."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psutil
import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from kuuluu.console import serve
from kuuluu.console.bench.filling import FILL, LATER
from kuuluu.console.bench.texts import keep_texts
from kuuluu.console.children import MEMORY
from kuuluu.console.stop import Stop, say
from kuuluu.console.work import command_line

NAME = "kuuluu_bench"
SECONDS_TO_START = 180


@dataclass
class Server:
    """The running web server, its database, and how much processor time both have used."""

    port: int
    url: str
    process: psutil.Process
    database: "Postgres"

    def cpu_seconds(self) -> float:
        """Return the processor seconds of the server's processes and of the database's, so far."""
        ours = [self.process, *self.process.children(recursive=True)]
        return sum(map(_seconds, ours)) + self.database.cpu_seconds()


class Postgres:
    """The measured database's own processes, no other server's: it must be on this machine."""

    def __init__(self, url: str) -> None:
        with psycopg.connect(url) as connection:
            backend = connection.info.backend_pid
            self.first = psutil.Process(backend).parent() or psutil.Process(backend)

    def cpu_seconds(self) -> float:
        """Return the processor seconds of its processes that are there now, so far."""
        return sum(map(_seconds, [self.first, *self.first.children()]))


@contextmanager
def database(url: str, cases: int, cities: int = 2) -> Iterator[str]:
    """Yield the address of a database with so many cases in each city; it is kept for the next run."""
    name = f"{NAME}_{cases}_{cities}"
    own = make_conninfo("", **{**conninfo_to_dict(url), "dbname": name})
    with psycopg.connect(url, autocommit=True) as connection:
        is_new = not connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone()
        if is_new:
            connection.execute(f"create database {name}")
    try:
        _command("migrate", own)
        if is_new:
            fill(own, cases, cities)
    except BaseException:
        if is_new:
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(f"drop database {name} with (force)")
        raise
    yield own


def fill(url: str, cases: int, cities: int) -> None:
    """Load the cities and make cases."""
    say(f"Filling a database with {cases} cases in each of {cities} …")
    # What is measured has no model to make beside it.
    _command("load-city", url, "--learn-at-night")
    started = time.monotonic()
    with psycopg.connect(url, autocommit=True) as connection:
        keep_texts(connection)
        later = connection.execute(LATER).fetchall()
        for name, _made in later:
            connection.execute(f'drop index "{name}"')
        for statement in FILL:
            connection.execute(statement, {"cases": cases, "cities": cities})
        for _name, made in later:
            connection.execute(made)
    # The register's words are counted as they are after any change of dictionaries.
    _command("reindex", url, "--count")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("vacuum analyze")
    say(f"  filled in {time.monotonic() - started:.0f} s")


def _command(name: str, url: str, *more: str) -> None:
    command = [sys.executable, "-m", "kuuluu.console.main", name, *more]
    subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=True)  # noqa: S603


@contextmanager
def server(url: str, port: int) -> Iterator[Server]:
    """Start the web server as `kuuluu serve` does, with the yardstick beside it."""
    environment = {**_environment(url, port), "TRUST_FORWARDED_FOR": "1"}
    command = serve.command_line("127.0.0.1", str(port), application="kuuluu.console.yardstick:application")
    process = subprocess.Popen(command, env=environment)  # noqa: S603
    try:
        _wait(port)
        yield Server(port, url, psutil.Process(process.pid), Postgres(url))
    finally:
        end(process)


@contextmanager
def worker(url: str, port: int) -> Iterator[psutil.Process]:
    """Start the worker as `kuuluu work` does."""
    process = subprocess.Popen(command_line(), env=_environment(url, port))  # noqa: S603
    try:
        yield psutil.Process(process.pid)
    finally:
        end(process)


def _environment(url: str, port: int) -> dict[str, str]:
    return {**os.environ, **MEMORY, "DATABASE_URL": url, "PORT_IN_LINKS": f":{port}"}


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask the server to end, and make it end when it doesn't."""
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        for one in psutil.Process(process.pid).children(recursive=True):
            one.kill()
        process.kill()


def _wait(port: int) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise Stop("the measured server did not start")


def _seconds(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(times.user + times.system)
