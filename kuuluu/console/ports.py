"""The port of the web server, asked for before anything is started."""

import os
import socket

from kuuluu.console.stop import Stop

HIGHEST_PORT = 65535


def wanted() -> tuple[str, str]:
    """Return host and port as the environment has them."""
    return os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")


def refuse_taken() -> None:
    """Raise Stop when the port is no port, or somebody listens at it."""
    host, port = wanted()
    if not port.isdigit() or not 0 < int(port) <= HIGHEST_PORT:
        raise Stop(f"PORT={port} is no port: give a number from 1 to {HIGHEST_PORT}")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except OSError as error:
            raise Stop(f"port {port} can't be had ({error.strerror}): PORT=8001 make run takes another") from error
