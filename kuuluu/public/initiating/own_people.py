"""Who makes an initiative, as its makers see each other: names and answers, no addresses."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kuuluu.initiatives.models import Maker, MakerRole, MakerState
from kuuluu.initiatives.rules.writing import is_reachable


@dataclass(frozen=True)
class Person:
    """A maker as another maker sees them."""

    pk: Any
    name: str
    role: str
    state: str
    is_oneself: bool
    # Could be the responsible person.
    can_be_responsible: bool


def people(makers: Iterable[Maker], me: Maker) -> list[Person]:
    """Return those who make it and those who were asked; whoever said no or left is gone."""
    gone = {MakerState.DECLINED, MakerState.LEFT}
    return [_person(one, me) for one in makers if one.state not in gone]


def _person(one: Maker, me: Maker) -> Person:
    joined = one.state == MakerState.JOINED
    is_oneself = one.pk == me.pk
    # Who has a non-disclosure order is named to nobody but the city, and nobody learns why.
    name = one.name if is_oneself or not one.is_protected else ""
    nameless = _("One of the makers") if joined else _("Somebody who was asked")
    return Person(
        pk=one.pk,
        name=name or (one.email if is_oneself else "") or nameless,
        role=str(MakerRole(one.role).label) if joined else "",
        state=str(MakerState(one.state).label),
        is_oneself=is_oneself,
        can_be_responsible=joined and one.role != MakerRole.CONTACT and is_reachable(one),
    )
