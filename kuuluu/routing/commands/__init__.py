"""Writes: a case is put where it goes, rules are written, models learn."""

from kuuluu.routing.commands.apart import GivenUpError
from kuuluu.routing.commands.editing import Content, add_rule, change_rule, drafted, move_rule, switch_rule
from kuuluu.routing.commands.learning import begin, count_outcomes, learn, prepare
from kuuluu.routing.commands.placing import keep_course, keep_handover, keep_placement
from kuuluu.routing.commands.predicting import erase_reasons

__all__ = [
    "Content",
    "GivenUpError",
    "add_rule",
    "begin",
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
