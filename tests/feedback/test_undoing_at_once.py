"""Two who decide on one case at once: what one hides, the other doesn't show again by taking back an own decision."""

import threading
import time

import pytest
from django.db import connection, transaction

from kuuluu.cases.models import Case
from kuuluu.cities.models import City
from kuuluu.feedback import commands, queries
from kuuluu.people.roles import Role
from kuuluu.publication.models import PublicCase
from kuuluu.publication.rules import MARK, Hide
from tests.factories.cases import make_case
from tests.factories.people import make_actor

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_hidden_while_somebody_takes_back_an_own_decision_stays_hidden(written_cities, now):
    city = City.objects.get(slug="kerava")
    first, second = (make_actor(city, Role.PUBLISHER) for _ in range(2))
    with transaction.atomic():
        case = make_case(city, at=now, text="Kultapossu on pimeänä.")
        commands.publish(case, spans=(), by=first, at=now)
        commands.publish(case, spans=[Hide(11, 13)], by=first, at=now)
    last, other, done = queries.last_decisions(case)[0].pk, Case.objects.get(pk=case.pk), []

    def run() -> None:
        try:
            commands.undo(other, last=last, by=first, at=now)
        except commands.NotUndone as stands:
            done.append(stands.why)
        finally:
            connection.close()

    beside = threading.Thread(target=run)
    with transaction.atomic():
        commands.publish(case, spans=[Hide(0, 10)], by=second, at=now)
        beside.start()
        # Long enough for the other to have read what stands now.
        time.sleep(1.5)
    beside.join(timeout=30)
    assert (done, PublicCase.objects.get(pk=case.pk).text) == ([queries.Stands.DECIDED_SINCE], f"{MARK} on pimeänä.")
