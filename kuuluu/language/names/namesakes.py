"""Who is only called as somebody whom everybody knows: "Urho Kekkonen, ei se presidentti vaan meidän talkkari"."""

import re

from kuuluu.language.names.runs import Run

_IS_ANOTHER = re.compile(
    r",? ?[(–-]? ?(?:ei|inte|icke|not) (?:se |tuo |den |the |that )?(?:[^\W\d_]+ ){1,3}(?:vaan|utan|but)\b",
    re.IGNORECASE,
)


def is_a_namesake(run: Run, text: str) -> bool:
    """Tell whether it is said after a whole name that not the known one is meant, but somebody else."""
    return run.is_pair and _IS_ANOTHER.match(text, run.end) is not None
