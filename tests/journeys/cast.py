"""The officers of the journeys, made in the service's own database by a process of its own: `python -m tests.journeys.cast`."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kuuluu.settings")
django.setup()

from kuuluu.cities.models import City, Unit  # noqa: E402 - Django first
from kuuluu.people.models import Membership  # noqa: E402
from kuuluu.people.roles import Role  # noqa: E402
from tests.factories.people import give_second_factor, make_person  # noqa: E402

CAST = (
    ("mikko@kerava.example", "Mikko Mäkinen", "kerava", (Role.OFFICER,)),
    ("outi@kerava.example", "Outi Ojala", "kerava", (Role.PUBLISHER, Role.REGISTRAR)),
    ("anna@kerava.example", "Anna Aho", "kerava", (Role.ADMINISTRATOR,)),
    ("sanna@jarvenpaa.example", "Sanna Salo", "jarvenpaa", (Role.OFFICER, Role.PUBLISHER)),
)


def make() -> None:
    """Make everybody, with a password and a second factor that the journeys know; an officer works in every unit."""
    for email, name, slug, roles in CAST:
        city = City.objects.get(slug=slug)
        person = give_second_factor(make_person(email, name=name))
        for role in roles:
            units = Unit.objects.filter(city=city) if role == Role.OFFICER else [None]
            for unit in units:
                Membership.objects.create(person=person, city=city, role=role, unit=unit)


if __name__ == "__main__":
    make()
