"""The form by which the registry enters an initiative that came otherwise."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kuuluu.cases.models import Channel
from kuuluu.cities import queries as cities
from kuuluu.cities.models import City
from kuuluu.desk.forms import choose, service_choices
from kuuluu.desk.registering_forms import CHANNELS, Moment, arrival
from kuuluu.initiatives.commands.entering import Entry
from kuuluu.initiatives.models import Ground, Kind
from kuuluu.initiatives.rules.writing import Text
from kuuluu.people.models import Person
from kuuluu.ui.forms import Choice, EmailText, Form, LongText, PhoneText, Pick, ShortText, YesNo

OTHER = "other"
# What is missing, and beside which field it is said.
MISSING: dict[str, tuple[str, Any]] = {
    "ground": ("ground", _("This kind needs a right that the law gives. Choose by which right it is made.")),
    "organisation": ("organisation", _("Write the name of the community or foundation")),
    "used_service": ("used_service", _("Choose the service that its maker uses")),
    "municipality": ("municipality", _("Say the home municipality; of a resident it is this one")),
    "contact": ("email", _("Write how the maker is reached: an e-mail address, a phone number or a postal address")),
}


class EntryForm(Form):
    """An initiative as somebody else's words. `once` lets one form be one initiative, however often it is sent."""

    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    kind = Choice(Kind.choices, label=_("What is it?"), ask=_("Choose what it is"))
    channel = Choice(CHANNELS, label=_("How did it come?"), ask=_("Choose how it came"))
    arrived_at = Moment(
        label=_("When did it arrive?"),
        required=False,
        help_text=_("Leave this empty if it arrived just now. The time of arrival never moves."),
    )
    title = ShortText(120, label=_("Title"), ask=_("Write a title"))
    demand = LongText(10_000, rows=8, label=_("What is asked for?"), ask=_("Write what is asked for"))
    reasons = LongText(10_000, rows=6, label=_("Why?"), required=False)
    name = ShortText(120, label=_("Name of the first maker"), ask=_("Write the name of the first maker"))
    others = LongText(2000, rows=3, label=_("Other makers"), required=False, help_text=_("By name, one on each line."))
    ground = Pick([("", _("Made in office")), *Ground.choices], label=_("By which right?"), required=False)
    organisation = ShortText(120, label=_("Name of the community or foundation"), required=False)
    used_service = Pick([], label=_("Which service does its maker use?"), required=False)
    municipality = Pick([], label=_("Home municipality"), required=False)
    municipality_name = ShortText(60, label=_("Name of another municipality"), required=False)
    email = EmailText(label=_("E-mail"), required=False)
    phone = PhoneText(label=_("Telephone"), required=False)
    postal_address = ShortText(300, label=_("Postal address"), required=False)
    shows_name = YesNo(label=_("The maker’s name may be shown on the public page"))
    is_joint = YesNo(label=_("It gathers support before it is handled"))
    service = Pick([], label=_("Service"), required=False)
    register_number = ShortText(60, label=_("Number in the city’s own register, if it has one"), required=False)
    body = ShortText(120, label=_("Body that decides, if it is known"), required=False)
    language = Choice(Person.Language.choices, label=_("Language of the initiative"))

    def __init__(self, city: City, at: datetime, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"language": "fi", "channel": Channel.PAPER, "kind": Kind.ORDINARY})
        self.city, self.at = city, at
        services = service_choices(city)
        known = [(one.code, one.name) for one in cities.open_cities()]
        choose(self, "service", [("", _("Not known")), *services])
        choose(self, "used_service", [("", _("Not a service user")), *services])
        choose(self, "municipality", [("", _("Not known")), *known, (OTHER, _("Another one"))])

    def clean_arrived_at(self) -> datetime:
        """Return when it arrived: now, unless the registrar knows better."""
        return arrival(self.cleaned_data["arrived_at"], self.at)

    def tell_missing(self, missing: Iterable[str]) -> None:
        """Say beside each field what the initiative lacks."""
        for code in missing:
            field, words = MISSING.get(code, (code, _("Fill this in")))
            self.add_error(field if field in self.fields else None, words)

    def entry(self) -> Entry:
        """Return what was entered, as initiatives take it."""
        data = dict(self.cleaned_data)
        others = [line.strip() for line in data.pop("others").splitlines() if line.strip()]
        arrived, channel = data.pop("arrived_at"), data.pop("channel")
        register = {name: data.pop(name) for name in ("register_number", "body")}
        code = data.pop("municipality")
        home = self.city.code if data["ground"] == Ground.RESIDENT else "" if code == OTHER else code
        text = Text(
            service_code=data.pop("service"), municipality=home, **{k: v for k, v in data.items() if k != "once"}
        )
        return Entry(text, received_at=arrived, channel=channel, others=others, **register)
