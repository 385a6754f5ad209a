"""Licence plates drawn otherwise than those that thresholds were set on: other countries, letters, cars, weather, cameras.

`python -m tests.publication.plates_unlike [FOLDER]` says how many are found, and how many of other signs are taken for one.
FOLDER holds photographs to stand behind them, as `faces.py` says. Settings are never tried on these.
"""

import json
import random
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from kuuluu.publication.detecting.__main__ import as_proposals
from kuuluu.publication.detecting.plates import find_plates
from tests.publication.plates import SIZE, Scene, is_covered, way_back

KNOWN = Path(__file__).parent / "data" / "faces.json"
FONTS = ("DejaVuSansCondensed-Bold.ttf", "DejaVuSans-Bold.ttf", "DejaVuSansMono-Bold.ttf")
WIDTHS = (45, 60, 80, 110, 150, 220, 300)
LETTERS, DIGITS = "ABCDEFGHJKLMNPRSTUVXYZ", "0123456789"
# Kind of plate, its pattern (L a letter, 9 a digit), ground, ink, band at the left.
KINDS = (
    ("Finnish", "LLL-999", "#eef0ee", "#101010", True),
    ("Finnish without a band", "LLL-99", "#e4e2d8", "#202020", False),
    ("Swedish", "LLL 99L", "#f2f2f2", "#0d0d0d", True),
    ("Estonian", "999 LLL", "#f5f5f2", "#111111", True),
    ("German", "LL LL 9999", "#f4f4f4", "#0a0a0a", True),
    ("Norwegian", "LL 99999", "#f0f0ee", "#141414", True),
    ("black", "LLL-999", "#141414", "#e8e8e8", False),
    ("in two lines", "LL\n999", "#eef0ee", "#101010", True),
)
WEATHERS = ("clear", "shadow", "snow", "faded", "glare")
SIGNS = (
    "P 2 h", "Bussi 641", "Ovi 3B", "S-market 7-23", "95 E10 1,789", "R-kioski", "HSL A B C D", "24 h", "Laituri 7",
    "Varokaa lapsia", "Tie 148", "50", "Raitti 12-18", "Kirjasto", "019 123 456", "Lava 4", "www.kerava.fi", "Tulo 8.15",
    "NO 5", "EXIT", "Kaivo 220", "2026", "Lippu 3,10 e", "UIMAHALLI",
)  # fmt: skip


