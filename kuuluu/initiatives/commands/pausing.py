"""Gathering of support is held back for a while, and goes on."""

from datetime import datetime

from kuuluu.initiatives.commands.showing import refresh
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import Initiative, Stage
from kuuluu.initiatives.rules.making import is_maker
from kuuluu.initiatives.rules.stages import may_register
from kuuluu.journal.commands import NotNow, command, record
from kuuluu.people.actors import Actor


def may_pause(actor: Actor, initiative: Initiative) -> bool:
    """Its makers hold it back, and so does the registry where something is wrong with the support."""
    return is_maker(actor, initiative) or may_register(actor, initiative)


@command(who=may_pause)
def pause(initiative: Initiative, *, by: Actor, at: datetime) -> None:
    """Take no more support for now; what was given stays, and can be taken back."""
    rows = Initiative.objects.filter(pk=initiative.pk, stage=Stage.COLLECTING, paused_at=None)
    if not rows.update(paused_at=at):
        raise NotNow("pause")
    initiative.paused_at = at
    record(InitiativeEvent.PAUSED, initiative, by=by, at=at)
    refresh(initiative, at=at)


@command(who=may_pause)
def resume(initiative: Initiative, *, by: Actor, at: datetime) -> None:
    """Take support again."""
    rows = Initiative.objects.filter(pk=initiative.pk, stage=Stage.COLLECTING).exclude(paused_at=None)
    if not rows.update(paused_at=None):
        raise NotNow("resume")
    initiative.paused_at = None
    record(InitiativeEvent.RESUMED, initiative, by=by, at=at)
    refresh(initiative, at=at)
