"""The forms of the questions: strings in, what a draft keeps out. Which choices there are, the city's rules say."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from kuuluu.cities.models import City
from kuuluu.cities.queries import open_cities, services
from kuuluu.initiatives.models import Ground, Kind
from kuuluu.initiatives.rules.promises import discussion_rule, grounds, least_age
from kuuluu.initiatives.rules.writing import MOST_MAKERS, ORGANISED, kinds
from kuuluu.public.initiatives.stating import length_text
from kuuluu.public.submission.forms import MOST_WORDS, HidingForm, PlaceForm
from kuuluu.ui.forms import Choice, EmailText, Form, HumanCheck, LongText, PhoneText, Pick, ShortText, YesNo

NONE, OTHER = "none", "other"
ALONE, JOINT, DISCUSSED = "alone", "joint", "discussed"
KIND_HINTS: dict[str, Any] = {
    Kind.ORDINARY: _("Any matter that the municipality decides on"),
    Kind.SERVICE: _("A service of the municipality; also by those who use it and live elsewhere"),
    Kind.REFERENDUM: _("You ask that the residents are asked by a vote"),
}
GROUND_HINTS: dict[str, Any] = {
    Ground.RESIDENT: _("Your home municipality is this one, whatever your age or citizenship"),
    Ground.COMMUNITY: _("An association, company, congregation or another body"),
    Ground.PROPERTY: _("A plot, a house or a share that gives possession of one, wherever you live"),
    NONE: _("You can still tell the city what you think: as feedback"),
}
HOW = (
    (ALONE, _("It is sent as it is")),
    (JOINT, _("It gathers support first")),
    (DISCUSSED, _("It is discussed first, and gathers support then")),
)
HOW_HINTS: dict[str, Any] = {
    ALONE: _("The city handles it as it handles one with many supporters."),
    JOINT: _("Others can support it on the web and on paper. You say when it is sent."),
    DISCUSSED: _("Others say what they think, and you can still make the text better."),
}


class Question(Form):
    """One question of an initiative, asked in a city, on a day, of a kind."""

    def __init__(self, *args: Any, city: City, day: date, kind: str = "", **options: Any) -> None:
        self.city, self.day, self.of_kind = city, day, kind
        super().__init__(*args, **options)

    @property
    def letter(self) -> dict[str, Any]:
        """What is kept."""
        return dict(self.cleaned_data)


class KindForm(Question):
    """What sort of initiative it is."""

    kind = Choice((), label=_("What is your initiative about?"), hints=KIND_HINTS, ask=_("Choose one of these"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offered = [(kind, Kind(kind).label) for kind in kinds(self.city, self.day)]
        self.fields["kind"].choices = offered  # type: ignore[attr-defined]


class RightForm(Question):
    """By which right it is made, before anything is written."""

    ground = Choice((), label=_("Which of these are you?"), hints=GROUND_HINTS, ask=_("Choose which of these you are"))
    organisation = ShortText(
        120,
        label=_("Name of the community or foundation"),
        help_text=_("Where you act for a community or a foundation."),
        required=False,
        autocomplete="organization",
    )
    used_service = Pick(
        (),
        label=_("Which service do you use?"),
        help_text=_("Where you make it as a user of a service."),
        required=False,
    )
    # Needed with some of the answers: not called optional.
    organisation.is_free = used_service.is_free = True  # type: ignore[attr-defined]

    def __init__(self, *args: Any, can_have_none: bool = True, **options: Any) -> None:
        super().__init__(*args, **options)
        right = [(one, Ground(one).label) for one in grounds(self.city, self.of_kind, self.day)]
        none = [(NONE, _("None of these"))] if can_have_none else []
        self.fields["ground"].choices = [*right, *none]  # type: ignore[attr-defined]
        if age := least_age(self.city, self.of_kind, self.day):
            old_enough = _("Your home municipality is this one, and you are at least %(age)s years old") % {"age": age}
            self.fields["ground"].widget.hints = {**GROUND_HINTS, Ground.RESIDENT: old_enough}
        codes = {code for code, _label in right}
        own = [(one.code, one.name) for one in services(self.city) if one.is_city_matter]
        self.fields["used_service"].choices = [("", _("Not chosen")), *own]  # type: ignore[attr-defined]
        if not codes & ORGANISED:
            del self.fields["organisation"]
        if Ground.SERVICE_USER not in codes:
            del self.fields["used_service"]

    def clean(self) -> dict[str, Any]:
        """Ask for whom somebody acts, and which service somebody uses (Act 410/2015, 23 §)."""
        cleaned = super().clean() or self.cleaned_data
        ground = cleaned.get("ground")
        if ground in ORGANISED and not cleaned.get("organisation"):
            self.add_error("organisation", _("Write the name of the community or foundation that you act for"))
        if ground == Ground.SERVICE_USER and not cleaned.get("used_service"):
            self.add_error("used_service", _("Choose the service that you use"))
        return cleaned

    @property
    def letter(self) -> dict[str, Any]:
        """What is kept; a resident's home municipality is this one."""
        home = {"municipality": self.city.code, "municipality_name": ""}
        return {**self.cleaned_data, **(home if self.cleaned_data["ground"] == Ground.RESIDENT else {})}


