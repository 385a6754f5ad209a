"""The form of a routing rule: conditions by ids, so that whatever is renamed the rule means the same."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from kuuluu.cases.models import MATTERS
from kuuluu.cities import queries as cities
from kuuluu.cities.models import City
from kuuluu.desk.forms import choose
from kuuluu.feedback.models import Kind
from kuuluu.people.queries import colleagues, handling
from kuuluu.routing.commands import Content
from kuuluu.routing.models import RoutingRule, Target
from kuuluu.routing.rules import meant_by
from kuuluu.ui.forms import Choice, Day, Form, LongText, Pick, Several, ShortText

NOBODY = ("", _("Choose"))
LONGEST_ENTRY, MOST_ENTRIES = 80, 60
WRONG_TIME = _("Write the time in the form 16.30 or 16:30")


class Clock(forms.TimeField):
    """A time of day, by the browser's own clock or typed."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        super().__init__(
            widget=widget,
            required=False,
            input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
            error_messages={"invalid": WRONG_TIME},
            **options,
        )


class RuleForm(Form):
    """What a rule says, and for a new one its place in the order."""

    name = ShortText(120, label=_("Name"), help_text=_("As officers read it of a case."), ask=_("Give the rule a name"))
    services = Several([], label=_("Services"), required=False)
    areas = Several([], label=_("Districts"), required=False)
    kinds = Several(
        [*Kind.choices, (_("Other than feedback: only a rule that names it takes it"), MATTERS)],
        label=_("Kinds"),
        required=False,
    )
    words = LongText(
        4000,
        rows=4,
        label=_("Words"),
        required=False,
        help_text=_(
            "One entry on each line; one of them is enough. Any form of a word counts, also inside a compound. Of several words on a line all are needed."
        ),
    )
    weekdays = Several([], label=_("Weekdays"), required=False, help_text=_("A public holiday counts as a Sunday."))
    from_time = Clock(label=_("From the time"))
    to_time = Clock(label=_("To the time"), help_text=_("Not included. Earlier than the beginning: over midnight."))
    from_date = Day(label=_("First day"), required=False)
    to_date = Day(label=_("Last day"), required=False)
    target = Choice(Target.choices, label=_("To whom"), ask=_("Choose to whom such cases go"))
    unit = Pick([], label=_("Unit"), required=False)
    officer = Pick([], label=_("Officer"), required=False)
    owner_person = Pick([], label=_("Person who answers for the rule"), required=False)
    owner_unit = Pick([], label=_("Unit that answers for the rule"), required=False)
    order = forms.IntegerField(
        label=_("Place in the order"),
        required=False,
        min_value=1,
        max_value=9999,
        help_text=_("The first rule that fits decides. Left empty: the last."),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Write a number from 1 to 9999")),
    )

    def __init__(
        self, city: City, data: QueryDict | None = None, *, rule: RoutingRule | None = None, me: UUID | None = None
    ) -> None:
        super().__init__(data, initial=_initial(rule) if rule else {"target": Target.UNIT, "owner_person": str(me)})
        for field in self.fields.values():
            # An empty condition says something, and what a target needs depends on the target: none is called optional.
            field.is_free = True  # type: ignore[attr-defined]
        self.city = city
        self.handling = handling(city)
        if rule:
            del self.fields["order"]
        self.people = list(colleagues(city))
        people = [(str(one.pk), one.name) for one in self.people]
        able = {str(person) for person, _unit in self.handling}
        units = [(str(one.pk), one.name) for one in cities.units(city)]
        choose(self, "services", _services(city, rule))
        choose(self, "areas", _areas(city, rule))
        choose(self, "weekdays", [(str(day), name) for day, name in WEEKDAYS.items()])
        choose(self, "unit", [NOBODY, *units])
        choose(self, "owner_unit", [NOBODY, *units])
        choose(self, "owner_person", [NOBODY, *people])
        choose(self, "officer", [NOBODY, *(one for one in people if one[0] in able)])

    def clean_words(self) -> list[str]:
        """Return the entries, each once. Refuses what holds no word: it would fit nothing."""
        lines = [" ".join(line.split()) for line in self.cleaned_data["words"].splitlines()]
        entries = list(dict.fromkeys(line for line in lines if line))
        for entry in entries:
            if len(entry) > LONGEST_ENTRY or not meant_by(entry):
                text = _("Write on each line a word or a few, at most 80 characters: “%(entry)s” is not such")
                raise forms.ValidationError(text % {"entry": entry[:LONGEST_ENTRY]})
        if len(entries) > MOST_ENTRIES:
            raise forms.ValidationError(_("Write at most 60 lines"))
        return entries

    def clean(self) -> dict[str, Any]:
        """Ask for what a target needs, for somebody who answers for the rule, and for days in their order."""
        data = super().clean() or self.cleaned_data
        target, unit, officer = (data.get(name) for name in ("target", "unit", "officer"))
        if target in {Target.UNIT, Target.OFFICER} and not unit:
            self.add_error("unit", _("Choose the unit"))
        if target == Target.OFFICER and not officer:
            self.add_error("officer", _("Choose the officer"))
        elif target == Target.OFFICER and unit and not self._handles(str(officer), int(unit)):
            self.add_error("officer", _("This officer does not handle the cases of this unit. Choose another."))
        if not (data.get("owner_person") or data.get("owner_unit")):
            self.add_error("owner_person", _("Choose a person or a unit that answers for the rule"))
        start, end = data.get("from_date"), data.get("to_date")
        if start and end and end < start:
            self.add_error("to_date", _("The last day is before the first"))
        return data

    def content(self) -> Content:
        """Return what the commands take."""
        data = self.cleaned_data
        target = Target(data["target"])
        is_officer = target == Target.OFFICER
        same = ("name", "kinds", "words", "from_time", "to_time", "from_date", "to_date")
        values: dict[str, Any] = {name: data[name] for name in same}
        values |= {name: [int(one) for one in data[name]] for name in ("services", "areas", "weekdays")}
        return Content(
            target=target,
            unit_id=None if target == Target.QUEUE else int(data["unit"]),
            officer_id=UUID(data["officer"]) if is_officer else None,
            owner_person_id=UUID(data["owner_person"]) if data["owner_person"] else None,
            owner_unit_id=int(data["owner_unit"]) if data["owner_unit"] else None,
            **values,
        )

    def _handles(self, officer: str, unit: int) -> bool:
        return not self.handling.isdisjoint({(UUID(officer), unit), (UUID(officer), None)})


