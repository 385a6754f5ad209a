"""A real identity service of made-up people, run beside the service, and a city that uses it."""

import contextlib
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from kuuluu.cities.rules import IDENTITY_CLAIMS
from tests.journeys.service import ROOT, Service, free_port

NAMES = ("Testitunnistus", "Testidentifiering", "Test identification")
# So long a web process may hold a city as it was.
SECONDS = 6
AINO = "Aino Virtanen, aikuinen, Kerava"
SOFIA = "Sofia Ek, svenskspråkig, ruotsinkielinen, Kerava"
TUULI = "Tuuli Suojattu, turvakielto, Kerava"


@dataclass
class Identities:
    """The running identity service."""

    port: int

    @property
    def issuer(self) -> str:
        return f"http://localhost:{self.port}"


def use(service: Service, issuer: str, slug: str = "kerava") -> None:
    """Let a city use an issuer from now on, or none."""
    service.sql(
        "update cities_city set identification_issuer = %s, identification_client = 'kuuluu', identification_scope ="
        " 'openid profile', identification_method = 'client_secret_basic', identification_claims = %s,"
        " identification_name_fi = %s, identification_name_sv = %s, identification_name_en = %s, version = version + 1"
        " where slug = %s",
        (issuer, json.dumps(IDENTITY_CLAIMS), *NAMES, slug),
    )
    time.sleep(SECONDS)


@contextlib.contextmanager
def running(service: Service) -> Iterator[Identities]:
    """Run it, and let Kerava use it, for as long as it is used."""
    port = free_port()
    command = [sys.executable, "-m", "kuuluu.console.identities", "--port", str(port), "--city", "245=Kerava"]
    log = (service.data / "identities.log").open("ab")
    process = subprocess.Popen(command, cwd=ROOT, env=service.environment, stdout=log, stderr=log)
    try:
        _wait(port)
        use(service, f"http://localhost:{port}")
        yield Identities(port)
    finally:
        use(service, "")
        process.terminate()
        process.wait(15)
        log.close()


def _wait(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=2):
            return
        time.sleep(0.1)
    raise AssertionError("the identity service is not up")
