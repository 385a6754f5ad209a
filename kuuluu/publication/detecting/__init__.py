"""Faces and licence plates proposed to be covered. A person decides; what is proposed is never called all there is.

The detectors run in a process of their own, so that their memory goes when they are done and no picture can hurt the
service. `python -m kuuluu.publication.detecting PICTURE` prints what they find.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TypedDict

# The process goes last on a busy machine; of the processor it gets a minute, by its own limit.
SECONDS = 180
_ROOT = Path(__file__).resolve().parents[3]


class Proposal(TypedDict):
    """A box to cover, in fractions of the picture's width and height, and what seems to be in it."""

    x: float
    y: float
    w: float
    h: float
    cls: str


class NotExamined(Exception):  # noqa: N818
    """The detectors could not look at the picture: they died on it or took too long."""


def propose(picture: Path) -> list[Proposal]:
    """Return what should be covered in a JPEG, as far as the detectors see. Raises NotExamined."""
    try:
        done = subprocess.run(  # noqa: S603 - our own command line
            [sys.executable, "-s", "-m", __name__, str(picture)],
            capture_output=True,
            env={"PYTHONPATH": str(_ROOT), "PATH": os.defpath, "LANG": "C.UTF-8"},
            timeout=SECONDS,
            check=True,
            cwd="/",
            start_new_session=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise NotExamined((error.stderr or b"").decode(errors="replace")[-300:] or str(error)) from error
    return list(json.loads(done.stdout))
