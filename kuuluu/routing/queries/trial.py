"""A draft of a rule tried on the past year's cases: what would have gone elsewhere, before anybody saves it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.timezone import localdate

from kuuluu.cases.models import Case, Message, MessageKind
from kuuluu.cases.queries import visible_to
from kuuluu.cities import queries as cities
from kuuluu.cities.models import City
from kuuluu.people.actors import Actor
from kuuluu.routing import rules
from kuuluu.routing.models import RoutingRule, Target
from kuuluu.routing.queries.placing import handler_of, owner_on
from kuuluu.routing.queries.rulebook import ability, rules_of
from kuuluu.routing.rules import Arrival

YEAR = timedelta(days=365)
# So many of the newest cases are looked at, and so many of them are read where a rule asks for words.
MOST_CASES, MOST_READ = 20_000, 3_000
BATCH = 500
# Of so many cases of each sort some are shown, if the administrator may see them.
SEEN = 20
COLUMNS = ("pk", "service_id", "area_id", "feedback__kind", "received_at", "language", "matter", "unit_id")


class Goal(NamedTuple):
    """To whom a case goes; no unit: to the queue of what nobody owns."""

    unit_id: int | None
    officer_id: UUID | None = None


class Past(NamedTuple):
    """A past case as the trial needs it."""

    pk: UUID
    arrival: Arrival
    ended_in: int | None


@dataclass
class Move:
    """Cases that would have gone elsewhere, from one goal to another."""

    start: Goal
    end: Goal
    count: int = 0
    # How many of them were in the end handled where the draft sends them.
    ended_there: int = 0
    cases: list[UUID] = field(default_factory=list)


@dataclass
class Trial:
    """What a draft would have done: to which cases, in whose stead, and whom it would have left without an owner."""

    looked: int = 0
    since: datetime | None = None
    is_sample: bool = False
    # How many cases fit the draft, and of how many it decides.
    fitting: int = 0
    decided: int = 0
    moves: dict[tuple[Goal, Goal], Move] = field(default_factory=dict)
    # Cases that had an owner and would have none.
    orphans: list[UUID] = field(default_factory=list)
    # Which other rules decide of cases that fit the draft, and which lose every case to it.
    taken_before: Counter[UUID] = field(default_factory=Counter)
    silenced: set[UUID] = field(default_factory=set)
    # Rules that no case of the year fits.
    never: set[UUID] = field(default_factory=set)
    # The other rules of today, and those of them, and of the draft, that can give a case to somebody.
    others: list[RoutingRule] = field(default_factory=list)
    able: set[UUID] = field(default_factory=set)

    @property
    def moved(self) -> int:
        """Return how many cases would have gone elsewhere."""
        return sum(move.count for move in self.moves.values())

    @property
    def counts(self) -> dict[str, int]:
        """Return what is kept with the version of the rule: numbers alone."""
        return {"looked": self.looked, "decided": self.decided, "moved": self.moved, "orphans": len(self.orphans)}


def try_rule(city: City, draft: RoutingRule, at: datetime, *, is_gone: bool = False) -> Trial:
    """Replay the past year with a draft in its place among the rules of today, or with that rule gone.

    The year is replayed as if today's rules and owners, and the draft whatever its days, had held all through it.
    """
    now = rules.in_force(rules_of(city), localdate(at))
    others = [rule for rule in now if rule.pk != draft.pk]
    # A new draft pushes on the rule whose place it takes.
    then = others if is_gone else [*(one for one in others if one.order < draft.order), draft]
    then += [rule for rule in others if rule not in then]
    replay = Replay(city, now, then, draft, at)
    for past in _past(city, [*now, draft], replay.trial, at):
        replay.look(past)
    replay.trial.others = others
    replay.trial.able = {rule.pk for rule in [*others, draft] if replay.is_able(rule)}
    replay.trial.never = {rule.pk for rule in replay.unmet}
    replay.trial.silenced = {pk for pk in replay.deciding_now if pk not in replay.deciding_then and pk != draft.pk}
    return replay.trial


class Replay:
    """The past year going by, case by case."""

    def __init__(
        self, city: City, now: Sequence[RoutingRule], then: Sequence[RoutingRule], draft: RoutingRule, at: datetime
    ) -> None:
        self.now, self.then, self.draft = now, then, draft
        self.is_able = ability(city)
        services = {service.pk: owner_on(city, service, localdate(at)) for service in cities.snapshot(city).services}
        self.owners = {pk: Goal(owner.unit_id) for pk, owner in services.items() if owner}
        handlers = {matter: handler_of(city, matter, localdate(at)) for matter in rules.SERVICE_OF_MATTER}
        self.handlers = {matter: Goal(owner.unit_id) for matter, owner in handlers.items() if owner}
        self.trial = Trial()
        self.unmet = list(then)
        self.deciding_now: set[UUID] = set()
        self.deciding_then: set[UUID] = set()

    def look(self, past: Past) -> None:
        """Put one case where it goes now and where it would go, and note what differs."""
        trial, arrival = self.trial, past.arrival
        trial.looked += 1
        trial.since = arrival.at
        self.unmet = [rule for rule in self.unmet if not rules.fits(rule, arrival)]
        start, deciding = self._goal(self.now, arrival)
        end, would = self._goal(self.then, arrival)
        self.deciding_now |= {deciding.pk} if deciding else set()
        self.deciding_then |= {would.pk} if would else set()
        if rules.fits(self.draft, arrival):
            trial.fitting += 1
            trial.decided += would is self.draft
            if would and would is not self.draft:
                trial.taken_before[would.pk] += 1
        if start != end:
            self._note(past, start, end)

    def _note(self, past: Past, start: Goal, end: Goal) -> None:
        move = self.trial.moves.setdefault((start, end), Move(start, end))
        move.count += 1
        move.ended_there += end.unit_id is not None and past.ended_in == end.unit_id
        move.cases.append(past.pk)
        if end.unit_id is None:
            self.trial.orphans.append(past.pk)

    def _goal(self, standing: Sequence[RoutingRule], arrival: Arrival) -> tuple[Goal, RoutingRule | None]:
        rule = rules.choose(standing, arrival, self.is_able).rule
        if rule is None and arrival.matter:
            return self.handlers.get(arrival.matter, Goal(None)), None
        if rule is None:
            return self.owners.get(arrival.service_id or 0, Goal(None)), None
        return Goal(rule.unit_id, rule.officer_id if rule.target == Target.OFFICER else None), rule


def _past(city: City, asking: Sequence[RoutingRule], trial: Trial, at: datetime) -> Iterator[Past]:
    """Yield the year's cases, the newest first, with their words where a rule asks for them; notes where it must stop."""
    rows = Case.objects.filter(city=city, received_at__gte=at - YEAR, received_at__lte=at, erased_at=None)
    listed = rows.order_by("-received_at", "-pk").values_list(*COLUMNS)[:MOST_CASES]
    wordy = [rule for rule in asking if rule.words]
    read = looked = 0
    rest = listed.iterator(chunk_size=BATCH)
    while batch := list(islice(rest, BATCH)):
        found = [_case(row) for row in batch]
        wanted = [one.pk for one in found if any(rules.fits_but_for_words(rule, one.arrival) for rule in wordy)]
        said = _texts(wanted)
        read, looked = read + len(wanted), looked + len(found)
        yield from (
            one._replace(arrival=replace(one.arrival, text=said[one.pk])) if one.pk in said else one for one in found
        )
        if read > MOST_READ or looked >= MOST_CASES:
            trial.is_sample = rows.count() > looked
            return


