"""Who is told what, and that it is told once."""

import traceback
from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.utils import timezone

from kuuluu.cases.models import Case, Ending
from kuuluu.cases.rules import code_of
from kuuluu.feedback import commands as feedback
from kuuluu.journal.models import Event
from kuuluu.journal.queries import history
from kuuluu.notifications import commands
from kuuluu.notifications.models import Delivery, DeliveryState, Follower
from kuuluu.notifications.rules import AUDIENCE, token_of
from kuuluu.people.actors import ANYONE, actor_of
from kuuluu.people.roles import Permission
from kuuluu.workday.commands import order_digest
from kuuluu.workday.queries import digest
from tests.factories.cases import make_case, make_job, officer, publish_case, publisher, sender
from tests.factories.people import make_officer

SECRET = "Naapurini Matti Meikäläinen"
MONDAY = datetime(2026, 11, 30, 4, 30, tzinfo=UTC)


def tell_all(case):
    """Read every event of a case and send what it makes, as the worker does."""
    for event in history(case.pk):
        commands.tell(event)
    for delivery in Delivery.objects.filter(state=DeliveryState.QUEUED):
        commands.send(delivery.pk, at=timezone.now())


@pytest.mark.parametrize(("language", "subject"), [("fi", "on saapunut"), ("sv", "har"), ("en", "has received")])
def test_receipt_comes_in_the_senders_language_with_number_code_and_promise(kerava, now, language, subject):
    case = make_case(kerava, at=now, email="aino@example.org", language=language)
    tell_all(case)
    (message,) = mail.outbox
    assert subject in message.subject
    assert case.number in message.body
    assert code_of(case.pk) in message.body
    assert "1.12.2026" in message.body
    assert message.extra_headers["Content-Language"] == language


def test_anonymous_sender_is_sent_nothing(kerava, now):
    tell_all(make_case(kerava, at=now))
    assert mail.outbox == []


def test_no_message_carries_what_was_written(kerava, now):
    case = make_case(kerava, at=now, email="aino@example.org", text=f"{SECRET} ajaa liian lujaa.")
    mikko = officer(kerava)
    feedback.ask(case, text=f"Missä {SECRET} ajoi?", by=mikko, at=now)
    feedback.reply(case, text=f"{SECRET} ajoi tässä.", by=sender(case), at=now)
    feedback.give_interim_notice(case, text=f"{SECRET} selvitetään.", by=mikko, at=now)
    feedback.answer(case, text=f"{SECRET} on puhuteltu.", by=mikko, at=now)
    feedback.close(case, ending=Ending.DONE, text=f"{SECRET} hoidettu.", by=mikko, at=now)
    tell_all(case)
    assert len(mail.outbox) >= 6
    assert not [m.subject for m in mail.outbox if "Meikäläinen" in m.body + m.subject]


def test_event_told_twice_is_sent_once(kerava, now):
    case = make_case(kerava, at=now, email="aino@example.org")
    tell_all(case)
    tell_all(case)
    assert len(mail.outbox) == 1


def test_delivery_in_the_servers_hands_is_not_sent_again(kerava, now):
    case = make_case(kerava, at=now, email="aino@example.org")
    commands.tell(history(case.pk)[0])
    Delivery.objects.update(state=DeliveryState.SENDING, tried_at=now)
    commands.send(Delivery.objects.get().pk, at=timezone.now())
    commands.pick_up(at=timezone.now())
    assert mail.outbox == []
    assert Delivery.objects.get().state == DeliveryState.UNCERTAIN


def follow(city, now, scope="all"):
    commands.follow(city, email="Seuraaja@Example.org", scope=scope, language="fi", by=ANYONE, at=now)
    return Follower.objects.get(scope=scope)


