"""Everything the city can do to an initiative: one row each, with its noun in the address, its form and its command."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kuuluu.cities import queries as cities
from kuuluu.desk.forms import ActForm
from kuuluu.desk.initiatives import forms
from kuuluu.initiatives.commands import appealing, handling, importing, pausing, reviewing, sending
from kuuluu.initiatives.commands.handling import Planned, Ruling, Undone, is_in_hand
from kuuluu.initiatives.models import DecisionOutcome, Initiative, MeasureState, PreparationKind, ReviewCode, Stage
from kuuluu.initiatives.queries import initiative_by_number
from kuuluu.initiatives.rules.importing import waits_for_a_look
from kuuluu.journal.commands import Command, NotNow
from kuuluu.people.actors import Actor

Text = str | Promise
Data = dict[str, Any]


class CanNot(Exception):  # noqa: N818 - reads as what could not be done
    """It can't be done as it was asked, for a reason in words that belongs to a field."""

    def __init__(self, field: str, why: Text) -> None:
        super().__init__(str(why))
        self.field = field
        self.why = why


@dataclass(frozen=True)
class Act:
    """One thing to do: `noun` in its address; `fits` says what its command can't know beforehand."""

    noun: str
    title: Text
    button: Text
    done: Text
    command: Command[Any, Any, Any]
    form: type[ActForm]
    run: Callable[[Initiative, Data, Actor, datetime], object]
    fits: Callable[[Initiative], bool] = lambda _one: True


def _reason(command: Command[Any, Any, Any]) -> Callable[[Initiative, Data, Actor, datetime], object]:
    def run(one: Initiative, data: Data, by: Actor, at: datetime) -> None:
        command(one, code=ReviewCode(data["code"]), reason=data["text"], by=by, at=at)

    return run


def _plain(command: Command[Any, Any, Any]) -> Callable[[Initiative, Data, Actor, datetime], object]:
    def run(one: Initiative, data: Data, by: Actor, at: datetime) -> None:  # noqa: ARG001 - the form has no fields
        command(one, by=by, at=at)

    return run


def _place(*, hides: bool) -> Callable[[Initiative, Data, Actor, datetime], object]:
    def run(one: Initiative, data: Data, by: Actor, at: datetime) -> None:  # noqa: ARG001 - the form has no fields
        reviewing.hide_place(one, hides=hides, by=by, at=at)

    return run


def _has_place(one: Initiative) -> bool:
    return bool(one.case.address or one.case.place_words or one.case.latitude is not None)


def _merge(one: Initiative, data: Data, by: Actor, at: datetime) -> None:
    other = initiative_by_number(one.city, data["number"].strip().upper())
    try:
        if other is None:
            raise NotNow("merge")  # noqa: TRY301 - said in the same words
        reviewing.merge(one, into=other, reason=data["text"], by=by, at=at)
    except NotNow as error:
        raise CanNot("number", _("There is no other public initiative with this number that is still open")) from error


def _appeal(one: Initiative, data: Data, by: Actor, at: datetime) -> None:
    appealing.decide_appeal(one, is_upheld=data["outcome"] == "upheld", reason=data["text"], by=by, at=at)


def _register(one: Initiative, data: Data, by: Actor, at: datetime) -> None:
    unit = cities.unit_by_code(one.city, data["unit"])
    assert unit
    values = {name: data[name] for name in ("register_number", "body", "is_of_council")}
    sending.register(one, **values, unit=unit, by=by, at=at)


def _estimate(one: Initiative, data: Data, by: Actor, at: datetime) -> None:
    handling.tell_estimate(one, estimate=data["estimate"], words=data["text"], by=by, at=at)


def _prepare(one: Initiative, data: Data, by: Actor, at: datetime) -> None:
    names = ("who", "planned_date", "done_date", "link")
    planned = Planned(PreparationKind(data["kind"]), data["text"], **{name: data[name] for name in names})
    handling.prepare(one, planned=planned, by=by, at=at)


def _notice(one: Initiative, data: Data, by: Actor, at: datetime) -> None:
    handling.give_interim_notice(one, words=data["text"], by=by, at=at)


def _decide(one: Initiative, data: Data, by: Actor, at: datetime) -> None:
    names = ("body", "day", "section", "link", "next_date")
    values = {name: data[name] for name in names}
    ruling = Ruling(outcome=DecisionOutcome(data["outcome"]), reason=data["text"], **values)
    try:
        handling.decide(one, ruling=ruling, by=by, at=at)
    except NotNow as error:
        if one.stage not in {Stage.REGISTERED, Stage.PREPARING}:
            raise
        raise CanNot("outcome", _("This kind of initiative can’t be decided so")) from error