def plate_scene(seed: int, places: list[Path]) -> Scene:
    """Draw a car with a plate in a photograph, or in front of a wall."""
    dice = random.Random(7919 + seed)
    kind, pattern, ground, ink, has_band = KINDS[seed % len(KINDS)]
    words = "".join(dice.choice({"L": LETTERS, "9": DIGITS}.get(one, one)) for one in pattern)
    weather, width = dice.choice(WEATHERS), WIDTHS[seed // len(KINDS) % len(WIDTHS)]
    sheet = _weathered(_sheet(words, ground, ink, has_band=has_band, dice=dice), weather, dice)
    canvas = _place(places, dice)
    yaw = dice.choice((0, 20, 40, 55))
    box = _put(canvas, sheet, width * (0.55 if "\n" in words else 1), yaw, dice)
    traits = {"kind": kind, "width": f"{width} px", "yaw": f"{yaw}°", "weather": weather}
    return Scene(_taken(canvas, dice), box, words, traits)


def sign_scene(seed: int, places: list[Path]) -> Scene:
    """Draw something written that is no plate."""
    dice = random.Random(104729 + seed)
    ground, ink = dice.choice((("#ffffff", "#111"), ("#0a3d91", "#fff"), ("#f7d117", "#111"), ("#b3261e", "#fff")))
    sheet = _sheet(SIGNS[seed % len(SIGNS)], ground, ink, has_band=False, dice=dice)
    canvas = _place(places, dice)
    _put(canvas, sheet, dice.choice((90, 160, 300)), dice.choice((0, 30)), dice)
    return Scene(_taken(canvas, dice), words=SIGNS[seed % len(SIGNS)])


def _sheet(words: str, ground: str, ink: str, *, has_band: bool, dice: random.Random) -> Image.Image:
    font = ImageFont.truetype(dice.choice(FONTS), 96)
    lines = words.split("\n")
    across = max(int(font.getlength(line)) for line in lines)
    left = 46 if has_band else 0
    sheet = Image.new("RGB", (left + across + 40, 20 + 104 * len(lines)), ground)
    pen = ImageDraw.Draw(sheet)
    for number, line in enumerate(lines):
        middle = (left + (sheet.width - left) / 2, 62 + 104 * number)
        pen.text(middle, line, fill=ink, font=font, anchor="mm")
    if has_band:
        pen.rectangle((3, 3, 40, sheet.height - 4), fill="#0b3fa8")
    pen.rounded_rectangle((0, 0, sheet.width - 1, sheet.height - 1), 10, outline=ink, width=4)
    return sheet


def _weathered(sheet: Image.Image, weather: str, dice: random.Random) -> Image.Image:
    over = Image.new("RGBA", sheet.size)
    pen = ImageDraw.Draw(over)
    if weather == "shadow":
        edge = dice.randrange(sheet.width)
        pen.polygon([(0, 0), (edge, 0), (edge - 90, sheet.height), (0, sheet.height)], fill=(0, 0, 0, 150))
    elif weather == "snow":
        for _one in range(40):
            x, y, r = dice.randrange(sheet.width), sheet.height - abs(dice.gauss(0, 26)), dice.randint(2, 10)
            pen.ellipse((x - r, y - r, x + r, y + r), fill=(236, 240, 246, 245))
    elif weather == "faded":
        pen.rectangle((0, 0, *sheet.size), fill=(176, 172, 164, 120))
    elif weather == "glare":
        x = dice.randrange(sheet.width)
        pen.ellipse((x - 90, -60, x + 90, 120), fill=(255, 255, 255, 170))
    sheet.paste(over, mask=over.filter(ImageFilter.GaussianBlur(3)))
    return sheet


def _place(places: list[Path], dice: random.Random) -> Image.Image:
    if places and dice.random() < 0.6:
        return Image.open(dice.choice(places)).convert("RGB").resize(SIZE, Image.Resampling.LANCZOS)
    canvas = Image.new("RGB", SIZE, dice.choice(("#8f8a80", "#4d5a55", "#a2a9ad")))
    pen = ImageDraw.Draw(canvas)
    for row in range(0, SIZE[1], 38):
        for x in range(-80 + row % 76, SIZE[0], 84):
            shade = dice.randint(-14, 14)
            pen.rectangle((x, row, x + 80, row + 34), fill=tuple(max(90 + shade + part, 0) for part in (40, 10, 0)))
    return canvas


def _put(
    canvas: Image.Image, sheet: Image.Image, width: float, yaw: int, dice: random.Random
) -> tuple[float, float, float, float]:
    """Draw the back of a car and the sheet on it, seen askew; return where the sheet stands."""
    height = width * sheet.height / sheet.width
    x, y = dice.uniform(420, SIZE[0] - 420), dice.uniform(380, SIZE[1] - 240)
    car = ImageDraw.Draw(canvas)
    paint = dice.choice(("#7d8791", "#203040", "#a33a2a", "#e9e9e4", "#3b4a2f"))
    reach = max(width * 1.9, 140)
    car.polygon([(x - reach, y), (x - reach * 0.75, y - reach * 0.9), (x + reach * 0.75, y - reach * 0.9), (x + reach, y)],
                fill="#1a2026")  # fmt: skip
    car.rectangle((x - reach, y - reach * 0.3, x + reach, y + reach * 0.4), fill=paint)
    for side in (-1, 1):
        lamp = x + side * reach * 0.85
        car.rectangle((lamp - reach * 0.12, y - reach * 0.2, lamp + reach * 0.12, y), fill="#b01717")
    across, down, slope = width * np.cos(np.radians(yaw)) / 2, height / 2, np.radians(dice.uniform(-11, 11))
    near = 1 + yaw / 300
    flat = [(-across, -down * near), (across, -down / near), (across, down / near), (-across, down * near)]
    turn = np.array([[np.cos(slope), -np.sin(slope)], [np.sin(slope), np.cos(slope)]])
    corners = [(x + float(a), y + float(b)) for a, b in (turn @ corner for corner in flat)]
    layer = sheet.transform(SIZE, Image.Transform.PERSPECTIVE, way_back(corners, sheet.size), Image.Resampling.BICUBIC)
    mask = Image.new("L", SIZE)
    ImageDraw.Draw(mask).polygon(corners, fill=255)
    canvas.paste(layer, mask=mask)
    (left, right), (top, bottom) = ((min(axis), max(axis)) for axis in zip(*corners, strict=True))
    return left / SIZE[0], top / SIZE[1], (right - left) / SIZE[0], (bottom - top) / SIZE[1]


def _taken(canvas: Image.Image, dice: random.Random) -> Image.Image:
    """Return the picture as a hurried telephone takes it: moved, soft, in bad light, and packed small."""
    moved = dice.choice((0, 0, 2, 4))
    pixels = np.asarray(canvas.filter(ImageFilter.GaussianBlur(dice.choice((0.4, 0.9, 1.4)))), np.float32)
    pixels = np.mean([np.roll(pixels, step, axis=1) for step in range(moved + 1)], axis=0)
    dim, warm = dice.choice((1.05, 0.7, 0.35)), np.array([1.05, 1.0, dice.choice((0.95, 0.75))])
    noise = np.random.default_rng(dice.randint(0, 2**31)).normal(0, dice.choice((3, 8)), pixels.shape)
    out = BytesIO()
    made = Image.fromarray(np.clip(pixels * dim * warm + noise, 0, 255).astype(np.uint8))
    made.save(out, "JPEG", quality=dice.choice((60, 75, 88)))
    return Image.open(out).convert("RGB")


def main() -> None:
    """Measure, and print sums."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else None
    places = [folder / one for one in json.loads(KNOWN.read_text())["places"]] if folder else []
    made, found = Counter(), Counter()
    for seed in range(len(KINDS) * len(WIDTHS) * 2):
        scene = plate_scene(seed, places)
        boxes = as_proposals("licence_plate", find_plates(np.asarray(scene.image, np.uint8)), *SIZE)
        assert scene.box
        names = ["all", *(f"{name}: {trait}" for name, trait in scene.traits.items())]
        made.update(names)
        found.update(names if is_covered(scene.box, boxes) else ())
    for name in sorted(made):
        sys.stdout.write(f"{name}: {found[name]} of {made[name]}\n")
    taken = [
        scene.words
        for scene in (sign_scene(seed, places) for seed in range(2 * len(SIGNS)))
        if find_plates(np.asarray(scene.image, np.uint8))
    ]
    sys.stdout.write(
        f"signs, or what stands round them, taken for a plate: {len(taken)} of {2 * len(SIGNS)}: {taken}\n"
    )


if __name__ == "__main__":
    main()
