"""The web server: one process reads everything once, and those that answer are made of it and share what it read.

`python -m kuuluu.console.web --port 8000`. Where the system can't make processes so (macOS), each reads everything itself.
"""

import argparse
import gc
import logging
from importlib import import_module
from typing import Any

from django.db import DatabaseError, connections
from django.urls import reverse
from django.utils import translation
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from kuuluu.language.findings import find
from kuuluu.language.matters import other_matter
from kuuluu.language.terms import words_of
from kuuluu.routing.queries.ranking import read_models

_log = logging.getLogger(__name__)
SECONDS_TO_END = 5
THREADS = 4
# Whatever is read at the first use, in the words that make it be read.
WORDS = {
    "fi": "Katuvalo on rikki, terveisin Maija",
    "sv": "Gatlampan är trasig, hälsar Maija",
    "en": "The lamp is broken",
}


def main() -> None:
    """Read, and serve until asked to end."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--application", default="kuuluu.wsgi:application")
    args = parser.parse_args()
    load(args.application)
    read_everything()
    serve(args)


def load(target: str) -> Any:
    """Return the WSGI application; one that is loaded already is not loaded again."""
    module, _, name = target.partition(":")
    return getattr(import_module(module), name)


def read_everything() -> None:
    """Read addresses, catalogues, word lists and models: what the first pages would read in each process."""
    for language, text in WORDS.items():
        with translation.override(language):
            reverse("public:front")
        find(text, language)
        words_of(text, language)
        other_matter(text)
    try:
        read_models()
    except DatabaseError:
        _log.warning("the database can't be asked yet: models are read later", exc_info=True)
    # A connection can't be shared.
    connections.close_all()
    gc.collect()
    gc.freeze()


def serve(args: argparse.Namespace) -> None:
    """Serve: a process that dies is replaced, where the library's habit is to stop."""
    server = Granian(
        args.application,
        address=args.host,
        port=args.port,
        interface=Interfaces.WSGI,
        workers=args.workers,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_END,
        websockets=False,
        log_level=LogLevels.warning,
    )
    server.serve(target_loader=load)


if __name__ == "__main__":
    main()
