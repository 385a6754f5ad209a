"""What the service itself says when a promised day has passed: nobody needs to notice it first."""

from datetime import datetime

from django.utils.timezone import localdate

from kuuluu.cities.models import City
from kuuluu.initiatives.commands.sending import alarm
from kuuluu.initiatives.commands.showing import refresh, stage_began
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import Initiative, Stage
from kuuluu.initiatives.rules import stages as rules
from kuuluu.initiatives.rules.promises import promised
from kuuluu.journal.commands import command, record
from kuuluu.people.actors import SYSTEM, Actor

RUNNING = (Stage.CHECKING, Stage.SENT, Stage.REGISTERED, Stage.PREPARING, Stage.DECIDED)


def sweep(city: City, *, at: datetime) -> int:
    """Say of every initiative of a city whose promise has passed, once for each promise. Return of how many."""
    today = localdate(at)
    running = Initiative.objects.filter(city=city, stage__in=RUNNING, noticed_late_at=None)
    late = running.filter(case__answer_due_date__lt=today).select_related("case__city", "city")
    for initiative in list(late):
        if initiative.stage == Stage.SENT:
            alarm(initiative, by=SYSTEM, at=at)
        notice_late(initiative, by=SYSTEM, at=at)
    return len(late)


@command(who=rules.may_act_as_system)
def notice_late(initiative: Initiative, *, by: Actor, at: datetime) -> None:
    """Tell everybody whom it concerns that a promised day has passed; its page says so by itself."""
    mine = Initiative.objects.filter(pk=initiative.pk, noticed_late_at=None)
    if mine.update(noticed_late_at=at):
        code = promised(initiative, since=stage_began(initiative)).code
        record(InitiativeEvent.PROMISE_PASSED, initiative, by=by, at=at, code=code)
        refresh(initiative, at=at)
