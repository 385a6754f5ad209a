"""Who is told what of an initiative: its makers first, and never what was written."""

import pytest
from django.core import mail
from django.utils import timezone

from kuuluu.initiatives.commands import handling, reviewing, sending
from kuuluu.initiatives.commands import supporting as support
from kuuluu.initiatives.commands.sweeping import sweep
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import DecisionOutcome, MeasureState, ReviewCode, Stage, Support
from kuuluu.initiatives.rules.making import maker_code
from kuuluu.initiatives.rules.supporting import token_of
from kuuluu.journal.queries import history
from kuuluu.notifications import commands
from kuuluu.notifications.initiatives import SENTENCES
from kuuluu.notifications.models import Delivery, DeliveryState, Follower
from kuuluu.notifications.rules import AUDIENCE
from kuuluu.people.actors import ANYONE, Actor
from kuuluu.people.roles import Role
from tests.factories.initiatives import make_initiative, maker
from tests.factories.people import make_actor

pytestmark = pytest.mark.django_db


def send_all(one) -> list[str]:
    """Read every event and send what it makes, as the worker does; return to whom, in order."""
    for event in history(one.pk):
        commands.tell(event)
    for delivery in Delivery.objects.filter(state=DeliveryState.QUEUED).order_by("pk"):
        commands.send(delivery.pk, at=timezone.now())
    return [message.to[0] for message in mail.outbox]


def supporter(one, now, *, wants_news: bool = True) -> Support:
    wish = support.Wish(name="Kaisa", email="kaisa@posti.example", wants_news=wants_news)
    row = support.support(one, wish=wish, by=ANYONE, at=now)
    support.confirm(row, by=Actor(support_id=row.pk), at=now)
    return row


def test_every_event_that_is_told_has_a_sentence():
    told = {event for event in InitiativeEvent if AUDIENCE[event]}
    assert told == set(SENTENCES)


def test_makers_are_told_first_then_who_supports_and_follows(kerava, now):
    one = make_initiative(kerava, at=now)
    row = supporter(one, now)
    Follower.objects.create(
        city=kerava,
        email="seuraaja@posti.example",
        scope=f"initiative:{one.case.number}",
        language="fi",
        created_at=now,
        confirmed_at=now,
    )
    sending.send(one, by=maker(one), at=now)
    mail.outbox.clear()
    to = send_all(one)
    last = to[-3:]
    assert last == ["aino@posti.example", "kaisa@posti.example", "seuraaja@posti.example"]
    own, supporters, followers = mail.outbox[-3:]
    assert maker_code(one.makers.get().pk) in own.body
    assert token_of(row.pk) in supporters.body
    assert "seuraa/lopeta" in followers.body


def test_supporter_who_wants_no_news_is_told_nothing(kerava, now):
    one = make_initiative(kerava, at=now)
    row = supporter(one, now)
    support.stop_news(row, by=Actor(support_id=row.pk), at=now)
    sending.send(one, by=maker(one), at=now)
    assert "kaisa@posti.example" not in send_all(one)


def test_message_waits_no_longer_for_who_stopped_in_between(kerava, now):
    one = make_initiative(kerava, at=now)
    row = supporter(one, now)
    sending.send(one, by=maker(one), at=now)
    for event in history(one.pk):
        commands.tell(event)
    support.stop_news(row, by=Actor(support_id=row.pk), at=now)
    assert "kaisa@posti.example" not in send_all(one)


def test_no_message_carries_what_was_written(kerava, now):
    by = make_actor(kerava, Role.REGISTRAR)
    one = make_initiative(kerava, at=now, stage=Stage.CHECKING)
    reviewing.ask_correction(one, code=ReviewCode.PERSONAL, reason="Naapuri Meikäläinen pois.", by=by, at=now)
    other = make_initiative(kerava, at=now)
    sending.send(other, by=maker(other), at=now)
    type(other).objects.filter(pk=other.pk).update(stage=Stage.DECIDED)
    other.refresh_from_db()
    handling.add_measure(other, words="Meikäläinen hoitaa.", state=MeasureState.PLANNED, by=by, at=now)
    for each in (one, other):
        send_all(each)
    assert len(mail.outbox) >= 4
    assert not [m for m in mail.outbox if "Meikäläinen" in m.body + m.subject]


@pytest.mark.parametrize(
    ("number", "body", "told"),
    [
        (
            "KERDno-2026-7",
            "Lautakunta",
            ("Numero ja päättäjä kerrotaan sivulla.", "Numero ja päättäjä kerrotaan sivulla."),
        ),
        ("KERDno-2026-7", "Matti Virtanen, 040 765 4321", ("Numero kerrotaan sivulla.", "Numero kerrotaan sivulla.")),
        ("Matti Virtanen", "Lautakunta", ("Päättäjä kerrotaan sivulla.", "Numero ja päättäjä kerrotaan sivulla.")),
        ("Matti Virtanen", "Matti Virtanen, 040 765 4321", ("", "Numero kerrotaan sivulla.")),
    ],
)
def test_receipt_says_of_the_page_only_what_stands_there(kerava, now, number, body, told):
    says, tells_makers = told
    one = make_initiative(kerava, at=now)
    supporter(one, now)
    sending.send(one, by=maker(one), at=now)
    send_all(one)
    mail.outbox.clear()
    unit, by = kerava.units.first(), make_actor(kerava, Role.REGISTRAR)
    one.refresh_from_db()
    sending.register(one, register_number=number, body=body, unit=unit, is_of_council=True, by=by, at=now)
    send_all(one)
    sent = {message.to[0]: message.body for message in mail.outbox}
    start = "Kirjaamo on ottanut aloitteen vastaan."
    assert f"{start} {says}".strip() + "\n" in sent["kaisa@posti.example"]
    assert f"{start} {tells_makers}\n" in sent["aino@posti.example"]


@pytest.mark.parametrize(
    ("reason", "stands"), [("Halli pidetään auki.", True), ("Matti Virtanen, 040 765 4321", False)]
)
def test_decision_says_that_its_reasons_stand_there_only_where_they_do(kerava, now, reason, stands):
    one = make_initiative(kerava, at=now, stage=Stage.REGISTERED, sent_at=now, registered_at=now)
    ruling = handling.Ruling(DecisionOutcome.PARTLY, "Lautakunta", now.date(), reason)
    handling.decide(one, ruling=ruling, by=make_actor(kerava, Role.REGISTRAR), at=now)
    send_all(one)
    [said] = [message.body for message in mail.outbox if "Aloitteesta on päätetty." in message.body]
    assert ("Päätös ja perustelut ovat sivulla." in said) == stands


def test_registry_is_told_that_its_receipt_is_late(kerava, now):
    one = make_initiative(kerava, at=now)
    sending.send(one, by=maker(one), at=now)
    sweep(kerava, at=now.replace(day=30))
    assert one.case.unit is None or one.case.unit.email in send_all(one)


def test_asked_supporter_gets_one_message_however_often_the_job_runs(kerava, now):
    one = make_initiative(kerava, at=now)
    row = support.support(one, wish=support.Wish(name="Kaisa", email="kaisa@posti.example"), by=ANYONE, at=now)
    for _ in range(2):
        commands.ask_supporter(row.pk, at=now)
    send_all(one)
    assert [m.to for m in mail.outbox].count(["kaisa@posti.example"]) == 1
    assert token_of(row.pk) in next(m.body for m in mail.outbox if m.to == ["kaisa@posti.example"])