def _initial(rule: RoutingRule) -> dict[str, Any]:
    same = ("name", "kinds", "from_time", "to_time", "from_date", "to_date", "target")
    ids = {"unit": rule.unit_id, "officer": rule.officer_id}
    ids |= {"owner_person": rule.owner_person_id, "owner_unit": rule.owner_unit_id}
    return {
        **{name: getattr(rule, name) for name in same},
        **{name: str(value or "") for name, value in ids.items()},
        **{name: [str(one) for one in getattr(rule, name)] for name in ("services", "areas", "weekdays")},
        "words": "\n".join(rule.words),
    }


def _services(city: City, rule: RoutingRule | None) -> list[Any]:
    """Return the services in their groups; those of the rule that are offered no more stand last."""
    tree: list[Any] = [
        (group.name, [(str(one.pk), one.name) for one in members]) for group, members in cities.service_tree(city)
    ]
    listed = {one.pk for one in cities.services(city)}
    gone = [one for one in cities.snapshot(city).services if rule and one.pk in rule.services and one.pk not in listed]
    return [*tree, *_gone(gone)]


def _areas(city: City, rule: RoutingRule | None) -> list[Any]:
    listed = cities.areas(city)
    known = {one.pk for one in listed}
    gone = [one for one in cities.snapshot(city).areas if rule and one.pk in rule.areas and one.pk not in known]
    return [*((str(one.pk), one.name) for one in listed), *_gone(gone)]


def _gone(rows: Iterable[Any]) -> list[Any]:
    options = [(str(one.pk), one.name) for one in rows]
    return [(_("No longer offered"), options)] if options else []
