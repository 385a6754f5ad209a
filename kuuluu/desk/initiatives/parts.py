"""An initiative as a page of the desk finds it, and the three parts of its text, each with what is hidden of it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects
from django.http import Http404, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kuuluu.cases.commands import note_view
from kuuluu.desk.decisions import WordChoice, words_as_sent, words_as_they_stand
from kuuluu.desk.pages import ask_if_there
from kuuluu.initiatives import queries
from kuuluu.initiatives.models import Initiative, Version
from kuuluu.initiatives.queries.hidden import doubts_between
from kuuluu.publication.models import Original

NAMES = {"title": _("Title"), "demand": _("What is asked for"), "reasons": _("Why")}


@dataclass
class Part:
    """One part of a text at the desk."""

    name: str
    title: str | Promise
    choice: WordChoice


def parts_of(text: Version, *, part: str = "", choice: WordChoice | None = None) -> list[Part]:
    """Return the parts that have words, one of them as it was just typed."""
    originals: list[Original] = [getattr(text, name) for name in NAMES]
    prefetch_related_objects(originals, "redactions")
    doubts = doubts_between(originals)
    found = []
    for (name, title), original in zip(NAMES.items(), originals, strict=True):
        if original.text:
            chosen = choice if choice and name == part else words_as_they_stand(original, doubts[original.pk])
            found.append(Part(name, title, chosen))
    return found


def as_sent(original: Original, data: QueryDict) -> WordChoice:
    """Return what a form hides of a part."""
    return words_as_sent(original, data)


def initiative_or_404(request: Any, number: str) -> Initiative:
    """Return the initiative that the person may see; anything else isn't there. That one which not everybody may see was
    looked at is logged: its page, its words, its files and its support. Raises Erased where something is to be done to one
    whose words are erased.
    """
    one = queries.initiative_at_desk(request.actor, request.city, number)
    if one is None:
        raise Http404
    ask_if_there(request, one.case)
    note_view(one.case, by=request.actor, at=request.at)
    return one
