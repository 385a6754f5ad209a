"""An evening on television: so many supports and so many views in each second, each at its own moment, late or not."""

import asyncio
import re
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from kuuluu.console.bench.rig import Server
from kuuluu.console.bench_initiative.gathering import Waiting

# Kept connections: so many people are being served at one moment.
CONFIRMING, VIEWING = 16, 32
COUNTED = re.compile(rb"initiative-count\"><strong>([\d\xc2\xa0]+)")


@dataclass
class Evening:
    """What came of it: how long each took, when each support was confirmed, and what the page said when."""

    confirms: list[float] = field(default_factory=list)
    views: list[float] = field(default_factory=list)
    # When the answer to each confirmation came.
    confirmed_at: list[float] = field(default_factory=list)
    # When the page said which number.
    said: list[tuple[float, int]] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    seconds: float = 0.0


class Line:
    """One kept connection."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def ask(self, request: bytes) -> tuple[int, bytes]:
        """Send a request and return the status and body of its answer."""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        assert self.reader
        self.writer.write(request)
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
        body = await self.reader.readexactly(int(length[1]) if length else 0)
        return int(head[9:12]), body


@dataclass(frozen=True)
class Rate:
    """How many come in a second, for how many seconds, over how many kept connections."""

    each_second: int
    seconds: int
    lines: int


def spend(server: Server, waiting: Waiting, supports: int, views: int, seconds: int) -> Evening:
    """Let them come for so many seconds, evenly, however long each is served."""
    evening = Evening()
    rates = Rate(supports, seconds, CONFIRMING), Rate(views, seconds, VIEWING)
    asyncio.run(_spend(evening, server.port, waiting, *rates))
    return evening


async def _spend(evening: Evening, port: int, waiting: Waiting, supports: Rate, views: Rate) -> None:
    host = f"Host: {waiting.host}:{port}\r\n"
    look = f"GET /aloitteet/{waiting.number}/ HTTP/1.1\r\n{host}\r\n".encode()
    tokens = iter(waiting.tokens)

    async def confirm(line: Line, due: float) -> None:
        path = f"/kannatus/{next(tokens)}/"
        kind = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n"
        status, _body = await line.ask(f"POST {path} HTTP/1.1\r\n{host}{kind}\r\nconfirm=1".encode())
        _note(evening, evening.confirms, due, status, path)
        evening.confirmed_at.append(time.monotonic())

    async def view(line: Line, due: float) -> None:
        status, body = await line.ask(look)
        _note(evening, evening.views, due, status, "view")
        if counted := COUNTED.search(body):
            evening.said.append((time.monotonic(), int(counted[1].replace(b"\xc2\xa0", b""))))

    started = time.monotonic()
    await asyncio.gather(_evenly(confirm, port, started, supports), _evenly(view, port, started, views))
    evening.seconds = time.monotonic() - started


def _note(evening: Evening, times: list[float], due: float, status: int, what: str) -> None:
    # Counted from when it should have begun: who had to wait for a line waited, too.
    times.append(time.monotonic() - due)
    if status != 200:  # noqa: PLR2004 - what HTTP calls good
        evening.failures.append(f"{status} {what}")


async def _evenly(
    one: Callable[[Line, float], Coroutine[Any, Any, None]], port: int, started: float, rate: Rate
) -> None:
    async def serve(nth: int) -> None:
        line = Line(port)
        for n in range(nth, rate.each_second * rate.seconds, rate.lines):
            due = started + n / rate.each_second
            if (early := due - time.monotonic()) > 0:
                await asyncio.sleep(early)
            await one(line, due)

    await asyncio.gather(*(serve(n) for n in range(rate.lines)))
