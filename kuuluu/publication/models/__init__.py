"""Tables: what people wrote and gave, and what the public sees of it."""

from kuuluu.publication.models.originals import Decision, File, Ground, Original, Redaction, Source, State
from kuuluu.publication.models.register import Pace, PublicCase, PublicPicture, RegisterVersion

__all__ = [
    "Decision",
    "File",
    "Ground",
    "Original",
    "Pace",
    "PublicCase",
    "PublicPicture",
    "Redaction",
    "RegisterVersion",
    "Source",
    "State",
]
