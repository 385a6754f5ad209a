"""kuuluu run: everything on one machine."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.core.management import call_command

from kuuluu.cities.queries import open_cities
from kuuluu.console import demo, load_city, messages, migrate, serve, work
from kuuluu.console.django_ready import get_ready
from kuuluu.console.stop import Stop, say

SECONDS_TO_START = 60


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whether an empty database is filled."""
    parser.add_argument("--no-demo", action="store_true", help="leave a new database empty but for the cities")


def run(args: argparse.Namespace) -> None:
    """Start, tell where it is, and stand by until Ctrl-C or a child that ends."""
    port = os.environ.get("PORT", "8000")
    refuse_taken_port(port)
    signal.signal(signal.SIGTERM, _interrupt)
    say("Database …")
    get_ready()
    fill(with_demo=not args.no_demo)
    collect_static()
    children = [subprocess.Popen(command) for command in (serve.command_line("127.0.0.1", port), work.command_line())]  # noqa: S603
    try:
        wait_until_up(port)
        tell(port)
        stand_by(children)
    finally:
        stop(children)


def refuse_taken_port(port: str) -> None:
    """Raise Stop when somebody listens at the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(port)))
        except (OSError, ValueError, OverflowError) as error:
            raise Stop(f"port {port} is taken or no port; PORT=8001 make run takes another") from error


def fill(*, with_demo: bool) -> None:
    """Bring tables, cities and, in a new database, the demo up to date."""
    messages.compile_all()
    is_changed = migrate.migrate()
    if is_changed or not open_cities():
        say("Cities …")
        load_city.load([])
    if with_demo and demo.is_wanted():
        say("A believable year in each city; this takes a minute …")
        demo.load_demo()


def collect_static() -> None:
    """Gather the static files when any is newer than the gathering."""
    stamp = Path(settings.STATIC_ROOT) / "staticfiles.json"
    sources = Path(settings.BASE_DIR, "kuuluu").glob("*/static/**/*")
    if not stamp.exists() or any(path.stat().st_mtime > stamp.stat().st_mtime for path in sources):
        say("Static files …")
        call_command("collectstatic", verbosity=0, interactive=False)


def wait_until_up(port: str) -> None:
    """Wait until the web server answers. Raises Stop when it doesn't."""
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise Stop(f"the web server did not answer at port {port} within {SECONDS_TO_START} seconds")


def tell(port: str) -> None:
    """Print where everything is."""
    say("\nKuuluu is up. Ctrl-C stops it.\n")
    for city in open_cities():
        say(f"  {city.name_fi:<12} http://{city.host}:{port}/      desk: http://{city.host}:{port}/desk/")
    for line in demo.sign_ins():
        say(line)
    if not settings.EMAIL_HOST:
        say(f"\n  E-mail is written to files in {settings.EMAIL_FILE_PATH}")


def stand_by(children: list[subprocess.Popen[bytes]]) -> None:
    """Wait; when one child ends by itself, end too."""
    while all(child.poll() is None for child in children):
        time.sleep(0.5)
    raise Stop("a part of Kuuluu has ended by itself; what it said last stands above")


def stop(children: list[subprocess.Popen[bytes]]) -> None:
    """Ask every child to end, and make those end that don't."""
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            child.kill()


def _interrupt(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature of a signal handler
    sys.exit(0)
