"""Cases that tell of the same matter, beside a case at the desk."""

from typing import Any

from django import template
from django.utils.timezone import localdate

from kuuluu.cases.models import Case
from kuuluu.cases.similar import similar_to

register = template.Library()


@register.inclusion_tag("desk/similar.html", takes_context=True)
def similar_cases(context: dict[str, Any], case: Case) -> dict[str, Any]:
    """Draw the cases most like one that its reader may see."""
    request = context["request"]
    if case.erased_at:
        return {"similar": []}
    return {"case": case, "similar": similar_to(case, by=request.actor, today=localdate(request.at))}
