"""Which cases somebody may see at the desk."""

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from kuuluu.cases.models import Case
from kuuluu.cities.models import City, Secrecy
from kuuluu.people.actors import Actor
from kuuluu.people.roles import Permission
from kuuluu.publication.queries.lists import key_of


def visible_to(actor: Actor, city: City) -> QuerySet[Case]:
    """Return the cases of a city that an actor may see at the desk; of another city none."""
    cases = Case.objects.filter(city_id=key_of(city))
    if actor.is_system:
        return cases
    reach = {
        Secrecy.PUBLIC: within(actor, city, _SEE_OPEN),
        Secrecy.LIMITED: within(actor, city, _SEE_LIMITED),
        Secrecy.SECRET: within(actor, city, _SEE_SECRET) | _in_hand(actor, city),
    }
    # Levels that are seen whole make one plain condition, which the database knows how common it is.
    whole = [level for level, seen in reach.items() if seen == _ALL]
    if len(whole) == len(reach):
        return cases
    parts = [Q(secrecy=level) & seen for level, seen in reach.items() if level not in whole and seen != _NONE | _NONE]
    return cases.filter(reduce(or_, parts, Q(secrecy__in=whole)))


_SEE_OPEN = (Permission.SEE_ALL_UNITS, Permission.PUBLISH, Permission.REGISTER, Permission.HANDLE_CASES)
_SEE_LIMITED = (Permission.REGISTER, Permission.HANDLE_CASES)
_SEE_SECRET = (Permission.SEE_SECRET,)
_ALL, _NONE = Q(pk__isnull=False), Q(pk__isnull=True)


def within(actor: Actor, city: City, permissions: tuple[Permission, ...]) -> Q:
    """Return which cases one of the permissions reaches: the whole city's, those of the actor's units, or none."""
    grants = [g for g in actor.grants if g.city_id == city.pk and g.permission in permissions]
    if any(g.unit_id is None for g in grants):
        return _ALL
    units = {g.unit_id for g in grants}
    return Q(unit_id__in=units) if units else _NONE


def _in_hand(actor: Actor, city: City) -> Q:
    """Return which cases were given to the actor by name."""
    if actor.person_id is None or not actor.may_somewhere(Permission.HANDLE_CASES, city.pk):
        return _NONE
    return Q(assignee_id=actor.person_id) & within(actor, city, (Permission.HANDLE_CASES,))
