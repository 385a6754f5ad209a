"""What happens to initiatives: each verb in the file of its noun."""

from kuuluu.initiatives.commands.moving import follow_stage, move
from kuuluu.initiatives.commands.showing import refresh

__all__ = ["follow_stage", "move", "refresh"]
