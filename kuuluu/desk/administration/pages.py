"""What every page of the administration has: its own navigation."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kuuluu.desk.pages import page

SECTIONS = (
    ("desk:officers", _("Officers")),
    ("desk:answer_templates", _("Answer templates")),
    ("desk:routing_rules", _("Routing rules")),
    ("desk:routing_learning", _("How right the routing is")),
    ("desk:services", _("Services and their owners")),
    ("desk:units", _("Units")),
    ("desk:promises", _("Promises")),
    ("desk:policies", _("Policies")),
    ("desk:retention", _("Keeping and erasing")),
    ("desk:views", _("Views of secret matters")),
)
BAD_FORM, CONFLICT = 422, 409


def admin_page(request: Any, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Render a page of the administration with links to its other pages."""
    addresses = [(reverse(name), title) for name, title in SECTIONS]
    sections = [{"url": url, "name": title, "is_current": url == request.path} for url, title in addresses]
    return page(request, f"desk/administration/{template}.html", {**context, "sections": sections}, status)
