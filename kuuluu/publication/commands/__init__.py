"""Writes: originals kept, spans hidden, decisions made, the register changed."""

from kuuluu.publication.commands.files import NotAccepted, cover, decide_file, keep_file, keep_pdf, keep_picture
from kuuluu.publication.commands.originals import decide, keep_original, redact
from kuuluu.publication.commands.register import hide, set_paces, show, touch_register

__all__ = [
    "NotAccepted",
    "cover",
    "decide",
    "decide_file",
    "hide",
    "keep_file",
    "keep_original",
    "keep_pdf",
    "keep_picture",
    "redact",
    "set_paces",
    "show",
    "touch_register",
]
