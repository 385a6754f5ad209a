"""Senders of the demo who ask another person to look again at what was not published."""

from datetime import datetime, timedelta

from kuuluu.cases.models import Case
from kuuluu.cities.models import City
from kuuluu.console.demo.letters import said
from kuuluu.console.demo.persons import Staff
from kuuluu.feedback import commands
from kuuluu.people.actors import Actor, actor_of
from kuuluu.publication.models import State

DAY = timedelta(days=1)


def ask(city: City, staff: Staff, *, at: datetime) -> None:
    """Let one look be taken long ago, with its reason, and one wait for somebody now."""
    refused = Case.objects.filter(
        city=city, messages__kind="submission", messages__original__state=State.REFUSED, language="fi"
    )
    oldest, newest = refused.order_by("received_at").first(), refused.order_by("received_at").last()
    if oldest is None or newest is None or oldest == newest:
        return
    words, asked = said("looks"), oldest.changed_at + DAY
    commands.ask_again(oldest, words=words["ask"], by=Actor(case_id=oldest.pk), at=asked)
    commands.uphold(oldest, reason=words["stays"], by=actor_of(staff.all_round), at=asked + 2 * DAY)
    commands.ask_again(newest, words=words["ask_now"], by=Actor(case_id=newest.pk), at=at - DAY)
