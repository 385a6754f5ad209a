"""A decision taken back shows nothing that another person, or whatever came later, hid."""

from datetime import timedelta

import pytest

from kuuluu.cases.queries import thread
from kuuluu.cities.models import Secrecy
from kuuluu.feedback import commands
from kuuluu.feedback.queries import Stands
from kuuluu.people.roles import Role
from kuuluu.publication.commands import erase_originals
from kuuluu.publication.models import Ground, Original, State
from kuuluu.publication.queries import public_case
from kuuluu.publication.rules import Hide
from tests.factories.cases import make_case, publish_case, sender
from tests.factories.people import make_actor

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
TEXT = "Katulamppu on pimeänä, sanoo Kultapossu."


@pytest.fixture
def case(kerava, now):
    return publish_case(make_case(kerava, at=now, text=TEXT), at=now, spans=())


@pytest.fixture
def two(kerava):
    return [make_actor(kerava, Role.PUBLISHER) for _ in range(2)]


def stands(case, by, at) -> Stands:
    with pytest.raises(commands.NotUndone) as refused:
        commands.undo(case, by=by, at=at)
    return refused.value.why


def test_what_one_hid_another_does_not_show_by_undoing(case, kerava, two, now):
    first, second = two
    commands.publish(case, spans=[Hide(0, 10)], by=first, at=now + HOUR)
    hidden = public_case(kerava, case.number).text
    assert stands(case, second, now + 2 * HOUR) == Stands.OF_ANOTHER
    assert public_case(kerava, case.number).text == hidden
    commands.undo(case, by=first, at=now + 2 * HOUR)
    assert public_case(kerava, case.number).text == TEXT


def test_what_one_withdrew_another_does_not_show_by_undoing(case, kerava, two, now):
    first, second = two
    commands.withdraw(case, ground=Ground.SENDER_OBJECTS, by=first, at=now + HOUR)
    assert stands(case, second, now + 2 * HOUR) == Stands.OF_ANOTHER
    assert public_case(kerava, case.number) is None


def test_what_one_published_another_takes_away_by_undoing(kerava, two, now):
    first, second = two
    case = make_case(kerava, at=now, text=TEXT)
    commands.publish(case, spans=(), by=first, at=now)
    commands.undo(case, by=second, at=now + HOUR)
    assert public_case(kerava, case.number) is None


def test_what_went_by_secrecy_does_not_come_back_by_undoing_when_that_is_over(case, kerava, two, now):
    officer, registrar = (make_actor(kerava, Role.REGISTRAR) for _ in range(2))
    commands.set_secrecy(case, secrecy=Secrecy.LIMITED, ground=Ground.CRIME, by=officer, at=now + HOUR)
    commands.set_secrecy(case, secrecy=Secrecy.PUBLIC, ground=Ground.CRIME, by=registrar, at=now + HOUR)
    assert stands(case, two[0], now + 2 * HOUR) == Stands.OF_ANOTHER
    assert public_case(kerava, case.number) is None


def test_what_another_look_upheld_is_not_undone_by_who_decided_first(case, kerava, two, now):
    first, second = two
    commands.withdraw(case, ground=Ground.PRIVATE_LIFE, by=first, at=now + HOUR)
    commands.ask_again(case, words="", by=sender(case), at=now + 2 * HOUR)
    commands.uphold(case, reason="Sama.", by=second, at=now + 3 * HOUR)
    assert stands(case, first, now + 4 * HOUR) == Stands.UPHELD
    assert public_case(kerava, case.number) is None


def test_what_its_sender_objects_to_since_is_decided_anew(case, kerava, two, now):
    commands.withdraw(case, ground=Ground.OTHER, by=two[0], at=now + HOUR)
    commands.object_to_publication(case, objection="other", words="Ei.", by=sender(case), at=now + 2 * HOUR)
    assert stands(case, two[0], now + 3 * HOUR) == Stands.OBJECTED
    commands.publish(case, spans=(), by=two[0], at=now + 3 * HOUR)
    assert public_case(kerava, case.number).text == TEXT


def test_what_was_erased_or_waits_anew_is_not_undone(case, two, now):
    commands.withdraw(case, ground=Ground.OTHER, by=two[0], at=now + HOUR)
    original = thread(case)[0].original
    Original.objects.filter(pk=original.pk).update(state=State.PENDING)
    assert stands(case, two[0], now + 2 * HOUR) == Stands.CHANGED
    Original.objects.filter(pk=original.pk).update(state=State.WITHDRAWN)
    erase_originals(Original.objects.filter(pk=original.pk), at=now)
    assert stands(case, two[0], now + 2 * HOUR) == Stands.CHANGED
