"""Reads of initiatives."""

from kuuluu.initiatives.queries.reads import initiative_at_desk, initiative_by_number, makers_of, support_by_id

__all__ = ["initiative_at_desk", "initiative_by_number", "makers_of", "support_by_id"]
