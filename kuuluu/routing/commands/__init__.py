"""Writes: a case is put where it goes, rules are written, models learn."""

from kuuluu.routing.commands.editing import Content, add_rule, change_rule, drafted, move_rule, switch_rule
from kuuluu.routing.commands.learning import count_outcomes, learn, prepare
from kuuluu.routing.commands.placing import erase_reasons, keep_course, keep_handover, keep_placement

__all__ = [
    "Content",
    "add_rule",
    "change_rule",
    "count_outcomes",
    "drafted",
    "erase_reasons",
    "keep_course",
    "keep_handover",
    "keep_placement",
    "learn",
    "move_rule",
    "prepare",
    "switch_rule",
]
