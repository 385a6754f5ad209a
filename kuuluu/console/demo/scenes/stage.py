"""The stage of a picture: sky, hills, houses, trees and a street, in the season's colours."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT, SCALE = 1200, 900, 2
HORIZON, KERB = 470, 620
Colour = tuple[int, int, int]
Points = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Season:
    """The colours of a time of year: sky above and at the horizon, hills, ground, leaves and street."""

    high: Colour
    low: Colour
    hills: Colour
    ground: Colour
    leaves: tuple[Colour, ...]
    street: Colour
    has_snow: bool = False


WINTER = Season(
    (164, 190, 214), (236, 226, 216), (188, 203, 214), (238, 242, 245),
    ((226, 234, 240), (205, 218, 228)), (176, 182, 190), has_snow=True,
)  # fmt: skip
SPRING = Season(
    (150, 198, 226), (232, 240, 232), (146, 176, 150), (150, 170, 108),
    ((150, 184, 92), (176, 198, 110), (128, 164, 88)), (122, 124, 128),
)  # fmt: skip
SUMMER = Season(
    (108, 178, 224), (222, 238, 240), (104, 150, 118), (118, 164, 84),
    ((70, 128, 72), (92, 146, 78), (58, 110, 70)), (112, 114, 120),
)  # fmt: skip
AUTUMN = Season(
    (148, 170, 190), (240, 222, 196), (138, 140, 124), (150, 142, 88),
    ((206, 134, 52), (188, 92, 46), (222, 168, 66), (120, 116, 62)), (98, 100, 106),
)  # fmt: skip
NIGHT = Season(
    (22, 30, 54), (62, 66, 92), (34, 42, 60), (52, 60, 66),
    ((38, 52, 58), (46, 60, 62)), (58, 62, 72),
)  # fmt: skip
SEASONS = (WINTER, WINTER, WINTER, SPRING, SPRING, SUMMER, SUMMER, SUMMER, AUTUMN, AUTUMN, AUTUMN, WINTER)
HOUSES: tuple[Colour, ...] = ((196, 88, 70), (226, 190, 120), (150, 170, 180), (214, 206, 192), (122, 138, 110))


class Stage:
    """A picture that is being drawn, in points of 1200 by 900."""

    def __init__(self, chance: Random, season: Season, *, is_dark: bool) -> None:
        self.chance, self.season, self.is_dark = chance, season, is_dark
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), season.low)
        self.pen = ImageDraw.Draw(self.image)

    def box(self, x: float, y: float, w: float, h: float, colour: Colour, *, round_by: float = 0) -> None:
        """Draw a rectangle from its upper left corner."""
        self.pen.rounded_rectangle(_big(x, y, x + w, y + h), round_by * SCALE, fill=colour)

    def disc(self, x: float, y: float, across: float, colour: Colour, *, flat: float = 1) -> None:
        """Draw an ellipse around a centre."""
        self.pen.ellipse(_big(x - across, y - across * flat, x + across, y + across * flat), fill=colour)

    def shape(self, points: Points, colour: Colour) -> None:
        """Draw a polygon."""
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)

    def line(self, points: Points, colour: Colour, width: float) -> None:
        """Draw a line with round joints."""
        self.pen.line([(x * SCALE, y * SCALE) for x, y in points], fill=colour, width=int(width * SCALE), joint="curve")

    def blob(self, x: float, y: float, across: float, colour: Colour, *, flat: float = 0.4) -> None:
        """Draw an uneven patch, as of water, snow or broken asphalt."""
        points = 14
        ring = []
        for n in range(points):
            reach = across * self.chance.uniform(0.78, 1.12)
            cos, sin = _TURNS[n]
            ring.append((x + reach * cos, y + reach * flat * sin))
        self.shape(_rounded(_rounded(ring)), colour)

    def glow(self, x: float, y: float, across: float, colour: Colour) -> None:
        """Let light shine around a point."""
        light = Image.new("L", (WIDTH // 4, HEIGHT // 4), 0)
        ImageDraw.Draw(light).ellipse(tuple(v / 4 for v in (x - across, y - across, x + across, y + across)), fill=150)
        mask = light.filter(ImageFilter.GaussianBlur(across / 9)).resize(self.image.size)
        self.image.paste(Image.new("RGB", self.image.size, colour), (0, 0), mask)

    def jpeg(self) -> bytes:
        """Return the picture, its edges smooth."""
        made = BytesIO()
        self.image.reduce(SCALE).save(made, "JPEG", quality=86)
        return made.getvalue()


def set_stage(chance: Random, month: int, *, is_dark: bool, is_park: bool) -> Stage:
    """Return a stage with everything that stands behind the thing itself."""
    stage = Stage(chance, NIGHT if is_dark else SEASONS[month - 1], is_dark=is_dark)
    _sky(stage)
    _hills(stage)
    for x in sorted(chance.sample(range(40, 1100, 150), 4)):
        (_house if chance.random() < 0.6 else tree)(stage, x + chance.randint(-25, 25), HORIZON + 40)  # noqa: PLR2004
    stage.box(0, HORIZON + 34, WIDTH, HEIGHT, stage.season.ground)
    for _ in range(chance.randint(1, 3)):
        tree(stage, chance.choice((70, 160, 1040, 1130)) + chance.randint(-40, 40), HORIZON + 110, big=1.5)
    if not is_park:
        _street(stage)
    return stage


def tree(stage: Stage, x: float, y: float, *, big: float = 1) -> None:
    """Draw a spruce or a leafy tree that stands at a point."""
    chance, leaves = stage.chance, stage.season.leaves
    trunk = darker((104, 80, 62), 0.5 if stage.is_dark else 1)
    stage.box(x - 7 * big, y - 70 * big, 14 * big, 70 * big, trunk)
    if chance.random() < 0.4:  # noqa: PLR2004
        colour = darker((74, 108, 84), 0.45 if stage.is_dark else 1)
        for n in range(3):
            wide, high = (62 - 15 * n) * big, (70 + 48 * n) * big
            stage.shape(
                [(x - wide, y - high + 40 * big), (x + wide, y - high + 40 * big), (x, y - high - 40 * big)], colour
            )
        return
    for dx, dy, across in ((-26, -92, 42), (28, -96, 40), (0, -128, 48)):
        stage.disc(x + dx * big, y + dy * big, across * big, chance.choice(leaves))


def darker(colour: Colour, by: float) -> Colour:
    """Return a colour with so much of its light."""
    red, green, blue = (min(int(part * by), 255) for part in colour)
    return red, green, blue


def _sky(stage: Stage) -> None:
    bands = 24
    for n in range(bands):
        part = n / (bands - 1)
        red, green, blue = (int(a + (b - a) * part) for a, b in zip(stage.season.high, stage.season.low, strict=True))
        stage.box(0, n * HORIZON / bands, WIDTH, HORIZON / bands + 2, (red, green, blue))
    if stage.is_dark:
        stage.disc(stage.chance.randint(150, 1050), 110, 34, (214, 214, 200))
        return
    for _ in range(3):
        x, y = stage.chance.randint(60, 1140), stage.chance.randint(60, 220)
        white = darker(stage.season.low, 1.06)
        for dx, across in ((-50, 26), (0, 38), (48, 28)):
            stage.disc(x + dx, y, across, white, flat=0.6)


def _hills(stage: Stage) -> None:
    for shade, rise in ((1.08, 90), (1.0, 50)):
        x, colour = -200, darker(stage.season.hills, shade)
        while x < WIDTH + 200:
            across = stage.chance.randint(160, 300)
            stage.disc(x, HORIZON + 90 - rise / 3, across, colour, flat=0.5)
            x += across
    stage.box(0, HORIZON + 20, WIDTH, 60, stage.season.hills)


def _house(stage: Stage, x: float, y: float) -> None:
    chance, light = stage.chance, 0.4 if stage.is_dark else 1
    wide, high = chance.randint(110, 170), chance.choice((80, 90, 150))
    stage.box(x - wide / 2, y - high, wide, high, darker(chance.choice(HOUSES), light))
    roof = (240, 244, 248) if stage.season.has_snow else darker((86, 78, 78), light)
    stage.shape([(x - wide / 2 - 12, y - high), (x + wide / 2 + 12, y - high), (x, y - high - 46)], roof)
    for row in range(1 + high // 100):
        for column in range(3):
            is_lit = stage.is_dark and chance.random() < 0.5  # noqa: PLR2004
            glass = (250, 214, 130) if is_lit else darker((220, 232, 238), 0.35 if stage.is_dark else 1)
            stage.box(x - wide / 2 + 14 + column * (wide - 28) / 3, y - high + 20 + row * 62, wide / 5, 28, glass)


def _street(stage: Stage) -> None:
    kerb = (228, 233, 238) if stage.season.has_snow else darker(stage.season.street, 1.35)
    stage.box(0, KERB - 46, WIDTH, 46, kerb)
    stage.box(0, KERB - 8, WIDTH, 8, darker(kerb, 0.82))
    stage.box(0, KERB, WIDTH, HEIGHT - KERB, stage.season.street)
    if not stage.season.has_snow:
        for x in range(-40, WIDTH, 210):
            stage.shape([(x, 770), (x + 110, 770), (x + 104, 784), (x - 8, 784)], darker(stage.season.street, 1.6))


def _rounded(ring: Points) -> list[tuple[float, float]]:
    """Return a ring with each corner cut."""
    cut = []
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cut += [(ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25), (ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75)]
    return cut


def _big(*values: float) -> tuple[float, float, float, float]:
    a, b, c, d = (value * SCALE for value in values)
    return a, b, c, d


# Cosine and sine of fourteen even turns.
_TURNS = (
    (1.0, 0.0), (0.9, 0.43), (0.62, 0.78), (0.22, 0.97), (-0.22, 0.97), (-0.62, 0.78), (-0.9, 0.43),
    (-1.0, 0.0), (-0.9, -0.43), (-0.62, -0.78), (-0.22, -0.97), (0.22, -0.97), (0.62, -0.78), (0.9, -0.43),
)  # fmt: skip
