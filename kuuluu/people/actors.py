"""Whoever acts: a person with what they may do, an identified resident, the holder of a code, anyone, or the service."""

from dataclasses import dataclass
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef

from kuuluu.people.models import Membership, Person
from kuuluu.people.roles import ROLE_PERMISSIONS, Permission, Role


@dataclass(frozen=True)
class Grant:
    """A permission in a city: for one unit, or for all of it when no unit is named."""

    city_id: int
    unit_id: int | None
    permission: Permission


@dataclass(frozen=True)
class Actor:
    """Who acts now, with all that they may do. Anonymous unless said otherwise."""

    person_id: UUID | None = None
    name: str = ""
    grants: frozenset[Grant] = frozenset()
    # Somebody who holds the secret code of this case: its sender.
    case_id: UUID | None = None
    # A resident who identified strongly a moment ago; never together with a person who works for a city.
    identity_id: UUID | None = None
    # Somebody who holds the secret link of this contractor.
    contractor_id: UUID | None = None
    # Somebody who holds the secret link of this maker of an initiative.
    maker_id: UUID | None = None
    # Somebody who holds the secret link of this support of an initiative.
    support_id: UUID | None = None
    is_system: bool = False
    # Has an authenticator app or a passkey: the desk asks for one (see people.rules).
    has_second_factor: bool = False

    def may(self, permission: Permission, city_id: int, unit_id: int | None = None) -> bool:
        """Tell whether a grant covers this unit; what belongs to no unit is for those who act for the whole city."""
        return any(
            grant.city_id == city_id and grant.permission == permission and grant.unit_id in {None, unit_id}
            for grant in self.grants
        )

    def may_somewhere(self, permission: Permission, city_id: int) -> bool:
        """Tell whether the permission is held for the city or for any of its units."""
        return any(grant.city_id == city_id and grant.permission == permission for grant in self.grants)

    def is_member_of(self, city_id: int) -> bool:
        """Tell whether any role is held in the city."""
        return any(grant.city_id == city_id for grant in self.grants)

    def unit_ids(self, city_id: int) -> frozenset[int]:
        """Return the units that the person works in."""
        return frozenset(g.unit_id for g in self.grants if g.city_id == city_id and g.unit_id is not None)


ANYONE = Actor()
SYSTEM = Actor(is_system=True)


def grants_of(membership: Membership) -> frozenset[Grant]:
    """Return what one membership allows."""
    permissions = ROLE_PERMISSIONS[Role(membership.role)]
    return frozenset(Grant(membership.city_id, membership.unit_id, permission) for permission in permissions)


FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def actor_of(person: Person) -> Actor:
    """Return the person as an actor. One query; nobody acts whose sign-in is closed."""
    factor = Exists(Authenticator.objects.filter(user=OuterRef("person"), type__in=FACTORS))
    memberships = list(Membership.objects.filter(person=person, person__is_active=True).annotate(has_factor=factor))
    grants = frozenset(grant for membership in memberships for grant in grants_of(membership))
    has_factor = any(membership.has_factor for membership in memberships)
    return Actor(person_id=person.pk, name=person.name, grants=grants, has_second_factor=has_factor)
