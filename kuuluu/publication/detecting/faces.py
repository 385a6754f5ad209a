"""Faces, by CenterFace: a look at the whole picture for large faces, and two in parts, the last enlarged, for small ones."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from kuuluu.publication.detecting import models
from kuuluu.publication.detecting.tiles import SIDE, tiles

Pixels = NDArray[np.uint8]
Box = tuple[float, float, float, float]

# How long the longer side is at each look; no picture is enlarged more than twice.
LOOKS = (SIDE, 800, 2400)
LARGER = 2
SURE = 0.25
OVERLAP = 0.3
STEP, CELL = 32, 4
_OUTPUTS = ["537", "538", "539", "540"]  # how sure, how large, how far off, and where eyes, nose and mouth are


def find_faces(picture: Pixels) -> list[Box]:
    """Return the boxes of faces in an RGB picture, in its pixels: left, top, width, height."""
    net = models.load("faces")
    sides = {min(side, LARGER * max(picture.shape[:2])) for side in LOOKS}
    found = [face for side in sorted(sides) for face in _look(net, picture, side)]
    if not found:
        return []
    kept = cv2.dnn.NMSBoxes([box for box, _sure in found], [sure for _box, sure in found], SURE, OVERLAP)
    return [found[int(at)][0] for at in kept]


def _look(net: cv2.dnn.Net, picture: Pixels, side: int) -> list[tuple[Box, float]]:
    height, width = picture.shape[:2]
    scale = side / max(height, width)
    size = tuple(-int(-length * scale // STEP) * STEP for length in (width, height))
    sized = np.asarray(cv2.resize(picture, size), np.uint8)
    x, y = width / size[0], height / size[1]
    return [
        (((a + left) * x, (b + top) * y, w * x, h * y), sure)
        for left, top, across, down in tiles(*size)
        for (a, b, w, h), sure in _faces(net, sized[top : top + down, left : left + across])
    ]


def _faces(net: cv2.dnn.Net, part: Pixels) -> list[tuple[Box, float]]:
    net.setInput(cv2.dnn.blobFromImage(part))
    heat, reach, shift, _marks = (np.asarray(one) for one in net.forward(_OUTPUTS))
    return _boxes(heat[0, 0], reach[0], shift[0])


def _boxes(heat: Any, reach: Any, shift: Any) -> list[tuple[Box, float]]:
    """Return a box for each cell of the map that is warm enough."""
    rows, columns = np.where(heat > SURE)
    tall, wide = (np.exp(reach[side, rows, columns]) * CELL for side in (0, 1))
    top = (rows + shift[0, rows, columns] + 0.5) * CELL - tall / 2
    left = (columns + shift[1, rows, columns] + 0.5) * CELL - wide / 2
    return [
        ((float(a), float(b), float(w), float(h)), float(sure))
        for a, b, w, h, sure in zip(left, top, wide, tall, heat[rows, columns], strict=True)
    ]
