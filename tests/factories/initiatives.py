"""Initiatives as their makers and the city make them."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from kuuluu.cases.commands import Opening, open_case
from kuuluu.cities.models import City
from kuuluu.initiatives.commands import follow_stage, refresh
from kuuluu.initiatives.commands.saying import say_registered
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import Initiative, Kind, Maker, MakerRole, MakerState, Stage, Tally, Version
from kuuluu.initiatives.rules.making import code_hash, maker_code
from kuuluu.journal.commands import record
from kuuluu.people.actors import ANYONE, SYSTEM, Actor
from kuuluu.publication.commands import decide, keep_original
from kuuluu.publication.models import State

TITLE = "Jäähalli auki myös kesällä"
DEMAND = "Esitän, että jäähalli pidetään auki kesä- ja heinäkuussa."
REASONS = "Nuorilla ei ole kesällä paikkaa, jossa luistella."


def make_initiative(city: City, *, at: datetime, stage: Stage = Stage.COLLECTING, **values: Any) -> Initiative:
    """Make an initiative that stands at a stage, without walking through those before it; public unless it is checked."""
    kind = values.pop("kind", Kind.ORDINARY)
    title, demand, reasons = (
        keep_original(city, values.pop(name, words), by=ANYONE, at=at)
        for name, words in (("title", TITLE), ("demand", DEMAND), ("reasons", REASONS))
    )
    opening = Opening(text=demand.text, title=title.text, kind=kind, original=demand)
    case, _message = open_case(city, opening, by=ANYONE, at=at)
    is_public = stage not in {Stage.CHECKING, Stage.FIXING}
    values = {"is_joint": True, "published_at": at if is_public else None, **values}
    if stage == Stage.COLLECTING:
        values.setdefault("collecting_since", at)
    one = Initiative.objects.create(case=case, city=city, kind=kind, stage=stage, **values)
    Version.objects.create(initiative=one, number=1, title=title, demand=demand, reasons=reasons, at=at)
    Tally.objects.create(initiative=one)
    add_maker(one, at=at, role=MakerRole.CONTACT, name="Aino Esimerkki", email="aino@posti.example")
    record(InitiativeEvent.SUBMITTED, case, by=ANYONE, at=at)
    if is_public:
        for part in (title, demand, reasons):
            decide(part, State.PUBLIC, by=SYSTEM, at=at)
    say_registered(one, by=SYSTEM, at=at)
    follow_stage(one, at=at)
    refresh(one, at=at)
    return one


def add_maker(initiative: Initiative, *, at: datetime, **values: Any) -> Maker:
    """Let somebody make it, too, who has joined unless said otherwise."""
    maker_id = uuid4()
    values = {"state": MakerState.JOINED, "municipality": initiative.city.code, "ground": "resident", **values}
    code = code_hash(maker_code(maker_id))
    return Maker.objects.create(id=maker_id, initiative=initiative, code_hash=code, invited_at=at, **values)


def maker(initiative: Initiative) -> Actor:
    """The responsible person as an actor: holds the secret link."""
    return Actor(maker_id=initiative.makers.get(role=MakerRole.CONTACT).pk)
