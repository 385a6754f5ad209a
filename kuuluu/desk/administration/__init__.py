"""What only the city's administrators see: who works here, the words that answers start from, the city as loaded."""

from kuuluu.desk.administration.city import policies, promises, services, units
from kuuluu.desk.administration.learning import routing_learning
from kuuluu.desk.administration.officers import (
    end,
    officer,
    officers,
    overview,
    role_end,
    roles,
    second_factor_end,
)
from kuuluu.desk.administration.retention import (
    certificate,
    certificate_file,
    retention,
    retention_hold_end,
    retention_holds,
    retention_plan,
)
from kuuluu.desk.administration.rules import (
    routing_rule,
    routing_rule_new,
    routing_rule_place,
    routing_rule_state,
    routing_rules,
)
from kuuluu.desk.administration.templates import template, template_end, templates
from kuuluu.desk.administration.views import views

__all__ = [
    "certificate",
    "certificate_file",
    "end",
    "officer",
    "officers",
    "overview",
    "policies",
    "promises",
    "retention",
    "retention_hold_end",
    "retention_holds",
    "retention_plan",
    "role_end",
    "roles",
    "routing_learning",
    "routing_rule",
    "routing_rule_new",
    "routing_rule_place",
    "routing_rule_state",
    "routing_rules",
    "second_factor_end",
    "services",
    "template",
    "template_end",
    "templates",
    "units",
    "views",
]