class HomeForm(Question):
    """Where somebody lives who isn't a resident, or needn't be one."""

    municipality = Choice((), label=_("What is your home municipality?"), ask=_("Choose your home municipality"))
    municipality_name = ShortText(
        60, label=_("Name of the municipality"), help_text=_("Where it is another one, or abroad."), required=False
    )
    municipality_name.is_free = True  # type: ignore[attr-defined]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        known = [(one.code, one.name) for one in open_cities()]
        self.fields["municipality"].choices = [*known, (OTHER, _("Another one"))]  # type: ignore[attr-defined]
        if not self.initial.get("municipality") and self.initial.get("municipality_name"):
            self.initial = {**self.initial, "municipality": OTHER}

    def clean(self) -> dict[str, Any]:
        """Ask for the name of another municipality."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("municipality") == OTHER and not cleaned.get("municipality_name"):
            self.add_error("municipality_name", _("Write the name of your home municipality"))
        return cleaned

    @property
    def letter(self) -> dict[str, Any]:
        """What is kept: a code or a name."""
        return home_of(self.cleaned_data)


def home_of(told: Mapping[str, Any]) -> dict[str, str]:
    """Return a home municipality as it is kept: a city of this service by its code, another by its name."""
    code, name = told["municipality"], told["municipality_name"]
    return {"municipality": "" if code == OTHER else code, "municipality_name": name if code == OTHER else ""}


class AskForm(Question):
    """What is asked for."""

    title = ShortText(120, label=_("Title"), ask=_("Write a title"))
    demand = LongText(MOST_WORDS, rows=8, label=_("What do you ask the city to do?"), ask=_("Write what you ask for"))


class WhyForm(Question):
    """Why it is asked for."""

    reasons = LongText(MOST_WORDS, rows=8, label=_("Why?"), required=False)


class WhereForm(PlaceForm):
    """What service and what place it concerns: any of these, or none."""

    service_code = Pick((), label=_("Which service does it concern?"), required=False)
    field_order = ("service_code",)

    def __init__(self, *args: Any, city: City, day: date, kind: str = "", **options: Any) -> None:  # noqa: ARG002
        super().__init__(*args, city=city, **options)
        named = [(one.code, one.name) for one in services(city) if one.is_city_matter]
        self.fields["service_code"].choices = [("", _("Not chosen")), *named]  # type: ignore[attr-defined]

    @property
    def letter(self) -> dict[str, Any]:
        """What is kept."""
        return dict(self.cleaned_data)


class TogetherForm(Question):
    """Alone or together."""

    how = Choice(HOW, label=_("How does it go to the city?"), hints=HOW_HINTS, ask=_("Choose how it goes to the city"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # A referendum initiative is nothing without those who sign it (Act 410/2015, 25 §).
        offered = [one for one in HOW if self.of_kind != Kind.REFERENDUM or one[0] != ALONE]
        self.fields["how"].choices = offered  # type: ignore[attr-defined]
        lasting = discussion_rule(self.city, self.of_kind, self.day)
        if lasting:
            said = " ".join([str(HOW_HINTS[DISCUSSED]), *length_text(lasting)])
            self.fields["how"].widget.hints = {**HOW_HINTS, DISCUSSED: said}

    @property
    def letter(self) -> dict[str, Any]:
        """What is kept."""
        how = self.cleaned_data["how"]
        return {"how": how, "is_joint": how != ALONE, "wants_discussion": how == DISCUSSED}


class MakerForm(Question):
    """Who makes it, and how the city tells what was done because of it."""

    name = ShortText(120, label=_("Your name"), ask=_("Write your name"), autocomplete="name")
    email = EmailText(label=_("E-mail address"), required=False)
    phone = PhoneText(label=_("Phone number"), required=False)
    postal_address = ShortText(300, label=_("Postal address"), required=False, autocomplete="street-address")
    shows_name = YesNo(label=_("Show my name on the public page"))
    # One of the three is needed: none is called optional.
    email.is_free = phone.is_free = postal_address.is_free = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for a way to reach the maker, who is told of the measures (Act 410/2015, 23 §)."""
        cleaned = super().clean() or self.cleaned_data
        ways = ("email", "phone", "postal_address")
        if not any(cleaned.get(way) for way in ways) and not set(ways) & set(self.errors):
            self.add_error("email", _("Write an e-mail address, a phone number or a postal address"))
        return cleaned


