"""The process that looks at one picture: `python -m kuuluu.publication.detecting PICTURE` prints boxes as JSON."""

import json
import os
import resource
import sys

import cv2
import numpy as np

from kuuluu.publication.detecting import Proposal
from kuuluu.publication.detecting.faces import Box, Pixels, find_faces
from kuuluu.publication.detecting.plates import find_plates

MEMORY = 3_000_000_000
PROCESSOR_SECONDS = 60
MARGIN = 0.15


def look(picture: Pixels) -> list[Proposal]:
    """Return what to cover, each box somewhat larger than what was found."""
    height, width = picture.shape[:2]
    faces, plates = find_faces(picture), find_plates(picture)
    return as_proposals("face", faces, width, height) + as_proposals("licence_plate", plates, width, height)


def as_proposals(cls: str, boxes: list[Box], width: int, height: int) -> list[Proposal]:
    """Return boxes in pixels as what is proposed, in fractions of the picture."""
    return [_proposal(cls, box, width, height) for box in boxes]


def _proposal(cls: str, box: Box, width: int, height: int) -> Proposal:
    left, top, across, down = box
    more_x, more_y = across * MARGIN / 2, down * MARGIN / 2
    x, right = (min(max(side / width, 0.0), 1.0) for side in (left - more_x, left + across + more_x))
    y, bottom = (min(max(side / height, 0.0), 1.0) for side in (top - more_y, top + down + more_y))
    return {"x": round(x, 4), "y": round(y, 4), "w": round(right - x, 4), "h": round(bottom - y, 4), "cls": cls}


def main() -> None:
    """Look at the picture that the command line names. It takes its time politely: the service goes first."""
    os.nice(10)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    cv2.setNumThreads(1)
    picture = cv2.imread(sys.argv[1], cv2.IMREAD_COLOR_RGB)
    if picture is None:
        sys.exit("This is no picture.")
    sys.stdout.write(json.dumps(look(np.asarray(picture, np.uint8))))


if __name__ == "__main__":
    main()
