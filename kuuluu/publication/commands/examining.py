"""Pictures looked at by detectors, which propose what a person should cover."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Case, Value, When

from kuuluu.publication import detecting
from kuuluu.publication.files import preview_path
from kuuluu.publication.models import File, State

AT_ONCE = 20
# A publisher waits for those of which nobody has decided yet.
_WAITING_FIRST = Case(When(state=State.PENDING, then=Value(0)), default=Value(1))
# What is noted of a picture on which the detectors failed.
UNSEEN = "unseen"
_log = logging.getLogger(__name__)


def examine_pictures(*, at: datetime, is_to_end: Callable[[], bool]) -> int:
    """Let the detectors look at pictures that they have not seen, until asked to end: those that wait for a publisher
    before others, the oldest first. Return how many.

    One on which they fail is noted so, and is looked at no more: it is public only when a person says so.
    """
    unseen = File.objects.filter(examined_at__isnull=True, media_type__startswith="image/", created_at__lte=at)
    seen = 0
    for file in list(unseen.order_by(_WAITING_FIRST, "created_at")[:AT_ONCE]):
        if is_to_end():
            break
        File.objects.filter(pk=file.pk, examined_at__isnull=True).update(examined_at=at, **_seen(file))
        seen += 1
    return seen


def _seen(file: File) -> dict[str, Any]:
    try:
        return {"proposed": detecting.propose(preview_path(file.pk, "large"))}
    except detecting.NotExamined:
        _log.warning("No detector could look at picture %s", file.pk, exc_info=True)
        return {"proposed": [], "problem": UNSEEN}