def _measure(one: Initiative, data: Data, by: Actor, at: datetime) -> None:
    state = MeasureState(data["state"])
    handling.add_measure(one, words=data["text"], state=state, date_of=data["date_of"], by=by, at=at)


def _close(one: Initiative, data: Data, by: Actor, at: datetime) -> None:  # noqa: ARG001 - the form has no fields
    try:
        handling.close(one, by=by, at=at)
    except Undone as error:
        raise CanNot("", _("Tell first what is done because of the initiative, or why nothing is.")) from error


def _takes_measures(one: Initiative) -> bool:
    return one.stage in {Stage.REGISTERED, Stage.PREPARING, Stage.DECIDED, Stage.CLOSED}


ALL = (
    Act(
        "acceptance", _("Check done: publish"), _("Check done: publish"), _("The initiative is checked and public."),
        reviewing.accept, ActForm, _plain(reviewing.accept),
    ),
    Act(
        "publication", _("Publish the text"), _("Publish the text"), _("The text is public."),
        importing.publish, ActForm, _plain(importing.publish), waits_for_a_look,
    ),
    Act(
        "correction", _("Ask for a correction"), _("Ask"), _("Its makers are asked for a correction."),
        reviewing.ask_correction, forms.ReasonForm, _reason(reviewing.ask_correction),
    ),
    Act(
        "refusal", _("Do not take further"), _("Do not take further"), _("Its makers are told why it is not taken further."),
        reviewing.refuse, forms.ReasonForm, _reason(reviewing.refuse),
    ),
    Act(
        "merging", _("Merge into another initiative"), _("Merge"), _("The initiative is merged."),
        reviewing.merge, forms.MergeForm, _merge,
    ),
    Act(
        "hidden-place", _("Hide the place"), _("Hide the place"), _("The place is not public."),
        reviewing.hide_place, ActForm, _place(hides=True), lambda one: _has_place(one) and not one.hides_place,
    ),
    Act(
        "shown-place", _("Show the place"), _("Show the place"), _("The place is public with the initiative."),
        reviewing.hide_place, ActForm, _place(hides=False), lambda one: _has_place(one) and one.hides_place,
    ),
    Act(
        "appeal", _("Look again and decide"), _("Decide"), _("It was looked at again and decided."),
        appealing.decide_appeal, forms.AppealForm, _appeal, appealing.is_appealed,
    ),
    Act(
        "registration", _("Acknowledge as received"), _("Acknowledge"), _("The initiative is registered."),
        sending.register, forms.RegisterForm, _register,
    ),
    Act(
        "estimate", _("Tell when the decision is estimated"), _("Tell"), _("The estimate is told."),
        handling.tell_estimate, forms.EstimateForm, _estimate, is_in_hand,
    ),
    Act(
        "preparation", _("A step of the preparation"), _("Tell"), _("The step is told."),
        handling.prepare, forms.PreparationForm, _prepare,
    ),
    Act(
        "notice", _("Interim notice"), _("Send the notice"), _("The notice is sent."),
        handling.give_interim_notice, forms.NoticeForm, _notice, is_in_hand,
    ),
    Act(
        "decision", _("The decision"), _("Tell the decision"), _("The decision is told."),
        handling.decide, forms.RulingForm, _decide,
    ),
    Act(
        "measure", _("What is done because of it"), _("Tell"), _("The measure is told."),
        handling.add_measure, forms.MeasureForm, _measure, _takes_measures,
    ),
    Act("end", _("End the handling"), _("End"), _("The handling is ended."), handling.close, ActForm, _close),
    Act(
        "pause", _("Hold support back"), _("Hold back"), _("No support is taken for now."),
        pausing.pause, ActForm, _plain(pausing.pause), lambda one: one.stage == Stage.COLLECTING and not one.paused_at,
    ),
    Act(
        "resumption", _("Take support again"), _("Take support again"), _("Support is taken again."),
        pausing.resume, ActForm, _plain(pausing.resume),
        lambda one: one.stage == Stage.COLLECTING and bool(one.paused_at),
    ),
)  # fmt: skip
BY_NOUN = {act.noun: act for act in ALL}


def open_to(actor: Actor, one: Initiative) -> list[Act]:
    """Return what the actor can do to an initiative now."""
    return [act for act in ALL if act.command.open_to(actor, one) and act.fits(one)]
