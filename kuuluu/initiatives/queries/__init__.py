"""Reads of initiatives."""

from kuuluu.initiatives.queries.reads import (
    appeal_of,
    initiative_at_desk,
    initiative_by_number,
    initiatives_at_desk,
    is_initiative,
    is_same_letter_box,
    last_review,
    makers_of,
    support_by_id,
    unlooked_at_desk,
    wants_news,
)

__all__ = [
    "appeal_of",
    "initiative_at_desk",
    "initiative_by_number",
    "initiatives_at_desk",
    "is_initiative",
    "is_same_letter_box",
    "last_review",
    "makers_of",
    "support_by_id",
    "unlooked_at_desk",
    "wants_news",
]
