"""Search, similar cases and routing, in milliseconds: what somebody waits for who asks for something nobody asked before."""

import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from os import environ
from time import monotonic, perf_counter, sleep
from typing import TypeVar

import psutil
import psycopg

from kuuluu.console.bench.asking import Client, Target
from kuuluu.console.bench.questions import desk_paths, paths
from kuuluu.console.bench.rig import Server, worker
from kuuluu.console.stop import Stop, say

Thing = TypeVar("Thing")

COUNT, WARMING = 300, 40
SECONDS_TO_WORK = 300
IS_DONE = """
select exists(select from procrastinate_workers where last_heartbeat > now() - interval '20 seconds')
  and not exists(select from procrastinate_jobs where status in ('todo', 'doing') and scheduled_at is null)
"""
HEAD = f"{'what is found':<44}{'p50 ms':>8}{'p95 ms':>8}{'p99 ms':>8}{'most ms':>8}{'cpu ms':>8}"


def measure(server: Server, host: str, cookie: str) -> None:
    """Ask the server for what was never asked, then look for similar cases and services in a process beside it."""
    client = Client(server, host)
    say(HEAD)
    for name, found, own in (
        ("search of the register, whole page", paths("/asiat/", COUNT), ""),
        ("search by /api/v1/cases/", paths("/api/v1/cases/", COUNT), ""),
        ("search at the desk, whole page", desk_paths("/desk/", COUNT), cookie),
        ("suggestions while typing", map(_typed, paths("/api/v1/suggestions/", COUNT)), ""),
    ):
        say(each(name, client.get, [Target("", path, cookie=own) for path in found], server.cpu_seconds))
    command = [sys.executable, "-m", "kuuluu.console.main", "bench", "--beside", host]
    subprocess.run(command, env={**environ, "DATABASE_URL": server.url}, check=True)  # noqa: S603
    serving = [server.process, *server.process.children(recursive=True)]
    say(memory("web server", serving))
    with worker(server.url, server.port) as working:
        work_off(server.url)
        say(memory("worker", [working]))
        say(memory("server and worker together", [*serving, working]))


def work_off(url: str) -> None:
    """Wait until the worker has done what the submissions left for it. Raises Stop when it doesn't."""
    until = monotonic() + SECONDS_TO_WORK
    with psycopg.connect(url, autocommit=True) as connection:
        while monotonic() < until:
            sleep(1)
            if (connection.execute(IS_DONE).fetchone() or (False,))[0]:
                return
    raise Stop(f"the worker did not do its jobs within {SECONDS_TO_WORK} seconds")


def each(name: str, act: Callable[[Thing], object], things: Sequence[Thing], cpu_seconds: Callable[[], float]) -> str:
    """Return a row of the table: how long each took, and how much of it the processors worked for it.

    The first are left out, for they wake what sleeps.
    """
    for one in things[:WARMING]:
        act(one)
    told, spent = [], cpu_seconds()
    for one in things[WARMING:]:
        started = perf_counter()
        act(one)
        told.append((perf_counter() - started) * 1000)
    cpu = (cpu_seconds() - spent) / len(told) * 1000
    parts = statistics.quantiles(told, n=100)
    return f"{name:<44}{statistics.median(told):>8.1f}{parts[94]:>8.1f}{parts[98]:>8.1f}{max(told):>8.1f}{cpu:>8.1f}"


def memory(name: str, processes: Iterable[psutil.Process]) -> str:
    """Return how much memory processes hold, what several share counted once."""
    held = [process.memory_full_info() for process in processes]
    own, all_of_it = sum(one.pss for one in held), sum(one.rss for one in held)
    return f"memory of the {name}: {own / 1e6:.0f} MB (resident {all_of_it / 1e6:.0f} MB)"


def _typed(path: str) -> str:
    """Return an address with half of its last word."""
    start, _sign, words = path.partition("words=")
    typed = words.partition("&")[0]
    return f"{start}words={typed[: max(len(typed) // 2, 3)].rstrip('%')}"
