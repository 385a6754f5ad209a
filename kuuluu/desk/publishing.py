"""The publisher's page: the decisions on one case."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kuuluu.cases.commands import as_seen
from kuuluu.cases.models import Case, Message, MessageKind
from kuuluu.cases.queries import thread
from kuuluu.desk import decisions
from kuuluu.desk.access import desk_page
from kuuluu.desk.erased import erased_of
from kuuluu.desk.pages import decided, feedback_or_404, page, tell_initiative
from kuuluu.feedback import commands, queries
from kuuluu.feedback.rules import UNDO_WITHIN, ended_unchecked, is_held, is_over, is_public_matter
from kuuluu.initiatives.queries import is_initiative, last_review
from kuuluu.initiatives.queries.hidden import own_secrets
from kuuluu.journal.commands import NotAllowed, NotNow
from kuuluu.people.roles import Permission
from kuuluu.publication.models import Ground, State
from kuuluu.publication.rules import Hide
from kuuluu.ui.asking import whole_number

BAD_FORM, CONFLICT = 422, 409
# Why the last decision isn't taken back by one button.
WHY_IT_STANDS: dict[str, str | Promise] = {
    queries.Stands.DECIDED_SINCE: gettext_lazy(
        "Somebody has decided since you opened the page. What was hidden since does not come back by undoing what was decided before."
    ),
    queries.Stands.OF_ANOTHER: gettext_lazy(
        "Another person decided last, and hid something. It comes back only by a decision of your own: look at what the public would see, and publish it."
    ),
    queries.Stands.UPHELD: gettext_lazy("Another person has looked at it since and decided that it stays unpublished."),
    queries.Stands.OBJECTED: gettext_lazy("The sender has objected to publication since. Read why, and decide anew."),
    queries.Stands.REVIEW: gettext_lazy(
        "It went on as an initiative whose newest text waits to be checked: nothing more of it is shown before that."
    ),
    queries.Stands.ENDED: gettext_lazy(
        "It went on as an initiative that ended before its text was checked. It comes back only by a decision of your own: read why, and publish it below."
    ),
    queries.Stands.CHANGED: gettext_lazy("What was decided of has changed since in another way."),
}

IS_OVER = gettext_lazy("Its time on the public pages was over. Nothing more is decided of its publication.")


@desk_page(needs=[Permission.PUBLISH])
def publication(request: Any, number: str) -> HttpResponse:
    """Show a case with the original and the public version of each of its messages side by side."""
    return _show(request, feedback_or_404(request, number))


@desk_page(needs=[Permission.PUBLISH])
@require_POST
def decision(request: Any, number: str, message_id: UUID) -> HttpResponse:
    """Preview, publish, refuse or withdraw one message; whatever goes wrong, what was chosen stays on the page."""
    case = feedback_or_404(request, number)
    message = next((m for m in _decidable(case) if m.pk == message_id), None)
    if message is None:
        raise Http404
    if is_over(case):
        return _show(request, case, status=CONFLICT, why=IS_OVER)
    choice = decisions.as_sent(message, request.POST, _doubts(case, [message])[message.original_id])
    wanted = request.POST.get("do", "")
    if request.POST.get("seen") != str(case.version):
        return _show(request, case, choice, CONFLICT)
    if wanted not in DECISIONS or (wanted == "publish" and choice.has_errors):
        return _show(request, case, choice, BAD_FORM if choice.has_errors else 200)
    if wanted == "refuse" and request.POST.get("ground", "") not in Ground.values:
        choice.ground_error = _("Choose the ground: the sender is told of it")
        return _show(request, case, choice, BAD_FORM)
    try:
        with as_seen(case, case.version):
            DECISIONS[wanted](request, case, choice)
            tell_initiative(request, case)
    except NotNow:
        return _show(request, case, choice, CONFLICT)
    messages.success(request, _("The decision is made. It can be taken back within 36 hours."))
    return decided("desk:publication", number)


@desk_page(needs=[Permission.PUBLISH])
@require_POST
def undo(request: Any, number: str) -> HttpResponse:
    """Take back the last decision, all of it, if it is the one that was seen."""
    last = whole_number(request.POST.get("last", "")) or 0
    return _do(request, number, lambda case: commands.undo(case, last=last, by=request.actor, at=request.at))


@desk_page(needs=[Permission.PUBLISH])
@require_POST
def uphold(request: Any, number: str) -> HttpResponse:
    """Decide, as another person, that a case stays unpublished."""
    reason = request.POST.get("reason", "").strip()[:1000]
    case = feedback_or_404(request, number)
    if not reason:
        return _show(request, case, status=BAD_FORM, reason_error=_("Tell the sender why"))
    return _do(
        request, number, lambda case: commands.uphold(case, reason=reason, by=request.actor, at=request.at), reason
    )


@desk_page(needs=[Permission.PUBLISH])
@require_POST
def confirm(request: Any, number: str, decision_id: int) -> HttpResponse:
    """Say that what became public by policy is right as it is."""
    case = feedback_or_404(request, number)
    one = next((d for d in queries.decisions_of(case) if d.pk == decision_id), None)
    if one is None:
        raise Http404
    return _do(request, number, lambda case: commands.confirm(case, decision=one, by=request.actor, at=request.at))


def _do(request: Any, number: str, act: Callable[[Case], None], reason: str = "") -> HttpResponse:
    case = feedback_or_404(request, number)
    try:
        act(case)
    except (NotNow, NotAllowed) as error:
        why = WHY_IT_STANDS[error.why] if isinstance(error, commands.NotUndone) else ""
        return _show(request, case, status=CONFLICT, reason=reason, why=why)
    messages.success(request, _("Done."))
    return decided("desk:publication", number)


def _publish(request: Any, case: Case, choice: decisions.Choice) -> None:
    for picture in choice.pictures:
        commands.cover_picture(
            case,
            file=picture.file,
            covers=picture.covers,
            description=picture.description,
            by=request.actor,
            at=request.at,
        )
    chosen = decisions.chosen_pictures(choice)
    common = {"spans": choice.spans, "pictures": chosen, "by": request.actor, "at": request.at}
    if choice.message.kind == MessageKind.SUBMISSION:
        command = commands.publish_unchecked if choice.knows_end else commands.publish
        command(case, hides_place="hides_place" in request.POST, **common)
    else:
        commands.publish_message(case, message=choice.message, **common)


def _refuse(request: Any, case: Case, choice: decisions.Choice) -> None:
    ground = request.POST["ground"]
    if choice.message.kind != MessageKind.SUBMISSION:
        commands.refuse_message(case, message=choice.message, ground=ground, by=request.actor, at=request.at)
        return
    was_public = choice.message.original.state == State.PUBLIC
    command = commands.withdraw if was_public else commands.refuse
    command(case, ground=ground, by=request.actor, at=request.at)


DECISIONS: dict[str, Callable[[Any, Case, decisions.Choice], None]] = {"publish": _publish, "refuse": _refuse}


def _doubts(case: Case, messages: Iterable[Message]) -> dict[UUID, list[Hide]]:
    """Return what in words of a case may be a name that is hidden elsewhere in it, or in the initiative that it went on as."""
    return queries.doubts_of(case, messages, own_secrets(case.initiative) if is_initiative(case) else ())


def _decidable(case: Case) -> list[Message]:
    return [message for message in thread(case) if message.kind != MessageKind.NOTE]


def _show(
    request: Any, case: Case, sent: decisions.Choice | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    said = _decidable(case)
    doubts = _doubts(case, said)
    choices = [
        sent if sent and sent.message.pk == message.pk else decisions.as_it_stands(message, doubts[message.original_id])
        for message in said
    ]
    asked = queries.open_reconsideration(case)
    context = {
        "case": case,
        "choices": choices,
        "documents": [a.file for c in choices for a in c.message.attachments.all() if not a.file.is_picture],
        "sent": sent,
        "grounds": Ground.choices,
        "is_conflict": status == CONFLICT,
        **_bounds(case),
        **_decided(request, case),
        "asked": asked,
        "is_first": bool(asked and asked.first_by_id == request.actor.person_id),
        **more,
    }
    return page(request, "desk/publishing/publication.html", context, status)


def _bounds(case: Case) -> dict[str, Any]:
    """Return what keeps a publisher from deciding freely, and what is erased."""
    return {
        "is_over": is_over(case),
        "erased": erased_of(case),
        "can_be_public": is_public_matter(case),
        "is_initiative": is_initiative(case),
        "is_held": is_held(case),
        "end": _end(case),
    }


def _end(case: Case) -> dict[str, Any]:
    """Return how the initiative that it went on as ended before its text was checked, and why, in words; else nothing."""
    if not ended_unchecked(case):
        return {}
    one = case.initiative
    look = last_review(one)
    words = look.reason if look else one.withdrawal
    return {
        "how": one.get_stage_display(),
        "code": look.get_code_display() if look else "",
        "words": words.text if words else "",
    }


def _decided(request: Any, case: Case) -> dict[str, Any]:
    """Return what was decided, until when the last of it can be taken back, if it can, and what policy did that is to be checked."""
    made = list(queries.decisions_of(case))
    until = made[0].at + UNDO_WITHIN if made else None
    is_time = until is not None and until >= request.at
    stands = queries.why_it_stands(case, queries.made_together(case, made), request.actor) if is_time else None
    return {
        "decisions": made,
        "undo_until": until if is_time else None,
        "why_it_stands": WHY_IT_STANDS[stands] if stands else "",
        "samples": [one for one in made if one.is_sampled and not one.checked_at],
    }
