"""What can happen to who may do what."""

from enum import StrEnum


class PeopleEvent(StrEnum):
    """Written on the membership; the facts name the person, the role and the unit by id and code."""

    MEMBERSHIP_GRANTED = "people.membership_granted"
    MEMBERSHIP_REVOKED = "people.membership_revoked"
    SIGN_IN_CLOSED = "people.sign_in_closed"
    SECOND_FACTOR_REMOVED = "people.second_factor_removed"
    # Written on the identity, with no facts: who it was is kept for a short time only.
    IDENTIFIED = "people.identified"
