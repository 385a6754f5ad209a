"""The forms of the six steps and of the own page: strings in, what a letter holds out."""

import math
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kuuluu.cities.models import City
from kuuluu.cities.queries import areas, services
from kuuluu.cities.rules import is_inside_city
from kuuluu.feedback.models import Kind, Objection
from kuuluu.feedback.rules import FEEDBACK
from kuuluu.language.matters import other_matter
from kuuluu.public.submission.marking import missing_words
from kuuluu.public.submission.matters import ADVICE
from kuuluu.publication.models import Ground
from kuuluu.ui.forms import Choice, EmailText, Files, Form, HumanCheck, LongText, PhoneText, Pick, ShortText, YesNo

MOST_WORDS = 10_000
UNKNOWN = "unknown"
ANONYMOUS, REACHABLE = "anonymous", "contact"
ACCEPTED = (
    "image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif,"
    "application/pdf,.pdf,.docx,.odt,.xlsx,.ods,text/plain,.txt"
)

KINDS = (
    (Kind.FAULT, _("A fault")),
    (Kind.QUESTION, _("A question")),
    (Kind.IDEA, _("An idea")),
    (Kind.THANKS, _("Thanks")),
    (Kind.COMPLAINT, _("A complaint")),
)
KIND_HINTS: dict[str, Any] = {
    Kind.FAULT: _("Something is broken, dirty or dangerous"),
    Kind.QUESTION: _("You want to know something"),
    Kind.IDEA: _("Something could be done better or anew"),
    Kind.THANKS: _("Something was done well"),
    Kind.COMPLAINT: _("You are not content with how the city acted"),
}
WHO = ((ANONYMOUS, _("Without my name")), (REACHABLE, _("With my contact data")))
WHO_HINTS: dict[str, Any] = {
    ANONYMOUS: _("You get a secret code. With it you read the answer on this site."),
    REACHABLE: _("You get the receipt and the answer by e-mail, and the secret code too."),
}
PUBLISH, KEEP = "publish", "keep"
WISHES = (
    (PUBLISH, _("It may be published as it is shown here")),
    (KEEP, _("I ask that it is not published")),
)
WISH_HINTS: dict[str, Any] = {
    PUBLISH: _("Others see that the matter is known, and read the answer."),
    KEEP: _("The city decides. You are told the decision and the reason for it."),
}
OBJECTIONS = (
    (Objection.RECOGNISED, _("Somebody could recognise me")),
    (Objection.OTHERS, _("It tells about another person")),
    (Objection.SENSITIVE, _("It tells about health or something else very personal")),
    (Objection.PROTECTED, _("My contact data are under a non-disclosure order for personal safety")),
    (Objection.SAFETY, _("It endangers somebody's safety")),
    (Objection.OTHER, _("Another reason")),
)
HIDE_REASONS = (
    (Ground.PERSONAL_DATA, _("They tell about me")),
    (Ground.PRIVATE_LIFE, _("They tell about another person")),
    (Ground.SECURITY, _("For safety")),
)


class WordsForm(Form):
    """The matter in the sender's own words."""

    text = LongText(MOST_WORDS, rows=9, label=_("Your message"), ask=_("Write what it is about"))


class TopicForm(Form):
    """What service it is about and what kind of message it is."""

    service_code = Choice((), label=_("What is it about?"), ask=_("Choose a topic, or “I don't know”"))
    kind = Choice(
        KINDS, label=_("What kind of message is it?"), hints=KIND_HINTS, ask=_("Choose what kind of message it is")
    )

    def __init__(self, *args: Any, city: City, **options: Any) -> None:
        super().__init__(*args, **options)
        codes = [(service.code, service.name) for service in services(city)]
        self.fields["service_code"].choices = [*codes, (UNKNOWN, _("I don't know"))]  # type: ignore[attr-defined]

    @property
    def letter(self) -> dict[str, Any]:
        """What is kept: not knowing the service is an answer too."""
        code = self.cleaned_data["service_code"]
        return {
            "service_code": "" if code == UNKNOWN else code,
            "kind": self.cleaned_data["kind"],
            "is_topic_told": True,
        }


class Degrees(forms.FloatField):
    """A coordinate that the map fills in; nobody types it."""

    def __init__(self) -> None:
        wrong = {"invalid": _("The point on the map can't be read. Set it again.")}
        super().__init__(required=False, widget=forms.HiddenInput, error_messages=wrong)


