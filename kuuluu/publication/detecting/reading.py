"""Lines of text in a picture, by PP-OCR: where they stand and what they say."""

from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from kuuluu.publication.detecting import models
from kuuluu.publication.detecting.faces import Pixels
from kuuluu.publication.detecting.tiles import OVERLAP, tiles

Line = NDArray[np.float32]

STEP = 32
LONGEST, SHORTEST = 1600, 960
WARM, SURE = 0.25, 0.45
WIDER = 1.7
MOST_LINES = 80
SMALLEST = 3
HEIGHT, WIDEST = 48, 480
_MORE = 0x80  # a length goes on in the next byte
_MEAN, _SPREAD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


def find_lines(picture: Pixels) -> list[Line]:
    """Return the four corners of each line of text, in the picture's pixels, the likeliest first."""
    height, width = picture.shape[:2]
    scale = min(max(SHORTEST / max(height, width), 1.0), LONGEST / max(height, width), 3.0)
    size = tuple(max(round(length * scale / STEP), 1) * STEP for length in (width, height))
    heat = _heat(models.load("text"), cv2.resize(picture, size))
    return [line * np.array([width / size[0], height / size[1]], np.float32) for line in _lines(heat)]


def read_lines(picture: Pixels, lines: list[Line]) -> list[tuple[str, float]]:
    """Return what each line says, and how sure that is, 0 to 1."""
    net = models.load("words")
    return [_read(net, _cut(picture, line)) for line in lines]


def _heat(net: cv2.dnn.Net, picture: Any) -> Any:
    """Return how much each pixel looks like text, 0 to 1. Near the edge of a part, what its neighbour saw counts alone."""
    height, width = picture.shape[:2]
    heat = np.zeros((height, width), np.float32)
    edge = OVERLAP // 4
    for left, top, across, down in tiles(width, height):
        part = picture[top : top + down, left : left + across].astype(np.float32) / 255
        blob = ((part - np.array(_MEAN, np.float32)) / np.array(_SPREAD, np.float32)).transpose(2, 0, 1)[None]
        net.setInput(np.ascontiguousarray(blob))
        seen = np.asarray(net.forward())[0, 0]
        x, y = edge * (left > 0), edge * (top > 0)
        right, bottom = across - edge * (left + across < width), down - edge * (top + down < height)
        into = heat[top + y : top + bottom, left + x : left + right]
        np.maximum(into, seen[y:bottom, x:right], out=into)
    return heat


def _lines(heat: Any) -> list[Line]:
    outlines, _tree = cv2.findContours((heat > WARM).astype(np.uint8), cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    found = [(sure, box) for outline in outlines if (box := _box(outline)) and (sure := _warmth(heat, outline)) > SURE]
    return [_wider(box) for _sure, box in sorted(found, key=itemgetter(0), reverse=True)[:MOST_LINES]]


def _box(outline: Any) -> Any:
    box = cv2.minAreaRect(outline)
    return box if min(box[1]) >= SMALLEST else None


def _warmth(heat: Any, outline: Any) -> float:
    left, top, width, height = cv2.boundingRect(outline)
    mask = np.zeros((height, width), np.uint8)
    cv2.fillPoly(mask, [outline - np.array([left, top])], 1)
    return float(cv2.mean(np.asarray(heat[top : top + height, left : left + width]), mask)[0])


def _wider(box: Any) -> Line:
    """Return the corners of the whole line; the model marks only its middle."""
    (x, y), (width, height), turn = box
    more = width * height * WIDER / (width + height)
    return cv2.boxPoints(((x, y), (width + more, height + more), turn)).astype(np.float32)


def _cut(picture: Pixels, line: Line) -> Pixels:
    """Return the line alone, turned level, at the height that the reader knows."""
    corners = _from_top_left(line)
    width, height = (max(float(np.linalg.norm(corners[at] - corners[0])), 1.0) for at in (1, 3))
    across = int(min(max(HEIGHT * width / height, HEIGHT), WIDEST))
    target = np.array([[0, 0], [across, 0], [across, HEIGHT], [0, HEIGHT]], np.float32)
    turn = cv2.getPerspectiveTransform(corners, target)
    return np.asarray(cv2.warpPerspective(picture, turn, (across, HEIGHT), borderMode=cv2.BORDER_REPLICATE), np.uint8)


def _from_top_left(line: Line) -> Line:
    """Return the corners clockwise from the upper left, along the longer side."""
    by_x = line[np.argsort(line[:, 0])]
    left, right = by_x[:2][np.argsort(by_x[:2, 1])], by_x[2:][np.argsort(by_x[2:, 1])]
    return np.array([left[0], right[0], right[1], left[1]], np.float32)


def _read(net: cv2.dnn.Net, cut: Pixels) -> tuple[str, float]:
    blob = ((cut.astype(np.float32) / 255 - 0.5) / 0.5).transpose(2, 0, 1)[None]
    net.setInput(np.ascontiguousarray(blob))
    chances = np.asarray(net.forward())[0]
    best = chances.argmax(axis=1)
    alphabet = _alphabet()
    kept = [at for at, mark in enumerate(best) if mark and (not at or mark != best[at - 1])]
    words = "".join(alphabet[best[at] - 1] if best[at] <= len(alphabet) else " " for at in kept)
    return words, float(np.mean([chances[at, best[at]] for at in kept])) if kept else 0.0


@cache
def _alphabet() -> list[str]:
    """Return the characters that the reader knows: they stand in the model itself, one a line, under a name."""
    data = Path(models.place("words")).read_bytes()
    at = data.index(b"\x0a\x09character\x12") + 12
    length, shift = 0, 0
    while data[at] & _MORE:
        length |= (data[at] & ~_MORE) << shift
        at, shift = at + 1, shift + 7
    length |= data[at] << shift
    return data[at + 1 : at + 1 + length].decode().split("\n")
