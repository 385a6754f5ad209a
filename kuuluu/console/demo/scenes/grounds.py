"""What lies on the street or beside it."""

from collections.abc import Callable

from kuuluu.console.demo.scenes.stage import Stage, darker, tree


def pothole(stage: Stage) -> None:
    """Holes in the asphalt, one with water in it."""
    chance, street = stage.chance, stage.season.street
    x = chance.randint(420, 720)
    for dx, dy, across in ((0, 0, 170), (-290, 70, 80), (270, -60, 60)):
        stage.blob(x + dx, 740 + dy, across, darker(street, 0.62))
        stage.blob(x + dx, 746 + dy, across * 0.82, darker(street, 0.42))
    stage.blob(x + 10, 756, 110, darker(stage.season.high, 0.86), flat=0.26)
    for _ in range(14):
        stage.blob(
            x + chance.randint(-260, 280), 740 + chance.randint(-70, 100), chance.randint(5, 13), darker(street, 0.5)
        )


def snow(stage: Stage) -> None:
    """A heap of snow where one should walk, and tracks in what was not ploughed."""
    chance, x = stage.chance, stage.chance.randint(380, 800)
    stage.box(0, 574, 1200, 330, (232, 238, 244))
    for n in range(2):
        y = 730 + n * 76
        stage.line([(0, y + 10), (400, y - 6), (800, y + 8), (1200, y - 4)], (196, 208, 220), 26)
    for dx, dy, across in ((-190, 20, 130), (190, 24, 120), (-60, -10, 170), (80, 6, 160)):
        stage.disc(x + dx, 640 + dy, across, (246, 249, 252), flat=0.62)
    for dx, dy, across in ((-150, 50, 60), (40, 40, 90), (170, 56, 50)):
        stage.disc(x + dx, 650 + dy, across, (214, 224, 234), flat=0.3)
    for _ in range(60):
        stage.disc(chance.randint(0, 1200), chance.randint(0, 560), chance.choice((2, 3, 4)), (255, 255, 255))


def ice(stage: Stage) -> None:
    """A slope that shines, with a little sand on it."""
    chance = stage.chance
    stage.box(0, 574, 1200, 330, (206, 218, 230))
    for _ in range(9):
        stage.blob(
            chance.randint(0, 1200), chance.randint(620, 880), chance.randint(90, 200), (222, 234, 244), flat=0.22
        )
    for _ in range(7):
        x, y = chance.randint(50, 1100), chance.randint(640, 860)
        stage.line([(x, y), (x + 90, y - 26)], (250, 253, 255), 6)
    for _ in range(90):
        stage.disc(chance.randint(700, 1180), chance.randint(640, 880), chance.choice((2, 3)), (150, 136, 118))


def puddle(stage: Stage) -> None:
    """Water over the whole width, round a blocked drain."""
    x = stage.chance.randint(420, 780)
    water = darker(stage.season.high, 0.84)
    stage.blob(x, 730, 470, darker(water, 0.86), flat=0.28)
    stage.blob(x, 734, 430, water, flat=0.26)
    stage.disc(x - 60, 716, 130, darker(water, 1.1), flat=0.14)
    stage.disc(x + 120, 756, 90, darker(water, 1.12), flat=0.12)
    stage.box(x + 190, 690, 110, 36, (70, 74, 80), round_by=8)
    for n in range(5):
        stage.box(x + 202 + n * 19, 696, 9, 24, (38, 42, 46))
    for _ in range(10):
        leaf = stage.chance.choice(stage.season.leaves)
        stage.disc(x + stage.chance.randint(140, 320), 708 + stage.chance.randint(-20, 26), 10, leaf, flat=0.6)


def litter(stage: Stage) -> None:
    """A full bin with bags beside it."""
    chance, x = stage.chance, stage.chance.randint(420, 700)
    stage.box(x, 500, 120, 150, (62, 92, 82), round_by=10)
    stage.box(x - 8, 490, 136, 24, (48, 74, 66), round_by=8)
    for dx, colour in ((10, (236, 236, 230)), (46, (222, 170, 70)), (82, (200, 80, 70))):
        stage.box(x + dx, 462, 30, 34, colour, round_by=6)
    for dx, dy, across in ((-150, 24, 66), (180, 30, 74), (270, 50, 50)):
        colour = chance.choice(((44, 46, 52), (74, 78, 88), (232, 232, 228)))
        stage.disc(x + dx, 640 + dy - across * 0.5, across, colour, flat=0.8)
        stage.shape(
            [(x + dx - 12, 600 + dy - across), (x + dx + 12, 600 + dy - across), (x + dx, 640 + dy - across)], colour
        )
    for _ in range(12):
        colour = chance.choice(((238, 240, 240), (196, 60, 56), (88, 140, 190), (228, 190, 90)))
        stage.box(
            x + chance.randint(-330, 420), chance.randint(680, 800), chance.randint(18, 36), 14, colour, round_by=4
        )


def crossing(stage: Stage) -> None:
    """A zebra crossing that has worn away in the middle."""
    x = stage.chance.randint(330, 520)
    for n in range(6):
        paint = darker(stage.season.street, 1.18 if n in {2, 3} else 1.95)
        left = x + n * 84
        stage.shape([(left, 622), (left + 46, 622), (left + 20, 900), (left - 50, 900)], paint)
    stage.box(x + 560, 330, 12, 290, (150, 154, 160))
    stage.box(x + 512, 270, 108, 108, (36, 96, 176), round_by=10)
    stage.shape([(x + 566, 286), (x + 604, 360), (x + 528, 360)], (250, 250, 250))
    stage.disc(x + 566, 318, 8, (30, 32, 36))
    stage.line([(x + 566, 324), (x + 562, 340), (x + 572, 354)], (30, 32, 36), 7)


def ski(stage: Stage) -> None:
    """A track for skis among spruces."""
    stage.box(0, 500, 1200, 400, (240, 245, 249))
    for x in (90, 200, 960, 1080):
        tree(stage, x, 640, big=1.9)
    for dx in (-52, -22, 22, 52):
        stage.line([(600 + dx * 0.3, 505), (600 + dx, 640), (600 + dx * 2.4, 900)], (190, 206, 220), 12)


def flowers(stage: Stage) -> None:
    """A bed of flowers."""
    chance = stage.chance
    stage.blob(600, 690, 520, (96, 74, 58), flat=0.32)
    colours = ((222, 84, 96), (244, 190, 72), (250, 246, 240), (158, 96, 176), (238, 130, 70))
    for n in range(130):
        x, y = 600 + chance.gauss(0, 200), 600 + n * 1.3
        stage.line([(x, y), (x + 2, y - 34)], (74, 128, 70), 5)
        stage.disc(x, y - 40, 15, chance.choice(colours))
        stage.disc(x, y - 40, 6, (250, 226, 130))


SUBJECTS: dict[str, Callable[[Stage], None]] = {
    "pothole": pothole,
    "snow": snow,
    "ice": ice,
    "puddle": puddle,
    "litter": litter,
    "crossing": crossing,
    "ski": ski,
    "flowers": flowers,
}
