"""Limits hold also when many try at the very same moment."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from kuuluu.people.commands import forget_old_tries, spend
from kuuluu.people.models import Throttle
from kuuluu.people.tasks import forget

pytestmark = pytest.mark.django_db


def test_limit_is_reached_and_no_more(now):
    assert [spend("x", limit=3, seconds=60, at=now) for _ in range(5)] == [True, True, True, False, False]


def test_next_window_starts_anew(now):
    assert spend("x", limit=1, seconds=60, at=now)
    assert not spend("x", limit=1, seconds=60, at=now + timedelta(seconds=59))
    assert spend("x", limit=1, seconds=60, at=now + timedelta(seconds=60))


def test_keys_do_not_touch_each_other(now):
    assert spend("x", limit=1, seconds=60, at=now)
    assert spend("y", limit=1, seconds=60, at=now)
    assert spend("x", limit=1, seconds=600, at=now)


def test_key_is_kept_as_a_hash_that_changes_daily(now):
    spend("from 192.0.2.7", limit=1, seconds=60, at=now)
    spend("from 192.0.2.7", limit=1, seconds=60, at=now + timedelta(days=1))
    first, second = Throttle.objects.order_by("window").values_list("key", flat=True)
    assert re.fullmatch("[0-9a-f]{64}", first), "nothing but a hash, which can't hold an address's full stops"
    assert first != second


def test_old_counters_are_forgotten(now):
    spend("x", limit=1, seconds=60, at=now - timedelta(days=3))
    spend("x", limit=1, seconds=60, at=now)
    assert forget_old_tries(now) == 1
    assert not spend("x", limit=1, seconds=60, at=now)


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_exactly_the_limit_passes(now):
    together = Barrier(12)

    def hit(_number):
        together.wait(timeout=20)
        try:
            return spend("x", limit=5, seconds=3600, at=now)
        finally:
            connection.close()

    with ThreadPoolExecutor(12) as threads:
        passed = list(threads.map(hit, range(12)))
    assert sum(passed) == 5
    assert Throttle.objects.get().count == 12


def test_sweep_removes_what_nobody_can_use_any_more(now):
    spend("x", limit=1, seconds=60, at=now - timedelta(days=3))
    for key, expires in (("old", now - timedelta(hours=1)), ("new", now + timedelta(hours=1))):
        Session.objects.create(session_key=key, session_data="", expire_date=expires)
    forget(int(now.timestamp()))
    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]
    assert not Throttle.objects.exists()