class JoinForm(RightForm, HomeForm, MakerForm):
    """All that a co-maker tells when joining."""

    field_order = ("name", "email", "phone", "postal_address", "shows_name", "ground")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, can_have_none=False, **options)
        # A resident's is this one, and needn't be said.
        self.fields["municipality"].required = False

    def clean(self) -> dict[str, Any]:
        """Ask those who aren't residents where they live."""
        cleaned = super().clean()
        if cleaned.get("ground") not in {Ground.RESIDENT, None} and not cleaned.get("municipality"):
            self.add_error("municipality", _("Choose your home municipality"))
        return cleaned

    @property
    def letter(self) -> dict[str, Any]:
        """What a maker keeps; the service by its code."""
        is_resident = self.cleaned_data["ground"] == Ground.RESIDENT
        own = {"municipality": self.city.code, "municipality_name": ""}
        return {**self.cleaned_data, **(own if is_resident else home_of(self.cleaned_data))}


class InviteForm(Question):
    """Whom to ask to make it, too."""

    emails = LongText(
        4000,
        rows=4,
        label=_("E-mail addresses of those you ask"),
        help_text=_("One on each line. Nothing is made in their name before they have said yes."),
        required=False,
    )

    def clean_emails(self) -> Sequence[str]:
        """Return the addresses, one on each line or between commas."""
        typed = str(self.cleaned_data["emails"]).replace(",", "\n").replace(";", "\n")
        found = list(dict.fromkeys(line.strip() for line in typed.splitlines() if line.strip()))
        for one in found:
            try:
                validate_email(one)
            except ValidationError as error:
                raise ValidationError(_("This is no e-mail address: %(address)s"), params={"address": one}) from error
        if len(found) > MOST_MAKERS:
            raise ValidationError(_("So many can't be asked at once. Make the list shorter."))
        return found


class LaterForm(Question):
    """Where the link goes by which one comes back."""

    email = EmailText(label=_("E-mail address"), ask=_("Write the e-mail address that the link is sent to"))


class SendForm(HidingForm):
    """The last look: what else to hide."""

    @property
    def kept(self) -> dict[str, Any]:
        """What a draft keeps; words that were to be hidden are marked in the text and leave their field."""
        return {"hide_reason": self.cleaned_data.get("hide_reason", ""), "hide_words": ""}


class LookForm(SendForm):
    """The same, looked at again and not sent yet."""

    def clean(self) -> dict[str, Any]:
        """Let everything through: no robot gains by looking."""
        return self.cleaned_data


class TextForm(AskForm, WhyForm):
    """The whole text, written anew by its makers."""


class ReasonForm(HumanCheck):
    """Why an initiative is taken back."""

    reason = LongText(2000, rows=4, label=_("Why do you withdraw it?"), ask=_("Write why you withdraw it"))


class AppealForm(HumanCheck):
    """Why another person should look again."""

    words = LongText(
        4000, rows=5, label=_("Why should it be taken further?"), ask=_("Write why it should be taken further")
    )
