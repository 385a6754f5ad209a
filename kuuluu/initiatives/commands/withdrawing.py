"""Its makers take an initiative back: its page stays, and says so."""

from datetime import datetime

from kuuluu.initiatives.commands.moving import move
from kuuluu.initiatives.commands.showing import refresh
from kuuluu.initiatives.models import Initiative
from kuuluu.initiatives.rules.stages import WITHDRAW
from kuuluu.initiatives.rules.writing import is_responsible
from kuuluu.journal.commands import command
from kuuluu.people.actors import Actor
from kuuluu.publication.commands import keep_original


@command(who=is_responsible, when=WITHDRAW)
def withdraw(initiative: Initiative, *, reason: str, by: Actor, at: datetime) -> None:
    """Withdraw an initiative that isn't sent yet, and say why. What was public stays, with the reason once it was looked at."""
    words = keep_original(initiative.city, reason, by=by, at=at)
    changes = {"withdrawal": words, "closed_at": at, "paused_at": None}
    move(initiative, WITHDRAW, by=by, at=at, changes=changes)
    refresh(initiative, at=at)
