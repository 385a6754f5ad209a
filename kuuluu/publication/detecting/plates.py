"""Licence plates: places where a line of text stands, read, and kept when what is read could be a plate.

No detector of plates could be had that installs from a package registry under terms that fit. A plate is text, though, on
a surface of known shape: a reader of text finds it, and the letters and digits tell it from a sign.
"""

import re

import cv2
import numpy as np
from numpy.typing import NDArray

from kuuluu.publication.detecting import reading
from kuuluu.publication.detecting.faces import Box, Pixels

# Three letters and three digits, as in Finland, and what other countries have: letters and digits, four to nine in all.
_PLATE = re.compile(r"(?=.*[A-ZÅÄÖ])(?=.*\d.*\d)[A-ZÅÄÖ0-9]{4,9}|[A-ZÅÄÖ]{2,3}\d{1,3}|\d{1,3}[A-ZÅÄÖ]{2,3}")
# The same, with digits that the reader took for the letters they look like.
_MISREAD = re.compile(r"[A-ZÅÄÖ]{3}[0-9OQDIJLBSZGTE]{2,3}")
# What looks alike on signs: distances, weights, speeds, times, house numbers.
_SIGN = re.compile(
    r"\d+(KM|M|T|CM|MM|H|KG|KV|W|EUR|LK|KPL)|KLO\d+|\d{1,2}[A-C]|[A-C]\d{1,2}|MAX\d+|E\d{1,2}|HTTP.*|WWW.*"
)
_WORD = re.compile(r"[A-Za-zÅÄÖåäö]{5,}|[a-zåäö]{4,}|\d{2}[.:]\d{2}|\d{5,}")
# A line too small to be read, of the shape of a plate: proposed as well, for a person sees more.
SMALL, SURE = 44, 0.85
FLATTEST, LONGEST = 1.1, 6.5
# The reader sees the letters; a plate has an edge and, in Europe, a band at its left.
EDGE_ACROSS, EDGE_DOWN = 0.5, 0.12


def find_plates(picture: Pixels) -> list[Box]:
    """Return the boxes of licence plates in an RGB picture, in its pixels: left, top, width, height."""
    lines = reading.find_lines(picture)
    said = reading.read_lines(picture, lines)
    return [
        _around(line)
        for line, (words, sure) in zip(lines, said, strict=True)
        if is_plate(words) or (_is_unread(words, sure) and _is_small(line))
    ]


def is_plate(words: str) -> bool:
    """Tell whether words could be those of a licence plate."""
    plain = re.sub(r"[^A-ZÅÄÖ0-9]", "", words)
    looks_so = _PLATE.fullmatch(plain) or _MISREAD.fullmatch(plain)
    return bool(looks_so) and not _SIGN.fullmatch(plain) and not re.search(r"[a-zåäö]{2}", words)


def _is_unread(words: str, sure: float) -> bool:
    if _WORD.search(words) or _SIGN.fullmatch(re.sub(r"[^A-ZÅÄÖ0-9]", "", words.upper())):
        return False
    return sure < SURE or not re.search(r"[A-Za-z0-9]{2}", words) or bool(re.fullmatch(r"[A-Z]{3}", words))


def _is_small(line: NDArray[np.float32]) -> bool:
    _middle, sides, _turn = cv2.minAreaRect(line)
    short, long = sorted(sides)
    return short <= SMALL and FLATTEST <= long / max(short, 1) <= LONGEST


def _around(line: NDArray[np.float32]) -> Box:
    left, top, width, height = cv2.boundingRect(line)
    _middle, sides, _turn = cv2.minAreaRect(line)
    across, down = EDGE_ACROSS * min(sides), EDGE_DOWN * min(sides)
    return left - across, top - down, width + 2 * across, height + 2 * down
