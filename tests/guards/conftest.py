"""The world of secrets, and pages made anew for each test."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connections, transaction
from django.test import TestCase
from django.utils import timezone

from kuuluu.cities.models import City
from kuuluu.ui.cache import SHELF
from tests.guards.world import World, make_world


@pytest.fixture(autouse=True)
def fresh_pages():
    """Let no page of another test be served: what it showed was rolled back."""
    SHELF.clear()
    yield
    SHELF.clear()


@pytest.fixture
def one_connection(db):
    """Let the public login read what this test's transaction wrote: on the one connection that sees it."""
    own = connections["public"]
    connections["public"] = connections["default"]
    yield
    connections["public"] = own


@pytest.fixture(scope="module")
def held_world(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[World]:
    """Secrets made two days ago, once for all tests of a file; what waits for the commit has been done."""
    with django_db_blocker.unblock():
        before, settings.MEDIA_ROOT = settings.MEDIA_ROOT, tmp_path_factory.mktemp("files")
        own, connections["public"] = connections["public"], connections["default"]
        kerava, jarvenpaa = (City.objects.get(slug=slug) for slug in ("kerava", "jarvenpaa"))
        with transaction.atomic():
            with TestCase.captureOnCommitCallbacks(execute=True):
                made = make_world(kerava, jarvenpaa, timezone.now() - timedelta(days=2))
            made.folder, settings.MEDIA_ROOT = settings.MEDIA_ROOT, before
            connections["public"] = own
            yield made
            transaction.set_rollback(True)


@pytest.fixture
def world(held_world, one_connection, settings) -> World:
    """The world of secrets; what a test changes in it is rolled back after the test."""
    settings.MEDIA_ROOT = held_world.folder
    return held_world
