"""Those who make an initiative together: invited, joining, declining, leaving; one of them can always be reached."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db.models import QuerySet

from kuuluu.initiatives.commands.showing import refresh
from kuuluu.initiatives.commands.writing import keep_contact_maker
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import Draft, Initiative, Maker, MakerRole, MakerState
from kuuluu.initiatives.rules import writing as rules
from kuuluu.initiatives.rules.making import code_hash, maker_code
from kuuluu.initiatives.rules.writing import text_of
from kuuluu.journal.commands import NotNow, command, defer, record
from kuuluu.people.actors import Actor
from kuuluu.people.queries import identity_of

NOTHING: Mapping[str, Any] = {
    "name": "",
    "email": "",
    "phone": "",
    "postal_address": "",
    "municipality": "",
    "municipality_name": "",
    "ground": "",
    "organisation": "",
    "service": None,
    "shows_name": False,
    "identity_key": "",
}
REACH = ("email", "phone", "postal_address")


class LastReachable(NotNow):
    """Nobody else could be reached: somebody has to take the part first (Act 410/2015, 23 §)."""


@command(who=rules.may_speak_for)
def remember(draft: Draft, *, by: Actor, at: datetime) -> Maker:  # noqa: ARG001 - the rule has asked who
    """Keep the writer as the responsible person, and send the link by which the draft is found on any device."""
    mine = keep_contact_maker(draft, text_of(draft), at=at)
    _write(mine, "maker_link", at=at)
    return mine


@command(who=rules.may_make)
def invite(thing: Draft | Initiative, *, email: str, by: Actor, at: datetime) -> Maker:
    """Ask somebody by e-mail to make it, too. Asked again, they get the same link once more.

    Raises NotNow where there are as many makers as there can be.
    """
    known = thing.makers.filter(email__iexact=email).first()
    if known:
        _write(known, "maker_invited" if known.state == MakerState.INVITED else "maker_link", at=at)
        return known
    if thing.makers.exclude(state__in=[MakerState.DECLINED, MakerState.LEFT]).count() >= rules.MOST_MAKERS:
        raise NotNow("invite")
    maker_id = uuid4()
    held = {"draft": thing} if isinstance(thing, Draft) else {"initiative": thing}
    language = thing.language if isinstance(thing, Draft) else thing.case.language
    values = {"email": email, "language": language, "code_hash": code_hash(maker_code(maker_id)), "invited_at": at}
    made = Maker.objects.create(id=maker_id, **held, **values)
    _note(made, InitiativeEvent.MAKER_INVITED, by=by, at=at)
    _write(made, "maker_invited", at=at)
    return made


@command(who=rules.is_oneself)
def accept(maker: Maker, *, facts: Mapping[str, Any], by: Actor, at: datetime) -> None:
    """Join, with the name, municipality and ground that an initiative needs of its maker. Raises NotNow once it is closed."""
    if maker.state not in {MakerState.INVITED, MakerState.DECLINED} or _is_over(maker):
        raise NotNow("accept")
    _change(maker, {**facts, **_protection(maker, by), "state": MakerState.JOINED, "answered_at": at})
    _note(maker, InitiativeEvent.MAKER_JOINED, by=by, at=at)
    _refresh(maker, at=at)


@command(who=rules.is_oneself)
def decline(maker: Maker, *, by: Actor, at: datetime) -> None:  # noqa: ARG001
    """Say no. The address and all else is forgotten."""
    if maker.state != MakerState.INVITED:
        raise NotNow("decline")
    _change(maker, {**NOTHING, "state": MakerState.DECLINED, "answered_at": at})


@command(who=rules.is_oneself)
def leave(maker: Maker, *, by: Actor, at: datetime) -> None:
    """Leave off making it. Whoever was responsible hands it on to another who can be reached; raises LastReachable where
    nobody could.
    """
    if maker.state != MakerState.JOINED:
        raise NotNow("leave")
    others = [one for one in _together(maker).select_for_update() if one.pk != maker.pk]
    heir = next((one for one in others if rules.is_reachable(one)), None)
    if heir is None:
        raise LastReachable("leave")
    if maker.role == MakerRole.CONTACT:
        _give(maker, heir)
    left = {"role": MakerRole.CO_MAKER, "state": MakerState.LEFT, "answered_at": at}
    _change(maker, {**NOTHING, **left})
    _note(maker, InitiativeEvent.MAKER_LEFT, by=by, at=at)
    _refresh(maker, at=at)


@command(who=rules.is_oneself)
def change_facts(maker: Maker, *, facts: Mapping[str, Any], by: Actor, at: datetime) -> None:
    """Change the own name, contact data, or whether the name is shown. Raises LastReachable where nobody could be reached."""
    if maker.state != MakerState.JOINED:
        raise NotNow("change_facts")
    after = {name: facts.get(name, getattr(maker, name)) for name in ("name", *REACH)}
    is_reachable = after["name"] and any(after[name] for name in REACH)
    others = _together(maker).select_for_update().exclude(pk=maker.pk)
    if not is_reachable and not any(rules.is_reachable(one) for one in others):
        raise LastReachable("change_facts")
    _change(maker, {**facts, **_protection(maker, by)})
    _refresh(maker, at=at)


@command(who=rules.is_oneself)
def hand_on(maker: Maker, *, to: Maker, by: Actor, at: datetime) -> None:  # noqa: ARG001
    """Let another maker who can be reached be the responsible person from now on."""
    is_here = _together(maker).filter(pk=to.pk).exists()
    if maker.role != MakerRole.CONTACT or not is_here or not rules.is_reachable(to):
        raise NotNow("hand_on")
    _change(maker, {"role": MakerRole.CO_MAKER})
    _give(maker, to)
    _refresh(maker, at=at)


def _give(maker: Maker, heir: Maker) -> None:
    """Let another be the responsible person. A draft is theirs from now on: with their data, and with no other key to it."""
    _change(heir, {"role": MakerRole.CONTACT})
    if maker.draft_id and maker.initiative_id is None:
        draft = Draft.objects.select_for_update().get(pk=maker.draft_id)
        names = (
            "name",
            *REACH,
            "municipality",
            "municipality_name",
            "ground",
            "organisation",
            "shows_name",
            "language",
        )
        data = {**draft.data, **{name: getattr(heir, name) for name in names}, "remembered": heir.email}
        data["used_service"] = heir.service.code if heir.service else ""
        key = code_hash(secrets.token_urlsafe(32))
        Draft.objects.filter(pk=draft.pk).update(data={**data, "typed": {}}, key_hash=key)


def _protection(maker: Maker, by: Actor) -> dict[str, bool]:
    """Return that a maker has a non-disclosure order, where they have identified with one; it is never taken off here."""
    identity = identity_of(by)
    return {"is_protected": True} if maker.is_protected or (identity and identity.is_protected) else {}


def _together(maker: Maker) -> QuerySet[Maker]:
    """Return those who make the same, and take part."""
    held = {"initiative": maker.initiative} if maker.initiative_id else {"draft": maker.draft}
    return Maker.objects.filter(**held, state=MakerState.JOINED).order_by("invited_at", "pk")


def _is_over(maker: Maker) -> bool:
    return bool(maker.initiative and (maker.initiative.sent_at or maker.initiative.closed_at))


def _change(maker: Maker, facts: Mapping[str, Any]) -> None:
    for name, value in facts.items():
        setattr(maker, name, value)
    maker.save(update_fields=list(facts))


def _note(maker: Maker, event: InitiativeEvent, *, by: Actor, at: datetime) -> None:
    # Of a draft nothing is in the journal: nobody but its writers knows of it.
    if maker.initiative:
        record(event, maker.initiative, by=by, at=at)


def _refresh(maker: Maker, *, at: datetime) -> None:
    if maker.initiative:
        refresh(maker.initiative, at=at)


def _write(maker: Maker, template: str, *, at: datetime) -> None:
    """Let a maker be written to: no event, for a draft is nobody's matter but its writers'."""
    for reader in settings.MAKER_READERS:
        defer(reader, maker_id=str(maker.pk), template=template, at=at.isoformat())
