"""What the city itself tells of what is out of order. Anybody can read it; it holds nobody's words but the city's."""

import uuid

from django.db import models

from kuuluu.cities.models import City
from kuuluu.cities.models.words import Words


class Disturbance(models.Model):
    """Something that the city knows is out of order, told to everybody before they ask; written by the city alone."""

    # The fields that hold words.
    WORDS = ("title_fi", "title_sv", "title_en", "text_fi", "text_sv", "text_en")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    city = models.ForeignKey(City, on_delete=models.CASCADE)
    title_fi = models.CharField(max_length=120)
    title_sv = models.CharField(max_length=120, blank=True)
    title_en = models.CharField(max_length=120, blank=True)
    text_fi = models.TextField(blank=True)
    text_sv = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    # Which services and parts of the city it touches; none: all.
    service_ids = models.JSONField(default=list)
    area_ids = models.JSONField(default=list)
    from_at = models.DateTimeField()
    # When it is expected to be over; null: nobody knows yet.
    until_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    # The case that voices are added to, by its number; "" where voices are only counted.
    case_number = models.CharField(max_length=20, blank=True)
    link = models.URLField(max_length=300, blank=True)
    # How many said "it's this" where there is no case to join.
    voices = models.PositiveIntegerField(default=0)
    # Whether pages show it now: set by whoever makes or ends it, and as its time comes and goes.
    is_shown = models.BooleanField(default=False)

    class Meta:
        ordering = ["-from_at"]
        indexes = [
            models.Index(fields=["city"], name="disturbances_shown", condition=models.Q(is_shown=True)),
        ]

    title = Words()
    text = Words()
