"""Processes beside each other: what ends by itself is started again, what is asked to end ends."""

import sys
import time

import pytest

from kuuluu.console import children
from kuuluu.console.children import RESTARTS_A_MINUTE, Children
from kuuluu.console.stop import Stop

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
END = [sys.executable, "-c", "raise SystemExit(3)"]
DEAF = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(15, signal.SIG_IGN); print(1, flush=True); time.sleep(60)",
]


@pytest.fixture
def started():
    made = []

    def start(*commands):
        made.append(Children(commands))
        made[-1].start()
        return made[-1]

    yield start
    for one in made:
        one.stop()


def test_child_that_was_killed_is_started_again(started, capsys):
    both = started(SLEEP, SLEEP)
    first, second = both.processes
    first.kill()
    first.wait()
    both.look_after()
    assert both.processes[0].poll() is None
    assert both.processes[0].pid != first.pid
    assert both.processes[1] is second
    assert "status -9" in capsys.readouterr().out


def test_child_that_ends_again_and_again_is_given_up(started):
    one = started(END)
    for _time in range(RESTARTS_A_MINUTE):
        one.processes[0].wait()
        one.look_after()
    one.processes[0].wait()
    with pytest.raises(Stop, match="again and again"):
        one.look_after()


def test_all_end_when_asked(started):
    both = started(SLEEP, SLEEP)
    both.stop()
    assert [process.returncode for process in both.processes] == [-15, -15]


def test_child_that_does_not_listen_is_made_to_end(started, monkeypatch):
    monkeypatch.setattr(children, "SECONDS_TO_END", 0.5)
    one = started(DEAF)
    time.sleep(0.5)
    one.stop()
    assert one.processes[0].returncode == -9
