"""The journal's only table."""

from django.db import models


class Event(models.Model):
    """Something that happened: what, to what, by whom, when. Never changed and never removed."""

    at = models.DateTimeField(db_index=True)
    name = models.CharField(max_length=60)
    city_id = models.IntegerField()
    subject_id = models.UUIDField()
    by_id = models.UUIDField(null=True)
    # Ids and codes only: words and personal data must be erasable one day, and nothing here is.
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["subject_id", "id"], name="journal_eve_subject_idx")]
        ordering = ["id"]
