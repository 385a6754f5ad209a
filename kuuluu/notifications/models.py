"""Tables of who is told: followers and deliveries."""

import uuid

from django.db import models

from kuuluu.cities.models import City


class Follower(models.Model):
    """Somebody who asked to be told by e-mail of a case, a service, an area or all of a city's public cases."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    city = models.ForeignKey(City, on_delete=models.CASCADE)
    email = models.EmailField()
    # What is followed: "all", or a case, service or area by its number or code, as in "area:savio".
    scope = models.CharField(max_length=80)
    language = models.CharField(max_length=2)
    created_at = models.DateTimeField()
    # Nobody is told anything before the address has confirmed by a button that it wants to be.
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city", "email", "scope"], name="one_follower_a_scope")]
        indexes = [models.Index(fields=["city", "scope"], name="followers_of_scope")]


class DeliveryState(models.TextChoices):
    """How far a message has come."""

    QUEUED = "queued"
    # Handed to the mail server and not yet known to be taken: after a crash here nobody can tell whether it went.
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


class Delivery(models.Model):
    """One message to one address, sent at most once whatever fails between."""

    city = models.ForeignKey(City, on_delete=models.CASCADE)
    # What it tells and to whom, as in "event:17:receipt:<sha256 of the address>": the same thing is told once.
    key = models.CharField(max_length=160, unique=True)
    template = models.CharField(max_length=40)
    email = models.EmailField()
    language = models.CharField(max_length=2)
    case_id = models.UUIDField(null=True)
    follower = models.ForeignKey(Follower, null=True, on_delete=models.CASCADE)
    # A maker of an initiative, whose own link it holds.
    maker_id = models.UUIDField(null=True)
    # A support of an initiative, whose own link it holds.
    support_id = models.UUIDField(null=True)
    state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.QUEUED)
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["state", "created_at"],
                name="deliveries_open",
                condition=models.Q(state__in=["queued", "sending"]),
            )
        ]
