"""What a maker sees of an initiative: where it stands, what was said of it, every text with what changed."""

from typing import Any

from django.utils.translation import gettext as _

from kuuluu.initiatives.commands.showing import outline_of
from kuuluu.initiatives.models import Initiative, Maker, ReviewCode, ReviewOutcome, Stage, Version
from kuuluu.initiatives.queries.writing import all_makers
from kuuluu.initiatives.rules.writing import PARTS
from kuuluu.public.initiating.own_enclosures import given_files
from kuuluu.public.initiating.own_people import people
from kuuluu.public.initiatives.comparing import Compared, stretches
from kuuluu.public.initiatives.stating import (
    NEXT,
    discussion_text,
    look_of,
    state_sentence,
    supporters_text,
    verified_text,
)
from kuuluu.public.initiatives.threads import thread_of
from kuuluu.public.pages.visits import visit
from kuuluu.publication.models import State
from kuuluu.ui.dates import day_text
from kuuluu.ui.middleware import Request


def initiative_context(request: Request, maker: Maker) -> dict[str, Any]:
    """Return the initiative as its makers see it: every word of theirs, and every reason of the city."""
    initiative, here = maker.initiative, visit(request)
    assert initiative
    row = outline_of(initiative)
    versions = list(initiative.versions.select_related(*PARTS))
    newest = versions[-1]
    return {
        "initiative": initiative,
        "case": initiative.case,
        "row": row,
        "stage": look_of(here.city, row, here.today),
        "sentence": _sentence(initiative, state_sentence(here.city, row, here.today)),
        "discussion_text": discussion_text(here.city, row, here.today),
        "next_step": NEXT.get(row.next_step, ""),
        "knots": thread_of(row, here),
        "text": {part: getattr(newest, part).text for part in PARTS},
        "is_text_public": all(getattr(newest, part).state == State.PUBLIC for part in PARTS),
        "versions": compared(versions) if len(versions) > 1 else [],
        "reviews": reviews(initiative),
        "enclosures": given_files(initiative),
        "people": people(all_makers(initiative), maker),
        "supporters": supporters_text(row) if initiative.is_joint else "",
        "verified": verified_text(row) if initiative.is_joint else "",
        "is_public": initiative.published_at is not None,
    }


def _sentence(initiative: Initiative, public: str) -> str:
    """Say where it stands; what was never public isn't said to be."""
    if initiative.stage != Stage.CHECKING or initiative.published_at:
        return public
    due = initiative.case.answer_due_date
    said = _("It has arrived. A person in the city looks at it before it is public.")
    promised = _("You hear of it by %(day)s.") % {"day": day_text(due)} if due else ""
    return f"{said} {promised}".strip()


def compared(versions: list[Version]) -> list[Compared]:
    """Return every text, the newest first, each compared with the one before it."""
    found = []
    for number, one in enumerate(versions):
        before = versions[number - 1] if number else one
        parts = {p: list(stretches(getattr(before, p).text, getattr(one, p).text)) for p in PARTS}
        found.append(Compared(number=one.number, at=one.at, is_first=number == 0, **parts))
    return found[::-1]


def reviews(initiative: Initiative) -> list[dict[str, Any]]:
    """Return what the city's looks came to, each with its reason; its makers are always told it."""
    looked = initiative.reviews.select_related("reason")
    return [
        {
            "at": one.at,
            "outcome": ReviewOutcome(one.outcome).label,
            "code": ReviewCode(one.code).label if one.code else "",
            "reason": one.reason.text if one.reason else "",
        }
        for one in looked
        if one.outcome != ReviewOutcome.ACCEPTED
    ]
