"""What is hidden anywhere in an initiative: looked for in all that is said of it elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from kuuluu.cases.models import Case
from kuuluu.feedback.queries.likeness import Secret, asked_of, secrets_in, secrets_of
from kuuluu.initiatives.models import Initiative, Kind
from kuuluu.initiatives.queries.enclosures import enclosed_files
from kuuluu.initiatives.queries.reads import is_initiative
from kuuluu.initiatives.queries.words import said_of
from kuuluu.initiatives.rules.writing import PARTS
from kuuluu.publication.likeness import hidden_words
from kuuluu.publication.models import Original, Redaction, Source, State
from kuuluu.publication.rules import Hide


def texts_of(initiative: Initiative) -> list[Original]:
    """Return the parts of all its texts, the oldest first."""
    versions = initiative.versions.select_related(*PARTS)
    related = [f"{part}__redactions" for part in PARTS]
    return [getattr(version, part) for version in versions.prefetch_related(*related) for part in PARTS]


def own_secrets(initiative: Initiative) -> list[Secret]:
    """Return what is hidden in the texts of an initiative, in the words beside them, and in its documents."""
    documents = [file.words for file in enclosed_files(initiative.case) if file.words]
    every = [*texts_of(initiative), *(said.original for said in said_of(initiative)), *documents]
    return [secret for one in every for secret in secrets_in(one, is_chosen=_is_chosen)]


def every_secret(initiative: Initiative) -> list[Secret]:
    """Return what is hidden in an initiative, in the feedback that it began as, and who makes it without being shown by name."""
    own = own_secrets(initiative)
    names = {one.original_id for one in own}
    return [*own, *(one for one in secrets_of(initiative.case) if one.original_id not in names), *_makers(initiative)]


def secrets_at_desk(case: Case) -> list[Secret]:
    """Return what is hidden in a case, whatever it is, before somebody of the city says something in it."""
    return every_secret(case.initiative) if is_initiative(case) else secrets_of(case)


def asked_at_desk(case: Case, words: Original | None) -> list[Hide]:
    """Return what in a document of a case, whatever it is, a person is asked about; nothing where nobody could read it."""
    return asked_of(words, secrets_at_desk(case)) if words else []


def doubts_in(initiative: Initiative, originals: Iterable[Original]) -> dict[UUID, list[Hide]]:
    """Return by original what in it may be a name that is hidden elsewhere, or an ordinary word or a place."""
    secrets = every_secret(initiative)
    return {one.pk: asked_of(one, secrets) for one in originals}


def doubts_between(originals: Sequence[Original]) -> dict[UUID, list[Hide]]:
    """Return it of texts that stand side by side, by what is hidden in the others of them."""
    secrets = [one for original in originals for one in secrets_in(original, is_chosen=_is_chosen)]
    return {one.pk: asked_of(one, secrets) for one in originals}


def _is_chosen(original: Original, row: Redaction) -> bool:
    """Tell it of all that is hidden of words once they are public, and before of what somebody at the city chose already."""
    return original.state == State.PUBLIC or row.source == Source.PUBLISHER


def _makers(initiative: Initiative) -> Iterator[Secret]:
    """Yield the names of makers that everybody doesn't read with the initiative."""
    is_motion = initiative.kind == Kind.COUNCIL_MOTION
    for one in initiative.makers.exclude(name=""):
        if one.is_protected or not (one.shows_name or is_motion):
            for words in hidden_words(one.name, [Hide(0, len(one.name), "person_name")]):
                yield Secret(words)