def _case(row: tuple[Any, ...]) -> Past:
    pk, service, area, kind, at, language, matter, unit = row
    return Past(pk, Arrival(service, area, kind or "", at, "", language, matter), unit)


def _texts(wanted: list[UUID]) -> dict[UUID, str]:
    said = Message.objects.filter(case__in=wanted, kind=MessageKind.SUBMISSION)
    return dict(said.values_list("case_id", "original__text")) if wanted else {}


def shadows(draft: RoutingRule, trial: Trial) -> tuple[RoutingRule | None, list[RoutingRule]]:
    """Return the earlier rule because of which a draft could never decide, and the later ones that never could after it."""
    able = [rule for rule in trial.others if rule.pk in trial.able]
    before = [rule for rule in able if rule.order < draft.order]
    after = [rule for rule in able if rule.order >= draft.order and rules.covers(draft, rule)]
    return rules.hidden_by(before, draft), after if draft.pk in trial.able else []


def examples(actor: Actor, city: City, trial: Trial) -> dict[UUID, Case]:
    """Return some of the cases that a trial would move, the orphans first: only those that the actor may see."""
    wanted = [*trial.orphans[:SEEN], *(pk for move in trial.moves.values() for pk in move.cases[:SEEN])]
    seen = visible_to(actor, city).filter(pk__in=wanted).only("number", "title", "language", "secrecy")
    return {case.pk: case for case in seen}
