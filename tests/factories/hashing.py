"""Passwords of tests are hashed as in earnest, but in one round instead of a million."""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class OneRound(PBKDF2PasswordHasher):
    """Django's own way, without the slowness that keeps thieves of a database busy: the journeys hash in full."""

    iterations = 1
