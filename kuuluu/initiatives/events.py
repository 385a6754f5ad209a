"""What can happen to an initiative. Written on its case; the facts name rows by id and reasons by code."""

from enum import StrEnum


class InitiativeEvent(StrEnum):
    """Support is not here: each support is a row with its own times, and only what its number came to is an event."""

    # Makers
    SUBMITTED = "initiative.submitted"
    MAKER_INVITED = "initiative.maker_invited"
    MAKER_JOINED = "initiative.maker_joined"
    MAKER_LEFT = "initiative.maker_left"
    CHANGED = "initiative.changed"
    COMMENTED = "initiative.commented"
    WORDS_DECIDED = "initiative.words_decided"
    FILE_DECIDED = "initiative.file_decided"
    WITHDRAWN = "initiative.withdrawn"
    # Review before publication
    ACCEPTED = "initiative.accepted"
    CORRECTION_ASKED = "initiative.correction_asked"
    REFUSED = "initiative.refused"
    MERGED = "initiative.merged"
    APPEALED = "initiative.appealed"
    APPEAL_UPHELD = "initiative.appeal_upheld"
    APPEAL_REVERSED = "initiative.appeal_reversed"
    # Support
    COLLECTING_BEGAN = "initiative.collecting_began"
    PAUSED = "initiative.paused"
    RESUMED = "initiative.resumed"
    MILESTONE = "initiative.milestone"
    THRESHOLD_REACHED = "initiative.threshold_reached"
    SHEET_SCANNED = "initiative.sheet_scanned"
    SHEET_ENTERED = "initiative.sheet_entered"
    SUPPORT_INVALIDATED = "initiative.support_invalidated"
    INVALIDATION_UNDONE = "initiative.invalidation_undone"
    # The city's duties
    SENT = "initiative.sent"
    RECEIPT_LATE = "initiative.receipt_late"
    REGISTERED = "initiative.registered"
    ESTIMATE_TOLD = "initiative.estimate_told"
    PREPARED = "initiative.prepared"
    INTERIM_NOTICE = "initiative.interim_notice"
    PROMISE_PASSED = "initiative.promise_passed"
    MEASURE_ADDED = "initiative.measure_added"
    MEASURE_CHANGED = "initiative.measure_changed"
    DECIDED = "initiative.decided"
    CLOSED = "initiative.closed"
    # From feedback, and into it
    FROM_FEEDBACK = "initiative.from_feedback"
    INTO_FEEDBACK = "initiative.into_feedback"
    IMPORTED = "initiative.imported"
    PUBLISHED = "initiative.published"
    # The yearly report to the council
    REPORT_DRAFTED = "initiative.report_drafted"
    REPORT_GIVEN = "initiative.report_given"
    REPORT_CORRECTED = "initiative.report_corrected"
