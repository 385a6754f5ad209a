"""What an initiative's review decides of the feedback that it began as: what it hid, or has not decided of, comes out nowhere."""

from collections.abc import Iterable
from datetime import datetime

from kuuluu.cases.models import Case
from kuuluu.cases.queries import documents, thread
from kuuluu.feedback.commands.held import follow_review
from kuuluu.feedback.commands.showing import refresh as refresh_feedback
from kuuluu.feedback.models import Feedback, Review
from kuuluu.initiatives.models import Appeal, Initiative, Stage, Version
from kuuluu.initiatives.rules.stages import GONE
from kuuluu.initiatives.rules.writing import PARTS
from kuuluu.people.actors import Actor
from kuuluu.publication.commands import decide_file, hide_by_review
from kuuluu.publication.models import File, Original, PublicCase, Redaction, Source, State
from kuuluu.publication.rules import Hide, hidden_too


def tell_feedback(initiative: Initiative, *, at: datetime) -> None:
    """Let the feedback that it began as, if it did, know whether the newest text was checked, or never will be, and whether
    its place is hidden.
    """
    if not Feedback.objects.filter(case=initiative.case).exists():
        return
    is_over = initiative.stage == Stage.FEEDBACK
    review = None if is_over else _review_of(initiative)
    follow_review(initiative.case, review=review, hides_place=initiative.hides_place and not is_over, at=at)


def hide_in_feedback(initiative: Initiative, *, by: Actor, at: datetime) -> None:
    """Hide in all that was said and given as feedback, public or not, what the review hides in the initiative's texts."""
    if initiative.stage == Stage.FEEDBACK or not Feedback.objects.filter(case=initiative.case).exists():
        return
    texts = list(initiative.versions.select_related(*PARTS))
    own = [getattr(version, name) for version in texts for name in PARTS]
    hidden = [(part, chosen) for part in own if (chosen := list(_chosen(part)))]
    names = {part.pk for part in own}
    said = [one.original for one in thread(initiative.case) if one.original_id not in names]
    changed = [hide_by_review(one, _spans(one, hidden), by=by, at=at) for one in said]
    changed += [_hide_in_document(file, hidden, by=by, at=at) for file in documents(initiative.case) if file.words]
    if any(changed) and PublicCase.objects.filter(pk=initiative.pk).exists():
        refresh_feedback(initiative.case, at=at)


def _review_of(initiative: Initiative) -> Review:
    """Return how far the review is: what ended unchecked is looked at no more, unless its makers have asked for another look."""
    if _is_checked(initiative):
        return Review.ALLOWS
    is_asked = Appeal.objects.filter(review__initiative=initiative, decided_at=None).exists()
    return Review.ENDED if initiative.stage in GONE and not is_asked else Review.WAITS


def _is_checked(initiative: Initiative) -> bool:
    newest: Version = initiative.versions.select_related(*PARTS).get(number=initiative.version)
    return all(getattr(newest, name).state == State.PUBLIC for name in PARTS)


def _chosen(part: Original) -> Iterable[Redaction]:
    """Return what is hidden of a part: all of it once it was checked, and before what a reviewer chose already."""
    return part.redactions.all() if part.state == State.PUBLIC else part.redactions.filter(source=Source.PUBLISHER)


def _spans(one: Original, hidden: Iterable[tuple[Original, list[Redaction]]]) -> list[Hide]:
    return [span for part, chosen in hidden for span in hidden_too(one.text, part.text, chosen)]


def _hide_in_document(
    file: File, hidden: Iterable[tuple[Original, list[Redaction]]], *, by: Actor, at: datetime
) -> bool:
    assert file.words
    if not hide_by_review(file.words, _spans(file.words, hidden), by=by, at=at):
        return False
    if file.state == State.PUBLIC:
        language = Case.objects.values_list("language", flat=True).get(messages__attachments__file=file)
        decide_file(file, State.PUBLIC, by=by, at=at, language=language)
    return True
