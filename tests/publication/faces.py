"""Faces in pictures made for measuring: portraits whose terms allow it, pasted small, turned, dark, blurred or half covered.

`python -m tests.publication.faces PORTRAIT:LEFT,TOP,WIDTH,HEIGHT …` says how many of the faces are found, by what makes them
hard; the numbers say where the face is in the portrait, in pixels. Few persons tell nothing of the variety of people.
"""

import random
import sys
from collections import Counter
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from tests.publication.plates import Scene, is_covered, looked_at

SIZE = (1600, 1200)
HEIGHTS = (16, 24, 32, 48, 80, 160, 320)
HARD = ("plain", "turned 25°", "turned 50°", "dark", "blurred", "masked", "mirrored", "grey")
WALLS = ("#8a8f86", "#5b6770", "#b9a68c", "#3f4a3c")


@dataclass(frozen=True)
class Portrait:
    """A picture of one person, and where the face is in it."""

    image: Image.Image
    face: tuple[int, int, int, int]


def face_scene(portrait: Portrait, height: int, hard: str, seed: int) -> Scene:
    """Draw a street with the person in it, the face so many pixels high."""
    chance = random.Random(seed)
    left, top, wide, tall = portrait.face
    # Head and shoulders, cut out as an oval.
    area = (left - wide // 2, top - tall // 2, left + wide + wide // 2, top + tall + tall // 2)
    head = _made_hard(portrait.image.crop(area), hard, (wide // 2, tall // 2, wide, tall))
    scale = height / tall
    head = head.resize((max(int(head.width * scale), 1), max(int(head.height * scale), 1)), Image.Resampling.LANCZOS)
    scene = _street(chance)
    x, y = chance.randrange(SIZE[0] - head.width), chance.randrange(SIZE[1] - head.height)
    mask = Image.new("L", head.size)
    ImageDraw.Draw(mask).ellipse((0, 0, *head.size), fill=255)
    scene.paste(head, (x, y), mask)
    across, down = wide * scale, tall * scale
    corner = (x + (head.width - across) / 2, y + (head.height - down) / 2)
    return Scene(scene, (corner[0] / SIZE[0], corner[1] / SIZE[1], across / SIZE[0], down / SIZE[1]))


def _made_hard(head: Image.Image, hard: str, face: tuple[int, int, int, int]) -> Image.Image:
    left, top, wide, tall = face
    if hard.startswith("turned"):
        return head.rotate(int(hard[7:9]), Image.Resampling.BICUBIC)
    if hard == "masked":
        ImageDraw.Draw(head).rectangle((left, top + tall * 0.55, left + wide, top + tall), fill="#dfe7ee")
    changed = {
        "dark": lambda: ImageEnhance.Brightness(head).enhance(0.25),
        "blurred": lambda: head.filter(ImageFilter.GaussianBlur(tall / 18)),
        "mirrored": lambda: head.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        "grey": lambda: head.convert("L").convert("RGB"),
    }
    return changed.get(hard, lambda: head)()


def _street(chance: random.Random) -> Image.Image:
    street = Image.new("RGB", SIZE, chance.choice(WALLS))
    draw = ImageDraw.Draw(street)
    draw.rectangle((0, 800, *SIZE), fill="#55575a")
    for _one in range(14):
        x, y = chance.randrange(SIZE[0]), chance.randrange(760)
        draw.rectangle((x, y, x + chance.randrange(40, 160), y + chance.randrange(40, 200)), fill=chance.choice(WALLS))
    return street.filter(ImageFilter.GaussianBlur(1))


def _portrait(named: str) -> Portrait:
    path, _mark, place = named.rpartition(":")
    left, top, wide, tall = (int(part) for part in place.split(","))
    return Portrait(Image.open(path).convert("RGB"), (left, top, wide, tall))


def main() -> None:
    """Measure, and print sums."""
    portraits = [_portrait(named) for named in sys.argv[1:]]
    found, made, false = Counter(), Counter(), 0
    for number, portrait in enumerate(portraits):
        for height in HEIGHTS:
            for hard in HARD:
                scene = face_scene(portrait, height, hard, seed=1000 * number + height)
                boxes = [box for box in looked_at(scene) if box["cls"] == "face"]
                seen = is_covered(scene.box, boxes)
                false += len(boxes) - seen
                for name in ("all", f"{height} px high", hard):
                    made[name] += 1
                    found[name] += seen
    for name, of in made.items():
        sys.stdout.write(f"{name}: {found[name]} of {of}\n")
    sys.stdout.write(f"boxes on no face: {false}\n")


if __name__ == "__main__":
    main()
