"""What is chosen and pressed on the check page: words to hide, and parts to show after all."""

from collections.abc import Mapping
from typing import Any, Protocol

from django.urls import reverse

from kuuluu.public.submission.forms import HIDE_REASONS
from kuuluu.public.submission.hiding import stamp_of, versions
from kuuluu.public.submission.marking import Marked, marked_of, span_of
from kuuluu.publication.models import Ground
from kuuluu.ui.middleware import Request

# "?sanat=1" shows the original as words to choose; the page's form then says so, too.
CHOOSING = "sanat"
# Where a redirect leads to on the page: both versions, and the list of what is hidden.
VERSIONS, HIDDEN = "nakyy", "piilossa"


class Marking(Protocol):
    """What somebody is writing, as far as its public version is concerned."""

    # The name of its check page.
    check: str
    request: Request

    @property
    def data(self) -> Mapping[str, Any]: ...
    @property
    def text(self) -> str: ...
    @property
    def cuts(self) -> tuple[int, ...]: ...


def marks(writing: Marking) -> Marked:
    """Return the text as its sender has marked it so far."""
    return marked_of(writing.text, writing.data, writing.cuts)


def is_choosing(writing: Marking) -> bool:
    """Tell whether the page shows the original as words to choose."""
    request = writing.request
    return CHOOSING in (request.POST if request.method == "POST" else request.GET)


def reason_of(writing: Marking) -> str:
    """Return the ground that the sender gives for hiding words."""
    given = writing.request.POST.get("hide_reason", "")
    return given if given in {str(ground) for ground, _words in HIDE_REASONS} else str(Ground.PERSONAL_DATA)


def pressed(writing: Marking) -> Marked:
    """Return the text as it is marked after what was chosen and pressed; a page of an older text changes nothing."""
    sent, marked = writing.request.POST, marks(writing)
    if sent.get("seen") != stamp_of(marked.text):
        return marked
    if is_choosing(writing):
        marked = marked.pick(set(sent.getlist("pick")), reason_of(writing))
    if span := span_of(sent.get("show", "")):
        marked = marked.show(span)
    if span := span_of(sent.get("hide", "")):
        marked = marked.hide([span])
    return marked


def back(writing: Marking) -> str:
    """Return the address of the same place on the page."""
    sent = writing.request.POST
    key = sent.get("show") or sent.get("hide") or ""
    chooses = sent.get("go", CHOOSING if is_choosing(writing) else "") == CHOOSING
    seen = versions(marks(writing))
    listed = {part.key for part in [*seen.hidden, *seen.shown]}
    place = f"k{key}" if key in listed else HIDDEN if key else VERSIONS
    return f"{reverse(writing.check)}{f'?{CHOOSING}=1' if chooses else ''}#{place}"
