"""Faces of many people, for measuring: portraits pasted small into drawn streets and photographs without people, and groups.

`python -m tests.publication.faces FOLDER first|second` says how many of the faces are found, by what makes them hard. The
photographs are no part of Kuuluu: `data/faces.json` names the packages that carry them, unpacked into FOLDER, and says where
the faces are, in pixels. Settings are tried on the first half of the people and told of the second.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from kuuluu.publication.detecting import Proposal
from kuuluu.publication.detecting.__main__ import as_proposals
from kuuluu.publication.detecting.faces import find_faces
from tests.publication.plates import is_covered

Box = tuple[float, float, float, float]

SIZE = (1600, 1200)
HEIGHTS = (16, 24, 32, 48, 80, 160, 320)
# What is made hard is of these heights.
MIDDLE = (24, 32, 48, 80)
HARD = ("turned 25°", "turned 50°", "dark", "blurred", "masked")
WALLS = ("#8a8f86", "#5b6770", "#b9a68c", "#3f4a3c")
KNOWN = Path(__file__).parent / "data" / "faces.json"
# A portrait is not shown larger than it was taken.
LARGEST = 1.3


@dataclass(frozen=True)
class Portrait:
    """A picture of one person, where the face is in it, and what it is like, as judged by eye."""

    path: Path
    face: tuple[int, int, int, int]
    traits: tuple[str, ...]


@dataclass(frozen=True)
class Pasted:
    """A face as it stands in a scene."""

    portrait: Portrait
    height: int
    hard: str = ""

    @property
    def names(self) -> Iterator[str]:
        """Under what it is counted."""
        if self.hard:
            yield self.hard
            return
        yield f"{self.height} px high"
        if self.height in MIDDLE:
            yield from ("as they are, 24 to 80 px", *self.portrait.traits)


@dataclass
class Scene:
    """A picture with faces: where each is, as fractions of it, and under what it is counted."""

    image: Image.Image
    faces: list[tuple[Box, tuple[str, ...]]] = field(default_factory=list)


def scenes(folder: Path, half: int) -> Iterator[Scene]:
    """Make the pictures of one half of the people."""
    known = json.loads(KNOWN.read_text())
    people = [
        Portrait(folder / path, tuple(one["face"]), tuple(one["traits"]))
        for number, (path, one) in enumerate(sorted(known["people"].items()))
        if number % 2 == half
    ]
    chance = random.Random(half)
    photographs = [folder / place for place in known["places"][half::2]]
    places = photographs + [None] * len(photographs)
    for cells, of_size in groupby(sorted(_pasted(people, chance), key=_cells), key=_cells):
        pasted, room = list(of_size), cells[0] * cells[1]
        for start in range(0, len(pasted), room):
            place = _place(chance.choice(places), chance)
            yield portraits_in(place, cells, pasted[start : start + room], chance)
    for number, (path, faces) in enumerate(sorted(known["groups"].items())):
        if number % 2 == half:
            for height in MIDDLE:
                yield group(_place(chance.choice(places), chance), folder / path, faces, height)


def _pasted(people: list[Portrait], chance: random.Random) -> list[Pasted]:
    made = []
    for one in people:
        fits = [height for height in HEIGHTS if height <= one.face[3] * LARGEST]
        made += [Pasted(one, height) for height in fits]
        made += [Pasted(one, chance.choice([h for h in MIDDLE if h in fits]), hard) for hard in HARD]
    chance.shuffle(made)
    return made


def _cells(pasted: Pasted) -> tuple[int, int]:
    """Return into how many columns and rows a picture is divided: no face lies over another."""
    return {160: (3, 2), 320: (2, 1)}.get(pasted.height, (4, 3))


def portraits_in(image: Image.Image, cells: tuple[int, int], some: list[Pasted], chance: random.Random) -> Scene:
    """Paste heads into a picture, one into each of its cells."""
    scene = Scene(image)
    across, down = SIZE[0] // cells[0], SIZE[1] // cells[1]
    for number, one in enumerate(some):
        head, (left, top, wide, tall) = _head(one)
        x = number % cells[0] * across + chance.randrange(max(across - head.width, 1))
        y = number // cells[0] * down + chance.randrange(max(down - head.height, 1))
        mask = Image.new("L", head.size)
        ImageDraw.Draw(mask).ellipse((0, 0, head.width - 1, head.height - 1), fill=255)
        image.paste(head, (x, y), mask.filter(ImageFilter.GaussianBlur(1)))
        scene.faces.append((_fractions(x + left, y + top, wide, tall), tuple(one.names)))
    return scene


def _head(one: Pasted) -> tuple[Image.Image, Box]:
    """Return head and shoulders in the wanted size, made hard, and where the face is in it."""
    portrait = Image.open(one.portrait.path).convert("RGB")
    left, top, wide, tall = one.portrait.face
    sides = (left - wide // 2, top - tall // 2, left + wide + wide // 2, top + tall + tall // 2)
    area = (*(max(side, 0) for side in sides[:2]), *map(min, sides[2:], portrait.size))
    head, face = _made_hard(portrait.crop(area), one.hard, (left - area[0], top - area[1], wide, tall))
    scale = one.height / tall
    size = tuple(max(round(length * scale), 1) for length in head.size)
    return head.resize(size, Image.Resampling.LANCZOS), tuple(number * scale for number in face)


def _made_hard(head: Image.Image, hard: str, face: Box) -> tuple[Image.Image, Box]:
    left, top, wide, tall = face
    if hard.startswith("turned"):
        # About the middle of the face: its box stays.
        middle = (left + wide / 2, top + tall / 2)
        return head.rotate(int(hard[7:9]), Image.Resampling.BICUBIC, center=middle), face
    if hard == "masked":
        ImageDraw.Draw(head).rectangle((left, top + tall * 0.55, left + wide, top + tall), fill="#dfe7ee")
    if hard == "dark":
        return ImageEnhance.Brightness(head).enhance(0.25), face
    return (head.filter(ImageFilter.GaussianBlur(tall / 18)) if hard == "blurred" else head), face


def group(image: Image.Image, path: Path, faces: list[list[int]], height: int) -> Scene:
    """Paste a picture of several people, so large that their faces are so many pixels high."""
    whole = Image.open(path).convert("RGB")
    scale = height / float(np.median([face[3] for face in faces]))
    small = whole.resize((round(whole.width * scale), round(whole.height * scale)), Image.Resampling.LANCZOS)
    x, y = (SIZE[0] - small.width) // 2, (SIZE[1] - small.height) // 2
    image.paste(small, (x, y))
    names = ("in groups", f"in groups, {height} px")
    at = [(x + a * scale, y + b * scale, w * scale, h * scale) for a, b, w, h in faces]
    return Scene(image, [(_fractions(*one), names) for one in at])


def _fractions(left: float, top: float, wide: float, tall: float) -> Box:
    return left / SIZE[0], top / SIZE[1], wide / SIZE[0], tall / SIZE[1]


def _place(path: Path | None, chance: random.Random) -> Image.Image:
    if path:
        return Image.open(path).convert("RGB").resize(SIZE, Image.Resampling.LANCZOS)
    street = Image.new("RGB", SIZE, chance.choice(WALLS))
    draw = ImageDraw.Draw(street)
    draw.rectangle((0, 800, *SIZE), fill="#55575a")
    for _one in range(14):
        x, y = chance.randrange(SIZE[0]), chance.randrange(760)
        draw.rectangle((x, y, x + chance.randrange(40, 160), y + chance.randrange(40, 200)), fill=chance.choice(WALLS))
    return street.filter(ImageFilter.GaussianBlur(1))


def faces_found(image: Image.Image) -> list[Proposal]:
    """Return where the service would propose faces."""
    file = BytesIO()
    image.save(file, "JPEG", quality=82)
    return as_proposals("face", find_faces(np.asarray(Image.open(file), np.uint8)), *image.size)


def _touches(box: Proposal, face: Box) -> bool:
    x, y, w, h = face
    return box["x"] < x + w and x < box["x"] + box["w"] and box["y"] < y + h and y < box["y"] + box["h"]


def main() -> None:
    """Measure, and print sums."""
    folder, half = Path(sys.argv[1]), {"first": 0, "second": 1}[sys.argv[2]]
    found, made, pictures, false = Counter(), Counter(), 0, 0
    for scene in scenes(folder, half):
        boxes = faces_found(scene.image)
        pictures += 1
        false += sum(not any(_touches(box, face) for face, _names in scene.faces) for box in boxes)
        for face, names in scene.faces:
            made.update(("all", *names))
            found.update(("all", *names) if is_covered(face, boxes) else ())
    for name in sorted(made):
        sys.stdout.write(f"{name}: {found[name]} of {made[name]}\n")
    sys.stdout.write(f"boxes on no face: {false} in {pictures} pictures\n")


if __name__ == "__main__":
    main()
