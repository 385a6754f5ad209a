"""Officers at their desks."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kuuluu.cities.queries import unit_by_code
from kuuluu.people.roles import Role
from tests.factories.people import give_second_factor, make_member
from tests.retention.conftest import aino, planted  # noqa: F401 - what the page of keeping and erasing is shown with


@pytest.fixture
def at():
    """A moment a day ago: pages read the real clock."""
    return timezone.localtime() - timedelta(days=1)


def sit(client, city, *roles: Role, unit_code: str = "", **values):
    """Sign somebody in at the city's desk, second factor and all."""
    unit = unit_by_code(city, unit_code) if unit_code else None
    person = give_second_factor(make_member(city, roles[0], unit, **values))
    for role in roles[1:]:
        person.memberships.create(city=city, role=role)
    client.force_login(person)
    client.defaults["HTTP_HOST"] = city.host
    return person


@pytest.fixture
def mikko(client, kerava):
    return sit(client, kerava, Role.OFFICER, name="Mikko")


@pytest.fixture
def outi(client, kerava):
    return sit(client, kerava, Role.PUBLISHER, name="Outi")


@pytest.fixture
def sanna(client, jarvenpaa):
    return sit(client, jarvenpaa, Role.OFFICER, Role.PUBLISHER, name="Sanna")
