"""Many published by one decision: what was chosen, as it was shown, and what became of it."""

from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _


def chosen(request: Any, name: str, most: int) -> dict[str, str]:
    """Return what was chosen on a page: the number of each and the version in which it was shown."""
    sent = [one.split(":", 1) for one in request.POST.getlist(name) if ":" in one]
    return dict(sent[:most])


def tell(request: Any, *, chosen: int, done: int) -> None:
    """Say how many were published, and how many left: one that has changed since it was shown is never published."""
    if done:
        messages.success(request, _("Published: %(count)s.") % {"count": done})
    if chosen > done:
        left = _("Left as they were: %(count)s. They had changed, or somebody was faster.")
        messages.warning(request, left % {"count": chosen - done})
    if not chosen:
        messages.warning(request, _("Nothing was chosen."))
