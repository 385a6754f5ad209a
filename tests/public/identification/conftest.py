"""A city with an identity service, and a browser before it."""

import pytest

from kuuluu.cities import queries
from kuuluu.cities.models import City
from kuuluu.cities.rules import IDENTITY_CLAIMS
from kuuluu.people import identity_service
from tests.factories.identity_services import CLIENT, SECRET, running

BEGIN, BACK = "/tunnistus/alku/", "/tunnistus/paluu/"


def offer(city: City, issuer: str, **values) -> City:
    """Let a city's residents identify at an issuer."""
    known = {
        "identification_issuer": issuer,
        "identification_client": CLIENT,
        "identification_scope": "openid profile",
        "identification_method": "client_secret_basic",
        "identification_claims": IDENTITY_CLAIMS,
        **{f"identification_name_{one}": "Testitunnistus" for one in ("fi", "sv", "en")},
    }
    City.objects.filter(pk=city.pk).update(**{**known, **values})
    city.refresh_from_db()
    queries.forget()
    identity_service.forget_provider(city)
    return city


@pytest.fixture
def idp():
    """An identity service; honest until a test says otherwise."""
    with running() as service:
        yield service


@pytest.fixture
def city(kerava, idp, settings) -> City:
    settings.IDENTIFICATION_SECRETS = {kerava.slug: SECRET}
    yield offer(kerava, idp.issuer)
    identity_service.forget_provider(kerava)


@pytest.fixture
def client(client, city):
    client.defaults["HTTP_HOST"] = city.host
    return client


def walk(client, idp, path=BEGIN, **query):
    """Go to the identity service, identify there, come back; return where that leads."""
    away = client.get(path, query)
    assert away.status_code == 302, away
    return client.get(BACK, idp.visit(away["Location"]))
