"""The people of the journeys, made in a process of its own: `python -m tests.journeys.cast`."""

import os

import django

MIKKO, OUTI, SANNA = "mikko@kerava.example", "outi@kerava.example", "sanna@jarvenpaa.example"
VILLE, KAIJA = "ville@kerava.example", "kaija@kerava.example"


def make() -> None:
    """Mikko handles cases, Ville those of parks alone, Outi publishes, Kaija registers, Sanna does it next door."""
    from kuuluu.cities.models import City
    from kuuluu.people.roles import Role
    from tests.factories.people import give_second_factor, make_member

    kerava, jarvenpaa = (City.objects.get(slug=slug) for slug in ("kerava", "jarvenpaa"))
    give_second_factor(make_member(kerava, Role.OFFICER, email=MIKKO, name="Mikko"))
    parks = kerava.units.get(code="viheralueet")
    give_second_factor(make_member(kerava, Role.OFFICER, parks, email=VILLE, name="Ville"))
    give_second_factor(make_member(kerava, Role.REGISTRAR, email=KAIJA, name="Kaija"))
    outi = give_second_factor(make_member(kerava, Role.PUBLISHER, email=OUTI, name="Outi"))
    for role in (Role.REGISTRAR, Role.ADMINISTRATOR):
        outi.memberships.create(city=kerava, role=role)
    sanna = give_second_factor(make_member(jarvenpaa, Role.OFFICER, email=SANNA, name="Sanna"))
    sanna.memberships.create(city=jarvenpaa, role=Role.PUBLISHER)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kuuluu.settings")
    django.setup()
    make()
