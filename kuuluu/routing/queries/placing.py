"""Where a case goes that comes in: by what it is about and by whom it is owned. Nothing is written here."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from kuuluu.cities import queries as cities
from kuuluu.cities.models import Area, City, Service, ServiceOwner, Unit
from kuuluu.language.matters import Matter
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
    service = chosen or _of_matter(city, arrival.matter) or _sure(city, ranking, day)
    if not chosen:
        chooser = Chooser.MACHINE if service else Chooser.NOBODY
    about = replace(arrival, service_id=service.pk if service else None)
    return _placed(city, about, service, chooser=chooser, area=area, ranking=ranking)


def place(city: City, arrival: Arrival, service: Service | None, area: Area | None) -> Course:
    """Return where a case goes of which an officer has said what it is."""
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


def handler_of(city: City, matter: str, day: date) -> ServiceOwner | None:
    """Return who handles on a day what law handles in another way than feedback."""
    return owner_on(city, cities.service_by_code(city, rules.SERVICE_OF_MATTER[matter]), day)


def _of_matter(city: City, matter: str) -> Service | None:
    """Return the service of what has one of its own; a claim is about the thing that did the harm."""
    return cities.service_by_code(city, rules.SERVICE_OF_MATTER[matter]) if matter and matter != Matter.CLAIM else None


def _placed(city: City, arrival: Arrival, service: Service | None, **known: Any) -> Course:
    day = localdate(arrival.at)
    choice = rules.choose(rules.in_force(rules_of(city), day), arrival, ability(city))
    known |= {"service": service, "skipped": choice.skipped}
    rule, owner = choice.rule, handler_of(city, arrival.matter, day) if arrival.matter else owner_on(city, service, day)
    if rule:
        unit = triage(city) if rule.target == Target.QUEUE else rule.unit
        officer = rule.officer_id if rule.target == Target.OFFICER else None
        return Course(unit, Basis.RULE, rule=rule, officer_id=officer, **known)
    if owner:
        basis = Basis.MATTER if arrival.matter else Basis.OWNER
        return Course(owner.unit, basis, owner_from=owner.from_date, **known)
    return Course(triage(city), Basis.FALLBACK, **known)
