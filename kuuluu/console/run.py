"""kuuluu run: everything on one machine."""

import argparse
import os
import sys
import time
import urllib.error
import urllib.request
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from kuuluu.cities.queries import open_cities
from kuuluu.console import catalogs, database, demo, load_city, migrate, ports, serve, work
from kuuluu.console.children import Children, listen_to_signals
from kuuluu.console.stop import Stop, say

SECONDS_TO_START = 60
EVERY_ADDRESS = "0.0.0.0"  # noqa: S104 - what an operator may choose


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whether an empty database is filled."""
    parser.add_argument("--no-demo", action="store_true", help="leave a new database empty but for the cities")


def run(args: argparse.Namespace) -> None:
    """Start, tell where it is, and stand by until Ctrl-C."""
    host, port = ports.wanted()
    listen_to_signals()
    fill(with_demo=not args.no_demo)
    collect_static()
    say("Web server and worker …")
    children = Children([*demo_identification(), serve.command_line(host, port), work.command_line()])
    try:
        children.start()
        wait_until_up(children, host, port)
        tell(port)
        stand_by(children)
    except KeyboardInterrupt:
        say("")
    finally:
        say("Stopping …")
        children.stop()


def fill(*, with_demo: bool) -> None:
    """Bring tables, cities and, in a new database, the demo up to date."""
    catalogs.compile_all()
    if migrate.pending():
        say("Tables …")
        migrate.migrate()
    load_changed_cities()
    if with_demo and demo.is_wanted():
        say("A believable year in each city; this takes a minute …")
        demo.load_demo()
    load_city.begin_routing()


def load_changed_cities() -> None:
    """Load the cities that come with Kuuluu when there are none, or when a file of theirs is newer than the loading."""
    stamp = database.data_folder() / "cities-loaded"
    files = Path(settings.BASE_DIR, "kuuluu", "cities", "data")
    if open_cities() and stamp.exists() and _newest(files) <= stamp.stat().st_mtime:
        return
    say("Cities …")
    load_city.load([])
    stamp.touch()


def collect_static() -> None:
    """Gather the static files when any is newer than the gathering."""
    stamp = Path(settings.STATIC_ROOT) / "staticfiles.json"
    rooms = Path(settings.BASE_DIR, "kuuluu")
    sources = [rooms / "settings.py", *rooms.glob("*/static")]
    if not stamp.exists() or any(_newest(source) > stamp.stat().st_mtime for source in sources):
        say("Static files …")
        call_command("collectstatic", verbosity=0, interactive=False)


def demo_identification() -> list[list[str]]:
    """Return how made-up people identify in the demo, and let the web server know; nothing where there is no demo."""
    if not demo.sign_ins() or find_spec("oidc_provider_mock") is None:
        return []
    port = str(ports.free())
    os.environ["KUULUU_DEMO_IDENTIFICATION"] = f"http://localhost:{port}"
    homes = [f"--city={city.code}={city.name_fi}" for city in open_cities()]
    return [[sys.executable, "-W", "ignore", "-m", "kuuluu.console.identities", "--port", port, *homes]]


def wait_until_up(children: Children, host: str, port: str) -> None:
    """Wait until the web server answers. Raises Stop when it doesn't."""
    at = "127.0.0.1" if host == EVERY_ADDRESS else host
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://{at}:{port}/healthz", timeout=2):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            children.look_after()
            time.sleep(0.05)
    raise Stop(f"the web server did not answer at port {port} within {SECONDS_TO_START} seconds")


def tell(port: str) -> None:
    """Print where everything is."""
    say("\nKuuluu is up. Ctrl-C stops it.\n")
    for city in open_cities():
        address = f"http://{city.host}:{port}/"
        say(f"  {city.name_fi:<14} {address:<38} the desk: {address}desk/")
    for line in demo.sign_ins():
        say(line)
    if os.environ.get("KUULUU_DEMO_IDENTIFICATION"):
        say("\n  Residents identify as made-up people: /tunnistus/ of each city")
    if not settings.EMAIL_HOST:
        say(f"\n  E-mail is written to files in {settings.EMAIL_FILE_PATH}")


def stand_by(children: Children) -> None:
    """Wait, and look after the children, until told to end."""
    while True:
        children.look_after()
        time.sleep(0.5)


def _newest(place: Path) -> float:
    return max(path.stat().st_mtime for path in [place, *place.rglob("*")])
