"""What can happen to a table that is brought."""

from enum import StrEnum


class ImportEvent(StrEnum):
    """Written on the table; the facts are numbers."""

    CONFIRMED = "import.confirmed"
    DONE = "import.done"
