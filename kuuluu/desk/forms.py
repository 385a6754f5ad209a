"""Forms of the desk: strings become domain values; rules stay in their rooms."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kuuluu.cases.models import MATTERS, Case, Status
from kuuluu.cases.queries import WorkFilter
from kuuluu.cities import queries as cities
from kuuluu.cities.models import City, Secrecy
from kuuluu.feedback.models import Kind
from kuuluu.feedback.queries import contractors
from kuuluu.feedback.rules import CHOSEN_ENDINGS, is_public_matter
from kuuluu.initiatives.queries.hidden import secrets_at_desk
from kuuluu.language.findings import find_all
from kuuluu.people.queries import colleagues
from kuuluu.publication.likeness import alike, proposed_of
from kuuluu.publication.models import Ground
from kuuluu.publication.rules import Span, besides_name, besides_signature, hides_all
from kuuluu.ui.forms import Choice, Day, EmailText, Form, LongText, Pick, ShortText, YesNo
from kuuluu.ui.texts import class_name

ANY = [("", _("All"))]
STOPPED = _(
    "This names what the public must not see: %(what)s. Take it away, or send once more as it is: the sender gets it, and"
    " others see it only after a publisher has looked."
)
ENDINGS = [(one.value, one.label) for one in CHOSEN_ENDINGS]


def unit_choices(city: City) -> list[tuple[str, Any]]:
    """Return the city's units as choices."""
    return [(unit.code, unit.name) for unit in cities.units(city)]


def service_choices(city: City) -> list[tuple[Any, Any]]:
    """Return the city's service tree as grouped choices."""
    tree = cities.service_tree(city)
    return [(group.name, [(service.code, service.name) for service in services]) for group, services in tree]


def choose(form: forms.Form, name: str, choices: Any) -> None:
    """Offer choices that only the city's data knows."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


class WorkFilterForm(Form):
    """What the work list shows. A part that can't be read is left out, so that an old link still works."""

    q = ShortText(200, label=_("Words or number"), required=False)
    status = Pick(ANY, label=_("State"), required=False)
    service = Pick(ANY, label=_("Service"), required=False)
    area = Pick(ANY, label=_("District"), required=False)
    unit = Pick(ANY, label=_("Unit"), required=False)
    assignee = Pick([*ANY, ("me", _("Me")), ("none", _("Nobody yet"))], label=_("Officer"), required=False)
    due = Pick(
        [*ANY, ("late", _("Late")), ("today", _("Due today")), ("week", _("Due this week, late ones too"))],
        label=_("Promise"),
        required=False,
    )
    reopened = YesNo(label=_("Only opened again"))

    def __init__(self, city: City, data: QueryDict) -> None:
        super().__init__(data)
        for field in self.fields.values():
            # Every part of a filter may be left out; none needs to say so.
            field.is_free = True  # type: ignore[attr-defined]
        choose(self, "status", [*ANY, *Status.choices])
        choose(self, "service", [*ANY, *service_choices(city)])
        choose(self, "area", [*ANY, *((a.code, a.name) for a in cities.areas(city))])
        choose(self, "unit", [*ANY, *unit_choices(city)])
        self.fields["q"].widget.attrs |= {
            "list": "search-words",
            "data-suggest": reverse("api:suggestions"),
            "autocomplete": "off",
        }
        self.city = city

    def wanted(self) -> WorkFilter:
        """Return the filter, with codes turned into the city's own rows."""
        self.is_valid()
        data = {name: self.cleaned_data.get(name) or "" for name in self.fields}
        service = cities.service_by_code(self.city, data["service"])
        area = cities.area_by_code(self.city, data["area"])
        unit = cities.unit_by_code(self.city, data["unit"])
        return WorkFilter(
            status=data["status"],
            service_id=service.pk if service else None,
            area_id=area.pk if area else None,
            unit_id=unit.pk if unit else None,
            assignee=data["assignee"],
            late=data["due"] == "late",
            today=data["due"] == "today",
            this_week=data["due"] == "week",
            reopened=bool(data["reopened"]),
            words=data["q"],
        )


class ActForm(Form):
    """A form that changes a case. `seen` is the version of the case that its writer looked at."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    # The name of the officer who writes.
    writer = ""

    def __init__(self, case: Case, data: QueryDict | None = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial={"seen": case.version, **(initial or {})})
        self.case = case

    def look_again(self) -> None:
        """Let what was typed be sent again, now that its writer sees the case as it is."""
        assert isinstance(self.data, QueryDict)
        self.data = self.data.copy()
        self.data["seen"] = str(self.case.version)


class TextForm(ActForm):
    """Words alone."""

    text = LongText(4000, label=_("Text"), ask=_("Write something"))


class SaidForm(TextForm):
    """Words of the city that may become public: what must not be public in them is told before they are sent."""

    sure = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        """Stop the words once where something in them must not be public; sent again as they are, they go."""
        data = super().clean() or self.cleaned_data
        text = str(data.get("text", ""))
        found = self._hidden_in(text) if text and is_public_matter(self.case) else []
        sure = sha256(text.encode()).hexdigest()
        if found and data.get("sure") != sure:
            what = ", ".join(dict.fromkeys(f"{text[one.start : one.end]} ({class_name(one.cls)})" for one in found))
            self.add_error("text", STOPPED % {"what": what})
            assert isinstance(self.data, QueryDict)
            self.data = self.data.copy()
            self.data["sure"] = sure
        return data

    def _hidden_in(self, text: str) -> Sequence[Span]:
        """Return what the finders mark in words, and what in them is hidden elsewhere in the matter, or likely is."""
        found = besides_signature(text, find_all(text), self.writer)
        elsewhere = proposed_of(alike(text, [one.words for one in secrets_at_desk(self.case)]))
        besides = [one for one in elsewhere if not hides_all(found, [one], len(text))]
        return [*found, *besides_name(text, besides, self.writer)]


class ProposeForm(SaidForm):
    """Whether the sender lets it go on as an initiative: words to begin from, in the sender's language."""

    def __init__(self, case: Case, data: QueryDict | None = None, initial: dict[str, Any] | None = None) -> None:
        with translation.override(case.language):
            words = gettext(
                "This asks for a decision of the city. Do you want to make an initiative of it? It needs your name and home"
                " municipality, and keeps its number and time of arrival. You find the button on your own page. If you don’t"
                " want to, reply so: then it goes on as feedback."
            )
        super().__init__(case, data, {"text": words, **(initial or {})})


