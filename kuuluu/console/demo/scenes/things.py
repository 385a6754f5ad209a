"""What stands there."""

from collections.abc import Callable

from kuuluu.console.demo.scenes.stage import Stage, darker

STEEL = (150, 156, 162)


def lamp(stage: Stage) -> None:
    """A row of street lamps; the nearest one is dark."""
    x = stage.chance.randint(480, 640)
    for dx, big in ((430, 0.62), (-380, 0.66)):
        _lamp_post(stage, x + dx, big, is_lit=True)
    _lamp_post(stage, x, 1, is_lit=False)


def _lamp_post(stage: Stage, x: float, big: float, *, is_lit: bool) -> None:
    top = 620 - 500 * big
    if is_lit:
        stage.glow(x + 92 * big, top + 30, 150 * big, (255, 226, 150))
    stage.box(x - 7 * big, top, 14 * big, 500 * big, (104, 110, 120))
    stage.line([(x, top + 6), (x + 96 * big, top + 2)], (104, 110, 120), 12 * big)
    stage.box(x + 62 * big, top - 8 * big, 72 * big, 20 * big, (86, 92, 102), round_by=7 * big)
    colour = (255, 240, 190) if is_lit else (60, 66, 78)
    stage.box(x + 68 * big, top + 10 * big, 60 * big, 8 * big, colour, round_by=4 * big)


def swing(stage: Stage) -> None:
    """A swing in a playground with one chain broken."""
    x = stage.chance.randint(260, 420)
    wood = stage.chance.choice(((206, 96, 70), (66, 120, 168), (224, 172, 62)))
    stage.blob(x + 280, 700, 470, (214, 190, 146), flat=0.28)
    for side in (0, 560):
        stage.line([(x + side, 350), (x + side - 60, 720)], wood, 20)
        stage.line([(x + side, 350), (x + side + 60, 720)], wood, 20)
    stage.line([(x - 14, 350), (x + 574, 350)], wood, 22)
    for dx in (150, 230):
        stage.line([(x + dx, 356), (x + dx, 600)], (84, 88, 94), 6)
    stage.box(x + 138, 596, 104, 16, (46, 48, 54), round_by=6)
    stage.line([(x + 350, 356), (x + 362, 640)], (84, 88, 94), 6)
    stage.line([(x + 430, 356), (x + 430, 440)], (84, 88, 94), 6)
    stage.shape([(x + 340, 634), (x + 356, 628), (x + 392, 716), (x + 374, 722)], (46, 48, 54))


def graffiti(stage: Stage) -> None:
    """A wall with scrawls on it."""
    chance = stage.chance
    wall = chance.choice(((190, 186, 178), (206, 170, 140), (168, 176, 182)))
    stage.box(90, 330, 1020, 290, wall)
    for row in range(5):
        stage.line([(90, 388 + row * 58), (1110, 388 + row * 58)], darker(wall, 0.9), 3)
    stage.box(80, 314, 1040, 22, darker(wall, 0.75))
    for start in (200, 520, 800):
        colour = chance.choice(((196, 46, 90), (40, 98, 180), (52, 140, 84), (40, 40, 48), (230, 130, 40)))
        points = [(start + n * 34, 470 + chance.randint(-70, 80)) for n in range(7)]
        stage.line(points, darker(colour, 0.7), 30)
        stage.line(points, colour, 19)


def fallen_tree(stage: Stage) -> None:
    """A birch across the path."""
    x = stage.chance.randint(120, 200)
    stage.disc(x, 660, 60, (112, 92, 74), flat=1.1)
    stage.shape([(x, 632), (x, 690), (1000, 600), (1000, 576)], (226, 224, 216))
    for n in range(9):
        y = 640 - n * 6
        stage.box(x + 60 + n * 92, y, 30, 10, (70, 68, 66), round_by=3)
    for dx, dy in ((560, 560), (700, 520), (820, 500), (760, 640), (900, 620), (940, 540), (1010, 580)):
        stage.disc(x - 60 + dx, dy, 74, stage.chance.choice(stage.season.leaves))


def sign(stage: Stage) -> None:
    """A traffic sign bent over."""
    x = stage.chance.randint(480, 640)
    stage.line([(x, 650), (x + 20, 520), (x + 150, 330)], STEEL, 16)
    stage.disc(x + 190, 268, 92, (202, 48, 48))
    stage.disc(x + 190, 268, 70, (250, 214, 84))
    stage.box(x + 168, 228, 20, 80, (40, 42, 46), round_by=4)
    stage.box(x + 196, 228, 20, 80, (40, 42, 46), round_by=4)


def bench(stage: Stage) -> None:
    """A bench with a broken board."""
    x = stage.chance.randint(280, 420)
    wood = stage.chance.choice(((172, 118, 72), (104, 132, 100), (158, 86, 66)))
    for dx in (40, 500):
        stage.box(x + dx, 500, 22, 160, (66, 70, 76))
    stage.box(x, 470, 560, 30, wood, round_by=6)
    stage.box(x, 512, 230, 30, wood, round_by=6)
    stage.shape([(x + 330, 512), (x + 560, 512), (x + 560, 542), (x + 300, 560)], darker(wood, 0.9))
    stage.box(x - 10, 580, 580, 26, wood, round_by=6)
    stage.box(x - 16, 612, 592, 22, darker(wood, 0.85), round_by=6)


def car(stage: Stage) -> None:
    """A car parked where it must not, seen from behind; its plate is what a publisher covers."""
    x, colour = 400, stage.chance.choice(((150, 40, 48), (48, 84, 130), (216, 218, 220), (60, 64, 70)))
    stage.disc(600, 800, 260, darker(stage.season.street, 0.7), flat=0.12)
    for dx in (40, 300):
        stage.box(x + dx, 720, 70, 90, (30, 32, 36), round_by=14)
    stage.shape([(x + 60, 540), (x + 340, 540), (x + 385, 640), (x + 15, 640)], darker(colour, 0.9))
    stage.shape([(x + 82, 556), (x + 318, 556), (x + 346, 632), (x + 54, 632)], (150, 178, 196))
    stage.box(x, 620, 400, 150, colour, round_by=26)
    for dx in (16, 324):
        stage.box(x + dx, 650, 60, 36, (214, 64, 54), round_by=8)
    stage.box(x + 126, 640, 148, 46, (246, 246, 242), round_by=6)
    stage.box(x + 126, 640, 18, 46, (36, 76, 160), round_by=4)
    for n in range(6):
        stage.box(x + 154 + n * 18, 650, 11, 26, (40, 42, 46), round_by=2)


def works(stage: Stage) -> None:
    """A street dug open, with barriers."""
    stage.blob(620, 740, 400, (132, 106, 80), flat=0.3)
    stage.blob(640, 750, 290, (92, 72, 56), flat=0.28)
    stage.shape([(140, 700), (330, 560), (470, 704)], (150, 122, 92))
    for x in (330, 640, 900):
        stage.box(x, 600, 200, 34, (250, 250, 246))
        for n in range(4):
            left = x + n * 50
            stage.shape([(left, 634), (left + 24, 634), (left + 44, 600), (left + 20, 600)], (214, 60, 50))
        for dx in (14, 174):
            stage.box(x + dx, 634, 12, 70, STEEL)


SUBJECTS: dict[str, Callable[[Stage], None]] = {
    "lamp": lamp,
    "swing": swing,
    "graffiti": graffiti,
    "tree": fallen_tree,
    "sign": sign,
    "bench": bench,
    "car": car,
    "works": works,
}
