"""What makers see of the files that they gave: which wait for a look, which everybody sees, which not and why."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kuuluu.initiatives.models import Initiative
from kuuluu.initiatives.queries.enclosures import enclosed_files
from kuuluu.publication.models import File, Ground, State

WAITS: str | Promise = _("Waits for a person in the city to look at it. Until then nobody else sees it.")
SHOWN: str | Promise = _("Everyone sees it on the page of the initiative.")
SHOWN_IN_PART: str | Promise = _("Everyone sees it on the page of the initiative, with some of it covered.")
NAMED: str | Promise = _("Everyone sees its name: no safe copy of it can be made.")
ACCEPTED: str | Promise = _("The city has checked it. It becomes public together with the initiative.")
REFUSED: str | Promise = _("Not public: a person in the city has looked at it. The city has it all the same.")


@dataclass(frozen=True)
class Given:
    """A file as its makers see it: its name, what it shows, where it stands, and why it isn't public."""

    name: str
    description: str
    state: str
    words: str | Promise
    reason: str


def given_files(initiative: Initiative) -> list[Given]:
    """Return the files of an initiative in the order in which they were given."""
    is_public = initiative.published_at is not None
    return [
        Given(
            name=one.name,
            description=one.description,
            state=one.state,
            words=_words(one, is_public=is_public),
            reason=str(Ground(one.ground).label) if one.ground and one.state != State.PUBLIC else "",
        )
        for one in enclosed_files(initiative.case)
    ]


def _words(file: File, *, is_public: bool) -> str | Promise:
    if file.state == State.PENDING:
        return WAITS
    if file.state != State.PUBLIC:
        return REFUSED
    if not is_public:
        return ACCEPTED
    if not file.public_id:
        return NAMED
    is_covered = file.covers or (file.words and file.words.redactions.all())
    return SHOWN_IN_PART if is_covered else SHOWN
