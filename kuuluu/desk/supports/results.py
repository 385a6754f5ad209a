"""A page of signatures as its address names it, and what came of it in words."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kuuluu.initiatives.models import Initiative, Sheet
from kuuluu.initiatives.queries.supports import sheet_by_code


def sheet_or_404(one: Initiative, code: str) -> Sheet:
    """Return a page of the initiative."""
    found = sheet_by_code(one, code)
    if found is None:
        raise Http404
    return found


def result_text(result: dict[str, int]) -> str:
    """Say what came of a page that was read."""
    words = ngettext("%(n)s signature counts.", "%(n)s signatures count.", result["counted"]) % {"n": result["counted"]}
    others = [
        (result["double"], _("Supported before: %(n)s.")),
        (result["no_right"], _("No right to sign: %(n)s.")),
        (result["unreadable"], _("Can’t be read: %(n)s.")),
        (result.get("rejected", 0), _("Rejected: %(n)s.")),
    ]
    return " ".join([words, *(text % {"n": n} for n, text in others if n)])
