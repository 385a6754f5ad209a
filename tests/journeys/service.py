"""The service as an operator runs it: its own database with two real logins, web server, worker, mail server."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from tests.journeys.mail import Mailbox

ROOT = Path(__file__).resolve().parent.parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def address_of(conninfo: str) -> str:
    """Return a database's address as a URL, as operators write it."""
    given = {"host": "", "port": "", "user": "", "password": "", **conninfo_to_dict(conninfo)}
    options = f"?host={given['host']}" + (f"&port={given['port']}" if given["port"] else "")
    who = f"{given['user']}:{given['password']}" if given["password"] else f"{given['user']}"
    return f"postgresql://{who}@/{given['dbname']}{options}"


@dataclass
class Service:
    """A running service. `start` and `kill` take one of its parts by name."""

    data: Path
    server: str
    mailbox: Mailbox
    mail_port: int
    name: str
    port: int = field(default_factory=free_port)
    parts: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        own = {
            "DATABASE_URL": address_of(make_conninfo(self.server, dbname=self.name)),
            "PUBLIC_DATABASE_URL": address_of(make_conninfo(self.server, dbname=self.name, user="kuuluu_public")),
            "KUULUU_DATA": str(self.data),
            "SECRET_KEY": "a key of the journeys alone, as long as keys are",
            "DJANGO_SETTINGS_MODULE": "kuuluu.settings",
            "KUULUU_IDENTIFICATION_SECRET_KERAVA": "a secret of the journeys",
            "PORT": str(self.port),
            "PORT_IN_LINKS": f":{self.port}",
            "WEB_WORKERS": "2",
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(self.mail_port),
        }
        return {**os.environ, **own, "PYTHONPATH": str(ROOT)}

    def url(self, path: str = "/", city: str = "kerava") -> str:
        return f"http://{city}.localhost:{self.port}{path}"

    def get(self, path: str, city: str = "kerava", **headers: str) -> tuple[int, bytes]:
        """Ask for an address without a browser: the status and the bytes."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)
        connection.request("GET", path, headers={"Host": f"{city}.localhost:{self.port}", **headers})
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, data

    def run(self, *command: str) -> str:
        """Run a command of the service to its end and return what it says."""
        done = subprocess.run(
            [sys.executable, *command], cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
        return done.stdout

    def defer(self, task: str) -> None:
        """Let a sweep run now that else runs by the clock."""
        self.run("-m", "django", "procrastinate", "defer", task, f'{{"timestamp": {int(time.time())}}}')

    def make(self) -> None:
        """Make the database with its tables and both cities, static files and people."""
        self.sql_of_server(f'create database "{self.name}" template "{os.environ["TEST_TEMPLATE"]}"')
        self.run("-m", "kuuluu.console.main", "messages")
        self.run("-m", "django", "collectstatic", "--no-input", "-v0")
        self.run("-m", "tests.journeys.cast")

    def start(self, part: str) -> None:
        log = (self.data / f"{part}.log").open("ab")
        command = [sys.executable, "-m", "kuuluu.console.main", part]
        # A group of its own: a killed part takes all of its processes along, as when a machine goes down.
        self.parts[part] = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
        )
        log.close()

    def kill(self, part: str, how: int = signal.SIGKILL) -> None:
        process = self.parts.pop(part)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, how)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(15)

    def look_after(self) -> None:
        """Start again what has ended by itself, as whoever runs the service does: a worker ends without its database."""
        for part in [name for name, process in self.parts.items() if process.poll() is not None]:
            self.start(part)

    def log(self, part: str) -> str:
        return (self.data / f"{part}.log").read_text()[-4000:]

    def wait_until_up(self, seconds: float = 60) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            with (
                contextlib.suppress(OSError),
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=2),
            ):
                return
            time.sleep(0.1)
        raise AssertionError(f"the service is not up: {self.log('serve')}")

    def sql(self, statement: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """Run a statement in the service's database and return its rows."""
        with psycopg.connect(self.server, dbname=self.name, autocommit=True) as connection:
            cursor = connection.execute(statement, values)  # type: ignore[arg-type]
            return cursor.fetchall() if cursor.description else []

    def sql_of_server(self, statement: str) -> None:
        with psycopg.connect(self.server, dbname="postgres", autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[arg-type]

    def wait_for(self, statement: str, seconds: float = 30) -> None:
        """Wait until a question to the database is answered with yes."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.sql(f"select {statement}")[0][0]:
                return
            time.sleep(0.1)
        raise AssertionError(f"not so in {seconds} seconds: {statement}\n{self.log('work')}")

    def database_down(self) -> None:
        """Let nobody connect, and cut off whoever is connected."""
        self.sql_of_server(f'alter database "{self.name}" allow_connections false')
        self.sql_of_server(f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{self.name}'")

    def database_up(self) -> None:
        self.sql_of_server(f'alter database "{self.name}" allow_connections true')

    def stop(self) -> None:
        for part in list(self.parts):
            self.kill(part, signal.SIGTERM)
        with contextlib.suppress(psycopg.Error):
            self.sql_of_server(f'drop database "{self.name}" with (force)')
