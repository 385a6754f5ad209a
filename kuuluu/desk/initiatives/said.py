"""Words beside an initiative's text: the discussion, why it was withdrawn, what the city says; a person decides on each."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kuuluu.desk.access import desk_page
from kuuluu.desk.decisions import WordChoice, words_as_sent, words_as_they_stand
from kuuluu.desk.initiatives.parts import initiative_or_404
from kuuluu.desk.pages import decided, page
from kuuluu.initiatives.commands.commenting import decide_words
from kuuluu.initiatives.models import Initiative
from kuuluu.initiatives.queries.hidden import doubts_in
from kuuluu.initiatives.queries.words import Said, said_of
from kuuluu.initiatives.rules.stages import may_review
from kuuluu.journal.commands import NotNow
from kuuluu.publication.models import Ground

BAD_FORM, CONFLICT = 422, 409
KINDS: dict[str, str | Promise] = {
    "comment": gettext_lazy("Said in the discussion"),
    "maker_comment": gettext_lazy("A maker in the discussion"),
    "withdrawal": gettext_lazy("Why its makers withdrew it"),
    "refusal": gettext_lazy("Why it was not taken further"),
    "body": gettext_lazy("Which body decides"),
    "register_number": gettext_lazy("Number in the city’s own register"),
    "estimate": gettext_lazy("When the decision is estimated to come"),
    "interim": gettext_lazy("How the handling goes"),
    "preparation": gettext_lazy("A step of the preparation"),
    "preparation_who": gettext_lazy("Who prepares it"),
    "preparation_link": gettext_lazy("Address of the agenda, minutes or study"),
    "decision_body": gettext_lazy("Who decided"),
    "decision_section": gettext_lazy("Section of the minutes"),
    "decision_link": gettext_lazy("Address of the minutes"),
    "decision": gettext_lazy("The decision and its reasons"),
    "measure": gettext_lazy("What is done because of it"),
}


@dataclass
class Line:
    """Words as they stand on the page: what they are, and what was chosen of them."""

    said: Said
    choice: WordChoice
    ground_error: str = ""

    @property
    def title(self) -> str:
        """Say what these words are."""
        return str(KINDS[self.said.kind])

    @property
    def seen(self) -> str:
        """Return what was decided of them, so that two who decide at once don't pass each other by."""
        decided = self.said.original.decided_at
        return f"{self.said.original.state} {decided.isoformat() if decided else ''}"


@desk_page
def words(request: Any, number: str) -> HttpResponse:
    """Show all words beside the text: those first that wait for somebody."""
    return _show(request, initiative_or_404(request, number))


@desk_page
@require_POST
def decision(request: Any, number: str, original_id: UUID) -> HttpResponse:
    """Publish words less what is hidden, or keep them from the public; whatever goes wrong, what was chosen stays."""
    one = initiative_or_404(request, number)
    said = next((each for each in said_of(one) if each.original.pk == original_id), None)
    if said is None or not may_review(request.actor, one):
        raise Http404
    doubts = doubts_in(one, [said.original])[said.original.pk]
    line = Line(said, words_as_sent(said.original, request.POST, doubts))
    wanted = request.POST.get("do", "")
    if request.POST.get("seen") != line.seen:
        return _show(request, one, line, CONFLICT)
    if wanted not in {"publish", "refuse"} or (wanted == "publish" and line.choice.has_errors):
        return _show(request, one, line, BAD_FORM if line.choice.has_errors else 200)
    if wanted == "refuse" and request.POST.get("ground", "") not in Ground.values:
        line.ground_error = _("Choose the ground")
        return _show(request, one, line, BAD_FORM)
    chosen: dict[str, Any] = (
        {"hidden": line.choice.spans} if wanted == "publish" else {"hidden": None, "ground": request.POST["ground"]}
    )
    try:
        decide_words(one, original=said.original, **chosen, by=request.actor, at=request.at)
    except NotNow:
        return _show(request, one, line, CONFLICT)
    messages.success(request, _("The decision is made."))
    return decided("desk:initiative_said", number)


def _show(request: Any, one: Initiative, sent: Line | None = None, status: int = 200) -> HttpResponse:
    every = said_of(one)
    doubts = doubts_in(one, [said.original for said in every])
    lines = [
        sent
        if sent and sent.said.original.pk == said.original.pk
        else Line(said, words_as_they_stand(said.original, doubts[said.original.pk]))
        for said in every
    ]
    context = {
        "one": one,
        "case": one.case,
        "waiting": [line for line in lines if line.said.is_waiting],
        "decided": [line for line in lines if not line.said.is_waiting],
        "can_decide": decide_words.open_to(request.actor, one) and one.published_at is not None,
        "grounds": Ground.choices,
        "is_conflict": status == CONFLICT,
        "sent": sent,
    }
    return page(request, "desk/initiatives/said.html", context, status)
