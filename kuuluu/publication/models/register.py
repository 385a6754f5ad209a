"""The public register: all that anybody can read of people's words. Written only by kuuluu.publication.commands."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Cast

from kuuluu.cities.models import Area, City, Service, Unit
from kuuluu.publication.models.initiatives import PublicInitiative


class PublicCase(models.Model):
    """A published case with all that its page, list, map, feed and search need, in one narrow row."""

    id = models.UUIDField(primary_key=True, editable=False)
    city = models.ForeignKey(City, on_delete=models.PROTECT)
    number = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    status = models.CharField(max_length=20)
    ending = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=2)
    service = models.ForeignKey(Service, null=True, on_delete=models.PROTECT)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT)
    title = models.CharField(max_length=120)
    text = models.TextField()
    # Hidden spans in `text`, for a mark with its reason: [{"at": 17, "cls": "phone", "ground": "personal_data"}]
    gaps = models.JSONField(default=list)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    place = models.CharField(max_length=200, blank=True)
    voices = models.PositiveIntegerField(default=1)
    received_at = models.DateTimeField()
    published_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    answer_due_date = models.DateField(null=True)
    done_due_date = models.DateField(null=True)
    waiting_since = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    planned_date = models.DateField(null=True)
    # What happened, oldest first: [{"kind": "answered", "at": "…", "unit": 3, "text": "…", "gaps": [], …}]
    timeline = models.JSONField(default=list)
    # Each with its public id, description, width and height in pixels.
    pictures = models.JSONField(default=list)
    # Each with its public id, name, pages and bytes; without an id where it is told by name alone.
    documents = models.JSONField(default=list)
    # Numbers: of the parts that a message was split into and that are public; of the message that this is a part of.
    parts = models.JSONField(default=list)
    part_of = models.CharField(max_length=20, blank=True)
    # Terms of all the words that are public of it, with their places.
    search = SearchVectorField(null=True)
    # The words among them that can be shown: base forms that stand there for certain.
    words = ArrayField(models.CharField(max_length=100), default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city", "number"], name="public_case_number")]
        indexes = [
            models.Index(fields=["city", "-received_at", "-id"], name="public_newest"),
            models.Index(fields=["city", "service", "-received_at", "-id"], name="public_by_service"),
            models.Index(fields=["city", "area", "-received_at", "-id"], name="public_by_area"),
            models.Index(fields=["city", "status", "-received_at", "-id"], name="public_by_status"),
            models.Index(fields=["city", "kind", "-received_at", "-id"], name="public_by_kind"),
            models.Index(
                fields=["city", "-answered_at"], name="public_answered", condition=models.Q(answered_at__isnull=False)
            ),
            # For programs that ask what has changed since they asked last.
            models.Index(fields=["city", "-changed_at"], name="public_changed"),
            # With what tells the newest near by, by the index alone.
            models.Index(
                fields=["city", "latitude", "longitude"],
                include=["received_at", "id"],
                name="public_places",
                condition=models.Q(latitude__isnull=False),
            ),
            # The newest places for the map, and who waits past a promise, by the index alone.
            models.Index(
                fields=["city", "-received_at", "-id"],
                include=["latitude", "longitude"],
                name="public_newest_places",
                condition=models.Q(latitude__isnull=False),
            ),
            models.Index(
                fields=["city", "answer_due_date"],
                name="public_due",
                condition=models.Q(status__in=["received", "in_progress"], answered_at__isnull=True),
            ),
            # What was written lately is looked through by every search until it is put in its place: not for long.
            GinIndex(fields=["city", "search"], name="public_words", gin_pending_list_limit=128),
            # For the newest of a frequent word: no condition in common with the one above, so that both are read together.
            models.Index(Cast("city", models.IntegerField()), models.F("received_at").desc(), name="public_age"),
        ]


# A public copy belongs to one thing on the register.
_OF_ONE = models.Q(case__isnull=False, initiative__isnull=True) | models.Q(case__isnull=True, initiative__isnull=False)


class PublicPicture(models.Model):
    """A picture's public copy, of a case or of an initiative; while the row stands, the file is served, and no longer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(PublicCase, null=True, on_delete=models.CASCADE, related_name="public_pictures")
    initiative = models.ForeignKey(
        PublicInitiative, null=True, on_delete=models.CASCADE, related_name="public_pictures"
    )
    city = models.ForeignKey(City, on_delete=models.PROTECT)

    class Meta:
        constraints = [models.CheckConstraint(condition=_OF_ONE, name="public_picture_of_one")]


class PublicDocument(models.Model):
    """A document's public copy, of a case or of an initiative; while the row stands, the file is served, and no longer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(PublicCase, null=True, on_delete=models.CASCADE, related_name="public_documents")
    initiative = models.ForeignKey(
        PublicInitiative, null=True, on_delete=models.CASCADE, related_name="public_documents"
    )
    city = models.ForeignKey(City, on_delete=models.PROTECT)
    name = models.CharField(max_length=120)
    pages = models.PositiveSmallIntegerField()
    size = models.PositiveIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=_OF_ONE, name="public_document_of_one")]


class LedgerMonth(models.Model):
    """What became of the matters that came in one month: how much is public, what is not, and why. Numbers only."""

    city = models.ForeignKey(City, on_delete=models.CASCADE)
    # The month's first day.
    month = models.DateField()
    numbers = models.JSONField(default=dict)
    computed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city", "month"], name="one_ledger_month")]


class RegisterVersion(models.Model):
    """One number for each city that grows with every change of its register; kept pages hang on it."""

    city = models.OneToOneField(City, primary_key=True, on_delete=models.CASCADE)
    version = models.BigIntegerField(default=1)


class Pace(models.Model):
    """How fast cases of a service were answered in the last year: the measured truth beside the promise."""

    city = models.ForeignKey(City, on_delete=models.CASCADE)
    service = models.ForeignKey(Service, null=True, on_delete=models.CASCADE)
    median_days = models.FloatField()
    ninetieth_days = models.FloatField()
    count = models.PositiveIntegerField()
    computed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city", "service"], name="one_pace_each", nulls_distinct=False)]
