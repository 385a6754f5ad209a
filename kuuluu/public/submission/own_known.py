"""What others have told of the same, for the sender of a matter: from the register alone."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from kuuluu.cases.models import Case
from kuuluu.cases.rules import code_of
from kuuluu.cases.similar import similar_published
from kuuluu.public.submission.known import rounded
from kuuluu.public.submission.own import behind_code, private
from kuuluu.publication.queries.similar import SHOWN
from kuuluu.ui.middleware import Request


@require_safe
@private
@behind_code
def own_known(request: Request, case: Case) -> HttpResponseBase:
    """List the published cases most like the sender's own."""
    found = [] if case.erased_at else similar_published(case, localdate(request.at))[:SHOWN]
    known = [(one, rounded(metres)) for one, metres in found]
    context = {"case": case, "code": code_of(case.pk), "known": known, "section": "own"}
    return render(request, "public/own/known.html", context)