def test_follower_is_told_only_after_the_button(kerava, now):
    follower = follow(kerava, now)
    case = publish_case(make_case(kerava, at=now), at=now)
    tell_all(case)
    assert [m.to for m in mail.outbox] == [["seuraaja@example.org"]]
    assert token_of(follower.pk) in mail.outbox[0].body
    mail.outbox.clear()
    commands.confirm(kerava, token=token_of(follower.pk), by=ANYONE, at=now)
    feedback.answer(case, text="Korjattu.", by=officer(kerava), at=now)
    tell_all(case)
    assert case.number in mail.outbox[-1].subject
    assert mail.outbox[-1].extra_headers["List-Unsubscribe"].startswith("<http")


def test_follower_is_not_told_of_what_is_not_public(kerava, now):
    commands.confirm(kerava, token=token_of(follow(kerava, now).pk), by=ANYONE, at=now)
    Delivery.objects.all().delete()
    case = make_case(kerava, at=now)
    feedback.answer(case, text="Korjattu.", by=officer(kerava), at=now)
    tell_all(case)
    assert mail.outbox == []


def test_message_of_a_withdrawn_case_does_not_leave(kerava, now):
    commands.confirm(kerava, token=token_of(follow(kerava, now).pk), by=ANYONE, at=now)
    Delivery.objects.all().delete()
    case = publish_case(make_case(kerava, at=now), at=now)
    for event in history(case.pk):
        commands.tell(event)
    feedback.withdraw(case, ground="personal_data", by=publisher(kerava), at=now)
    for delivery in Delivery.objects.filter(state=DeliveryState.QUEUED):
        commands.send(delivery.pk, at=timezone.now())
    assert mail.outbox == []


def test_other_citys_token_confirms_nothing(kerava, jarvenpaa, now):
    token = token_of(follow(kerava, now).pk)
    assert commands.confirm(jarvenpaa, token=token, by=ANYONE, at=now) is None
    assert commands.confirm(kerava, token=token + "x", by=ANYONE, at=now) is None
    assert Follower.objects.get().confirmed_at is None


def test_ending_forgets_the_address(kerava, now):
    follower = follow(kerava, now)
    assert commands.unfollow(kerava, token=token_of(follower.pk), by=ANYONE, at=now)
    assert not Follower.objects.exists()


def test_late_case_tells_sender_and_head_of_unit(kerava, now):
    case = make_case(kerava, at=now, email="aino@example.org")
    feedback.notice_late(case, at=now)
    tell_all(case)
    assert len(mail.outbox) == 3
    assert mail.outbox[-1].to != ["aino@example.org"]


def test_every_audience_has_its_words(kerava, now):
    templates = {telling.template for tellings in AUDIENCE.values() for telling in tellings}
    # Those of initiatives have one form for all their sentences: tests/notifications/test_initiatives.py.
    templates = {one for one in templates if not one.startswith("initiative_")}
    case = make_case(kerava, at=now, email="aino@example.org")
    event = Event.objects.get(subject_id=case.pk)
    for template in templates - {"followed"}:
        delivery = Delivery.objects.create(
            city=kerava,
            key=template,
            template=template,
            email="a@b.example",
            language="sv",
            case_id=case.pk,
            created_at=event.at,
        )
        commands.send(delivery.pk, at=now)
    assert len({m.subject for m in mail.outbox}) == len(templates) - 1


def test_mail_of_a_secret_case_says_only_that_something_waits(kerava, now):
    case = make_case(kerava, at=now, email="aino@example.org", service_code="notcity.health")
    named = officer(kerava, Permission.HANDLE_CASES, Permission.SEE_SECRET)
    unit = kerava.units.exclude(pk=case.unit_id).first()
    feedback.ask(case, text="Mistä on kyse?", by=named, at=now)
    feedback.reply(case, text="Siitä.", by=sender(case), at=now)
    feedback.answer(case, text="Vastaamme.", by=named, at=now)
    feedback.hand_over(case, unit=unit, reason="Muualle.", by=named, at=now)
    tell_all(case)
    receipt, *others = mail.outbox
    assert case.number in receipt.body
    assert len(others) >= 3
    for message in mail.outbox:
        assert unit.name not in message.body
        assert case.service.name not in message.subject + message.body
    for message in others:
        assert case.number not in message.subject + message.body
        assert "jotain" in message.subject.lower()


