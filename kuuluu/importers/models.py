"""The table that somebody brings, while it is looked at."""

import uuid

from django.db import models

from kuuluu.cities.models import City
from kuuluu.people.models import Person


class Sheet(models.Model):
    """A table of a city's initiatives from elsewhere: read, looked at, confirmed, then emptied. Gone in days by itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="+")
    # Who brought it; nobody of the city where the operator did.
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    headers = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    # Code of a field: number of its column.
    mapping = models.JSONField(default=dict)
    # How many of its rows were another municipality's, and so left out.
    left_out = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    # What it came to: {"brought", "here", "unread"}.
    result = models.JSONField(default=dict)
