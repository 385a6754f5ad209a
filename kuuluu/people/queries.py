"""Reads of persons and of who works where."""

from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from kuuluu.cities.models import City, Unit
from kuuluu.journal.models import Event
from kuuluu.people.actors import Actor
from kuuluu.people.events import PeopleEvent
from kuuluu.people.models import ERASED, Identity, Membership, Person, normalised
from kuuluu.people.roles import Role


def person_by_id(person_id: UUID) -> Person | None:
    """Return a person, also one whose sign-in is closed."""
    return Person.objects.filter(pk=person_id).first()


def person_by_email(email: str) -> Person | None:
    """Return the person of an address, however its letters are typed."""
    return Person.objects.filter(email=normalised(email)).first()


def identity_of(actor: Actor) -> Identity | None:
    """Return who the actor has identified as; None for whoever hasn't."""
    return Identity.objects.filter(pk=actor.identity_id).first() if actor.identity_id else None


def old_identities(city: City, before: datetime) -> QuerySet[Identity]:
    """Return those who identified in a city and whose facts were too old to act on before a moment."""
    return Identity.objects.filter(city=city, expires_at__lt=before).order_by("pk")


def name_by(field: str) -> Subquery:
    """Return the name of the person whose id stands in a field of the rows that are asked for."""
    return Subquery(Person.objects.filter(pk=OuterRef(field)).values("name")[:1])


def memberships(city: City) -> QuerySet[Membership]:
    """Return who has which role in the city, by name."""
    return Membership.objects.filter(city=city).select_related("person", "unit").order_by("person__name", "role", "id")


def membership_by_id(city: City, membership_id: UUID) -> Membership | None:
    """Return one membership of the city; another city's is not found."""
    return memberships(city).filter(pk=membership_id).first()


def roles_of(city: City, person: Person) -> frozenset[Role]:
    """Return the roles that a person has in the city, whatever the unit."""
    return frozenset(Role(role) for role in memberships(city).filter(person=person).values_list("role", flat=True))


def works_elsewhere(city: City, person: Person) -> bool:
    """Tell whether a person has a role in another city, too."""
    return Membership.objects.filter(person=person).exclude(city=city).exists()


def officers(unit: Unit) -> QuerySet[Person]:
    """Return those who handle the unit's cases: its own officers, and those who handle the whole city's."""
    return _handlers(unit.city_id, Q(memberships__unit=unit) | Q(memberships__unit=None))


def officers_of_city(city: City) -> QuerySet[Person]:
    """Return everybody who handles cases in the city."""
    return _handlers(city.pk, Q())


def handling(city: City) -> frozenset[tuple[UUID, int | None]]:
    """Return who handles cases in the city, each with the unit; None: the whole city's."""
    able = Membership.objects.filter(city=city, role__in=(Role.OFFICER, Role.REGISTRAR), person__is_active=True)
    return frozenset(able.values_list("person_id", "unit_id"))


def colleagues(city: City) -> QuerySet[Person]:
    """Return everybody who can sign in and has a role in the city."""
    return Person.objects.filter(is_active=True, memberships__city=city).distinct().order_by("name", "id")


def former(city: City, before: datetime) -> QuerySet[Person]:
    """Return those whose sign-in was closed here before a moment, who work in no city, and whose names are still known."""
    closings = Event.objects.filter(name=PeopleEvent.SIGN_IN_CLOSED, city_id=city.pk).order_by("at")
    last = dict(closings.values_list("facts__person", "at"))
    gone = Person.objects.filter(is_active=False, memberships=None).exclude(email__endswith=ERASED)
    return gone.filter(pk__in=[person for person, at in last.items() if at < before]).order_by("pk")


def _handlers(city_id: int, units: Q) -> QuerySet[Person]:
    handling = Q(memberships__city_id=city_id, memberships__role__in=(Role.OFFICER, Role.REGISTRAR))
    return Person.objects.filter(units & handling, is_active=True).distinct().order_by("name", "id")
