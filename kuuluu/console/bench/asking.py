"""Asking the measured server for pages, and what each cost."""

import http.client
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kuuluu.console.bench.rig import Server


@dataclass
class Figures:
    """What one page cost."""

    name: str
    times: list[float]
    cpu: float
    size: int

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    def line(self, yard: "Figures") -> str:
        """Return a row of the table."""
        p95 = statistics.quantiles(self.times, n=20)[-1]
        return (
            f"{self.name:<34}{self.median / yard.median:>7.2f}{self.cpu / yard.cpu:>7.2f}"
            f"{1 / statistics.mean(self.times):>8.0f}{self.median * 1000:>8.2f}{p95 * 1000:>8.2f}"
            f"{self.cpu * 1000:>8.2f}{self.size:>9}"
        )


@dataclass
class Target:
    """A page to ask for."""

    name: str
    path: str
    is_cold: bool = False
    cookie: str = ""


class Client:
    """One visitor with a kept connection."""

    def __init__(self, server: Server, host: str) -> None:
        self.server = server
        self.host = f"{host}:{server.port}"
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port)

    def get(self, target: Target) -> int:
        """Ask once. Return the size of the answer. Raises RuntimeError when it isn't the page."""
        self.connection.request("GET", target.path, headers={"Host": self.host, "Cookie": target.cookie})
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != http.client.OK:
            raise RuntimeError(f"{target.path}: {answer.status} on {date.today()}")  # noqa: DTZ011
        return len(body)

    def ask(self, target: Target, seconds: float, change: Callable[[], None]) -> Figures:
        """Ask for some seconds, warmed up; a cold page after a change of the register each time."""
        for _n in range(10):
            size = self.get(target)
        times: list[float] = []
        until, spent = time.perf_counter() + seconds, self.server.cpu_seconds()
        while time.perf_counter() < until:
            if target.is_cold:
                change()
            started = time.perf_counter()
            size = self.get(target)
            times.append(time.perf_counter() - started)
        return Figures(target.name, times, (self.server.cpu_seconds() - spent) / len(times), size)
