"""Pictures of licence plates, and of signs that only look alike, drawn for measuring: no real car, no real plate.

`python -m tests.publication.plates` says how many of the plates are found, by what makes them hard.
"""

import random
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from kuuluu.publication.detecting import Proposal, propose

SIZE = (1600, 1200)
LETTERS = "ABCEFGHIJKLMNOPRSTUVXYZ"
LIGHTS = ("day", "dusk", "night")
WIDTHS = (45, 60, 80, 120, 200, 320)
SIGNS = (
    "Kauppakatu 12",
    "MAX 3.5 t",
    "E75",
    "K-Market",
    "0400 123456",
    "2 h 8-18 (9-15)",
    "Seinäjoki 45",
    "AVOINNA",
    "Pysäköinti",
    "Linja 23B",
    "100 m",
    "Kouluntie 4 A",
    "3,2 m",
    "Työmaa",
    "Apteekki",
)


@dataclass
class Scene:
    """A picture, where in it the plate stands as fractions, and what makes it hard."""

    image: Image.Image
    box: tuple[float, float, float, float] | None = None
    words: str = ""
    traits: dict[str, str] = field(default_factory=dict)


def plate_scene(seed: int) -> Scene:
    """Draw a car's plate somewhere in a picture: near or far, askew, dark, blurred, dirty."""
    dice = random.Random(seed)
    width, yaw, light = WIDTHS[seed % 6], dice.choice((0, 25, 45, 60)), dice.choice(LIGHTS)
    blur, is_dirty = dice.choice((0.0, 0.0, 0.8, 1.6)), dice.random() < 0.25
    words = "".join(dice.choices(LETTERS, k=3)) + f"-{dice.randint(1, 999)}"
    sheet = _plate(words, is_dirty=is_dirty, dice=dice)
    canvas = _background(dice)
    box = _put(canvas, sheet, width, yaw=yaw, dice=dice)
    traits = {"width": f"{width} px", "yaw": f"{yaw}°", "light": light, "blur": f"{blur}", "dirt": str(is_dirty)}
    return Scene(_taken(canvas, blur, light, dice), box, words, traits)


def sign_scene(seed: int) -> Scene:
    """Draw a sign that is no plate."""
    dice = random.Random(1000 + seed)
    words = SIGNS[seed % len(SIGNS)]
    colours = dice.choice((("white", "black"), ("#0b4ea2", "white"), ("#ffd200", "black"), ("#0a7a3c", "white")))
    sheet = _sheet((620, 130), colours[0], words, colours[1])
    canvas = _background(dice)
    _put(canvas, sheet, dice.choice((120, 240, 400)), yaw=dice.choice((0, 25)), dice=dice)
    return Scene(_taken(canvas, 0.5, dice.choice(LIGHTS[:2]), dice), words=words)


def is_covered(box: tuple[float, float, float, float], proposals: list[Proposal]) -> bool:
    """Tell whether one proposal hides the box, all but the outermost tenth."""
    x, y, w, h = box
    return any(
        p["x"] <= x + w * 0.1
        and p["y"] <= y + h * 0.15
        and p["x"] + p["w"] >= x + w * 0.9
        and p["y"] + p["h"] >= y + h * 0.85
        for p in proposals
    )


def looked_at(scene: Scene) -> list[Proposal]:
    """Return what is proposed for a drawn picture."""
    with tempfile.NamedTemporaryFile(suffix=".jpg") as file:
        scene.image.save(file.name, "JPEG", quality=82)
        return propose(Path(file.name))


def _plate(words: str, *, is_dirty: bool, dice: random.Random) -> Image.Image:
    sheet = _sheet((442, 118), "#f4f4f0", words, "#151515", left=44)
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((4, 4, 42, 113), fill="#003399")
    pen.text((23, 92), "FIN", fill="white", font=ImageFont.load_default(18), anchor="mm")
    for _ in range(30 if is_dirty else 0):
        x, y, r = dice.randint(0, 442), dice.randint(20, 118), dice.randint(3, 14)
        pen.ellipse((x - r, y - r, x + r, y + r), fill=dice.choice(("#8d8577", "#6f6557", "#a59c8c")))
    return sheet


