"""What the city does with an initiative: reviews, preparation, decision, and what was done because of it."""

import uuid

from django.db import models

from kuuluu.initiatives.models.making import Initiative
from kuuluu.initiatives.models.terms import (
    DecisionOutcome,
    MeasureState,
    NoticeKind,
    PreparationKind,
    ReviewCode,
    ReviewOutcome,
)
from kuuluu.publication.models import Original


class Review(models.Model):
    """A look at a text before it is public: what it came to, and why, in words that its makers are told."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="reviews")
    # The number of the text that was looked at.
    version = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=12, choices=ReviewOutcome.choices)
    code = models.CharField(max_length=12, choices=ReviewCode.choices, blank=True)
    # The reason in words; none is needed where it was accepted.
    reason = models.OneToOneField(Original, null=True, on_delete=models.PROTECT, related_name="+")
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]


class Appeal(models.Model):
    """The makers ask that another person looks again at a refusal. Once, and with a clock."""

    review = models.OneToOneField(Review, primary_key=True, on_delete=models.CASCADE, related_name="appeal")
    words = models.OneToOneField(Original, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_date = models.DateField()
    is_upheld = models.BooleanField(null=True)
    reason = models.OneToOneField(Original, null=True, on_delete=models.PROTECT, related_name="+")
    decided_by_id = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)


class Preparation(models.Model):
    """A step of the handling: what, who does it, when it is planned and when it was done."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="preparations")
    kind = models.CharField(max_length=12, choices=PreparationKind.choices)
    words = models.OneToOneField(Original, on_delete=models.PROTECT, related_name="+")
    # A unit or a body, in the city's words; no person's name, which nobody can promise: so it is public after a look, too.
    who = models.OneToOneField(Original, null=True, on_delete=models.PROTECT, related_name="+")
    planned_date = models.DateField(null=True)
    done_date = models.DateField(null=True)
    # The address of the agenda, minutes or study, where the city publishes them.
    link = models.OneToOneField(Original, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["planned_date", "at"]


class Notice(models.Model):
    """What the city told its makers and everybody while it was handled: how it goes, or when the decision is estimated."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=12, choices=NoticeKind.choices)
    # The event of its thread names these words.
    words = models.OneToOneField(Original, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]


class Decision(models.Model):
    """What the competent body decided, explained in plain words."""

    initiative = models.OneToOneField(Initiative, primary_key=True, on_delete=models.CASCADE, related_name="decision")
    outcome = models.CharField(max_length=20, choices=DecisionOutcome.choices)
    # The deciding body or office, in the city's words; the day, the section of its minutes and their address, as typed.
    body = models.OneToOneField(Original, null=True, on_delete=models.PROTECT, related_name="+")
    date = models.DateField()
    section = models.OneToOneField(Original, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.OneToOneField(Original, on_delete=models.PROTECT, related_name="+")
    link = models.OneToOneField(Original, null=True, on_delete=models.PROTECT, related_name="+")
    # When something comes of it next.
    next_date = models.DateField(null=True)
    at = models.DateTimeField()


class Measure(models.Model):
    """What was done, or will be, because of the initiative (Act 410/2015, 23 §: its makers are told)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="measures")
    words = models.OneToOneField(Original, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=MeasureState.choices, default=MeasureState.PLANNED)
    # The day it is planned for, or was done.
    date = models.DateField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]


class CouncilReport(models.Model):
    """The yearly report to the council (Act 410/2015, 23 §): drafted by the service, then given by the city; what it said
    when it was given, in numbers. A correction is a version of its own beside what was given before.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    city = models.ForeignKey("cities.City", on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField(default=1)
    # Why what was given before is corrected; everybody reads it, so that nothing may stand in it that the finders mark.
    reason = models.CharField(max_length=1000, blank=True)
    made_at = models.DateTimeField()
    # The day of the council's meeting, the section of its minutes, and when and by whom that was marked here.
    given_date = models.DateField(null=True)
    section = models.CharField(max_length=60, blank=True)
    given_at = models.DateTimeField(null=True)
    by_id = models.UUIDField(null=True)
    numbers = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city", "year", "version"], name="one_version_of_a_report")]
