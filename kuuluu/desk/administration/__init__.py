"""What only the city's administrators see: who works here, the words that answers start from, the city as loaded."""

from kuuluu.desk.administration.city import policies, promises, services, units
from kuuluu.desk.administration.officers import (
    end,
    officer,
    officers,
    overview,
    role_end,
    roles,
    second_factor_end,
)
from kuuluu.desk.administration.templates import template, template_end, templates

__all__ = [
    "end",
    "officer",
    "officers",
    "overview",
    "policies",
    "promises",
    "role_end",
    "roles",
    "second_factor_end",
    "services",
    "template",
    "template_end",
    "templates",
    "units",
]
