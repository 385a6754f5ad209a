"""Arithmetic of colours: contrast by WCAG 2.2 and mixing, so that any city's accent can be read."""

from functools import reduce

# Where sRGB's straight piece ends, and the luminance above which a ground calls for dark text.
SRGB_KNEE = 0.04045
MIDDLE = 0.18


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of "#1f5c4a", each 0 to 255."""
    digits = colour.removeprefix("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def mix(colour: str, other: str, share: float) -> str:
    """Return a colour with a share (0 to 1) of another mixed in."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2: 0 for black, 1 for white."""
    parts = [c / 255 for c in channels(colour)]
    red, green, blue = (p / 12.92 if p <= SRGB_KNEE else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: str, other: str) -> float:
    """Return the contrast ratio of two colours: 1 to 21."""
    high, low = sorted((luminance(colour), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def readable(colour: str, ground: str, ratio: float = 4.5) -> str:
    """Return the colour moved towards black or white only as far as text in it can be read on the ground."""
    end = "#000000" if luminance(ground) > MIDDLE else "#ffffff"
    steps = (mix(colour, end, step / 20) for step in range(21))
    return reduce(lambda best, tried: best if contrast(best, ground) >= ratio else tried, steps)
