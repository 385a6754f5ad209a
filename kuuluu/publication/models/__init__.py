"""Tables: what people wrote and gave, and what the public sees of it."""

from kuuluu.publication.models.disturbances import Disturbance
from kuuluu.publication.models.initiatives import PublicInitiative, PublicReport
from kuuluu.publication.models.originals import BY_LIKENESS, Decision, File, Ground, Original, Redaction, Source, State
from kuuluu.publication.models.register import (
    LedgerMonth,
    Pace,
    PublicCase,
    PublicDocument,
    PublicPicture,
    RegisterVersion,
)
from kuuluu.publication.models.removals import Removal
from kuuluu.publication.models.words import RegisterWord

__all__ = [
    "BY_LIKENESS",
    "Decision",
    "Disturbance",
    "File",
    "Ground",
    "LedgerMonth",
    "Original",
    "Pace",
    "PublicCase",
    "PublicDocument",
    "PublicInitiative",
    "PublicPicture",
    "PublicReport",
    "Redaction",
    "RegisterVersion",
    "RegisterWord",
    "Removal",
    "Source",
    "State",
]
