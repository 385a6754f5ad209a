"""What is hidden in one text of a matter is looked for in its other texts, whenever something is said or decided.

In what isn't public yet it is proposed, and holds what policy would publish. In what is public it is hidden at once, where a
person has chosen to hide it, until a person has looked.
"""

from collections.abc import Sequence
from datetime import datetime

from kuuluu.cases.models import Case, Message
from kuuluu.feedback.queries import likeness
from kuuluu.feedback.queries.likeness import Secret
from kuuluu.publication.commands import ask_to_check, hide_in_file, propose_alike
from kuuluu.publication.likeness import proposed_of
from kuuluu.publication.models import Source, State


def look_for_hidden(case: Case, *, at: datetime) -> None:
    """Propose to hide in each text of a matter what is hidden in another of them."""
    secrets = likeness.secrets_of(case)
    for message in likeness.texts_of(case):
        _look(message, secrets, at=at)
    number = 0
    for file in likeness.files_of(case) if secrets else ():
        number += not file.is_picture
        words = [one.words for one in _that_count(secrets, file.state) if one.original_id != file.words_id]
        hide_in_file(file, words, number=max(number, 1), language=case.language, at=at)


def _look(message: Message, secrets: Sequence[Secret], *, at: datetime) -> None:
    original = message.original
    found = likeness.said_by(message, _that_count(secrets, original.state))
    if not found and not any(one.source == Source.LIKENESS for one in original.redactions.all()):
        return
    # What an initiative's review hides, it looks for itself.
    only_adds = bool(message.case.feedback.review)
    is_new = propose_alike(original, proposed_of(found), at=at, only_adds=only_adds)
    is_doubted = likeness.is_doubted_since(original, secrets, likeness.writer_of(message))
    if original.state == State.PUBLIC and (is_new or is_doubted):
        ask_to_check(original, again=is_new)


def _that_count(secrets: Sequence[Secret], state: str) -> list[Secret]:
    """Return what counts for a text: for a public one what a person has chosen, else what is proposed, too."""
    return [one for one in secrets if one.is_chosen or state != State.PUBLIC]
