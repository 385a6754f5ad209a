"""Submissions: drafts made beforehand, sent by eight clients at once."""

import http.client
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from os import environ
from urllib.parse import urlencode

from kuuluu.console.bench.rig import Server

AT_ONCE = 8
# Not counted: every thread of the server opens its connection first.
WARMING = 32
MAKE = """
from django.utils import timezone
from kuuluu.cities.models import City
from kuuluu.feedback import commands
from kuuluu.people.actors import ANYONE
city = City.objects.get(host="{host}")
for _n in range({count}):
    draft, key = commands.start(city, language="fi", at=timezone.now())
    data = {{"text": "Katulamppu on pimeänä Kauppakaarella.", "kind": "fault", "service_code": "streets.lighting", "address": "Kauppakaari 11", "is_topic_told": True}}
    commands.save(draft, data=data, by=ANYONE, at=timezone.now())
    print("key:" + key)
"""


@dataclass
class Sent:
    """What a submission cost."""

    times: list[float]
    cpu: float
    whole: float

    def line(self, yard: "object") -> str:
        """Return a row of the table."""
        median = sorted(self.times)[len(self.times) // 2]
        per = self.whole / len(self.times)
        return (
            f"{'submission, 8 at once':<34}{per / yard.median:>7.2f}{self.cpu / yard.cpu:>7.2f}"  # type: ignore[attr-defined]
            f"{1 / per:>8.0f}{median * 1000:>8.2f}{sorted(self.times)[int(len(self.times) * 0.95)] * 1000:>8.2f}"
            f"{self.cpu * 1000:>8.2f}{'':>9}"
        )


def send_many(server: Server, host: str, count: int) -> Sent:
    """Send so many drafts and tell what each cost, the worker's later mail not counted."""
    command = [sys.executable, "-m", "django", "shell", "--no-imports", "-c", MAKE.format(host=host, count=count)]
    told = subprocess.run(  # noqa: S603
        command, env={**environ, "DATABASE_URL": server.url}, check=True, capture_output=True, text=True
    ).stdout
    ready = [_ready(server, host, line.removeprefix("key:")) for line in told.splitlines() if line.startswith("key:")]
    time.sleep(2.5)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for _time in pool.map(lambda n: _post(server, host, n, *ready[n]), range(WARMING)):
            pass
        spent, started = server.cpu_seconds(), time.perf_counter()
        times = list(pool.map(lambda n: _post(server, host, n, *ready[n]), range(WARMING, len(ready))))
    whole = time.perf_counter() - started
    return Sent(times, (server.cpu_seconds() - spent) / len(times), whole)


def _ready(server: Server, host: str, key: str) -> tuple[str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    connection.request("GET", "/palaute/tarkista/", headers={"Host": host, "Cookie": f"kuuluu_draft={key}"})
    answer = connection.getresponse()
    page = answer.read().decode()
    cookies = dict(
        pair.split(";")[0].split("=", 1) for name, pair in answer.getheaders() if name.lower() == "set-cookie"
    )
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    cookie = f"kuuluu_draft={key}; csrftoken={cookies.get('csrftoken', '')}"
    return cookie, urlencode(fields)


def _post(server: Server, host: str, sender: int, cookie: str, body: str) -> float:
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    headers = {"Host": host, "Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    # Each from a network of its own: the limits for one network are not what is measured.
    headers["X-Forwarded-For"] = f"192.0.2.{sender}"
    started = time.perf_counter()
    connection.request("POST", "/palaute/laheta/", body=body, headers=headers)
    answer = connection.getresponse()
    answer.read()
    if answer.status not in {302, 303}:
        raise RuntimeError(f"a submission was answered by {answer.status}")
    return time.perf_counter() - started
