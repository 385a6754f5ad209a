"""How a page for anyone is made."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kuuluu.ui.visits import Visit, address, visit

__all__ = ["Visit", "address", "page", "visit"]


def page(request: HttpRequest, template: str, context: dict[str, Any], *, section: str = "") -> HttpResponse:
    """Make a page that is the same for everybody: messages to one visitor are left for a page of that visitor's own."""
    whole = {"section": section, "messages": (), "canonical_url": address(request, request.path), **context}
    return render(request, template, whole)
