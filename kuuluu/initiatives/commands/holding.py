"""What an initiative's review decides of the feedback that it began as: what it hid, or has not decided of, comes out nowhere."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from kuuluu.cases.models import Case, Message
from kuuluu.cases.queries import thread
from kuuluu.feedback.commands.held import follow_review
from kuuluu.feedback.commands.showing import refresh as refresh_feedback
from kuuluu.feedback.models import Feedback, Review
from kuuluu.feedback.queries.likeness import Secret, is_doubted_since, said_of_secrets
from kuuluu.initiatives.models import Appeal, Initiative, Stage, Version
from kuuluu.initiatives.queries.hidden import own_secrets, texts_of
from kuuluu.initiatives.rules.stages import GONE
from kuuluu.initiatives.rules.writing import PARTS
from kuuluu.language.names.hidden import Sure
from kuuluu.people.actors import Actor
from kuuluu.publication.commands import ask_to_check, hide_by_review, hide_in_file, propose_alike
from kuuluu.publication.likeness import but_homes, hides_of, in_label, proposed_of
from kuuluu.publication.models import File, Original, PublicCase, State


def tell_feedback(initiative: Initiative, *, at: datetime) -> None:
    """Let the feedback that it began as, if it did, know whether the newest text was checked, or never will be, and whether
    its place is hidden: by a person, or because what is said of it names somebody whom the review hides.
    """
    if not Feedback.objects.filter(case=initiative.case).exists():
        return
    is_over = initiative.stage == Stage.FEEDBACK
    review = None if is_over else _review_of(initiative)
    hides_place = not is_over and (initiative.hides_place or _is_named(initiative))
    follow_review(initiative.case, review=review, hides_place=hides_place, at=at)


def _is_named(initiative: Initiative) -> bool:
    """Tell whether the place is called by somebody who is hidden."""
    case = initiative.case
    return bool(in_label(case.address or case.place_words, but_homes(one.words for one in _chosen(initiative))))


def hide_in_feedback(initiative: Initiative, *, by: Actor, at: datetime) -> None:
    """Hide in all that was said and given as feedback, public or not, what the review hides in the initiative: for good what is
    surely the same, in whatever form a name stands; what only may be, until a person has looked.
    """
    if initiative.stage == Stage.FEEDBACK or not Feedback.objects.filter(case=initiative.case).exists():
        return
    own, secrets = {part.pk for part in texts_of(initiative)}, _chosen(initiative)
    said = [one for one in thread(initiative.case) if one.original_id not in own]
    changed = [_hide_in_words(one.original, secrets, by=by, at=at) for one in said]
    changed += [_hide_in_file(file, number, secrets, at=at) for file, number in _files(said)]
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


def _chosen(initiative: Initiative) -> list[Secret]:
    return [one for one in own_secrets(initiative) if one.is_chosen]


def _hide_in_words(original: Original, secrets: Sequence[Secret], *, by: Actor, at: datetime) -> bool:
    found = said_of_secrets(original, secrets)
    is_hidden = hide_by_review(original, hides_of(found, least=Sure.SURE), by=by, at=at)
    is_proposed = propose_alike(original, proposed_of(found), at=at, only_adds=True)
    if original.state == State.PUBLIC and (is_proposed or is_doubted_since(original, secrets)):
        ask_to_check(original, again=is_proposed)
    return is_hidden or is_proposed


def _hide_in_file(file: File, number: int, secrets: Sequence[Secret], *, at: datetime) -> bool:
    language = Case.objects.values_list("language", flat=True).get(messages__attachments__file=file)
    hidden = [one.words for one in secrets]
    return hide_in_file(file, hidden, number=number, language=language, at=at, by_review=True)


def _files(said: Iterable[Message]) -> Iterator[tuple[File, int]]:
    """Yield what was given with messages, each document with the so manieth it is."""
    number = 0
    for file in (attachment.file for one in said for attachment in one.attachments.all()):
        number += not file.is_picture
        yield file, max(number, 1)
