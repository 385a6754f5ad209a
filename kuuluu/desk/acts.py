"""Everything an officer can do to a case: one row each, with its noun in the address, its form and its command."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kuuluu.cases.models import Case, Ending
from kuuluu.cases.queries import case_at_desk
from kuuluu.cities import queries as cities
from kuuluu.cities.models import Secrecy
from kuuluu.desk import forms
from kuuluu.feedback import commands
from kuuluu.feedback.models import Kind
from kuuluu.initiatives.commands.converting import propose_initiative
from kuuluu.journal.commands import Command
from kuuluu.people.actors import Actor
from kuuluu.people.queries import person_by_id
from kuuluu.publication.models import Ground

Run = Callable[[Case, dict[str, Any], Actor, datetime], None]
Text = str | Promise


class CanNot(Exception):  # noqa: N818 - reads as what could not be done
    """It can't be done as it was chosen: why, said beside the field."""

    def __init__(self, field: str, why: Text) -> None:
        super().__init__(field)
        self.field, self.why = field, why


NO_SUCH_CASE = _("There is no other case with this number")
IS_CLOSED_TO_OTHERS = _(
    "That case is limited or secret: nobody who is joined to it would be told anything. Handle this one by itself."
)
IS_ERASED = _("What was written in that case is erased: nobody would be answered there. Handle this one by itself.")
NOT_LESS = {
    commands.NotYours: _("Only a publisher, the registry or an officer of secret matters makes a case less secret"),
    commands.PartIsSecret: _(
        "A part of this message is more secret: its words stand here, too. Look at that part first."
    ),
}


@dataclass(frozen=True)
class Act:
    """One thing to do: `noun` in its address, `key` on the keyboard."""

    noun: str
    title: Text
    button: Text
    done: Text
    command: Command[Any, Any, Any]
    form: type[forms.ActForm]
    run: Run
    key: str = ""

    @property
    def is_written(self) -> bool:
        """Tell whether it takes words, which are kept while they are being written."""
        return issubclass(self.form, forms.TextForm)


def _assign(case: Case, data: dict[str, Any], by: Actor, at: datetime) -> None:
    commands.assign(case, person=person_by_id(data["person"]) if data["person"] else None, by=by, at=at)


def _hand_over(case: Case, data: dict[str, Any], by: Actor, at: datetime) -> None:
    unit = cities.unit_by_code(case.city, data["unit"])
    if unit:
        commands.hand_over(case, unit=unit, reason=data["reason"], by=by, at=at)


def _change_service(case: Case, data: dict[str, Any], by: Actor, at: datetime) -> None:
    service = cities.service_by_code(case.city, data["service"])
    if service:
        commands.change_service(case, service=service, by=by, at=at)


def _join(case: Case, data: dict[str, Any], by: Actor, at: datetime) -> None:
    other = case_at_desk(by, case.city, data["number"].strip().upper())
    if other is None or other.pk == case.pk:
        raise CanNot("number", NO_SUCH_CASE)
    if other.secrecy != Secrecy.PUBLIC:
        raise CanNot("number", IS_CLOSED_TO_OTHERS)
    if other.is_erased:
        raise CanNot("number", IS_ERASED)
    commands.join(case, to=other, by=by, at=at)


def _set_secrecy(case: Case, data: dict[str, Any], by: Actor, at: datetime) -> None:
    secrecy, ground = Secrecy(data["secrecy"]), Ground(data["secrecy_ground"])
    try:
        commands.set_secrecy(case, secrecy=secrecy, ground=ground, by=by, at=at)
    except commands.NotLess as why:
        raise CanNot("secrecy", NOT_LESS[type(why)]) from why


def _close(case: Case, data: dict[str, Any], by: Actor, at: datetime) -> None:
    commands.close(
        case, ending=Ending(data["ending"]), text=data["text"], planned_date=data["planned_date"], by=by, at=at
    )


def _text(command: Command[Any, Any, Any], name: str = "text") -> Run:
    def run(case: Case, data: dict[str, Any], by: Actor, at: datetime) -> None:
        command(case, **{name: data["text"]}, by=by, at=at)

    return run