class PlaceForm(Form):
    """Where it is: any of these, or none."""

    address = ShortText(200, label=_("Address or street"), required=False, autocomplete="off")
    area_code = Pick((), label=_("Part of the city"), required=False)
    place_words = ShortText(500, label=_("The place in your own words"), required=False)
    latitude = Degrees()
    longitude = Degrees()
    no_point = YesNo(label=_("Remove the point from the map"))

    def __init__(self, *args: Any, city: City, **options: Any) -> None:
        super().__init__(*args, **options)
        self.city = city
        named = [(area.code, area.name) for area in areas(city)]
        self.fields["area_code"].choices = [("", _("Not chosen")), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Take a point whole, inside the city, or not at all."""
        cleaned = super().clean() or self.cleaned_data
        lat, lon = cleaned.get("latitude"), cleaned.get("longitude")
        if cleaned.pop("no_point", False) or lat is None or lon is None:
            return {**cleaned, "latitude": None, "longitude": None}
        if not (math.isfinite(lat) and math.isfinite(lon) and is_inside_city(self.city, lat, lon)):
            raise ValidationError(
                _("The point is outside the city. Move it, or tell the place in words."), code="outside"
            )
        return cleaned


class ContactForm(Form):
    """Whether and how the city reaches the sender."""

    who = Choice(WHO, label=_("How do you send it?"), hints=WHO_HINTS, ask=_("Choose how you send it"))
    email = EmailText(label=_("E-mail address"), required=False)
    # One of e-mail and phone is needed: neither is called optional.
    email.is_free = True  # type: ignore[attr-defined]
    name = ShortText(120, label=_("Name"), required=False, autocomplete="name")
    phone = PhoneText(label=_("Phone number"), required=False)
    phone.is_free = True  # type: ignore[attr-defined]
    wants_answer = YesNo(label=_("I want an answer"))

    def clean(self) -> dict[str, Any]:
        """Ask for a way to reach the sender who wants to be reached; forget the data of one who doesn't."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("who") == ANONYMOUS:
            for name in ("email", "name", "phone"):
                self.errors.pop(name, None)
            return {**cleaned, "email": "", "name": "", "phone": ""}
        is_reachable = cleaned.get("email") or cleaned.get("phone") or {"email", "phone"} & set(self.errors)
        if cleaned.get("who") and not is_reachable:
            self.add_error("email", _("Write an e-mail address or a phone number, or send without your name"))
        return cleaned


class HidingForm(HumanCheck):
    """What else to hide of a text before it is sent."""

    hide_words = LongText(2000, rows=3, label=_("Hide these words too"), required=False)
    hide_reason = Choice(HIDE_REASONS, label=_("Why do you hide words?"), required=False)
    # One of each is chosen from the start: not called optional.
    hide_reason.is_free = True  # type: ignore[attr-defined]

    matter = Choice((), label=_("How does the city take it?"), required=False)
    matter.is_free = True  # type: ignore[attr-defined]

    def __init__(self, *args: Any, text: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.text = text
        noticed = other_matter(text)
        if noticed is None:
            del self.fields["matter"]
            return
        self.fields["matter"].choices = [(noticed, ADVICE[noticed].choice), (FEEDBACK, _("Ordinary feedback"))]  # type: ignore[attr-defined]
        if self.initial.get("matter") != FEEDBACK:
            self.initial["matter"] = noticed

    def clean_hide_words(self) -> str:
        """Refuse words that are not in the text: a sender must not believe something hidden that isn't."""
        typed = str(self.cleaned_data["hide_words"])
        if missing := missing_words(self.text, typed):
            raise ValidationError(_("Not found in your text: %(words)s"), params={"words": ", ".join(missing)})
        return typed


class CheckForm(HidingForm):
    """The last look: what else to hide, and whether there is a reason not to publish."""

    hides_place = YesNo(label=_("Show only the part of the city, not the exact place"))
    publication = Choice(WISHES, label=_("May it be published?"), hints=WISH_HINTS, required=False)
    publication.is_free = True  # type: ignore[attr-defined]
    objection = Choice(OBJECTIONS, label=_("Why should it not be published?"), required=False)
    objection_words = LongText(500, rows=3, label=_("Tell more in your own words"), required=False)

    @property
    def kept(self) -> dict[str, Any]:
        """What a draft keeps; words that were to be hidden are marked in the text and leave their field."""
        names = ("hide_reason", "hides_place", "publication", "objection", "objection_words", "matter")
        return {**{name: self.cleaned_data.get(name, "") for name in names}, "hide_words": ""}

    @property
    def letter(self) -> dict[str, Any]:
        """What is sent: an objection and its words only from who asks that it isn't published."""
        wish, objection = self.cleaned_data.get("publication"), self.cleaned_data.get("objection")
        if wish == KEEP or (objection and not wish):
            return {**self.kept, "objection": objection or Objection.OTHER}
        return {**self.kept, "objection": "", "objection_words": ""}


class LookForm(CheckForm):
    """The same, looked at again and not sent yet."""

    @property
    def letter(self) -> dict[str, Any]:
        """What is kept while one looks: all that was typed and chosen."""
        return self.kept

    def clean(self) -> dict[str, Any]:
        """Let everything through: no robot gains by looking."""
        return self.cleaned_data


class CodeForm(Form):
    """The way back to an own case."""

    code = ShortText(40, label=_("Code"), ask=_("Write the code of your receipt"), autocomplete="off")


class ReopenForm(HumanCheck):
    """Why the matter isn't finished."""

    reason = LongText(
        4000, rows=4, label=_("Why is the matter not finished?"), ask=_("Write why the matter is not finished")
    )


class LookAgainForm(HumanCheck):
    """Why another person should look again."""

    words = LongText(1000, rows=3, label=_("Why should it be public?"), required=False)


class ObjectForm(HumanCheck):
    """Why a matter should not be public."""

    objection = Choice(OBJECTIONS, label=_("Why should it not be published?"))
    objection_words = LongText(500, rows=3, label=_("Tell more in your own words"), required=False)


YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class JudgeForm(HumanCheck):
    """How it went."""

    is_answered = Choice(YES_NO, label=_("Did you get an answer to what you asked?"))
    is_in_time = Choice(YES_NO, label=_("Did it come in time?"))
    is_fixed = Choice(YES_NO, label=_("Is the thing itself in order now?"))
    words = LongText(4000, rows=3, label=_("What is still wrong?"), required=False)


class WorkForm(Form):
    """What a contractor says of the work."""

    text = LongText(2000, rows=4, label=_("What was done"), ask=_("Tell in a few words what was done"))
    uploads = Files(label=_("Pictures of it"))
