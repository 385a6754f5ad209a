"""Bytes that must go once the rows that named them are gone."""

from django.db import models


class Removal(models.Model):
    """A file's bytes that are still to be removed: written with the erasing of its row, gone when they are."""

    # The name that the bytes lie under: a file's id, or a public copy's.
    name = models.UUIDField(unique=True)
    created_at = models.DateTimeField()