@pytest.fixture
def early(kerava):
    """Somebody who asked for the mail of the morning."""
    person = make_officer(kerava, email="mikko@kerava.example", name="Mikko")
    order_digest(kerava, wants=True, by=actor_of(person), at=MONDAY)
    return person


def tell_the_morning(city, at) -> list[str]:
    """Make the mails of a morning and send them; return whom they went to."""
    mail.outbox.clear()
    commands.tell_mornings(city, at=at)
    for delivery in Delivery.objects.filter(state=DeliveryState.QUEUED):
        commands.send(delivery.pk, at=timezone.now())
    return [address for message in mail.outbox for address in message.to]


def test_mail_of_the_morning_tells_figures_alone_once_on_a_working_day(kerava, jarvenpaa, early):
    make_officer(kerava, name="Anna")
    for city in (kerava, jarvenpaa):
        case = make_case(city, at=MONDAY - timedelta(days=40), text=f"{SECRET} ajaa liian lujaa.")
        Case.objects.filter(pk=case.pk).update(next_due_date=MONDAY.date() - timedelta(days=400))
    assert tell_the_morning(kerava, MONDAY - timedelta(days=1)) == []
    assert tell_the_morning(kerava, MONDAY) == [early.email]
    (message,) = mail.outbox
    assert "1" in message.subject
    assert "/desk/" in message.body
    assert "Meikäläinen" not in message.body + message.subject
    assert case.number not in message.body + message.subject
    assert tell_the_morning(kerava, MONDAY + timedelta(hours=1)) == []
    assert tell_the_morning(kerava, MONDAY + timedelta(days=1)) == [early.email]


def test_no_mail_comes_when_nothing_waits_or_the_officer_has_left(kerava, early):
    assert tell_the_morning(kerava, MONDAY) == []
    make_case(kerava, at=MONDAY - timedelta(days=40))
    early.memberships.all().delete()
    assert tell_the_morning(kerava, MONDAY) == []


def test_contractor_is_told_nothing_of_what_became_secret_meanwhile(kerava, now):
    """Work was given, and its mail still waits: whoever works for the city never gets the sender's link by it."""
    job = make_job(kerava, at=now)
    boss = officer(kerava, Permission.HANDLE_CASES, Permission.SEE_SECRET)
    feedback.set_secrecy(job.case, secrecy="secret", ground="health", by=boss, at=now)
    feedback.cancel_work(job, by=boss, at=now)
    tell_all(job.case)
    assert [m for m in mail.outbox if m.to == [job.contractor.email]] == []


def test_error_of_the_mail_server_names_no_address(kerava, now, monkeypatch):
    """The error of a job goes into the log, with what it came from."""

    def refuse(_message):
        raise SMTPRecipientsRefused({"aino@example.org": (550, b"no such box")})

    monkeypatch.setattr(EmailMessage, "send", refuse)
    case = make_case(kerava, at=now, email="aino@example.org")
    with pytest.raises(commands.NotSent) as refused:
        tell_all(case)
    assert "aino" not in "".join(traceback.format_exception(refused.value))


def test_mail_of_the_morning_counts_the_parts_of_a_message_and_not_the_message(kerava, early):
    text = "Katulamppu on pimeänä. Lisäksi keinu on rikki."
    whole = make_case(kerava, at=MONDAY - timedelta(days=40), text=text)
    service = whole.service
    pieces = [feedback.Piece(((0, 22),), service), feedback.Piece(((23, len(text)),), service)]
    feedback.split(whole, pieces=pieces, by=officer(kerava), at=MONDAY)
    waiting = digest(actor_of(early), kerava, MONDAY.date())
    assert waiting.unassigned == 2
