"""The registry enters what came otherwise: on paper, from the council, from the youth council."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from django.utils.timezone import localdate

from kuuluu.cases.commands import Opening, open_case
from kuuluu.cases.models import Channel
from kuuluu.cities import queries as cities
from kuuluu.cities.models import City
from kuuluu.initiatives.commands.moving import follow_stage
from kuuluu.initiatives.commands.saying import say_registered
from kuuluu.initiatives.commands.writing import note_arrival
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import OPEN_KINDS, Initiative, Maker, MakerRole, MakerState, Tally, Version
from kuuluu.initiatives.rules import writing as rules
from kuuluu.initiatives.rules.making import code_hash, maker_code
from kuuluu.initiatives.rules.writing import Incomplete, Text
from kuuluu.journal.commands import command, record
from kuuluu.people.actors import Actor
from kuuluu.publication.commands import keep_original, propose_between
from kuuluu.routing.queries import triage


@dataclass(frozen=True)
class Entry:
    """An initiative as the registry has it before it: who made it, what it says, when it arrived."""

    text: Text
    # When it arrived at the city; of paper, when it was handed in (Act 13/2003, 10 §).
    received_at: datetime
    channel: str = Channel.PAPER
    # The others who made it, by name alone.
    others: Sequence[str] = field(default=())
    # What the city's own register has given already, and the body that decides.
    register_number: str = ""
    body: str = ""


@command(who=rules.may_enter)
def enter(city: City, *, entry: Entry, by: Actor, at: datetime) -> Initiative:
    """Enter an initiative that came otherwise. It arrived when it arrived; it is looked at like any before it is public.

    Raises Incomplete where a residents' initiative lacks what it needs. A motion of the council needs only its maker.
    """
    text = entry.text
    if lacking := _missing(text, city, entry):
        raise Incomplete(lacking)
    parts = {part: keep_original(city, getattr(text, part), by=by, at=at) for part in rules.PARTS}
    propose_between(parts.values(), at=at)
    opening = Opening(
        text=text.demand,
        title=text.title[:120],
        kind=text.kind,
        language=text.language,
        channel=entry.channel,
        service=cities.service_by_code(city, text.service_code) if text.service_code else None,
        unit=triage(city),
        original=parts["demand"],
    )
    case, _message = open_case(city, opening, by=by, at=entry.received_at)
    values = {"register_number": entry.register_number, "body": entry.body}
    initiative = Initiative.objects.create(case=case, city=city, kind=text.kind, is_joint=text.is_joint, **values)
    say_registered(initiative, by=by, at=at)
    Version.objects.create(initiative=initiative, number=1, at=at, **parts)
    Tally.objects.create(initiative=initiative)
    _enter_makers(initiative, entry, at=at)
    note_arrival(case, by=by, at=at)
    record(InitiativeEvent.SUBMITTED, case, by=by, at=at)
    follow_stage(initiative, at=at)
    return initiative


def _missing(text: Text, city: City, entry: Entry) -> list[str]:
    lacking = rules.missing(text, city, localdate(entry.received_at))
    if text.kind in OPEN_KINDS:
        return lacking
    # Whoever makes a motion does so in office: no ground or contact data is asked for.
    return [name for name in lacking if name in {"title", "demand", "name"}]


def _enter_makers(initiative: Initiative, entry: Entry, *, at: datetime) -> None:
    text = entry.text
    contact = {**text.contact, "municipality": text.municipality, "municipality_name": text.municipality_name}
    rights = {
        "ground": text.ground,
        "organisation": text.organisation,
        "service": rules.service_used(initiative.city, text.used_service),
        "shows_name": text.shows_name,
    }
    for number, name in enumerate([text.name, *entry.others]):
        maker_id = uuid4()
        first = {**contact, **rights, "role": MakerRole.CONTACT} if number == 0 else {"name": name}
        Maker.objects.create(
            id=maker_id,
            initiative=initiative,
            state=MakerState.JOINED,
            language=text.language,
            code_hash=code_hash(maker_code(maker_id)),
            invited_at=at,
            answered_at=at,
            **first,
        )
