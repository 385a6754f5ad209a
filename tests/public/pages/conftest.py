"""Pages read through the public role: while the door is open, every query of a test runs as that role, too."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from kuuluu.publication import door
from kuuluu.ui.cache import SHELF


def as_public_role(execute, sql, params, many, context):
    if not door.is_open.get():
        return execute(sql, params, many, context)
    with context["connection"].connection.cursor() as role:
        role.execute(f"set local role {settings.PUBLIC_ROLE}")
        try:
            return execute(sql, params, many, context)
        finally:
            role.execute("reset role")


@pytest.fixture(autouse=True)
def one_connection(db):
    own = connections["public"]
    connections["public"] = connection
    SHELF.clear()
    with connection.execute_wrapper(as_public_role):
        yield
    connections["public"] = own


@pytest.fixture
def now():
    """Pages take the real moment, so these tests count from it."""
    return timezone.localtime()


@pytest.fixture
def month_ago(now):
    return now - timedelta(days=30)


@pytest.fixture
def anyone(kerava) -> Client:
    return Client(headers={"host": kerava.host})


@pytest.fixture
def neighbour(jarvenpaa) -> Client:
    return Client(headers={"host": jarvenpaa.host})
