"""Forms of the administrators: who works for the city, and the words that answers start from."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kuuluu.cities.models import LANGUAGES, City
from kuuluu.desk.forms import choose, service_choices, unit_choices
from kuuluu.feedback.models import AnswerTemplate
from kuuluu.people.roles import Role
from kuuluu.ui.forms import EmailText, Form, LongText, Pick, Several, ShortText, YesNo

VARIABLES = "{number} {service} {unit} {address}"
WHOLE_CITY = ("", _("The whole city"))


class OfficerForm(Form):
    """Somebody who begins to work for the city here."""

    name = ShortText(120, label=_("Name"), ask=_("Write the name as colleagues and residents see it"))
    email = EmailText(
        label=_("E-mail"),
        max_length=254,
        help_text=_("The sign-in name, and where the link for setting a password comes."),
        ask=_("Write the e-mail address"),
    )
    roles = Several(Role.choices, label=_("Roles"), ask=_("Choose at least one role"))
    unit = Pick(
        [],
        label=_("Unit of the officer"),
        required=False,
        help_text=_("The other roles always act for the whole city."),
    )

    def __init__(self, city: City, data: QueryDict | None = None) -> None:
        super().__init__(data)
        choose(self, "unit", [WHOLE_CITY, *unit_choices(city)])


class RoleForm(Form):
    """One more role for somebody."""

    role = Pick(Role.choices, label=_("Role"))
    unit = Pick([], label=_("Unit of the officer"), required=False)

    def __init__(self, city: City, data: QueryDict | None = None) -> None:
        super().__init__(data)
        choose(self, "unit", [WHOLE_CITY, *unit_choices(city)])


class EndForm(Form):
    """A second thought before something ends."""

    sure = YesNo(required=True, label=_("Yes, I am sure"), ask=_("Tick the box if you are sure"))


class FactorForm(Form):
    """A word that whoever asks for it was recognised: by it, somebody else could get in."""

    known = YesNo(
        required=True,
        label=_("I have made sure, face to face or by a number that I knew before, who asks for this"),
        ask=_("Make sure who asks for it, then tick the box"),
    )


class TemplateForm(Form):
    """An answer's beginning, in the languages that it may be sent in."""

    name = ShortText(80, label=_("Name"), help_text=_("What officers choose it by."), ask=_("Give the template a name"))
    service_code = Pick([], label=_("Service"), required=False)
    text_fi = LongText(4000, label=_("In Finnish"), ask=_("Write the words in Finnish"))
    text_sv = LongText(4000, label=_("In Swedish"), required=False)
    text_en = LongText(4000, label=_("In English"), required=False)
    order = forms.IntegerField(
        label=_("Place in the list"),
        required=False,
        min_value=0,
        max_value=999,
        help_text=_("The smallest number comes first."),
        error_messages={
            "invalid": _("Write a number from 0 to 999"),
            "min_value": _("Write a number from 0 to 999"),
            "max_value": _("Write a number from 0 to 999"),
        },
    )

    def __init__(self, city: City, data: QueryDict | None = None, template: AnswerTemplate | None = None) -> None:
        names = ("name", "service_code", "text_fi", "text_sv", "text_en", "order")
        super().__init__(data, initial={name: getattr(template, name) for name in names} if template else None)
        choose(self, "service_code", [("", _("All services")), *service_choices(city)])

    def clean_order(self) -> int:
        """Return the place; nothing is the first."""
        return int(self.cleaned_data["order"] or 0)

    def words(self) -> dict[str, Any]:
        """Return what the commands take."""
        data = dict(self.cleaned_data)
        return {"texts": {language: data.pop(f"text_{language}") for language in LANGUAGES}, **data}
