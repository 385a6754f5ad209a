"""A desk of one page, for tests of who comes in."""

import pytest
from django.http import HttpResponse
from django.urls import include, path

from kuuluu.cities import queries
from kuuluu.desk.access import closed, desk_page
from kuuluu.people.roles import Permission
from kuuluu.ui import errors
from tests.factories.cities import make_city


def forgotten(request):
    return HttpResponse(f"work of {request.actor.name}")


@desk_page(needs=[Permission.PUBLISH])
def publishing(request):
    return HttpResponse("publishing")


desk = closed([path("", forgotten, name="work_list"), path("publishing/", publishing, name="publishing")])
public = [path("", lambda _request: HttpResponse("front"), name="front")]
urlpatterns = [
    path("account/", include("kuuluu.people.urls")),
    path("desk/", include((desk, "desk"))),
    path("", include((public, "public"))),
]
handler429 = errors.too_many


@pytest.fixture
def city(db):
    queries.forget()
    return make_city()


@pytest.fixture
def client(client, city, settings, tmp_path):
    """A browser at the city's host, before a desk of one page."""
    settings.ROOT_URLCONF = "tests.people.conftest"
    settings.STATIC_ROOT = tmp_path
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    client.defaults["HTTP_HOST"] = city.host
    return client
