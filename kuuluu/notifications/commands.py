"""Messages made and sent; followers come and go."""

import hashlib
from datetime import datetime
from smtplib import SMTPException
from uuid import UUID

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate

from kuuluu.cases.queries import case_by_id
from kuuluu.cities.models import City
from kuuluu.cities.rules import is_working_day
from kuuluu.journal.commands import command, defer
from kuuluu.journal.models import Event
from kuuluu.notifications import queries, rules
from kuuluu.notifications.models import Delivery, DeliveryState, Follower
from kuuluu.notifications.words import DIGEST, Letter, letter_of
from kuuluu.people.actors import Actor, actor_of
from kuuluu.workday.queries import digest, digest_people


class NotSent(Exception):  # noqa: N818
    """The mail server didn't take a message; it is tried again later."""


@transaction.atomic
def tell(event: Event) -> None:
    """Make the deliveries of an event, each once however often this runs, and let them be sent."""
    case = case_by_id(event.subject_id)
    for telling in rules.AUDIENCE.get(event.name, ()) if case else ():  # type: ignore[call-overload]
        for one in queries.recipients(case, telling.who):  # type: ignore[arg-type]
            key = f"event:{event.pk}:{telling.template}:{_fingerprint(one.email)}"
            delivery = Delivery(
                city_id=event.city_id,
                key=key,
                template=telling.template,
                email=one.email,
                language=one.language,
                case_id=one.case_id,
                follower_id=one.follower_id,
                maker_id=one.maker_id,
                support_id=one.support_id,
                created_at=event.at,
            )
            _queue(delivery)


def write_to_maker(maker_id: UUID, template: str, *, at: datetime) -> None:
    """Send a maker the own link; asked for again within the hour, it goes once."""
    maker = queries.maker_by_id(maker_id)
    if maker is None or not maker.email:
        return
    made = maker.initiative or maker.draft
    assert made
    key = f"maker:{maker.pk.hex}:{template}:{at:%Y-%m-%dT%H}:{_fingerprint(maker.email)[:16]}"
    words = {"template": template, "email": maker.email, "language": maker.language, "maker_id": maker.pk}
    _queue(Delivery(city=made.city, key=key, created_at=at, **words))


def ask_supporter(support_id: UUID, *, at: datetime) -> None:
    """Ask the address of a support that waits to confirm it by a button: one message, however often this runs."""
    contact = queries.waiting_support(support_id)
    if contact is None or not contact.email:
        return
    row = contact.support
    words = {"template": "confirm_support", "email": contact.email, "language": row.language, "support_id": row.pk}
    _queue(Delivery(city=row.initiative.city, key=f"support:{row.pk.hex}:confirm", created_at=at, **words))


def tell_mornings(city: City, *, at: datetime) -> int:
    """On a working day, let each officer who asked for it be told how much waits, once a day. Return how many are told.

    Nobody is told that nothing waits.
    """
    today = localdate(at)
    if not is_working_day(city, today):
        return 0
    waiting = [one for one in digest_people(city) if not digest(actor_of(one), city, today).is_empty]
    for person in waiting:
        key = f"digest:{city.pk}:{person.pk.hex}:{today}"
        words = {"template": DIGEST, "email": person.email, "language": person.language}
        _queue(Delivery(city=city, key=key, created_at=at, **words))
    return len(waiting)


def send(delivery_id: int, *, at: datetime) -> None:
    """Send a delivery that still waits. It is marked before the mail server gets it, so that nothing goes twice.

    Raises NotSent when the server refused; the job tries again, six times at most.
    """
    mine = Delivery.objects.filter(pk=delivery_id, state=DeliveryState.QUEUED)
    if not mine.update(state=DeliveryState.SENDING, tried_at=at, tries=F("tries") + 1):
        return
    delivery = Delivery.objects.select_related("city", "follower").get(pk=delivery_id)
    letter = letter_of(delivery)
    if letter is None:
        _set(delivery, DeliveryState.FAILED)
        return
    try:
        _post(delivery, letter)
    except (SMTPException, OSError) as error:
        _set(delivery, DeliveryState.FAILED if delivery.tries >= rules.MAX_TRIES else DeliveryState.QUEUED)
        # What the server said names the address, and the job's error goes into the log.
        raise NotSent(type(error).__name__) from None
    Delivery.objects.filter(pk=delivery.pk).update(state=DeliveryState.SENT, sent_at=at)


