"""What can happen to the rules by which matters find their way."""

from enum import StrEnum


class RoutingEvent(StrEnum):
    """Written on the rule, or on the model; the facts name rules, versions and units by id."""

    RULE_ADDED = "routing.rule_added"
    RULE_CHANGED = "routing.rule_changed"
    RULE_MOVED = "routing.rule_moved"
    RULE_SWITCHED = "routing.rule_switched"
    MODEL_TAKEN = "routing.model_taken"
