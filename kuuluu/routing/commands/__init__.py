"""Writes: a case is put where it goes, rules are written, models learn."""

from kuuluu.routing.commands.editing import Content, add_rule, change_rule, drafted, move_rule, switch_rule
from kuuluu.routing.commands.placing import keep_course, keep_placement

__all__ = [
    "Content",
    "add_rule",
    "change_rule",
    "drafted",
    "keep_course",
    "keep_placement",
    "move_rule",
    "switch_rule",
]
