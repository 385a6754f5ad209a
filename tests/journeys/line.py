"""A line between a browser and the service: slow, breaking in the middle of what is sent, or deaf to what comes back."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

PIECE = 16_384


@dataclass
class Line:
    """Carries bytes to the service's port. `up_rate`: bytes per second upwards, 0 for as fast as it goes."""

    to: int
    up_rate: int = 0
    is_deaf: bool = False
    is_dead: bool = False
    sent: int = 0
    listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    open: list[socket.socket] = field(default_factory=list)

    @property
    def port(self) -> int:
        return int(self.listener.getsockname()[1])

    def url(self, path: str, city: str = "kerava") -> str:
        return f"http://{city}.localhost:{self.port}{path}"

    def die(self) -> None:
        """Break every connection there is, and every new one: a browser tries once more by itself."""
        self.is_dead = True
        self.cut()

    def revive(self) -> None:
        """Carry everything again, as fast as it goes."""
        self.is_dead = self.is_deaf = False
        self.up_rate = 0

    def cut(self) -> None:
        broken, self.open = self.open, []
        for one in broken:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _address = self.listener.accept()
                if self.is_dead:
                    near.close()
                    continue
                try:
                    far = socket.create_connection(("127.0.0.1", self.to))
                except OSError:
                    near.close()
                    continue
                self.open += [near, far]
                threading.Thread(target=self.carry_up, args=(near, far), daemon=True).start()
                threading.Thread(target=self.carry_down, args=(far, near), daemon=True).start()

    def carry_up(self, near: socket.socket, far: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := near.recv(PIECE):
                far.sendall(data)
                self.sent += len(data)
                if self.up_rate:
                    time.sleep(len(data) / self.up_rate)

    def carry_down(self, far: socket.socket, near: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := far.recv(PIECE):
                if not self.is_deaf:
                    near.sendall(data)
            near.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def line_to(port: int) -> Iterator[Line]:
    """Open a line to a port of this machine for as long as it is used."""
    line = Line(port)
    serving = threading.Thread(target=line.serve, daemon=True)
    serving.start()
    try:
        yield line
    finally:
        # Whoever waits for a connection is woken, and nobody is let in any more.
        line.is_dead = True
        with contextlib.suppress(OSError):
            line.listener.shutdown(socket.SHUT_RDWR)
        serving.join(5)
        line.listener.close()
        line.cut()