def pick_up(*, at: datetime) -> None:
    """Mark what a crash left uncertain, and let what lost its job be sent."""
    queries.left_behind(at).update(state=DeliveryState.UNCERTAIN)
    for pk in queries.waiting(at).values_list("pk", flat=True):
        defer("notifications.send", delivery_id=pk)


@command(who=rules.may_follow)
def follow(city: City, *, email: str, scope: str, language: str, by: Actor, at: datetime) -> None:  # noqa: ARG001
    """Ask an address whether it wants to follow; nothing is sent to it before it has confirmed by a button."""
    follower, _is_new = Follower.objects.get_or_create(
        city=city, email=email.lower(), scope=scope, defaults={"language": language, "created_at": at}
    )
    if follower.confirmed_at:
        return
    key = f"follow:{follower.pk.hex}:{at:%Y-%m-%d}"
    _queue(
        Delivery(
            city=city,
            key=key,
            template="confirm_following",
            email=follower.email,
            language=language,
            follower=follower,
            created_at=at,
        )
    )


@command(who=rules.may_follow)
def confirm(city: City, *, token: str, by: Actor, at: datetime) -> Follower | None:  # noqa: ARG001
    """Begin to tell a follower. None when the token is nobody's."""
    follower = queries.follower_by_token(city, token)
    if follower and not follower.confirmed_at:
        Follower.objects.filter(pk=follower.pk).update(confirmed_at=at)
    return follower


@command(who=rules.may_follow)
def unfollow(city: City, *, token: str, by: Actor, at: datetime) -> bool:  # noqa: ARG001
    """Forget a follower, address and all. Return whether there was one."""
    follower = queries.follower_by_token(city, token)
    if follower:
        follower.delete()
    return follower is not None


def forget_sender(case_id: UUID) -> int:
    """Remove every delivery of a case, addresses and all, when its contact data is erased. Return how many."""
    return Delivery.objects.filter(case_id=case_id).delete()[0]


def end_following(city: City, number: str) -> int:
    """Forget who followed a case that has left the register: nothing can be told of it any more. Return how many."""
    followers = Follower.objects.filter(city=city, scope__in=[f"case:{number}", f"initiative:{number}"])
    count = followers.count()
    followers.delete()
    return count


def forget_unconfirmed(city: City, before: datetime, *, most: int) -> int:
    """Forget the addresses that were asked before a moment whether they follow and never said yes. Return how many."""
    names = list(queries.unconfirmed(city, before).values_list("pk", flat=True)[:most])
    Follower.objects.filter(pk__in=names).delete()
    return len(names)


def forget_deliveries(city: City, before: datetime, *, most: int) -> int:
    """Remove what was sent before a moment, addresses and all; what still waits to be sent stays. Return how many."""
    names = list(queries.over(city, before).values_list("pk", flat=True)[:most])
    return Delivery.objects.filter(pk__in=names).delete()[0]


def _queue(delivery: Delivery) -> None:
    made = Delivery.objects.bulk_create([delivery], ignore_conflicts=True)
    pk = (
        made[0].pk
        or Delivery.objects.filter(key=delivery.key, state=DeliveryState.QUEUED).values_list("pk", flat=True).first()
    )
    if pk:
        defer("notifications.send", delivery_id=pk)


def _set(delivery: Delivery, state: DeliveryState) -> None:
    Delivery.objects.filter(pk=delivery.pk).update(state=state)


def _post(delivery: Delivery, letter: Letter) -> None:
    headers = {
        "Message-ID": f"<{_fingerprint(delivery.key)[:32]}@{delivery.city.host}>",
        "Auto-Submitted": "auto-generated",
        "Content-Language": delivery.language,
    }
    if letter.ends_at:
        headers["List-Unsubscribe"] = f"<{letter.ends_at}>"
    EmailMessage(letter.subject, letter.text, to=[delivery.email], headers=headers).send()


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