class SecrecyForm(ActForm):
    """Who inside the city sees it."""

    secrecy = Choice(Secrecy.choices, label=_("Who sees the case?"))
    secrecy_ground = Pick(Ground.choices, label=_("On which ground"))

    def __init__(self, case: Case, data: QueryDict | None = None, initial: dict[str, Any] | None = None) -> None:
        kept = {"secrecy": case.secrecy, "secrecy_ground": case.secrecy_ground or Ground.PRIVATE_LIFE}
        super().__init__(case, data, {**kept, **(initial or {})})


class DelegateForm(ActForm):
    """Which contractor does what, by when."""

    contractor = Pick([], label=_("Contractor"), required=False)
    name = ShortText(120, label=_("Or a new one: name"), required=False)
    email = EmailText(label=_("Its e-mail address"), required=False)
    text = LongText(
        2000, rows=4, label=_("What to do"), ask=_("Write what to do. The contractor reads only this and the place.")
    )
    due_date = Day(label=_("By when"), required=False)

    def __init__(self, case: Case, data: QueryDict | None = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(case, data, initial)
        known = [(str(one.pk), one.name) for one in contractors(case.city)]
        choose(self, "contractor", [("", _("Choose")), *known])

    def clean(self) -> dict[str, Any]:
        """One of the two ways is needed."""
        data = super().clean() or self.cleaned_data
        if not data.get("contractor") and not (data.get("name") and data.get("email")):
            self.add_error("contractor", _("Choose a contractor, or give the name and the address of a new one"))
        return data


class AssigneeForm(ActForm):
    """Who in the city handles it."""

    person = Pick([], label=_("Officer"), required=False)

    def __init__(self, case: Case, data: QueryDict | None = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(case, data, {"person": str(case.assignee_id or ""), **(initial or {})})
        if data is not None:
            self.offer([(str(person.pk), person.name) for person in colleagues(case.city)])

    def offer(self, people: Iterable[tuple[str, str]]) -> None:
        """Offer these colleagues."""
        choose(self, "person", [("", _("Nobody yet")), *people])


class UnitForm(ActForm):
    """Which unit gets it, and why."""

    unit = Pick([], label=_("To unit"))
    reason = LongText(1000, rows=3, label=_("Why (only the city sees this)"), ask=_("Write why you hand it over"))

    def __init__(self, case: Case, data: QueryDict | None = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(case, data, initial)
        own = case.unit.code if case.unit else ""
        choose(self, "unit", [choice for choice in unit_choices(case.city) if choice[0] != own])


class ServiceForm(ActForm):
    """What service it is about."""

    service = Pick([], label=_("Service"))

    def __init__(self, case: Case, data: QueryDict | None = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(case, data, {"service": case.service.code if case.service else "", **(initial or {})})
        choose(self, "service", service_choices(case.city))


class KindForm(ActForm):
    """What kind it is."""

    kind = Choice(Kind.choices, label=_("Kind"))

    def __init__(self, case: Case, data: QueryDict | None = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(case, data, {"kind": case.feedback.kind, **(initial or {})})


class MatterForm(ActForm):
    """What law handles in another way than feedback."""

    matter = Pick(
        [("", _("Feedback: none of these")), *MATTERS],
        label=_("What it is"),
        required=False,
        help_text=_("It goes at once to whoever handles such matters, and keeps its time of arrival."),
    )

    def __init__(self, case: Case, data: QueryDict | None = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(case, data, {"matter": case.matter, **(initial or {})})


class JoinForm(ActForm):
    """Which case tells the same."""

    number = ShortText(20, label=_("Number of the other case"), ask=_("Write the number of the other case"))


class TransferForm(SaidForm):
    """Whose matter it is."""

    receiver = ShortText(200, label=_("To which authority"), ask=_("Write whose matter it is"))
    text = LongText(4000, rows=4, label=_("To the sender"), ask=_("Tell the sender what happens next"))


class EndingForm(SaidForm):
    """How it ended."""

    ending = Choice(ENDINGS, label=_("How did it end?"))
    planned_date = Day(label=_("Planned for"), required=False)
    text = LongText(4000, rows=4, label=_("To the sender"), ask=_("Tell how it ended"))
