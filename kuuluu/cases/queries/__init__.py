"""Reads of cases: who sees which, the work list, one case, and what was said in it."""

from kuuluu.cases.queries.counting import COUNTED_TO, counts, counts_of_groups
from kuuluu.cases.queries.one import (
    case_at_desk,
    case_by_code,
    case_by_id,
    case_by_number,
    cases_at_desk,
    contact,
    joined_at_desk,
    joined_with_contact,
    parts_of,
    same_sender,
)
from kuuluu.cases.queries.seeing import visible_to
from kuuluu.cases.queries.threads import (
    conversation,
    conversations,
    documents,
    file_of,
    first_words,
    thread,
    thread_at_desk,
    unread_documents,
)
from kuuluu.cases.queries.views import views
from kuuluu.cases.queries.work import (
    NO_WORK,
    WorkFilter,
    after,
    cursor_of,
    due_for_notice,
    open_between,
    with_names,
    work_list,
)

__all__ = [
    "COUNTED_TO",
    "NO_WORK",
    "WorkFilter",
    "after",
    "case_at_desk",
    "case_by_code",
    "case_by_id",
    "case_by_number",
    "cases_at_desk",
    "contact",
    "conversation",
    "conversations",
    "counts",
    "counts_of_groups",
    "cursor_of",
    "documents",
    "due_for_notice",
    "file_of",
    "first_words",
    "joined_at_desk",
    "joined_with_contact",
    "open_between",
    "parts_of",
    "same_sender",
    "thread",
    "thread_at_desk",
    "unread_documents",
    "views",
    "visible_to",
    "with_names",
    "work_list",
]
