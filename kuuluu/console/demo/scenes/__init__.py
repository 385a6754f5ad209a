"""Pictures that stand for residents' photographs: flat scenes of a street, drawn anew for each letter."""

from datetime import date
from random import Random

from kuuluu.console.demo.scenes.grounds import SUBJECTS as GROUND_SUBJECTS
from kuuluu.console.demo.scenes.stage import Stage, set_stage
from kuuluu.console.demo.scenes.things import SUBJECTS as THING_SUBJECTS

SUBJECTS = GROUND_SUBJECTS | THING_SUBJECTS
DARK = frozenset({"lamp"})
IN_A_PARK = frozenset({"swing", "bench", "flowers", "tree", "ski"})


def draw(scene: str, chance: Random, day: date) -> bytes:
    """Return a JPEG of 1200 by 900 pixels: the scene in the light and season of a day."""
    stage: Stage = set_stage(chance, day.month, is_dark=scene in DARK, is_park=scene in IN_A_PARK)
    SUBJECTS[scene](stage)
    return stage.jpeg()
