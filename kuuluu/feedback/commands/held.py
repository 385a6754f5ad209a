"""Feedback that went on as an initiative: of what was never public, only what the initiative's own review lets be shown.

It never becomes public by itself then, and by a publisher once the newest text was checked, less what was hidden in it.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from kuuluu.cases.models import Case, Message
from kuuluu.feedback.commands.showing import refresh
from kuuluu.feedback.models import Feedback, Review
from kuuluu.journal.commands import NotNow
from kuuluu.publication.commands import end_review
from kuuluu.publication.models import File, Original, PublicCase, Redaction, Source, State
from kuuluu.publication.rules import Hide, ShownDocument, covers_all, hides_all


class HeldByReview(NotNow):
    """Nothing more of it is shown before the review of the initiative has let it; hiding more is open."""


class EndedUnchecked(NotNow):
    """It went on as an initiative that ended before its text was checked: whoever publishes it says that they know."""


def follow_review(case: Case, *, review: Review | None, hides_place: bool, at: datetime) -> None:
    """Let feedback know how far the review of its initiative is; None: it is feedback again, and its publisher decides alone.

    What was to become public by policy waits for a person from now on, whatever it is: people look at what goes on so.
    """
    values = {"review": review or "", "review_hides_place": hides_place}
    if not Feedback.objects.filter(case=case).exclude(**values).exists():
        return
    Case.objects.select_for_update().only("pk").get(pk=case.pk)
    Feedback.objects.filter(case=case).update(**values)
    said = Original.objects.filter(message__case=case)
    said.filter(publish_at__isnull=False).update(publish_at=None)
    if review is None:
        end_review(said | Original.objects.filter(document__attachment__message__case=case))
    if PublicCase.objects.filter(pk=case.pk).exists():
        refresh(case, at=at)


def ask_for_message(case: Case, message: Message, spans: Sequence[Hide], pictures: Collection[UUID]) -> None:
    """Raise HeldByReview where more would be shown of a message than is, and the review has not let it."""
    original = message.original
    hides = hides_all(spans, _of_publisher(original), len(original.text))
    files = [one.file for one in message.attachments.all() if one.file_id in pictures]
    _ask(case, is_less=_is_public(original) and hides and all(map(_is_public, files)))


def ask_for_picture(case: Case, file: File, covers: Sequence[dict[str, Any]]) -> None:
    """Do so of the covered areas of a picture that is public."""
    _ask(case, is_less=not _is_public(file) or covers_all(covers, file.covers))


def ask_for_document(case: Case, file: File, shown: ShownDocument) -> None:
    """Do so of a document."""
    hidden = _of_publisher(file.words) if file.words else ()
    hides = hides_all(shown.spans, hidden, len(file.words.text) if file.words else 0)
    _ask(case, is_less=_is_public(file) and hides and covers_all(shown.covers, file.covers))


def ask_for_place(case: Case, *, hides_place: bool) -> None:
    """Do so of the exact place."""
    _ask(case, is_less=hides_place or not case.feedback.hides_place)


def ask_about_end(case: Case, message: Message) -> None:
    """Raise EndedUnchecked where the first words would become public of what went on as an initiative that ended unchecked."""
    if not _is_public(message.original) and Feedback.objects.filter(case=case, review=Review.ENDED).exists():
        raise EndedUnchecked(case.number)


def is_held_now(case: Case) -> bool:
    """Tell whether the review holds it at this moment, whatever was read of it before."""
    return Feedback.objects.filter(case=case, review=Review.WAITS).exists()


def _of_publisher(original: Original) -> Iterable[Redaction]:
    """Return what is hidden of words but by the review, which hides it whatever is chosen."""
    return original.redactions.exclude(source=Source.REVIEW)


def _ask(case: Case, *, is_less: bool) -> None:
    if not is_less and is_held_now(case):
        raise HeldByReview(case.number)


def _is_public(one: Original | File) -> bool:
    return one.state == State.PUBLIC
