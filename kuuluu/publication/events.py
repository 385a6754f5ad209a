"""What can happen to an original."""

from enum import StrEnum


class PublicationEvent(StrEnum):
    """A decision on what the public may see. Written on the case that owns the original."""

    PUBLISHED = "publication.published"
    REFUSED = "publication.refused"
    WITHDRAWN = "publication.withdrawn"
    REDACTED = "publication.redacted"
    UNDONE = "publication.undone"
    CHECKED = "publication.checked"
    OBJECTED = "publication.objected"
    RECONSIDERATION_ASKED = "publication.reconsideration_asked"
    UPHELD = "publication.upheld"
    REVERSED = "publication.reversed"
    DOCUMENT_PUBLISHED = "publication.document_published"
    DOCUMENT_REFUSED = "publication.document_refused"
    DISTURBANCE_TOLD = "publication.disturbance_told"
    DISTURBANCE_CHANGED = "publication.disturbance_changed"
    DISTURBANCE_ENDED = "publication.disturbance_ended"
