"""What somebody says who supports."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kuuluu.cities.models import City
from kuuluu.cities.queries import all_cities
from kuuluu.ui.forms import BirthDay, Choice, EmailText, Form, HumanCheck, ShortText, YesNo

ELSEWHERE = "elsewhere"
OLDEST = date(1900, 1, 1)


class SupportForm(HumanCheck):
    """Who supports, known by an e-mail address."""

    name = ShortText(label=_("Your name"), ask=_("Write your name"), autocomplete="name")
    born = BirthDay(
        label=_("Your date of birth"),
        ask=_("Write your date of birth"),
        help_text=_(
            "For example 31.12.1990. Only so that nobody counts twice, on the web or on paper. The date itself is not kept."
        ),
    )
    municipality = Choice((), label=_("Where do you live?"), ask=_("Choose where you live"))
    email = EmailText(
        label=_("Your e-mail address"),
        ask=_("Write your e-mail address"),
        help_text=_("We send a message there. The support counts when you press the button behind its link."),
    )
    shows_name = YesNo(label=_("My name may be shown in public"))
    wants_news = YesNo(label=_("Tell me by e-mail what becomes of this"))

    def __init__(self, city: City, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["municipality"].choices = homes(city)  # type: ignore[attr-defined]
        self.fields["born"].widget.attrs["autocomplete"] = "bday"

    def clean_born(self) -> date:
        """Refuse a day that nobody was born on who can type."""
        born: date = self.cleaned_data["born"]
        if not OLDEST <= born <= localdate():
            raise ValidationError(_("Check the date: write it in the form 31.12.1990"), code="born")
        return born

    def clean_municipality(self) -> str:
        """Return the code of the municipality; "" for one that has no part in this service."""
        chosen = str(self.cleaned_data["municipality"])
        return "" if chosen == ELSEWHERE else chosen


class SignForm(Form):
    """What is left to say for somebody who has identified."""

    email = EmailText(
        label=_("Your e-mail address"),
        required=False,
        help_text=_("If you want to be told what becomes of this, and a link by which you can take your support back."),
    )
    shows_name = YesNo(label=_("My name may be shown in public"))
    wants_news = YesNo(label=_("Tell me by e-mail what becomes of this"))


def homes(city: City) -> list[tuple[str, Any]]:
    """Return where somebody can live: here, in another city of this service, or elsewhere."""
    others = [(one.code, one.name) for one in all_cities() if one.pk != city.pk]
    return [(city.code, city.name), *others, (ELSEWHERE, _("Elsewhere"))]