def _sheet(size: tuple[int, int], ground: str, words: str, ink: str, left: int = 0) -> Image.Image:
    sheet = Image.new("RGB", size, ground)
    pen = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(110)
    across = pen.textlength(words, font=font)
    line = Image.new("L", (int(across) + 20, 150))
    ImageDraw.Draw(line).text((10, 75), words, fill=255, font=font, anchor="lm", stroke_width=2)
    room = (size[0] - left - 24, size[1] - 14)
    line = line.resize((min(room[0], int(line.width * room[1] / 118)), room[1]))
    sheet.paste(ink, (left + (size[0] - left - line.width) // 2, 7), line)
    pen.rectangle((0, 0, size[0] - 1, size[1] - 1), outline="#333333", width=3)
    return sheet


def _background(dice: random.Random) -> Image.Image:
    noise = np.random.default_rng(dice.randint(0, 2**31))
    coarse = Image.fromarray(noise.integers(40, 215, (9, 12, 3), np.uint8)).resize(SIZE, Image.Resampling.BICUBIC)
    fine = Image.fromarray(noise.integers(0, 255, (150, 200, 3), np.uint8)).resize(SIZE, Image.Resampling.BICUBIC)
    return Image.blend(coarse, fine, 0.12)


def _put(
    canvas: Image.Image, sheet: Image.Image, width: int, *, yaw: int, dice: random.Random
) -> tuple[float, float, float, float]:
    """Place the sheet on a darker surface, turned; return where it stands."""
    height = width * sheet.height / sheet.width
    across = width * np.cos(np.radians(yaw))
    x, y = dice.uniform(250, SIZE[0] - 250 - width), dice.uniform(250, SIZE[1] - 250)
    slope, lean = dice.uniform(-0.08, 0.08) * across, 1 - yaw / 200
    corners = [(x, y), (x + across, y + slope), (x + across, y + slope + height * lean), (x, y + height)]
    pen = ImageDraw.Draw(canvas)
    body = dice.choice(("#26364a", "#5b1a1a", "#8f9498", "#1c1c1e", "#e4e4e0"))
    pen.rounded_rectangle((x - width, y - width * 0.7, x + width * 2, y + width * 0.8), width // 5, fill=body)
    layer = sheet.transform(SIZE, Image.Transform.PERSPECTIVE, way_back(corners, sheet.size), Image.Resampling.BICUBIC)
    mask = Image.new("L", SIZE)
    ImageDraw.Draw(mask).polygon(corners, fill=255)
    canvas.paste(layer, mask=mask)
    xs, ys = [c[0] for c in corners], [c[1] for c in corners]
    left, top = min(xs) / SIZE[0], min(ys) / SIZE[1]
    return left, top, max(xs) / SIZE[0] - left, max(ys) / SIZE[1] - top


def way_back(corners: list[tuple[float, float]], size: tuple[int, int]) -> list[float]:
    """Return what Pillow needs to draw the sheet at these corners: the way back from there to the sheet."""
    rows, sides = [], []
    for (x, y), (u, v) in zip(corners, [(0, 0), (size[0], 0), size, (0, size[1])], strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        sides += [u, v]
    return list(np.linalg.solve(np.array(rows, float), np.array(sides, float)))


def _taken(canvas: Image.Image, blur: float, light: str, dice: random.Random) -> Image.Image:
    """Return the picture as a telephone takes it: out of focus, dark, grainy."""
    pixels = np.asarray(canvas.filter(ImageFilter.GaussianBlur(blur)), np.float32)
    dim, grain = {"day": (1.0, 5), "dusk": (0.45, 9), "night": (0.2, 12)}[light]
    noise = np.random.default_rng(dice.randint(0, 2**31)).normal(0, grain, pixels.shape)
    return Image.fromarray(np.clip(pixels * dim + noise, 0, 255).astype(np.uint8))


def main() -> None:
    """Measure, and say it."""
    all_of, found = Counter(), Counter()
    for seed in range(60):
        scene = plate_scene(seed)
        hit = is_covered(scene.box, looked_at(scene))
        for trait in [("all", ""), *scene.traits.items()]:
            all_of[trait] += 1
            found[trait] += hit
        if not hit:
            sys.stdout.write(f"missed {seed} {scene.words} {scene.traits}\n")
    for trait in sorted(all_of, key=str):
        sys.stdout.write(f"{' '.join(trait)}: {found[trait]} of {all_of[trait]}\n")
    for seed in range(30):
        scene = sign_scene(seed)
        if proposals := looked_at(scene):
            sys.stdout.write(f"a sign taken for a plate: {scene.words} {proposals}\n")


if __name__ == "__main__":
    main()
