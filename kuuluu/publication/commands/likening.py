"""What a file says of what is hidden elsewhere in its matter: in its words, in its name, in what is said of it."""

from collections.abc import Sequence
from datetime import datetime

from kuuluu.language.names.hidden import Sure
from kuuluu.people.actors import SYSTEM
from kuuluu.publication.commands.files import decide_file, file_as_it_is
from kuuluu.publication.commands.originals import hide_by_review, propose_alike
from kuuluu.publication.documents.names import as_text, nameless
from kuuluu.publication.likeness import HiddenWords, alike, hides_of, in_label, proposed_of
from kuuluu.publication.models import BY_LIKENESS, File, Redaction, Source, State
from kuuluu.publication.rules import public_text


def hide_in_file(
    file: File, hidden: Sequence[HiddenWords], *, number: int, language: str, at: datetime, by_review: bool = False
) -> bool:
    """Hide in a file what is hidden elsewhere in the matter: in its words as proposals, and, by the review of an initiative,
    what is sure for good; a name of a file that says it says nothing any more. What is public gets a new copy.

    `number`: the so manieth document of its matter. Return whether anything changed.
    """
    before = {**file_as_it_is(file), BY_LIKENESS: True}
    is_changed = _in_words(file, hidden, at=at, by_review=by_review)
    is_renamed = _in_name(file, hidden, number)
    is_said = _in_description(file, hidden)
    if file.state == State.PUBLIC and (is_changed or is_renamed):
        decide_file(file, State.PUBLIC, by=SYSTEM, at=at, language=language, before=before)
    return is_changed or is_renamed or is_said


def _in_words(file: File, hidden: Sequence[HiddenWords], *, at: datetime, by_review: bool) -> bool:
    if file.words is None or file.words.erased_at:
        return False
    found = alike(file.words.text, hidden)
    is_changed = by_review and hide_by_review(file.words, hides_of(found, least=Sure.SURE), by=SYSTEM, at=at)
    if not found and not Redaction.objects.filter(original=file.words, source=Source.LIKENESS).exists():
        return is_changed
    return propose_alike(file.words, proposed_of(found), at=at, only_adds=by_review) or is_changed


def _in_name(file: File, hidden: Sequence[HiddenWords], number: int) -> bool:
    """Let the name for the public say nothing, where it says what is hidden."""
    if not any(in_label(form, hidden) for form in as_text(file.public_name)):
        return False
    file.public_name = nameless(number)
    file.save(update_fields=["public_name"])
    return True


def _in_description(file: File, hidden: Sequence[HiddenWords]) -> bool:
    found = in_label(file.public_description, hidden)
    if not found:
        return False
    file.public_description = public_text(file.public_description, found).text[:500]
    file.save(update_fields=["public_description"])
    return True
