"""Writes: originals kept, spans hidden, decisions made, the register changed."""

from kuuluu.publication.commands.disturbances import (
    change_disturbance,
    count_voice,
    end_disturbance,
    tell_disturbance,
)
from kuuluu.publication.commands.documents import read_document
from kuuluu.publication.commands.erasing import (
    erase_files,
    erase_originals,
    forget_deciders,
    let_wait,
    remove_bytes,
    take_from_public,
)
from kuuluu.publication.commands.examining import examine_pictures
from kuuluu.publication.commands.files import (
    NotAccepted,
    cover,
    decide_file,
    file_as_it_is,
    keep_document,
    keep_file,
    keep_picture,
    restore_file,
)
from kuuluu.publication.commands.initiatives import hide_initiative, show_counts, show_initiative, show_report
from kuuluu.publication.commands.originals import (
    as_it_is,
    carry,
    check_decision,
    decide,
    end_review,
    hide_by_review,
    keep_original,
    keep_part,
    redact,
    restore,
    sample_decisions,
    show_signature,
    wait_for_policy,
)
from kuuluu.publication.commands.register import hide, set_ledger, set_paces, show, touch_register
from kuuluu.publication.commands.words import as_vector, count_register, index_register

__all__ = [
    "NotAccepted",
    "as_it_is",
    "as_vector",
    "carry",
    "change_disturbance",
    "check_decision",
    "count_register",
    "count_voice",
    "cover",
    "decide",
    "decide_file",
    "end_disturbance",
    "end_review",
    "erase_files",
    "erase_originals",
    "examine_pictures",
    "file_as_it_is",
    "forget_deciders",
    "hide",
    "hide_by_review",
    "hide_initiative",
    "index_register",
    "keep_document",
    "keep_file",
    "keep_original",
    "keep_part",
    "keep_picture",
    "let_wait",
    "read_document",
    "redact",
    "remove_bytes",
    "restore",
    "restore_file",
    "sample_decisions",
    "set_ledger",
    "set_paces",
    "show",
    "show_counts",
    "show_initiative",
    "show_report",
    "show_signature",
    "take_from_public",
    "tell_disturbance",
    "touch_register",
    "wait_for_policy",
]
