"""What a draft says, what it still lacks, and how two makers who write at once don't lose each other's words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from kuuluu.cases.models import Case, Status
from kuuluu.cities import queries as cities
from kuuluu.cities.models import City, Secrecy, Service
from kuuluu.initiatives.models import OPEN_KINDS, Draft, Ground, Initiative, Kind, Maker, MakerRole, MakerState, Stage
from kuuluu.initiatives.rules.making import is_maker
from kuuluu.initiatives.rules.promises import grounds, least_age, needs_identity
from kuuluu.people.actors import Actor
from kuuluu.people.models import Identity
from kuuluu.people.roles import Permission
from kuuluu.people.rules import is_of_age, is_resident
from kuuluu.publication.rules import Hide

PARTS = ("title", "demand", "reasons")
# What stands between the three parts where they are shown as one text.
BETWEEN = "\n\n"
# Grounds that name whom somebody acts for.
ORGANISED = frozenset({Ground.COMMUNITY, Ground.FOUNDATION})
# Of so many people at most one initiative is made here; more are a community.
MOST_MAKERS = 20


class Incomplete(Exception):  # noqa: N818 - reads as what it is
    """An initiative can't be taken in without these: the codes of what is missing."""

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__(", ".join(missing))
        self.missing = list(missing)


class Changed(Exception):  # noqa: N818
    """Another maker has written to the same fields since the page was opened: what stands there now."""

    def __init__(self, now: dict[str, Any], revision: int) -> None:
        super().__init__("changed")
        self.now = now
        self.revision = revision


@dataclass(frozen=True)
class Text:
    """An initiative as its makers have written it so far: every field of the form, typed."""

    kind: str = ""
    title: str = ""
    demand: str = ""
    reasons: str = ""
    ground: str = ""
    organisation: str = ""
    # The code of the service that its user makes the initiative on.
    used_service: str = ""
    # The home municipality: a city of this service by its code, another one by its name.
    municipality: str = ""
    municipality_name: str = ""
    service_code: str = ""
    address: str = ""
    area_code: str = ""
    place_words: str = ""
    latitude: float | None = None
    longitude: float | None = None
    is_joint: bool = False
    wants_discussion: bool = False
    name: str = ""
    email: str = ""
    phone: str = ""
    postal_address: str = ""
    shows_name: bool = False
    # Who writes it has identified with a non-disclosure order: never shown by name, however long that is ago.
    is_protected: bool = False
    language: str = "fi"
    # Places in the three parts as one text: see `as_one`.
    hidden: tuple[Hide, ...] = field(default=())
    shown: tuple[Hide, ...] = field(default=())

    @property
    def is_reachable(self) -> bool:
        """Tell whether the city can tell of the measures (Act 410/2015, 23 §)."""
        return bool(self.email or self.phone or self.postal_address)

    @property
    def contact(self) -> dict[str, str]:
        """Return who makes it and how to reach them."""
        return {name: getattr(self, name) for name in ("name", "email", "phone", "postal_address")}


def text_of(draft: Draft) -> Text:
    """Return what a draft holds; fields that no longer exist are left out."""
    known = {k: v for k, v in draft.data.items() if k in Text.__dataclass_fields__}
    hidden, shown = (tuple(Hide(**span) for span in known.pop(name, [])) for name in ("hidden", "shown"))
    return Text(**{"language": draft.language, **known}, hidden=hidden, shown=shown)


def as_one(title: str, demand: str, reasons: str) -> str:
    """Return the three parts as one text, as the check page shows it."""
    return BETWEEN.join((title, demand, reasons))


def cuts_of(title: str, demand: str) -> tuple[int, int, int]:
    """Return where in the one text each part begins."""
    second = len(title) + len(BETWEEN)
    return 0, second, second + len(demand) + len(BETWEEN)


def spans_of(text: Text, part: str, spans: Iterable[Hide]) -> list[Hide]:
    """Return the spans that lie in a part, counted from its own beginning."""
    start = cuts_of(text.title, text.demand)[PARTS.index(part)]
    length = len(getattr(text, part))
    moved = (Hide(max(one.start - start, 0), min(one.end - start, length), one.cls, one.ground) for one in spans)
    return [one for one in moved if one.start < one.end]


def kinds(city: City, day: date) -> list[str]:
    """Return what anyone who has the right can make in a city on a day: the kinds that its rules name a ground for."""
    return [str(kind) for kind in Kind if kind in OPEN_KINDS and grounds(city, kind, day)]


