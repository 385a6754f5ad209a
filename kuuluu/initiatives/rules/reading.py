"""What the public reads of words beside an initiative's text: what was decided public, less what is hidden of it."""

from typing import Any

from kuuluu.cities.models import Secrecy
from kuuluu.feedback.rules import is_public_matter
from kuuluu.initiatives.models import Initiative, Stage
from kuuluu.publication.models import Original, State
from kuuluu.publication.rules import PublicText, public_text


def may_stand(initiative: Initiative) -> bool:
    """Tell whether the public may read of an initiative at all: not after its time on the register is over, nor where it went
    on as feedback that is secret, or of a service that is never public.
    """
    case = initiative.case
    if case.left_register_at or case.secrecy != Secrecy.PUBLIC:
        return False
    return initiative.stage != Stage.FEEDBACK or is_public_matter(case)


def words(original: Original | None) -> dict[str, Any]:
    """Return what the public reads of an original, where it may read it at all."""
    if original is None or original.state != State.PUBLIC:
        return {"words": "", "gaps": []}
    said = shown(original)
    return {"words": said.text, "gaps": said.gaps}


def line(original: Original | None) -> str:
    """Return what the public reads of a few words, such as a body's name; "" where they wait or aren't public."""
    return str(words(original)["words"])


def address(original: Original | None) -> str:
    """Return an address that the public can follow; "" where it waits, isn't public, or is nothing without what is hidden."""
    said = words(original)
    return "" if said["gaps"] else str(said["words"])


def shown(original: Original) -> PublicText:
    """Return an original less what is hidden of it; whether anybody may read it is asked before."""
    return public_text(original.text, original.redactions.all())
