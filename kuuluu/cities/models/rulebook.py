"""What a city has promised and how it has decided to work, each from a date on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kuuluu.cities.models.organisation import Service
from kuuluu.cities.models.place import City
from kuuluu.cities.models.words import Words


class Clock(models.TextChoices):
    """What a promise is about."""

    TAKEN_UP = "taken_up", _("Taken up")
    ANSWERED = "answered", _("Answered")
    DONE = "done", _("Done")


class DayKind(models.TextChoices):
    """Which days a promise counts."""

    WORKING = "working", _("working days")
    CALENDAR = "calendar", _("calendar days")


class Promise(models.Model):
    """In how many days the city says that it will take up, answer or do. The narrowest row that fits holds."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="promises")
    # Null: every service. Empty kind: every kind of feedback.
    service = models.ForeignKey(Service, null=True, on_delete=models.CASCADE, related_name="promises")
    kind = models.CharField(max_length=10, blank=True)
    clock = models.CharField(max_length=10, choices=Clock.choices)
    days = models.PositiveSmallIntegerField()
    day_kind = models.CharField(max_length=10, choices=DayKind.choices, default=DayKind.WORKING)
    from_date = models.DateField()
    # By what it was decided, in the languages in which the city has told it.
    source = Words()
    source_fi = models.CharField(max_length=200)
    source_sv = models.CharField(max_length=200, blank=True)
    source_en = models.CharField(max_length=200, blank=True)
    # A limit set by law, not the city's own promise.
    is_law = models.BooleanField(default=False)

    class Meta:
        ordering = ["city", "clock", "from_date"]
        constraints = [
            models.UniqueConstraint(
                fields=["city", "service", "kind", "clock", "from_date"],
                name="one_promise_from_a_day",
                nulls_distinct=False,
            )
        ]


class Policy(models.Model):
    """A rule that the city set for itself, from a day on: `retention`, `draft_days`, `automatic_publication` …"""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="policies")
    key = models.CharField(max_length=60)
    value = models.JSONField()
    from_date = models.DateField()
    # By what it was decided, in the languages in which the city has told it.
    source = Words()
    source_fi = models.CharField(max_length=200)
    source_sv = models.CharField(max_length=200, blank=True)
    source_en = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name_plural = "policies"
        ordering = ["city", "key", "from_date"]
        constraints = [models.UniqueConstraint(fields=["city", "key", "from_date"], name="one_policy_from_a_day")]
