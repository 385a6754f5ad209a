"""Support: each one a row with its own times, keys that nobody counts twice by, and what it comes to."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from kuuluu.initiatives.models.making import Initiative
from kuuluu.initiatives.models.terms import SupportState, Way
from kuuluu.publication.models import File


class Sheet(models.Model):
    """A page of signatures on paper, known by its code. Two persons enter it, each without seeing the other's; or, where it
    was scanned, one beside the picture, and the second checks each row.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="sheets")
    code = models.CharField(max_length=12)
    received_at = models.DateTimeField(null=True)
    # What the first and the second person read: rows of names, dates and municipalities. Erased when they agree.
    first = models.JSONField(default=list)
    first_by_id = models.UUIDField(null=True)
    second = models.JSONField(default=list)
    second_by_id = models.UUIDField(null=True)
    entered_at = models.DateTimeField(null=True)
    # Its picture or PDF. Never public, and gone when who supported is erased.
    scan = models.OneToOneField(File, null=True, on_delete=models.SET_NULL, related_name="+")
    # Counts alone: {"rows", "counted", "double", "no_right", "unreadable"}, and "rejected" where it was checked.
    result = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["initiative", "code"], name="one_sheet_of_a_code")]

    @property
    def is_waiting(self) -> bool:
        """One person has read it, and a second one has to."""
        return self.first_by_id is not None and self.entered_at is None


class Invalidation(models.Model):
    """Supports that were found invalid together: by which rule, why, how many. The number is told in public."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="invalidations")
    # What chose them: times, way, network's or address's keyed hash.
    rule = models.JSONField(default=dict)
    reason = models.CharField(max_length=500)
    count = models.PositiveIntegerField()
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)


class Support(models.Model):
    """One person's support of one initiative. Counts when it is confirmed, until it is withdrawn or found invalid."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="supports")
    way = models.CharField(max_length=10, choices=Way.choices)
    state = models.CharField(max_length=10, choices=SupportState.choices, default=SupportState.PENDING)
    # Statistics Finland's code of the home municipality, as it was said or verified; "" where it isn't known.
    municipality = models.CharField(max_length=3, blank=True)
    # Residence, and age where the kind asks for one, were verified by identification or by the registry.
    is_verified = models.BooleanField(default=False)
    # The demand that was supported.
    version = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(max_length=2, default="fi")
    # Keyed hashes of network and of the address's domain, by which a flood is found; erased with the contact.
    # Keys that it will have when it is confirmed: what waits keeps nobody else away.
    waiting_keys = ArrayField(models.CharField(max_length=64), default=list)
    # Keys that it had when it was found invalid, in case that was wrong.
    held_keys = ArrayField(models.CharField(max_length=64), default=list)
    network_key = models.CharField(max_length=64, blank=True)
    domain_key = models.CharField(max_length=64, blank=True)
    sheet = models.ForeignKey(Sheet, null=True, on_delete=models.PROTECT, related_name="supports")
    invalidation = models.ForeignKey(Invalidation, null=True, on_delete=models.SET_NULL, related_name="supports")
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["initiative", "state"], name="supports_by_state"),
            models.Index(fields=["created_at"], name="supports_pending", condition=Q(state="pending")),
        ]


class SupportContact(models.Model):
    """Who supports and how to reach them. Personal data, erased before the support itself."""

    support = models.OneToOneField(Support, primary_key=True, on_delete=models.CASCADE, related_name="contact")
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    # The name stands in public by the supporter's own choice.
    shows_name = models.BooleanField(default=False)
    wants_news = models.BooleanField(default=False)


class SupportKey(models.Model):
    """What makes sure that nobody counts twice, whatever the way: a keyed hash of an e-mail address, of a name with its
    date of birth, or of a strong identity. Made with the initiative's own key; gone when the support ends.
    """

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="+")
    support = models.ForeignKey(Support, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["initiative", "key"], name="nobody_supports_twice")]


class SupportChange(models.Model):
    """One support more or less: what the counter takes up, a few seconds later. Inserted only; no row is waited for."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="+")
    support = models.ForeignKey(Support, on_delete=models.CASCADE, related_name="changes")
    # 1 or -1; of the verified likewise, or 0.
    supporters = models.SmallIntegerField()
    verified = models.SmallIntegerField(default=0)
    municipality = models.CharField(max_length=3, blank=True)
    at = models.DateTimeField()
    counted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["id"], name="support_changes_waiting", condition=Q(counted_at__isnull=True))]


class Tally(models.Model):
    """What support has come to, as the counter left it."""

    initiative = models.OneToOneField(Initiative, primary_key=True, on_delete=models.CASCADE, related_name="tally")
    supporters = models.PositiveIntegerField(default=0)
    verified = models.PositiveIntegerField(default=0)
    by_municipality = models.JSONField(default=dict)
    # The highest number of the city's milestones that was told.
    milestone = models.PositiveIntegerField(default=0)
    counted_at = models.DateTimeField(null=True)


class SupportDay(models.Model):
    """How many came and went on a day: the history that stays when nobody can be told any more."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="days")
    day = models.DateField()
    came = models.PositiveIntegerField(default=0)
    went = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["initiative", "day"], name="one_count_a_day")]
