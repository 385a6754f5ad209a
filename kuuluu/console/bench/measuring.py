"""Pages asked one after the other by one client, and submissions by eight; figures as multiples of the yardstick."""

import http.client
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import psycopg

from kuuluu.console.bench.rig import Server
from kuuluu.console.bench.sending import send_many
from kuuluu.console.bench.signing_in import officer_cookie
from kuuluu.console.stop import say

CHANGE = "update publication_registerversion set version = version + 1"
NEWEST = """
select c.host, p.number from cities_city c join publication_publiccase p on p.city_id = c.id
order by c.slug, p.received_at desc limit 1 offset 50
"""
HEAD = f"{'page':<34}{'×':>7}{'cpu ×':>7}{'req/s':>8}{'p50 ms':>8}{'p95 ms':>8}{'cpu ms':>8}{'bytes':>9}"


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


def measure(server: Server, seconds: float) -> None:
    """Ask every page for so many seconds and print what it cost."""
    with psycopg.connect(server.url, autocommit=True) as connection:
        host, number = connection.execute(NEWEST).fetchone() or ("", "")
        client = Client(server, host)

        def change() -> None:
            connection.execute(CHANGE)

        yard = client.ask(Target("yardstick", f"/yardstick/{number}/"), seconds, change)
        say(HEAD)
        say(yard.line(yard))
        for target in targets(number, officer_cookie(server.url, host)):
            say(client.ask(target, seconds, change).line(yard))
        say(send_many(server, host, count=160).line(yard))


def targets(number: str, cookie: str) -> list[Target]:
    """Return the pages that the bars are set for."""
    pages = [
        ("front page", "/"),
        ("list, first page", "/asiat/"),
        ("list, filtered", "/asiat/?service=streets.lighting"),
        ("word search", "/asiat/?words=katuvalo"),
        ("map data, whole city", "/asiat/kartta.json"),
        ("case page", f"/asiat/{number}/"),
    ]
    warm = [Target(f"{name}, warm", path) for name, path in pages]
    cold = [Target(f"{name}, cold", path, is_cold=True) for name, path in pages]
    return [*warm, *cold, Target("desk: work list", "/desk/", cookie=cookie)]


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
