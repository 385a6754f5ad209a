"""The port of the web server, asked for before anything is started."""

import os
import socket
import sys

from kuuluu.console.stop import Stop

HIGHEST_PORT = 65535
_held: list[socket.socket] = []


def wanted() -> tuple[str, str]:
    """Return host and port as the environment has them."""
    return os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")


def take() -> None:
    """Hold the port for the server of this process alone. Raises Stop when it is no port, or somebody has it.

    The server binds it much later, and would share it with another that began meanwhile.
    """
    host, port = wanted()
    if not port.isdigit() or not 0 < int(port) <= HIGHEST_PORT:
        raise Stop(f"PORT={port} is no port: give a number from 1 to {HIGHEST_PORT}")
    probe = socket.socket()
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        probe.bind((host, int(port)))
    except OSError as error:
        probe.close()
        raise Stop(f"port {port} can't be had ({error.strerror}): PORT=8001 make run takes another") from error
    if sys.platform == "linux":
        # Bound and not listening, it keeps others away; the server, which shares as no other start does, comes by it.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        _held.append(probe)
    else:
        probe.close()


def free() -> int:
    """Return a port of this machine that nobody listens at now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
