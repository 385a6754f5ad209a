"""What every request carries, and what a host without a city is told."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import DatabaseError
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import path
from django.utils.timezone import now

from kuuluu.cities import queries
from kuuluu.cities.models import City, CityHost
from kuuluu.journal.commands import NotAllowed, NotNow
from kuuluu.people.actors import ANYONE
from kuuluu.people.clients import UNKNOWN
from kuuluu.ui import middleware
from kuuluu.ui.middleware import client_key
from tests.factories.cities import make_city
from tests.factories.people import make_officer

pytestmark = pytest.mark.django_db


def where(request):
    assert abs(now() - request.at) < timedelta(seconds=20)
    return HttpResponse(f"{request.city.slug} {request.path}")


def who(request):
    known = "" if request.actor == ANYONE else request.actor.name
    return HttpResponse(f"{known} {request.actor.is_member_of(request.city.pk)}")


def refused(_request):
    raise NotAllowed("publish")


def late(_request):
    raise NotNow("answer")


# Below the desk, for a page for anyone may be kept and not asked for at all.
urlpatterns = [
    path("desk/where/", where),
    path("desk/who/", who),
    path("desk/refused/", refused),
    path("desk/late/", late),
]


@pytest.fixture
def city():
    queries.forget()
    cache.clear()
    return make_city()


@pytest.fixture
def client(client, city, settings, tmp_path):
    settings.ROOT_URLCONF = "tests.ui.test_middleware"
    settings.STATIC_ROOT = tmp_path
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    client.defaults["HTTP_HOST"] = city.host
    return client


def test_host_decides_the_city_with_any_port_and_letters(client, city):
    other = make_city()
    for host in (city.host, f"{city.host}:8000", city.host.upper()):
        assert client.get("/desk/where/", headers={"Host": host}).content.decode() == f"{city.slug} /desk/where/"
    assert client.get("/desk/where/", headers={"Host": other.host}).content.decode() == f"{other.slug} /desk/where/"


def test_every_host_of_a_city_leads_to_it(client, city):
    CityHost.objects.create(city=city, host="palaute.city.example")
    assert client.get("/desk/where/", headers={"Host": "palaute.city.example"}).content.decode().startswith(city.slug)


@pytest.mark.parametrize(
    "host", ["elsewhere.example", "localhost:8000", "192.0.2.1", "[::1]", "bad host", "a/b", "å.fi"]
)
def test_unknown_host_is_told_so_and_nothing_else(client, city, host):
    answer = client.get("/desk/where/", headers={"Host": host})
    page = answer.content.decode()
    assert answer.status_code == 404
    assert page.count("<h1>") == 1
    assert city.slug not in page
    assert city.host not in page
    assert not answer.cookies


def test_closed_city_has_no_host(client, city):
    City.objects.filter(pk=city.pk).update(is_open=False)
    queries.forget()
    assert client.get("/desk/where/").status_code == 404


@pytest.mark.parametrize(
    ("url", "accepted", "language"),
    [("/", "fi", "fi"), ("/sv/x/", "fi", "sv"), ("/en/", "fi", "en"), ("/", "sv-FI,sv;q=0.9", "sv"), ("/", "de", "fi")],
)
def test_unknown_host_is_answered_in_the_readers_language(client, settings, url, accepted, language):
    settings.ROOT_URLCONF = "kuuluu.urls"
    page = client.get(url, headers={"Host": "elsewhere.example", "Accept-Language": accepted}).content.decode()
    assert f'<html lang="{language}">' in page


def test_health_is_told_to_any_host(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = client.get("/healthz", headers={"Host": "anything.example"})
    assert (answer.status_code, answer.content) == (200, b"ok")


def test_health_is_bad_without_the_database(client, monkeypatch, caplog):
    def broken():
        raise DatabaseError("gone")

    monkeypatch.setattr(middleware.connection, "cursor", broken)
    assert client.get("/healthz").status_code == 503
    assert "does not answer" in caplog.text


def test_page_that_asks_for_nobody_reads_no_session(client, city, django_assert_num_queries):
    client.force_login(make_officer(city))
    client.get("/desk/where/")
    with django_assert_num_queries(0):
        answer = client.get("/desk/where/")
    assert "Cookie" not in answer.get("Vary", "")


def test_actor_is_who_is_signed_in(client, city):
    assert client.get("/desk/who/").content == b" False"
    client.force_login(make_officer(city, name="Mikko"))
    assert client.get("/desk/who/").content == b"Mikko True"
    assert client.get("/desk/who/", headers={"Host": make_city().host}).content == b"Mikko False"


def test_refusal_of_the_kernel_is_a_page(client):
    assert client.get("/desk/refused/").status_code == 403
    assert client.get("/desk/late/").status_code == 409


@pytest.mark.parametrize(
    ("trusts", "header", "remote", "key"),
    [
        (False, "203.0.113.9", "192.0.2.1", "192.0.2.1"),
        (True, "203.0.113.9", "192.0.2.1", "203.0.113.9"),
        (True, "10.0.0.1, 203.0.113.9", "192.0.2.1", "203.0.113.9"),
        (True, "", "192.0.2.1", "192.0.2.1"),
        (True, "nonsense", "192.0.2.1", UNKNOWN),
        (False, "", "", UNKNOWN),
        (False, "", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (False, "", "::ffff:192.0.2.1", "192.0.2.1"),
    ],
)
def test_client_is_known_by_its_network(settings, trusts, header, remote, key):
    settings.TRUST_FORWARDED_FOR = trusts
    assert client_key(RequestFactory().get("/", headers={"X-Forwarded-For": header}, REMOTE_ADDR=remote)) == key


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["/asiat/%00/", "/asiat/%00/syote.atom", "/palaute/liity/%00/", "/seuraa/?scope=case:%00", "/sv/asiat/?words=a%00"],
)
def test_address_with_a_sign_of_value_zero_is_refused(client, kerava, address):
    answer = client.get(address, headers={"host": kerava.host})
    assert answer.status_code == 400
    assert ('lang="sv"' if address.startswith("/sv/") else 'lang="fi"') in answer.text
