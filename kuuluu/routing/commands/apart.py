"""Learning is done in a process of its own, which ends before its time where the worker is to end."""

import json
import os
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import astuple
from typing import Any

from kuuluu.cities import queries as cities
from kuuluu.cities.models import City
from kuuluu.language.routing import Example
from kuuluu.routing.models import RoutingModel
from kuuluu.routing.queries.teaching import Lessons

LONGEST = 60 * 60
SECONDS_BETWEEN_LOOKS = 0.5
# Threads of the library for sums wait for each other by spinning: they take twice the work for nothing.
ONE_CORE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
Asked = Callable[[], bool]


class GivenUpError(Exception):
    """Learning was asked to end before it was done. Nothing came of it, and it can begin anew."""


def nobody_asks() -> bool:
    """Return False: whoever waits for what is learnt waits to the end."""
    return False


def learn_apart(
    city: City,
    taught: Lessons,
    cases: list[Example],
    newest: list[Example],
    current: RoutingModel | None = None,
    *,
    is_to_end: Asked,
) -> Any:
    """Return what the learning says. What it reads lies on no disk. Raises GivenUpError when it is asked to end."""
    given = {
        "examples": [astuple(one) for one in taught.examples],
        "cases": [astuple(one) for one in cases],
        "newest": [astuple(one) for one in newest],
        "rival": b64encode(bytes(current.data)).decode() if current else "",
        "among": [service.code for service in cities.services(city)],
    }
    command = [sys.executable, "-m", "kuuluu.routing.learning"]
    environment = {**os.environ, **ONE_CORE}
    with subprocess.Popen(  # noqa: S603 - our own command line
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        said = _answer_of(process, json.dumps(given), is_to_end)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return json.loads(said)


def _answer_of(process: subprocess.Popen[str], given: str, is_to_end: Asked) -> str:
    until = time.monotonic() + LONGEST
    # Telling takes as long as the process needs to begin to listen: it is done beside, so that an end isn't waited for.
    with ThreadPoolExecutor(max_workers=1) as beside:
        said = beside.submit(process.communicate, given)
        try:
            while not wait([said], timeout=SECONDS_BETWEEN_LOOKS).done:
                if is_to_end():
                    raise GivenUpError
                if time.monotonic() > until:
                    raise subprocess.TimeoutExpired(process.args, LONGEST)
            return said.result()[0]
        finally:
            process.kill()
