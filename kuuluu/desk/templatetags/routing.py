"""What a case's page asks of routing."""

from django import template

from kuuluu.cases.models import Case
from kuuluu.routing.queries import Why, why

register = template.Library()


@register.simple_tag
def why_of(case: Case) -> Why | None:
    """Return why a case is where it is: `{% why_of case as why %}`."""
    return why(case)


@register.filter
def percent(share: float) -> str:
    """Write a share in whole percent: 0.874 is "87 %"."""
    return f"{share:.0%}".replace("%", "\N{NO-BREAK SPACE}%")


@register.filter
def percent_width(share: float) -> str:
    """Write a share as a width of a drawing: 0.874 is "87.4%"."""
    return f"{100 * share:.1f}%"
