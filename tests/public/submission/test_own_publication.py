"""The sender's page tells why a matter isn't public, and takes a request for another look or against publication."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kuuluu.cases.rules import code_of
from kuuluu.feedback import commands
from kuuluu.people.actors import Actor
from kuuluu.publication.models import Ground
from tests.factories.cases import make_case, publish_case, publisher
from tests.public.submission.conftest import stamped


@pytest.fixture
def case(kerava, now):
    return make_case(kerava, at=now)


def page(resident, case, **data):
    url = f"/oma/{code_of(case.pk)}/"
    return resident.post(url, stamped(**data), follow=True) if data else resident.get(url)


def test_reason_is_told_and_another_look_asked_for(resident, case, now):
    commands.refuse(case, ground=Ground.PRIVATE_LIFE, by=publisher(case.city), at=now)
    assert "32 kohta" in page(resident, case).text
    answer = page(resident, case, act="look", words="Siinä ei ole mitään.")
    assert "Saat ratkaisun viimeistään" in answer.text
    assert case.reconsiderations.get().words == "Siinä ei ole mitään."
    assert 'value="look"' not in page(resident, case).text


def test_what_is_public_can_be_asked_away(resident, case, now):
    publish_case(case, at=now)
    answer = page(resident, case, act="object", objection="safety", objection_words="Minut tunnistaa.")
    assert answer.status_code == 200
    case.feedback.refresh_from_db()
    assert (case.feedback.objection, case.feedback.objection_words) == ("safety", "Minut tunnistaa.")
    assert 'value="object"' not in page(resident, case).text


def test_request_without_a_reason_comes_back_with_its_words(resident, case, now):
    answer = page(resident, case, act="object", objection_words="Minut tunnistaa.")
    assert answer.status_code == 400
    assert "Minut tunnistaa." in answer.text


def test_another_look_at_nothing_is_a_conflict_page(resident, case):
    assert page(resident, case, act="look", words="x").status_code == 409


def test_a_late_look_is_said_to_be_late(resident, case, now):
    commands.refuse(case, ground=Ground.OTHER, by=publisher(case.city), at=now)
    commands.ask_again(case, words="", by=Actor(case_id=case.pk), at=now)
    case.reconsiderations.update(due_date=timezone.localdate() - timedelta(days=3))
    assert "3 päivää" in page(resident, case).text
