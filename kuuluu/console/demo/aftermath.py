"""What comes after the answers: what senders say of how it went, what answers began with, and what is told to all."""

from datetime import datetime, timedelta
from random import Random

from kuuluu.cases.models import Case, Status
from kuuluu.cities.models import City
from kuuluu.cities.queries import service_by_code
from kuuluu.console.demo.letters import said
from kuuluu.console.demo.persons import Staff
from kuuluu.feedback import commands
from kuuluu.feedback.queries import templates
from kuuluu.feedback.rules import ended_at, may_be_judged
from kuuluu.people.actors import Actor, actor_of
from kuuluu.publication.commands import tell_disturbance
from kuuluu.workday.commands import note_use, save_view

DAY = timedelta(days=1)
# Of so many matters the sender says afterwards how it went, and so many answers began with a template.
JUDGED, BEGUN = 0.4, 0.35


def come(city: City, staff: Staff, chance: Random, *, at: datetime) -> None:
    """Let the year have its aftermath."""
    words = said("aftermath")
    _use_templates(city, chance)
    _judge(city, chance, words["not_in_order"], at=at)
    # The words are kept for the next city: nothing is taken out of them.
    told_of = dict(words["disturbance"])
    service = service_by_code(city, told_of.pop("service"))
    if service is None:
        return
    told = {"service_ids": [service.pk], "from_at": at - DAY / 4, "until_at": at + 2 * DAY}
    tell_disturbance(city, values={**told_of, **told}, by=staff.registrar, at=at - DAY / 4)
    save_view(city, name=words["view"], query=f"service={service.code}", by=actor_of(staff.all_round), at=at - 90 * DAY)


def _use_templates(city: City, chance: Random) -> None:
    for case in Case.objects.filter(city=city, answered_at__isnull=False).select_related("service").order_by("number"):
        fitting = list(templates(city, case.service.code if case.service else "").order_by("order", "name"))
        if case.answered_at and fitting and chance.random() < BEGUN:
            note_use(chance.choice(fitting), case, at=case.answered_at)


def _judge(city: City, chance: Random, words: str, *, at: datetime) -> None:
    """Let senders say that all is well, late or not; and the last one that it is not."""
    closed = Case.objects.filter(city=city, status=Status.CLOSED).select_related("feedback", "city", "service", "unit")
    ended = [case for case in closed.order_by("closed_at") if may_be_judged(case) and ended_at(case) < at - 2 * DAY]
    for case in ended[:-1]:
        told = ended_at(case) + chance.uniform(0.5, 2) * DAY
        if chance.random() < JUDGED:
            is_in_time = case.noticed_late_at is None
            _say(case, is_fixed=True, is_in_time=is_in_time, at=told)
    for case in ended[-1:]:
        _say(case, is_fixed=False, is_in_time=True, words=words, at=at - DAY / 2)


def _say(case: Case, *, is_fixed: bool, is_in_time: bool, at: datetime, words: str = "") -> None:
    by = Actor(case_id=case.pk)
    commands.judge(case, is_answered=True, is_in_time=is_in_time, is_fixed=is_fixed, words=words, by=by, at=at)
