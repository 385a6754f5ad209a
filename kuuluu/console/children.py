"""Processes that run beside each other until somebody stops them: the web server and the worker."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Sequence
from types import FrameType

from kuuluu.console import database
from kuuluu.console.stop import Stop, say

SECONDS_TO_END = 10
# Each thread would take its memory from a store of its own, and what one gave back is of no use to the others.
MEMORY = {"MALLOC_ARENA_MAX": "2"}
PR_SET_PDEATHSIG = 1
# A child that ends by itself is started again; one that ends this often within a minute has a fault of its own.
RESTARTS_A_MINUTE = 5


class Children:
    """Child processes, started together and stopped together."""

    def __init__(self, commands: Sequence[Sequence[str]]) -> None:
        self.commands = [list(command) for command in commands]
        self.processes: list[subprocess.Popen[bytes]] = []
        self.restarts: deque[float] = deque(maxlen=RESTARTS_A_MINUTE)

    def start(self) -> None:
        """Start them all, each apart from the terminal's Ctrl-C, which only this process hears."""
        self.processes = [_start(command) for command in self.commands]

    def look_after(self) -> None:
        """Start again whatever has ended by itself. Raises Stop when that happens again and again."""
        for n, process in enumerate(self.processes):
            if process.poll() is None:
                continue
            if len(self.restarts) == RESTARTS_A_MINUTE and time.monotonic() - self.restarts[0] < 60:  # noqa: PLR2004
                raise Stop("a part of Kuuluu ends by itself again and again; what it said last stands above")
            self.restarts.append(time.monotonic())
            _end_group(process)
            say(f"A part of Kuuluu has ended by itself (status {process.returncode}) and is started again.")
            self.processes[n] = _start(self.commands[n])

    def stop(self) -> None:
        """Ask them all to end, and make those end that don't."""
        for process in self.processes:
            process.terminate()
        until = time.monotonic() + SECONDS_TO_END
        for process in self.processes:
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                say("A part of Kuuluu does not end by itself and is ended.")
            _end_group(process)
            process.wait()


def listen_to_signals() -> None:
    """Let a request to end, or a terminal that closes, end this process as Ctrl-C does: whatever it started ends too."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _end)
    # A shell that starts something in the background lets it ignore Ctrl-C; a request by that signal is heard all the same.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def become(command: list[str]) -> None:
    """Turn into the command; where the database is the embedded one, stay beside it and stop it afterwards."""
    is_embedded = not os.environ.get("DATABASE_URL")
    database.connect()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kuuluu.settings")
    os.environ.update(MEMORY)
    if not is_embedded:
        os.execv(command[0], command)  # noqa: S606 - our own command line
    listen_to_signals()
    children = Children([command])
    try:
        children.start()
        while True:
            children.look_after()
            time.sleep(0.5)
    finally:
        children.stop()


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    environment = {**os.environ, **MEMORY}
    return subprocess.Popen(command, env=environment, process_group=0, preexec_fn=_end_with_parent)  # noqa: PLW1509, S603 - no threads here


def _end_with_parent() -> None:
    """Ask the system to end this child when its parent is killed and can't do it any more (Linux alone knows this)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """End what a child had started itself and left behind: it would keep the port."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature of a signal handler
    sys.exit(0)
