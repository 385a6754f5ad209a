"""An initiative goes to the registry: its support stands as it is from then on, and the receipt is waited for."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from kuuluu.cases.commands import touch
from kuuluu.cities import queries as cities
from kuuluu.cities.models import Unit
from kuuluu.initiatives.commands.counting import count
from kuuluu.initiatives.commands.moving import move
from kuuluu.initiatives.commands.saying import say_registered
from kuuluu.initiatives.commands.showing import refresh
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import Initiative, Stage, Tally
from kuuluu.initiatives.rules import stages as rules
from kuuluu.initiatives.rules.making import is_maker
from kuuluu.initiatives.rules.promises import denominator
from kuuluu.journal.commands import NotNow, command, record
from kuuluu.people.actors import Actor


@command(who=is_maker, when=rules.SEND)
def send(initiative: Initiative, *, by: Actor, at: datetime) -> None:
    """Send an initiative to the registry, with all support that is confirmed at this moment; from now on it stands.

    A referendum initiative is sent when enough of the residents have signed (Act 410/2015, 25 §). Raises NotNow before.
    """
    move(initiative, rules.SEND, by=by, at=at, changes={"sent_at": at, "paused_at": None})
    freeze(initiative, at=at)
    over = initiative.frozen["denominator"]
    if over.get("threshold") and initiative.frozen["verified"] < over["threshold"]:
        raise NotNow("send")
    refresh(initiative, at=at)


def freeze(initiative: Initiative, *, at: datetime) -> None:
    """Keep by which rule, over which population and with what support an initiative was sent: no later day moves it."""
    count(at=at, one=initiative.pk)
    tally = Tally.objects.filter(pk=initiative.pk).first() or Tally()
    over = denominator(initiative.city, initiative.kind, localdate(at))
    rule = cities.local_rule(initiative.city, "threshold", initiative.kind, localdate(at))
    frozen: dict[str, Any] = {
        "at": at.isoformat(),
        "rule": {"key": rule.key, "statute": rule.statute_fi, "from": rule.from_date.isoformat()} if rule else {},
        "denominator": over.as_json() if over else {},
        "supporters": tally.supporters,
        "verified": tally.verified,
        "by_municipality": tally.by_municipality,
    }
    frozen["sha256"] = hashlib.sha256(json.dumps(frozen, sort_keys=True).encode()).hexdigest()
    Initiative.objects.filter(pk=initiative.pk).update(frozen=frozen)
    initiative.frozen = frozen


@command(who=rules.may_register, when=rules.REGISTER)
def register(
    initiative: Initiative,
    *,
    register_number: str,
    body: str,
    unit: Unit,
    is_of_council: bool,
    by: Actor,
    at: datetime,
) -> None:
    """Acknowledge, as the registry, that an initiative was received: the number of the city's own register, the competent
    body and the unit that prepares it. When it arrived stays as it was (Act 13/2003, 10 §).

    Raises NotNow without the number or the body (Act 906/2019, 25 §; Act 410/2015, 90 §), and for another city's unit.
    """
    if unit.city_id != initiative.city_id or not (register_number.strip() and body.strip()):
        raise NotNow("register")
    changes = {
        "registered_at": at,
        "register_number": register_number,
        "body": body,
        "is_of_council": is_of_council,
        "receipt_alarm_at": None,
    }
    move(initiative, rules.REGISTER, by=by, at=at, changes=changes, unit=unit.pk)
    say_registered(initiative, by=by, at=at)
    touch(initiative.case, at=at, unit=unit, taken_up_at=initiative.case.taken_up_at or at)
    refresh(initiative, at=at)


@command(who=rules.may_act_as_system)
def alarm(initiative: Initiative, *, by: Actor, at: datetime) -> None:
    """Tell the registry and its head, once, that a sent initiative waits for its receipt over the promised day."""
    waiting = Initiative.objects.filter(pk=initiative.pk, stage=Stage.SENT, receipt_alarm_at=None)
    if waiting.update(receipt_alarm_at=at):
        record(InitiativeEvent.RECEIPT_LATE, initiative, by=by, at=at, unit=initiative.case.unit_id)
