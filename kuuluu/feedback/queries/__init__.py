"""Reads of feedback: what is being written, what waits for a decision, how matters ended, and who works on them."""

from kuuluu.feedback.queries.answers import templates
from kuuluu.feedback.queries.deciding import (
    decisions_of,
    due_for_publication,
    first_message,
    last_decisions,
    made_together,
    open_reconsideration,
    publication_of,
    refusal,
    to_check,
    undecided,
)
from kuuluu.feedback.queries.drafts import draft_by_key, draft_files, is_just_said, key_hash, old_drafts
from kuuluu.feedback.queries.ending import ends_by_itself_after, gone_quiet
from kuuluu.feedback.queries.jobs import (
    all_jobs,
    contractor_by_code,
    contractors,
    idle_contractors,
    jobs_of,
    last_job,
    open_job,
)
from kuuluu.feedback.queries.joining import joinable, standing_merge
from kuuluu.feedback.queries.judging import Result, answered_since, is_judged, results
from kuuluu.feedback.queries.ledger import LedgerRow, ledger_of_parts, ledger_rows
from kuuluu.feedback.queries.likeness import doubts_of, says_hidden
from kuuluu.feedback.queries.splitting import proposed_parts
from kuuluu.feedback.queries.standing import Stands, why_it_stands

__all__ = [
    "LedgerRow",
    "Result",
    "Stands",
    "all_jobs",
    "answered_since",
    "contractor_by_code",
    "contractors",
    "decisions_of",
    "doubts_of",
    "draft_by_key",
    "draft_files",
    "due_for_publication",
    "ends_by_itself_after",
    "first_message",
    "gone_quiet",
    "idle_contractors",
    "is_judged",
    "is_just_said",
    "jobs_of",
    "joinable",
    "key_hash",
    "last_decisions",
    "last_job",
    "ledger_of_parts",
    "ledger_rows",
    "made_together",
    "old_drafts",
    "open_job",
    "open_reconsideration",
    "proposed_parts",
    "publication_of",
    "refusal",
    "results",
    "says_hidden",
    "standing_merge",
    "templates",
    "to_check",
    "undecided",
    "why_it_stands",
]
