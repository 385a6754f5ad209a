"""The form by which a registrar enters what a resident said on the telephone, on paper or at the service point."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kuuluu.cases.models import Channel
from kuuluu.cities import queries as cities
from kuuluu.cities.models import City
from kuuluu.desk.forms import choose, service_choices
from kuuluu.feedback.models import Kind, Objection
from kuuluu.feedback.rules import Letter
from kuuluu.people.models import Person
from kuuluu.ui.forms import Choice, EmailText, Form, LongText, PhoneText, Pick, ShortText, YesNo

CHANNELS = [(channel.value, channel.label) for channel in Channel if channel != Channel.WEB]
# A letter that lay for longer than this is more likely a wrong year.
OLDEST = timedelta(days=366)
# A clock in the registrar's computer may be a little fast.
HASTE = timedelta(minutes=5)


class Moment(forms.DateTimeField):
    """A day and a time, by the browser's own calendar or typed as 3.12.2026 14.05."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        messages = {"invalid": _("Write the day and the time in the form 31.12.2026 14.05")}
        formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y %H.%M", "%d.%m.%Y %H:%M", "%d.%m.%Y klo %H.%M"]
        super().__init__(widget=widget, input_formats=formats, error_messages=messages, **options)


def arrival(said: datetime | None, at: datetime) -> datetime:
    """Return when something arrived: now where nothing is said. Raises ValidationError for what can't be."""
    arrived = said or at
    if arrived > at + HASTE:
        raise ValidationError(_("This is in the future. Write when it arrived."), code="future")
    if arrived < at - OLDEST:
        raise ValidationError(_("This is more than a year ago. Check the year."), code="old")
    return min(arrived, at)


class RegisterForm(Form):
    """A letter as somebody else's words. `once` lets one form be one case, however often it is sent."""

    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    channel = Choice(CHANNELS, label=_("How did it come?"), ask=_("Choose how it came"))
    arrived_at = Moment(
        label=_("When did it arrive?"),
        required=False,
        help_text=_("Leave this empty if it arrived just now. The promises are counted from the arrival."),
    )
    text = LongText(
        8000,
        rows=8,
        label=_("What does the sender say?"),
        help_text=_("In the sender’s own words, in the sender’s own language."),
        ask=_("Write what the sender says"),
    )
    kind = Choice(Kind.choices, label=_("What is it?"), ask=_("Choose what it is"))
    service = Pick([], label=_("Service"), required=False)
    address = ShortText(200, label=_("Address"), required=False, help_text=_("For example Kauppakaari 11"))
    area = Pick([], label=_("District"), required=False)
    place_words = ShortText(500, label=_("The place in words"), required=False)
    name = ShortText(
        120, label=_("Name"), required=False, help_text=_("All may stay empty: one may write without a name.")
    )
    email = EmailText(label=_("E-mail"), required=False, help_text=_("The receipt and the answer come here, too."))
    phone = PhoneText(label=_("Telephone"), required=False)
    postal_address = ShortText(300, label=_("Postal address"), required=False)
    language = Choice(
        Person.Language.choices, label=_("Language of the sender"), help_text=_("The city answers in it.")
    )
    wants_answer = YesNo(label=_("The sender wants an answer"))
    objection = Pick(
        [("", _("No objection")), *Objection.choices],
        label=_("Does the sender object to publication?"),
        required=False,
        help_text=_("Name and contact data are never published. A publisher looks at the rest before anybody sees it."),
    )
    objection_words = ShortText(500, label=_("Why, in the sender’s words"), required=False)

    def __init__(self, city: City, at: datetime, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"language": "fi", "channel": Channel.PHONE, "wants_answer": True})
        self.at = at
        choose(self, "service", [("", _("Not known: the triage unit finds out")), *service_choices(city)])
        choose(self, "area", [("", _("Not known")), *((area.code, area.name) for area in cities.areas(city))])

    def clean_arrived_at(self) -> datetime:
        """Return when it arrived: now, unless the registrar knows better."""
        return arrival(self.cleaned_data["arrived_at"], self.at)

    def clean(self) -> dict[str, Any]:
        """Take a reason for not publishing as an objection, whatever the list says."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("objection_words") and not cleaned.get("objection"):
            cleaned["objection"] = Objection.OTHER
        return cleaned

    def letter(self) -> Letter:
        """Return what was entered, as feedback takes it."""
        data = dict(self.cleaned_data)
        codes = {"service_code": data.pop("service"), "area_code": data.pop("area")}
        for own in ("once", "channel", "arrived_at"):
            data.pop(own)
        return Letter(**codes, **data)
