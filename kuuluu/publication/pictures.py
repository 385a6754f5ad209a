"""Pictures that people give: read within limits, and made into copies that hide what must not be seen.

What a file is, is told by its bytes, never by its name. Its size is read from its header before anything is decoded.
A copy is drawn anew from pixels alone: no position, no camera, no comment of the given file can be in it.
"""

import math
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pillow_heif
from PIL import Image, ImageCms, ImageDraw, UnidentifiedImageError

from kuuluu.publication.bounded import read_at_most

pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
# Pillow's own limit only warns; read_picture refuses, by the caller's limit, before it decodes.
Image.MAX_IMAGE_PIXELS = None

LARGE = 1600
SMALL = 480
QUALITY = 82
COVER = (34, 34, 34)

_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
# What the decoders raise on bytes that are not what they say they are.
_BROKEN = (
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    RuntimeError,
    TypeError,
    LookupError,
    OverflowError,
    struct.error,
)


class PictureError(Exception):
    """A picture can't be taken; `code` says why, for the page's own words."""

    code = "not_a_picture"


class NotAPicture(PictureError):  # noqa: N818
    """The bytes are not of a JPEG, PNG, WebP or HEIC picture, whatever the name says."""


class TooManyPixels(PictureError):  # noqa: N818
    """The picture's header says more pixels than are taken."""

    code = "too_many_pixels"


class TooLarge(PictureError):  # noqa: N818
    """The file has more bytes than are taken."""

    code = "too_big"


class Truncated(PictureError):  # noqa: N818
    """The picture ends too early or is damaged."""

    code = "truncated"


@dataclass(frozen=True)
class Cover:
    """A box of a picture that nobody may see, in fractions of its width and height from its upper left corner."""

    x: float
    y: float
    w: float
    h: float

    def __post_init__(self) -> None:
        if not all(math.isfinite(number) for number in (self.x, self.y, self.w, self.h)):
            raise ValueError("A cover is made of four finite numbers.")


def read_picture(file: bytes | Path | BinaryIO, *, max_bytes: int, max_pixels: int) -> Image.Image:
    """Return the picture (the first of several) upright, in pixels no more than a public copy needs.

    Raises NotAPicture, TooLarge, TooManyPixels or Truncated.
    """
    data = read_at_most(file, max_bytes, TooLarge)
    kind = _kind(data)
    if kind == "WEBP" and _webp_pixels(data) > max_pixels:
        raise TooManyPixels
    try:
        with Image.open(BytesIO(data), formats=[kind]) as opened:
            if math.prod(opened.size) > max_pixels:
                raise TooManyPixels
            return _upright(opened)
    except _BROKEN as error:
        raise Truncated from error


def dimensions(file: bytes | Path | BinaryIO, *, max_bytes: int) -> tuple[int, int]:
    """Return width and height as the file's header says, before it is turned upright. Raises as read_picture does."""
    data = read_at_most(file, max_bytes, TooLarge)
    try:
        with Image.open(BytesIO(data), formats=[_kind(data)]) as opened:
            return opened.size
    except _BROKEN as error:
        raise Truncated from error


def public_copy(image: Image.Image, covers: Sequence[Cover]) -> dict[str, bytes]:
    """Return the picture as JPEG bytes in the sizes `large` and `small`, with the covers burnt in and no metadata."""
    canvas = _on_white(image)
    canvas.thumbnail((LARGE, LARGE), Image.Resampling.LANCZOS)
    pen = ImageDraw.Draw(canvas)
    for cover in covers:
        _burn(pen, cover, canvas.size)
    small = canvas.copy()
    small.thumbnail((SMALL, SMALL), Image.Resampling.LANCZOS)
    return {"large": _jpeg(canvas), "small": _jpeg(small)}


def _kind(data: bytes) -> str:
    """Return the decoder for these first bytes."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return "HEIF"
    raise NotAPicture


def _webp_pixels(data: bytes) -> int:
    """Return how many pixels a WebP header says; its decoder would make room for them all when it opens the file."""
    chunk = data[12:16]
    if chunk == b"VP8X":
        width, height = int.from_bytes(data[24:27], "little"), int.from_bytes(data[27:30], "little")
        return (width + 1) * (height + 1)
    if chunk == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return ((bits & 0x3FFF) + 1) * ((bits >> 14 & 0x3FFF) + 1)
    width, height = (int.from_bytes(data[at : at + 2], "little") & 0x3FFF for at in (26, 28))
    return width * height


def _upright(opened: Image.Image) -> Image.Image:
    orientation = opened.getexif().get(_ORIENTATION, 1)
    opened.draft("RGB", (LARGE, LARGE))  # a JPEG is decoded smaller at once, which spares most of the memory
    opened.load()
    image = _eight_bits(opened)
    image.thumbnail((LARGE, LARGE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    turn = _UPRIGHT.get(orientation)
    return image.transpose(turn) if turn is not None else image


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return the picture in a mode that can be made smaller and shown, with its colour profile still beside it."""
    if image.mode.startswith(("I", "F")):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"P", "PA", "LA", "La", "RGBa"} or "transparency" in image.info:
        return image.convert("RGBA")
    return image.convert("L") if image.mode == "1" else image.copy()


def _on_white(image: Image.Image) -> Image.Image:
    """Return a new sRGB picture with nothing but the pixels; what is transparent becomes white."""
    profile = image.info.get("icc_profile")
    mask = image.getchannel("A") if image.mode == "RGBA" else None
    colours = _in_srgb(image.convert("RGB") if mask else image, profile)
    canvas = Image.new("RGB", image.size, "white")
    canvas.paste(colours, mask=mask)
    return canvas


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if not profile:
        return image.convert("RGB")
    try:
        turned = ImageCms.profileToProfile(
            image, ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        turned = None  # a broken profile, or one for other colours: the pixels are shown as they are
    return turned or image.convert("RGB")


def _burn(pen: ImageDraw.ImageDraw, cover: Cover, size: tuple[int, int]) -> None:
    """Paint the box, two pixels wider each way: the edge of what is hidden was blurred outwards when it was made smaller."""
    width, height = size
    left, right = sorted((cover.x, cover.x + cover.w))
    top, bottom = sorted((cover.y, cover.y + cover.h))
    box = (
        max(math.floor(left * width) - 2, 0),
        max(math.floor(top * height) - 2, 0),
        min(math.ceil(right * width) + 2, width),
        min(math.ceil(bottom * height) + 2, height),
    )
    if box[0] < box[2] and box[1] < box[3]:
        pen.rectangle(box, fill=COVER)


def _jpeg(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()
