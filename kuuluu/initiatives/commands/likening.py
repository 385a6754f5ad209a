"""What is hidden in one text of an initiative is looked for in what is said beside its texts, and in its files."""

from datetime import datetime

from kuuluu.feedback.queries.likeness import Secret, said_of_secrets
from kuuluu.initiatives.models import Initiative
from kuuluu.initiatives.queries.enclosures import enclosed_files
from kuuluu.initiatives.queries.hidden import every_secret, own_secrets, texts_of
from kuuluu.initiatives.queries.words import said_of
from kuuluu.language.names.hidden import Sure
from kuuluu.publication.commands import hide_in_file, propose_alike
from kuuluu.publication.likeness import HiddenWords, Likeness, but_homes, in_label, proposed_of
from kuuluu.publication.models import Original, Source, State
from kuuluu.publication.rules import Hide


def look_beside(initiative: Initiative, *, at: datetime) -> None:
    """Hide beside the texts what is hidden in them: in public words and files what a person has chosen, at once and until
    somebody has looked; in what waits as proposals. What the feedback hides that it began as is hidden in the texts, where it
    is surely the same.
    """
    secrets = every_secret(initiative)
    for said in said_of(initiative):
        _look(said.original, secrets, at=at)
    number = 0
    for file in enclosed_files(initiative.case) if secrets else ():
        number += not file.is_picture
        hidden = [one.words for one in _that_count(secrets, file.state) if one.original_id != file.words_id]
        hide_in_file(file, hidden, number=max(number, 1), language=initiative.case.language, at=at)
    own = {one.original_id for one in own_secrets(initiative)}
    of_feedback = [one for one in secrets if one.is_chosen and one.original_id not in own]
    for part in texts_of(initiative) if of_feedback else ():
        if part.state == State.PUBLIC and (found := said_of_secrets(part, of_feedback)):
            sure = [one for one in proposed_of(found) if one.sure == Sure.SURE]
            propose_alike(part, sure, at=at, only_adds=True)


def propose_hidden(initiative: Initiative, original: Original, *, writer: str = "", at: datetime) -> list[Likeness]:
    """Propose to hide in new words what they say of what is hidden in the initiative. Return all that may be that."""
    found = said_of_secrets(original, every_secret(initiative), writer)
    if found:
        propose_alike(original, proposed_of(found), at=at)
    return found


def hidden_in_place(initiative: Initiative, place: str) -> list[Hide]:
    """Return what the place's name says of what a person hides in the initiative."""
    hidden: list[HiddenWords] = but_homes(one.words for one in every_secret(initiative)) if place else []
    return in_label(place, hidden)


def _look(original: Original, secrets: list[Secret], *, at: datetime) -> None:
    found = said_of_secrets(original, _that_count(secrets, original.state))
    if found or any(one.source == Source.LIKENESS for one in original.redactions.all()):
        # Who wrote the words, and may sign with a name that is hidden elsewhere, was told when they were said.
        only_adds = original.state != State.PENDING
        propose_alike(original, proposed_of(found), at=at, only_adds=only_adds)


def _that_count(secrets: list[Secret], state: str) -> list[Secret]:
    return [one for one in secrets if one.is_chosen or state != State.PUBLIC]
