"""Writes: plans made, cases held, what is due erased, certificates given."""

from kuuluu.retention.commands.erasing import carry_out, tidy
from kuuluu.retention.commands.holding import hold, release
from kuuluu.retention.commands.planning import approve, night, plan

__all__ = ["approve", "carry_out", "hold", "night", "plan", "release", "tidy"]
