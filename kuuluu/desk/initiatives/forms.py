"""Forms of the city's acts on an initiative."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kuuluu.cases.models import Case
from kuuluu.desk.forms import ActForm, SaidForm, choose, unit_choices
from kuuluu.initiatives.models import DecisionOutcome, MeasureState, PreparationKind, ReviewCode
from kuuluu.ui.forms import Choice, Day, LongText, Pick, ShortText, YesNo
from kuuluu.ui.web_addresses import WebAddress


class ReasonForm(SaidForm):
    """Why it isn't accepted as it is: a code, and words that its makers are told."""

    code = Pick(ReviewCode.choices, label=_("Reason"))
    text = LongText(2000, rows=4, label=_("The reason in words"), ask=_("Write the reason: its makers are told of it"))


class MergeForm(SaidForm):
    """Which initiative it is the same as."""

    number = ShortText(30, label=_("Number of the other initiative"), ask=_("Write the number"))
    text = LongText(2000, rows=3, label=_("The reason in words"), ask=_("Write the reason: its makers are told of it"))


class AppealForm(SaidForm):
    """Whether a refusal stays, decided by another person."""

    outcome = Choice(
        (("upheld", _("It is not taken further")), ("reversed", _("It is checked anew"))), label=_("Decision")
    )
    text = LongText(2000, rows=3, label=_("The reason in words"), ask=_("Write the reason: its makers are told of it"))


class RegisterForm(ActForm):
    """What the registry writes when it receives an initiative."""

    register_number = ShortText(
        60, label=_("Number in the city’s own register"), ask=_("Write the number that the register gave")
    )
    body = ShortText(120, label=_("Who decides"), ask=_("Write which body or office holder decides"))
    unit = Pick([], label=_("Which unit prepares it"))
    is_of_council = YesNo(label=_("In the council’s power: it goes into the yearly report"))

    def __init__(self, case: Case, data: QueryDict | None = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(case, data, {"is_of_council": True, **(initial or {})})
        choose(self, "unit", unit_choices(case.city))


class EstimateForm(SaidForm):
    """When the decision is estimated to come, and who gives information."""

    estimate = Day(label=_("Estimated day of the decision"), ask=_("Write the day"))
    text = LongText(
        1000, rows=3, label=_("What happens until then, and who gives information"), ask=_("Write something")
    )


class PreparationForm(SaidForm):
    """A step of the preparation."""

    kind = Pick(PreparationKind.choices, label=_("What"))
    who = ShortText(120, label=_("Which unit or body"), ask=_("Write which unit or body; no person’s name"))
    text = LongText(1000, rows=3, label=_("In words"), ask=_("Write something"))
    planned_date = Day(label=_("Planned for"), required=False)
    done_date = Day(label=_("Done on"), required=False)
    link = WebAddress(label=_("Address of the agenda, minutes or study"), required=False)


class NoticeForm(SaidForm):
    """How the handling goes."""


class RulingForm(SaidForm):
    """What was decided."""

    outcome = Pick(DecisionOutcome.choices, label=_("What was decided"))
    body = ShortText(120, label=_("Who decided"), ask=_("Write which body or office holder decided"))
    day = Day(label=_("Day of the decision"), ask=_("Write the day"))
    section = ShortText(60, label=_("Section of the minutes"), required=False)
    text = LongText(4000, label=_("The decision and its reasons in plain words"), ask=_("Explain the decision"))
    link = WebAddress(label=_("Address of the minutes"), required=False)
    next_date = Day(label=_("When something comes of it next"), required=False)


class MeasureForm(SaidForm):
    """What is done because of it."""

    text = LongText(2000, rows=3, label=_("What is done, or was"), ask=_("Write something"))
    state = Pick(MeasureState.choices, label=_("How far it is"))
    date_of = Day(label=_("Day"), required=False)
