"""Two who change one initiative at once: what one hides, the other doesn't show again."""

import threading
import time

import pytest
from django.db import connection, transaction

from kuuluu.cities.models import City
from kuuluu.initiatives.commands.pausing import pause
from kuuluu.initiatives.commands.reviewing import hide_place, hide_words
from kuuluu.initiatives.models import Initiative
from kuuluu.people.roles import Permission
from kuuluu.publication.models import PublicInitiative
from kuuluu.publication.rules import MARK, Hide
from tests.factories.cases import officer
from tests.factories.initiatives import DEMAND, make_initiative

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def city(written_cities):
    return City.objects.get(slug="kerava")


def words(one: Initiative, city: City, at) -> None:
    hide_words(one, part="demand", spans=(Hide(0, 10, "person_name"),), by=officer(city, Permission.PUBLISH), at=at)


def place(one: Initiative, city: City, at) -> None:
    hide_place(one, hides=True, by=officer(city, Permission.PUBLISH), at=at)


@pytest.mark.parametrize(("hide", "shown"), [(words, (MARK, "Kauppakaari 1")), (place, ("Kultapossu", ""))])
def test_what_is_hidden_while_somebody_else_changes_the_page_stays_hidden(city, now, hide, shown):
    with transaction.atomic():
        one = make_initiative(city, at=now, demand=f"Kultapossu: {DEMAND}")
    type(one.case).objects.filter(pk=one.pk).update(address="Kauppakaari 1")
    registrar = officer(city, Permission.REGISTER)
    other = Initiative.objects.select_related("case__city", "city").get(pk=one.pk)
    done = []

    def run() -> None:
        try:
            pause(other, by=registrar, at=now)
            done.append("paused")
        finally:
            connection.close()

    beside = threading.Thread(target=run)
    with transaction.atomic():
        hide(one, city, now)
        beside.start()
        # Long enough for the other to have read what stands now.
        time.sleep(1.5)
    beside.join(timeout=30)
    row = PublicInitiative.objects.get(pk=one.pk)
    assert (done, row.is_paused) == (["paused"], True)
    assert row.demand.startswith(shown[0])
    assert row.place == shown[1]
