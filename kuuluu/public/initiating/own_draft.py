"""What a maker sees of a draft: its text so far, who makes it, what is still missing."""

from typing import Any

from django.utils.timezone import localdate

from kuuluu.initiatives.models import Kind, Maker
from kuuluu.initiatives.queries.writing import all_makers
from kuuluu.initiatives.rules.writing import missing, text_of
from kuuluu.public.initiating.check import LACKS
from kuuluu.public.initiating.own_people import people
from kuuluu.ui.middleware import Request


def draft_context(request: Request, maker: Maker) -> dict[str, Any]:
    """Return the draft as its makers see it."""
    draft = maker.draft
    assert draft
    text = text_of(draft)
    lacks = missing(text, draft.city, localdate(request.at))
    return {
        "draft": draft,
        "kind": Kind(text.kind).label if text.kind else "",
        "text": text,
        "lacking": [LACKS[code][1] for code in lacks],
        "people": people(all_makers(draft), maker),
    }
