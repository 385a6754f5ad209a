"""The world of secrets, and pages made anew for each test."""

from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

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


@pytest.fixture
def world(one_connection, kerava, jarvenpaa, django_capture_on_commit_callbacks) -> World:
    """Secrets made two days ago; what waits for the commit has been done."""
    with django_capture_on_commit_callbacks(execute=True):
        return make_world(kerava, jarvenpaa, timezone.now() - timedelta(days=2))
