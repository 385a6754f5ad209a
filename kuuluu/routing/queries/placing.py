"""Where a case goes that comes in: by what it is about and by whom it is owned. Nothing is written here."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from kuuluu.cities import queries as cities
from kuuluu.cities.models import Area, City, Service, ServiceOwner, Unit
from kuuluu.routing import rules
from kuuluu.routing.models import Basis, Chooser, RoutingRule, Target
from kuuluu.routing.queries.ranking import Ranking, rank
from kuuluu.routing.queries.rulebook import ability, rules_of
from kuuluu.routing.rules import Arrival


@dataclass(frozen=True)
class Course:
    """To whom a case goes, and all that spoke for it."""

    unit: Unit | None
    basis: Basis
    service: Service | None = None
    chooser: Chooser = Chooser.NOBODY
    area: Area | None = None
    officer_id: UUID | None = None
    rule: RoutingRule | None = None
    skipped: tuple[RoutingRule, ...] = ()
    owner_from: date | None = None
    ranking: Ranking = field(default_factory=Ranking)

    @property
    def is_machines(self) -> bool:
        """Tell whether nobody but the model chose the service."""
        return self.chooser == Chooser.MACHINE


def course_of(city: City, arrival: Arrival, *, chosen: Service | None, chooser: Chooser, area: Area | None) -> Course:
    """Return where a case goes. What somebody chose stands; of what nobody chose the model decides if it is sure enough."""
    ranking = rank(city, arrival.text, arrival.language, area.name_fi if area else "")
    day = localdate(arrival.at)
    service = chosen or _sure(city, ranking, day)
    if not chosen:
        chooser = Chooser.MACHINE if service else Chooser.NOBODY
    return _placed(city, _about(arrival, service), service, chooser=chooser, area=area, ranking=ranking)


def place(city: City, arrival: Arrival, service: Service | None, area: Area | None) -> Course:
    """Return where a case goes whose service an officer has said."""
    return _placed(city, arrival, service, chooser=Chooser.OFFICER, area=area)


def owner_on(city: City, service: Service | None, day: date) -> ServiceOwner | None:
    """Return who owns a service on a day, if that unit still handles matters."""
    owners = cities.snapshot(city).owners.get(service.pk, []) if service else []
    holding = (one for one in owners if one.from_date <= day and (one.to_date is None or day <= one.to_date))
    owner = next(holding, None)
    return owner if owner and owner.unit.is_active else None


def triage(city: City) -> Unit | None:
    """Return the unit that gets what nobody owns. Every city that was loaded has one."""
    return next((unit for unit in cities.units(city) if unit.is_triage), None)


def _sure(city: City, ranking: Ranking, day: date) -> Service | None:
    least = cities.policy(city, rules.CONFIDENCE_KEY, day)
    best = ranking.guesses[0] if ranking.guesses else None
    # What is not the city's is moved on by a person who has read it.
    if best is None or not _is_share(least) or best.confidence < least or not best.service.is_city_matter:
        return None
    return best.service


def _is_share(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _about(arrival: Arrival, service: Service | None) -> Arrival:
    return Arrival(
        service.pk if service else None, arrival.area_id, arrival.kind, arrival.at, arrival.text, arrival.language
    )


def _placed(city: City, arrival: Arrival, service: Service | None, **known: Any) -> Course:
    day = localdate(arrival.at)
    choice = rules.choose(rules.in_force(rules_of(city), day), arrival, ability(city))
    known |= {"service": service, "skipped": choice.skipped}
    rule, owner = choice.rule, owner_on(city, service, day)
    if rule:
        unit = triage(city) if rule.target == Target.QUEUE else rule.unit
        officer = rule.officer_id if rule.target == Target.OFFICER else None
        return Course(unit, Basis.RULE, rule=rule, officer_id=officer, **known)
    if owner:
        return Course(owner.unit, Basis.OWNER, owner_from=owner.from_date, **known)
    return Course(triage(city), Basis.FALLBACK, **known)
