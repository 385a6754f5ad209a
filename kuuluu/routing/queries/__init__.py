"""Reads: rules, what a model says, where a case goes and why it is where it is."""

from kuuluu.routing.queries.measuring import (
    Hits,
    Step,
    hits_by_language,
    hits_by_month,
    hits_by_service,
    models,
    reliability,
)
from kuuluu.routing.queries.placing import Course, course_of, handler_of, owner_on, place, triage
from kuuluu.routing.queries.ranking import Guess, Ranking, forget_models, model_in_use, rank, read_models, suggest
from kuuluu.routing.queries.rulebook import (
    Trouble,
    ability,
    is_over,
    ownerless,
    rule_by_id,
    rules_of,
    taken,
    troubles,
    versions,
)
from kuuluu.routing.queries.trial import Goal, Move, Trial, examples, shadows, try_rule
from kuuluu.routing.queries.why import Why, why

__all__ = [
    "Course",
    "Goal",
    "Guess",
    "Hits",
    "Move",
    "Ranking",
    "Step",
    "Trial",
    "Trouble",
    "Why",
    "ability",
    "course_of",
    "examples",
    "forget_models",
    "handler_of",
    "hits_by_language",
    "hits_by_month",
    "hits_by_service",
    "is_over",
    "model_in_use",
    "models",
    "owner_on",
    "ownerless",
    "place",
    "rank",
    "read_models",
    "reliability",
    "rule_by_id",
    "rules_of",
    "shadows",
    "suggest",
    "taken",
    "triage",
    "troubles",
    "try_rule",
    "versions",
    "why",
]
