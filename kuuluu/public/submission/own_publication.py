"""What the sender sees and can do of publication: the reason, another look, and asking that it isn't public."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kuuluu.cases.models import Case
from kuuluu.feedback import commands
from kuuluu.feedback.models import Objection, Outcome, Reconsideration
from kuuluu.feedback.queries import publication_of
from kuuluu.feedback.rules import is_public_matter
from kuuluu.people.actors import Actor
from kuuluu.public.submission.forms import LookAgainForm, ObjectForm
from kuuluu.publication.models import Ground, Original, State
from kuuluu.ui.dates import day_text
from kuuluu.ui.lateness import passed


@dataclass(frozen=True)
class Standing:
    """Whether a matter is public, why not, and what its sender can do about it."""

    words: str
    reason: str
    look: str
    look_reason: str
    look_form: LookAgainForm | None
    object_form: ObjectForm | None


def standing_of(case: Case, today: date) -> Standing:
    """Return how publication of a matter stands, for its sender."""
    original, asked = publication_of(case)
    is_refused = original.state in {State.REFUSED, State.WITHDRAWN}
    can_ask = is_refused and is_public_matter(case) and (asked is None or asked.decided_at is not None)
    can_object = (
        is_public_matter(case) and not is_refused and not case.feedback.objection and not case.feedback.is_voice
    )
    return Standing(
        words=_("Only the number of voices is public.") if case.feedback.is_voice else _words(case, original),
        reason=str(Ground(original.ground).label) if is_refused and original.ground else "",
        look=_look(asked, today),
        look_reason=asked.reason if asked else "",
        look_form=LookAgainForm(auto_id="id_look_%s") if can_ask else None,
        object_form=ObjectForm(auto_id="id_object_%s") if can_object else None,
    )


def _words(case: Case, original: Original) -> str:
    if not is_public_matter(case):
        return _("This matter is not published.")
    if original.state == State.PUBLIC:
        return _("The checked version is public.")
    if original.state in {State.REFUSED, State.WITHDRAWN}:
        return _("A publisher has decided that this is not public. It is handled all the same.")
    if case.feedback.objection:
        return _("You objected to publication. A person in the city looks at your reason before anything is published.")
    if original.publish_at:
        return _(
            "Nothing to hide was found, so it becomes public by the city's own rule, unless a person decides first."
        )
    return _(
        "A person in the city checks your message before anything is published. Your name and contact data are never published."
    )


def _look(asked: Reconsideration | None, today: date) -> str:
    if asked is None:
        return ""
    if not asked.decided_at and asked.due_date < today:
        late = _("You asked another person to look again. The decision was promised by %(day)s.")
        return f"{late % {'day': day_text(asked.due_date)}} {passed(asked.due_date, today)}"
    if not asked.decided_at:
        return _("You asked another person to look again. You get the decision by %(day)s.") % {
            "day": day_text(asked.due_date)
        }
    if asked.outcome == Outcome.REVERSED:
        return _("Another person looked again and published it.")
    return _("Another person looked again. The decision stays.")


def look_again(case: Case, data: Any, *, by: Actor, at: Any) -> tuple[dict[str, Any], str]:
    """Ask for another look; return the form to put right, or what is said."""
    form = LookAgainForm(data, auto_id="id_look_%s")
    if not form.is_valid():
        return {"look_form": form}, ""
    commands.ask_again(case, words=form.cleaned_data["words"], by=by, at=at)
    return {}, _("Another person in the city looks at the decision.")


def object_to(case: Case, data: Any, *, by: Actor, at: Any) -> tuple[dict[str, Any], str]:
    """Ask that a matter isn't public; return the form to put right, or what is said."""
    form = ObjectForm(data, auto_id="id_object_%s")
    if not form.is_valid():
        return {"object_form": form}, ""
    objection, words = Objection(form.cleaned_data["objection"]), form.cleaned_data["objection_words"]
    commands.object_to_publication(case, objection=objection, words=words, by=by, at=at)
    return {}, _("A publisher looks at your reason and decides.")
