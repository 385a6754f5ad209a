"""A really running service for the journeys: own database, both logins, web server, worker, mail server."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from aiosmtpd.controller import Controller
from psycopg.conninfo import conninfo_to_dict

from kuuluu.console import serve, work

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS_TO_START = 60


class Mailbox:
    """Keeps what the service sends, as a mail server would."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.is_refusing = False

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        if self.is_refusing:
            return "451 Not now"
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 Kept"

    def to(self, address: str) -> list[EmailMessage]:
        return [message for message in self.messages if address in str(message["To"])]

    def wait(self, address: str, *, words: str = "", seconds: float = 20) -> EmailMessage:
        """Return the newest message to an address with these words in subject or text, as soon as it is there."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            for message in reversed(self.to(address)):
                if words in f"{message['Subject']}\n{text_of(message)}":
                    return message
            time.sleep(0.1)
        told = [(str(m["To"]), str(m["Subject"])) for m in self.messages]
        raise AssertionError(f"no message to {address} with {words!r} within {seconds} s; there are {told}")


def text_of(message: EmailMessage) -> str:
    """Return the plain text of a message."""
    part = message.get_body(("plain",))
    return part.get_content() if part else ""


class Service:
    """The whole service, started as an operator starts it."""

    def __init__(self, folder: Path, server_url: str) -> None:
        self.folder = folder
        self.server_url = server_url
        self.database = f"kuuluu_journeys_{os.getpid()}"
        self.port = free_port()
        self.mail = Mailbox()
        self.mail_server = Controller(self.mail, hostname="127.0.0.1", port=free_port())
        self.web: subprocess.Popen[bytes] | None = None
        self.worker: subprocess.Popen[bytes] | None = None

    @property
    def database_url(self) -> str:
        given = {**conninfo_to_dict(self.server_url), "dbname": self.database}
        return "postgresql://?" + "&".join(f"{key}={quote(str(value), safe='')}" for key, value in given.items())

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "DATABASE_URL": self.database_url,
            "KUULUU_DATA": str(self.folder),
            "PORT": str(self.port),
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(self.mail_server.port),
            "DJANGO_SETTINGS_MODULE": "kuuluu.settings",
            "PYTHONPATH": str(ROOT),
        }

    def address(self, path: str = "/", city: str = "kerava") -> str:
        return f"http://{city}.localhost:{self.port}{path}"

    def start(self) -> None:
        with psycopg.connect(self.server_url, autocommit=True) as connection:
            connection.execute(f"drop database if exists {self.database} with (force)")
            connection.execute(f"create database {self.database}")
        self.mail_server.start()
        for command in ("migrate", "load-city"):
            self.command(command)
        self.python("-m", "django", "collectstatic", "--no-input", "-v0")
        self.python("-m", "tests.journeys.cast")
        self.start_web()
        self.start_worker()

    def stop(self) -> None:
        for process in (self.web, self.worker):
            _end(process)
        self.mail_server.stop()
        with psycopg.connect(self.server_url, autocommit=True) as connection:
            connection.execute(f"drop database if exists {self.database} with (force)")

    def command(self, *words: str) -> str:
        """Run the kuuluu command in this service; return what it prints."""
        return self.python("-m", "kuuluu.console.main", *words)

    def python(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, *words], env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
        return done.stdout

    def query(self, sql: str, values: Any = ()) -> list[tuple[Any, ...]]:
        """Return rows of the service's database, read by its owner."""
        with psycopg.connect(self.database_url, autocommit=True) as connection:
            answer = connection.execute(sql, values)
            return answer.fetchall() if answer.description else []

    def start_web(self) -> None:
        self.web = self._process(serve.command_line("127.0.0.1", str(self.port)), "web.log")
        until = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=2):
                    return
            except urllib.error.HTTPError as answer:
                answer.close()
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError(f"the web server does not answer: {self.log('web.log')}")

    def start_worker(self) -> None:
        self.worker = self._process(work.command_line(), "worker.log")

    def kill_worker(self) -> None:
        """End the worker as a power failure would."""
        _end(self.worker, signal.SIGKILL)

    def stop_worker(self) -> None:
        """End the worker as an operator would."""
        _end(self.worker)

    def cut_database(self) -> None:
        """Break every connection of the service to its database, as a restart of the server would."""
        with psycopg.connect(self.server_url, autocommit=True) as connection:
            connection.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s", [self.database]
            )

    def wait_until_idle(self, seconds: float = 30) -> None:
        """Wait until no job is due or being done."""
        until = time.monotonic() + seconds
        due = "status = 'doing' or (status = 'todo' and coalesce(scheduled_at, now()) <= now())"
        while time.monotonic() < until:
            if self.query(f"select count(*) from procrastinate_jobs where {due}") == [(0,)]:
                return
            time.sleep(0.1)
        left = self.query(
            "select task_name, status, attempts from procrastinate_jobs where status in ('todo', 'doing')"
        )
        raise AssertionError(f"jobs are left after {seconds} s: {left}\n{self.log('worker.log')}")

    def log(self, name: str) -> str:
        path = self.folder / name
        return path.read_text()[-4000:] if path.exists() else ""

    def _process(self, command: list[str], log: str) -> subprocess.Popen[bytes]:
        with (self.folder / log).open("ab") as out:
            return subprocess.Popen(
                command, env=self.environment, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, process_group=0
            )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _end(process: subprocess.Popen[bytes] | None, how: signal.Signals = signal.SIGTERM) -> None:
    if process is None or process.poll() is not None:
        return
    os.killpg(process.pid, how)
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
