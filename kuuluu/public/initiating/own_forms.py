"""Which forms are open to a maker now: each asks the command itself whether it could be done."""

from collections.abc import Mapping
from typing import Any

from django.utils.timezone import localdate

from kuuluu.cities.models import City
from kuuluu.cities.queries import open_cities
from kuuluu.initiatives.commands.appealing import can_be_appealed
from kuuluu.initiatives.commands.changing import begin_collecting, change_text
from kuuluu.initiatives.commands.converting import into_feedback
from kuuluu.initiatives.commands.sending import send
from kuuluu.initiatives.commands.twins import can_have_twin
from kuuluu.initiatives.commands.withdrawing import withdraw
from kuuluu.initiatives.models import OPEN_KINDS, Draft, Initiative, Maker, MakerRole, MakerState, Stage
from kuuluu.initiatives.queries.supports import sheets_of
from kuuluu.initiatives.rules.promises import denominator, takes_comments
from kuuluu.initiatives.rules.supporting import is_collecting
from kuuluu.initiatives.rules.writing import PARTS, text_of
from kuuluu.journal.commands import Command
from kuuluu.people.actors import Actor
from kuuluu.public.initiating.forms import AppealForm, InviteForm, JoinForm, MakerForm, ReasonForm, TextForm
from kuuluu.public.initiatives.commenting import CommentForm
from kuuluu.ui.middleware import Request

FACTS = ("name", "email", "phone", "postal_address", "shows_name")


def speaking(request: Request, maker: Maker) -> Actor:
    """Return the maker as an actor: whoever holds the link, identified or not."""
    return Actor(maker_id=maker.pk, identity_id=request.actor.identity_id)


def asked(request: Request, maker: Maker) -> dict[str, Any]:
    """Return in which city, on which day and of which kind a question is asked."""
    kind = maker.initiative.kind if maker.initiative else text_of(maker.draft).kind if maker.draft else ""
    return {"city": request.city, "day": localdate(request.at), "kind": kind}


def forms_for(request: Request, maker: Maker) -> dict[str, Any]:
    """Return the forms and buttons that are open now."""
    about = asked(request, maker)
    if maker.state == MakerState.INVITED:
        known = {"email": maker.email, "name": maker.name}
        return {"join_form": JoinForm(initial=known, auto_id="id_join_%s", **about)}
    if maker.state != MakerState.JOINED:
        return {}
    facts = {name: getattr(maker, name) for name in FACTS}
    made: Initiative | Draft | None = maker.initiative or maker.draft
    return {
        "facts_form": MakerForm(initial=facts, auto_id="id_facts_%s", **about),
        "invite_form": InviteForm(auto_id="id_invite_%s", **about) if _is_open(made) else None,
        "is_responsible": maker.role == MakerRole.CONTACT,
        **(_of_initiative(request, maker, maker.initiative) if maker.initiative else {}),
    }


def _is_open(made: Initiative | Draft | None) -> bool:
    return not (made and made.sent_at) and not getattr(made, "closed_at", None)


def _of_initiative(request: Request, maker: Maker, initiative: Initiative) -> Mapping[str, Any]:
    can_change = _is_open_now(change_text, initiative)
    can_appeal = initiative.stage == Stage.REFUSED and can_be_appealed(initiative, at=request.at)
    is_responsible = maker.role == MakerRole.CONTACT
    return {
        "text_form": text_form(request, maker) if can_change else None,
        "seen_version": initiative.version,
        "comment_form": CommentForm(auto_id="id_comment_%s")
        if takes_comments(initiative.city, initiative, localdate(request.at))
        else None,
        "can_collect": _is_open_now(begin_collecting, initiative),
        "can_pause": initiative.stage == Stage.COLLECTING and initiative.paused_at is None,
        "can_resume": initiative.stage == Stage.COLLECTING and initiative.paused_at is not None,
        "can_send": can_send(initiative, request),
        "can_print": is_collecting(initiative),
        "sheets": sheets_of(initiative),
        "withdraw_form": ReasonForm(auto_id="id_withdraw_%s")
        if is_responsible and _is_open_now(withdraw, initiative)
        else None,
        "appeal_form": AppealForm(auto_id="id_appeal_%s") if can_appeal else None,
        "other_cities": other_cities(request, initiative) if is_responsible and can_have_twin(initiative) else [],
        "can_be_feedback": is_responsible and _is_open_now(into_feedback, initiative),
    }


def other_cities(request: Request, initiative: Initiative) -> list[City]:
    """Return the other cities of this service where the same can be asked: of a council's motion nowhere else."""
    if initiative.kind not in OPEN_KINDS:
        return []
    return [city for city in open_cities() if city.pk != request.city.pk]


def _is_open_now(command: Command[Any, Any, Any], initiative: Initiative) -> bool:
    """Tell whether its stage allows it: that the maker takes part, the page has asked already; the command asks again."""
    return command.when is None or command.when.is_open(initiative)


def can_send(initiative: Initiative, request: Request) -> bool:
    """Tell whether it can be sent now: one that needs a share of the residents, when they have signed."""
    over = denominator(initiative.city, initiative.kind, localdate(request.at))
    is_enough = not (over and over.threshold) or initiative.threshold_reached_at is not None
    return _is_open_now(send, initiative) and is_enough


def text_form(request: Request, maker: Maker, data: Any = None) -> TextForm:
    """Return the form of the whole text, with the newest one in it."""
    initiative = maker.initiative
    assert initiative
    newest = initiative.versions.select_related(*PARTS).get(number=initiative.version)
    initial = {part: getattr(newest, part).text for part in PARTS}
    return TextForm(data, initial=initial, auto_id="id_text_%s", **asked(request, maker))