ALL = (
    Act(
        "handling", _("Take up"), _("Take up"), _("The case is yours now."),
        commands.take_up, forms.ActForm, lambda case, data, by, at: commands.take_up(case, by=by, at=at), "t",  # noqa: ARG005
    ),
    Act(
        "answer", _("Answer"), _("Send the answer"), _("The answer is sent."),
        commands.answer, forms.SaidForm, _text(commands.answer), "a",
    ),
    Act(
        "question", _("Ask the sender"), _("Send the question"), _("The question is sent. The clocks stand still."),
        commands.ask, forms.SaidForm, _text(commands.ask), "q",
    ),
    Act(
        "initiative", _("Ask whether it goes on as an initiative"), _("Send the question"),
        _("The question is sent. The sender makes the initiative, or replies."),
        propose_initiative, forms.ProposeForm, _text(propose_initiative, "words"), "1",
    ),
    Act(
        "reply", _("The sender replied by telephone"), _("Save the reply"), _("The reply is saved. The clocks go on."),
        commands.reply, forms.TextForm, _text(commands.reply), "r",
    ),
    Act(
        "interim-notice", _("Interim notice"), _("Send the notice"), _("The notice is sent."),
        commands.give_interim_notice, forms.SaidForm, _text(commands.give_interim_notice), "i",
    ),
    Act(
        "note", _("Internal note"), _("Save the note"), _("The note is saved."),
        commands.note, forms.TextForm, _text(commands.note), "n",
    ),
    Act(
        "assignee", _("Assign"), _("Assign"), _("The officer is changed."),
        commands.assign, forms.AssigneeForm, _assign, "s",
    ),
    Act(
        "unit", _("Hand over to another unit"), _("Hand over"), _("The case is handed over."),
        commands.hand_over, forms.UnitForm, _hand_over, "u",
    ),
    Act(
        "service", _("Change the service"), _("Change"), _("The service is changed."),
        commands.change_service, forms.ServiceForm, _change_service, "v",
    ),
    Act(
        "kind", _("Change the kind"), _("Change"), _("The kind is changed."),
        commands.change_kind, forms.KindForm,
        lambda case, data, by, at: commands.change_kind(case, kind=Kind(data["kind"]), by=by, at=at), "y",
    ),
    Act(
        "matter", _("Appeal, claim, request …"), _("Move it"), _("Who handles such matters has it now, and the sender is told."),
        commands.change_matter, forms.MatterForm,
        lambda case, data, by, at: commands.change_matter(case, matter=data["matter"], by=by, at=at), "2",
    ),
    Act(
        "secrecy", _("Secrecy"), _("Decide"), _("It is decided who sees the case."),
        commands.set_secrecy, forms.SecrecyForm, _set_secrecy, "x",
    ),
    Act(
        "duplicate", _("Join to another case"), _("Join"), _("The case is joined."),
        commands.join, forms.JoinForm, _join, "d",
    ),
    Act(
        "separation", _("Take apart from the other case"), _("Take apart"), _("The case is handled by itself again."),
        commands.take_apart, forms.ActForm, lambda case, data, by, at: commands.take_apart(case, by=by, at=at), "b",  # noqa: ARG005
    ),
    Act(
        "whole", _("Take the split back"), _("Take back"), _("The message is one case again."),
        commands.unsplit, forms.ActForm, lambda case, data, by, at: commands.unsplit(case, by=by, at=at), "f",  # noqa: ARG005
    ),
    Act(
        "transfer", _("Move to another authority"), _("Move"), _("The matter is moved and the sender is told."),
        commands.transfer, forms.TransferForm,
        lambda case, data, by, at: commands.transfer(
            case, receiver=data["receiver"], text=data["text"], by=by, at=at
        ), "m",
    ),
    Act(
        "ending", _("Close the case"), _("Close the case"), _("The case is closed."),
        commands.close, forms.EndingForm, _close, "c",
    ),
    Act(
        "reopening", _("Open again"), _("Open again"), _("The case is open again."),
        commands.reopen, forms.TextForm, _text(commands.reopen, "reason"), "o",
    ),
)  # fmt: skip
BY_NOUN = {act.noun: act for act in ALL}


def open_to(actor: Actor, case: Case) -> list[Act]:
    """Return what this officer can do to this case now."""
    return [act for act in ALL if act.command.open_to(actor, case)]
