"""What can happen to a case."""

from enum import StrEnum


class CaseEvent(StrEnum):
    """Written on the case; the facts name messages, units and persons by id."""

    JUDGED = "case.judged"
    SECRECY_SET = "case.secrecy_set"
    RECEIVED = "case.received"
    TAKEN_UP = "case.taken_up"
    ASSIGNED = "case.assigned"
    HANDED_OVER = "case.handed_over"
    SERVICE_CHANGED = "case.service_changed"
    KIND_CHANGED = "case.kind_changed"
    ASKED = "case.asked"
    REPLIED = "case.replied"
    ADDED = "case.added"
    INTERIM_NOTICE = "case.interim_notice"
    NOTED = "case.noted"
    ANSWERED = "case.answered"
    TRANSFERRED = "case.transferred"
    JOINED = "case.joined"
    CLOSED = "case.closed"
    REOPENED = "case.reopened"
    ESCALATED = "case.escalated"
    HELD = "case.held"
    HOLD_ENDED = "case.hold_ended"
    ERASED = "case.erased"
