"""Support: confirmed by its own token, counted once, taken back at will."""

from datetime import date, timedelta

import pytest

from kuuluu.initiatives.commands import supporting as commands
from kuuluu.initiatives.commands.counting import count
from kuuluu.initiatives.commands.supporting import AlreadySupports, Wish
from kuuluu.initiatives.models import Stage, Support, SupportContact, SupportKey, SupportState, Tally
from kuuluu.journal.commands import NotAllowed, NotNow
from kuuluu.journal.queries import history
from kuuluu.people.actors import ANYONE, Actor
from kuuluu.publication.models import PublicInitiative
from tests.factories.initiatives import make_initiative

pytestmark = pytest.mark.django_db
BORN = date(1990, 5, 1)


def wish(n: int = 1, **values) -> Wish:
    return Wish(
        **{"name": f"Kannattaja {n}", "email": f"k{n}@posti.example", "born": BORN, "municipality": "245", **values}
    )


def add(initiative, n, at, **values) -> Support:
    row = commands.support(initiative, wish=wish(n, **values), by=ANYONE, at=at)
    commands.confirm(row, by=Actor(support_id=row.pk), at=at)
    return row


def test_support_counts_when_it_is_confirmed(kerava, now):
    one = make_initiative(kerava, at=now)
    row = commands.support(one, wish=wish(), by=ANYONE, at=now)
    count(at=now)
    assert Tally.objects.get(pk=one.pk).supporters == 0
    commands.confirm(row, by=Actor(support_id=row.pk), at=now)
    count(at=now)
    shown = PublicInitiative.objects.get(pk=one.pk)
    assert (shown.supporters, shown.verified) == (1, 0)


def test_support_is_confirmed_by_its_own_token_alone(kerava, now):
    one = make_initiative(kerava, at=now)
    row, other = (commands.support(one, wish=wish(n), by=ANYONE, at=now) for n in (1, 2))
    with pytest.raises(NotAllowed):
        commands.confirm(row, by=Actor(support_id=other.pk), at=now)


@pytest.mark.parametrize(
    "again", [{"name": "Toinen Nimi"}, {"email": "toinen@posti.example"}, {"email": "K1+a@posti.example"}]
)
def test_same_person_counts_once(kerava, now, again):
    one = make_initiative(kerava, at=now)
    add(one, 1, now)
    row = commands.support(one, wish=wish(1, **again), by=ANYONE, at=now)
    with pytest.raises(AlreadySupports):
        commands.confirm(row, by=Actor(support_id=row.pk), at=now)
    count(at=now)
    assert Tally.objects.get(pk=one.pk).supporters == 1
    assert SupportKey.objects.filter(support=row).count() == 0


def test_support_that_waits_keeps_nobody_away(kerava, now):
    one = make_initiative(kerava, at=now)
    commands.support(one, wish=wish(1), by=ANYONE, at=now)
    add(one, 1, now)
    assert count(at=now) == 1


def test_withdrawn_support_is_no_longer_counted_and_can_be_given_again(kerava, now):
    one = make_initiative(kerava, at=now)
    row = add(one, 1, now)
    commands.withdraw_support(row, by=Actor(support_id=row.pk), at=now)
    count(at=now)
    assert Tally.objects.get(pk=one.pk).supporters == 0
    assert not SupportContact.objects.filter(support=row).exists()
    add(one, 1, now)
    count(at=now)
    assert Tally.objects.get(pk=one.pk).supporters == 1


def test_support_is_taken_back_only_before_sending(kerava, now):
    one = make_initiative(kerava, at=now)
    row = add(one, 1, now)
    type(one).objects.filter(pk=one.pk).update(stage=Stage.SENT, sent_at=now)
    with pytest.raises(NotNow):
        commands.withdraw_support(row, by=Actor(support_id=row.pk), at=now)


@pytest.mark.parametrize("change", [{"stage": Stage.SENT}, {"paused_at": "2026-11-24T08:00Z"}])
def test_support_is_confirmed_only_while_it_is_gathered(kerava, now, change):
    one = make_initiative(kerava, at=now)
    row = commands.support(one, wish=wish(), by=ANYONE, at=now)
    type(one).objects.filter(pk=one.pk).update(**change)
    with pytest.raises(NotNow):
        commands.confirm(row, by=Actor(support_id=row.pk), at=now)
    row.refresh_from_db()
    assert row.state == SupportState.PENDING


def test_milestone_is_told_once(kerava, now):
    one = make_initiative(kerava, at=now)
    Tally.objects.filter(pk=one.pk).update(supporters=48)
    rows = [add(one, n, now) for n in range(3)]
    count(at=now)
    commands.withdraw_support(rows[0], by=Actor(support_id=rows[0].pk), at=now)
    commands.withdraw_support(rows[1], by=Actor(support_id=rows[1].pk), at=now)
    count(at=now)
    add(one, 10, now + timedelta(minutes=1))
    add(one, 11, now + timedelta(minutes=1))
    count(at=now + timedelta(minutes=2))
    told = [event.facts["number"] for event in history(one.pk) if event.name == "initiative.milestone"]
    assert told == [50]
