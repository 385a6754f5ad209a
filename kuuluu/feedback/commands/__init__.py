"""Writes: from the first word to the honest ending, and what the public sees of it."""

from kuuluu.feedback.commands.automatic import confirm, publish_by_policy, publish_due, sample
from kuuluu.feedback.commands.delegating import (
    accept_work,
    cancel_work,
    contractor_of,
    delegate,
    renew_link,
    report_work,
    return_work,
)
from kuuluu.feedback.commands.documents import publish_document, refuse_document
from kuuluu.feedback.commands.drafts import (
    attach,
    describe_file,
    remove_file,
    save,
    send_addition,
    start,
    submit,
)
from kuuluu.feedback.commands.endings import Unanswered, close, close_by_policy, close_quiet_cases, reopen, transfer
from kuuluu.feedback.commands.handling import (
    assign,
    change_kind,
    change_matter,
    change_service,
    hand_over,
    note,
    take_up,
)
from kuuluu.feedback.commands.joining import join, take_apart
from kuuluu.feedback.commands.judging import judge
from kuuluu.feedback.commands.ledger import keep_ledger, keep_ledger_of_the_week
from kuuluu.feedback.commands.pace import measure_paces
from kuuluu.feedback.commands.publishing import (
    cover_picture,
    publish,
    publish_message,
    publish_unchecked,
    refuse,
    refuse_message,
    withdraw,
)
from kuuluu.feedback.commands.receiving import register
from kuuluu.feedback.commands.secrecy import NotLess, NotYours, PartIsSecret, set_secrecy
from kuuluu.feedback.commands.showing import hide_what_became_secret
from kuuluu.feedback.commands.splitting import Piece, split, unsplit
from kuuluu.feedback.commands.thread import add, answer, ask, give_interim_notice, notice_late, reply
from kuuluu.feedback.commands.undoing import NotUndone, ask_again, object_to_publication, undo, uphold
from kuuluu.feedback.commands.voices import add_voice

__all__ = [
    "NotLess",
    "NotUndone",
    "NotYours",
    "PartIsSecret",
    "Piece",
    "Unanswered",
    "accept_work",
    "add",
    "add_voice",
    "answer",
    "ask",
    "ask_again",
    "assign",
    "attach",
    "cancel_work",
    "change_kind",
    "change_matter",
    "change_service",
    "close",
    "close_by_policy",
    "close_quiet_cases",
    "confirm",
    "contractor_of",
    "cover_picture",
    "delegate",
    "describe_file",
    "give_interim_notice",
    "hand_over",
    "hide_what_became_secret",
    "join",
    "judge",
    "keep_ledger",
    "keep_ledger_of_the_week",
    "measure_paces",
    "note",
    "notice_late",
    "object_to_publication",
    "publish",
    "publish_by_policy",
    "publish_document",
    "publish_due",
    "publish_message",
    "publish_unchecked",
    "refuse",
    "refuse_document",
    "refuse_message",
    "register",
    "remove_file",
    "renew_link",
    "reopen",
    "reply",
    "report_work",
    "return_work",
    "sample",
    "save",
    "send_addition",
    "set_secrecy",
    "split",
    "start",
    "submit",
    "take_apart",
    "take_up",
    "transfer",
    "undo",
    "unsplit",
    "uphold",
    "withdraw",
]