def missing(text: Text, city: City, day: date) -> list[str]:
    """Return what an initiative lacks before the city can take it (Act 410/2015, 23 §), in the order of the pages.

    Its makers are told of the measures: so it needs a name, a home municipality and a way to reach them. Whoever isn't a
    resident names the ground, and a service user the service.
    """
    lacks = {
        "kind": text.kind not in kinds(city, day),
        "ground": text.ground not in grounds(city, text.kind, day),
        "organisation": text.ground in ORGANISED and not text.organisation,
        "used_service": text.ground == Ground.SERVICE_USER and service_used(city, text.used_service) is None,
        "municipality": not has_home(text, city),
        "title": not text.title,
        "demand": not text.demand,
        "name": not text.name,
        "contact": not text.is_reachable,
    }
    return [name for name, is_lacking in lacks.items() if is_lacking]


def has_home(text: Text, city: City) -> bool:
    """Tell whether the home municipality is told; of a resident it is this one."""
    if text.ground == Ground.RESIDENT:
        return text.municipality == city.code
    return bool(text.municipality or text.municipality_name)


def service_used(city: City, code: str) -> Service | None:
    """Return the service of the city by whose use somebody has the right; what is another authority's gives none."""
    service = cities.service_by_code(city, code) if code else None
    return service if service and service.is_city_matter else None


def identity_lacks(identity: Identity | None, city: City, kind: str, at: datetime) -> list[str]:
    """Return what a maker's identification lacks: its maker has the right to sign, where only the identified can sign."""
    day = localdate(at)
    if not needs_identity(city, kind, day):
        return []
    if identity is None:
        return ["identity"]
    has_right = is_resident(identity, city, at) and is_of_age(identity, least_age(city, kind, day), day)
    return [] if has_right else ["right"]


def can_go_on(case: Case) -> bool:
    """Tell whether a matter is open feedback of which an initiative can be made: whole, not secret, and not one already."""
    is_feedback = hasattr(case, "feedback") and not case.feedback.is_voice
    is_whole = not (case.joined_to_id or case.split_at or case.part_of_id or case.erased_at)
    is_open = case.secrecy == Secrecy.PUBLIC and case.status != Status.CLOSED
    made: Initiative | None = getattr(case, "initiative", None)
    return is_feedback and is_whole and is_open and (made is None or made.stage == Stage.FEEDBACK)


def may_edit(actor: Actor, draft: Draft) -> bool:
    """Whoever holds the draft's key or a maker's link writes it; somebody who has left, or was only invited, doesn't."""
    if not draft.city.is_open:
        return False
    if actor.maker_id is None:
        return True
    return Maker.objects.filter(pk=actor.maker_id, draft=draft, state=MakerState.JOINED).exists()


def may_speak_for(actor: Actor, draft: Draft) -> bool:
    """Whoever began the draft, or has become its responsible person, sends it and turns it into something else.

    Who writes along does neither, and has nothing to do with the data of the responsible person.
    """
    if actor.maker_id is None:
        return may_edit(actor, draft)
    mine = Maker.objects.filter(pk=actor.maker_id, draft=draft, state=MakerState.JOINED, role=MakerRole.CONTACT)
    return draft.city.is_open and mine.exists()


def may_make(actor: Actor, thing: Draft | Initiative) -> bool:
    """Its makers invite others."""
    return may_edit(actor, thing) if isinstance(thing, Draft) else is_maker(actor, thing)


def is_responsible(actor: Actor, initiative: Initiative) -> bool:
    """The responsible person speaks for all makers where one word ends or turns the whole initiative."""
    if actor.maker_id is None:
        return False
    mine = initiative.makers.filter(pk=actor.maker_id, state=MakerState.JOINED)
    return mine.filter(role=MakerRole.CONTACT).exists()


def is_oneself(actor: Actor, maker: Maker) -> bool:
    """Whoever holds a maker's own link speaks for that maker alone."""
    return actor.maker_id is not None and actor.maker_id == maker.pk


def may_enter(actor: Actor, city: City) -> bool:
    """The registry enters what came on paper, and what the council and the youth council have made."""
    return actor.may(Permission.REGISTER, city.pk)


def is_reachable(maker: Maker) -> bool:
    """Tell whether the city can reach a maker."""
    return bool(maker.name and (maker.email or maker.phone or maker.postal_address))
