"""Known disturbances: told once to everybody, changed as more is known, ended when they are over."""

from datetime import datetime, time, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.timezone import get_default_timezone, localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kuuluu.cities.models import City
from kuuluu.cities.queries import areas, service_tree
from kuuluu.desk.access import desk_page
from kuuluu.desk.forms import service_choices
from kuuluu.desk.pages import page
from kuuluu.feedback.queries import joinable
from kuuluu.language.findings import find_all
from kuuluu.people.actors import Actor
from kuuluu.people.roles import Permission
from kuuluu.publication import commands, queries
from kuuluu.publication.models import Disturbance
from kuuluu.publication.rules import may_let_stand
from kuuluu.ui.forms import Day, Form, LongText, Several, ShortText
from kuuluu.ui.texts import class_name
from kuuluu.workday.queries import of_disturbance

TELL = [Permission.TELL_DISTURBANCES]
BAD_FORM = 422
STOPPED = gettext_lazy(
    "This names what the public must not see: %(what)s. Take it away, or send once more as it is: everybody sees it then."
)
ASK_A_PUBLISHER = gettext_lazy(
    "This names what the public must not see: %(what)s. Take it away, or ask a publisher to tell of the disturbance."
)


class DisturbanceForm(Form):
    """What is out of order, where, and until when."""

    title_fi = ShortText(120, label=gettext_lazy("What is out of order, in Finnish"))
    title_sv = ShortText(120, label=gettext_lazy("What is out of order, in Swedish"), required=False)
    title_en = ShortText(120, label=gettext_lazy("What is out of order, in English"), required=False)
    text_fi = LongText(1000, rows=3, label=gettext_lazy("What the city does, in Finnish"), required=False)
    text_sv = LongText(1000, rows=3, label=gettext_lazy("What the city does, in Swedish"), required=False)
    text_en = LongText(1000, rows=3, label=gettext_lazy("What the city does, in English"), required=False)
    services = Several([], label=gettext_lazy("Services; none chosen means all"), required=False)
    areas = Several([], label=gettext_lazy("Parts of the city; none chosen means all"), required=False)
    from_date = Day(label=gettext_lazy("From"))
    until_date = Day(label=gettext_lazy("Over by (the last day)"), required=False)
    case_number = ShortText(20, label=gettext_lazy("Number of the public case that voices join"), required=False)
    link = forms.URLField(label=gettext_lazy("Link to more"), required=False, max_length=300, assume_scheme="https")
    sure = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, city: City, actor: Actor, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.city, self.actor = city, actor
        self.service_ids = {service.code: service.pk for group in city_services(city) for service in group}
        self.area_ids = {area.code: area.pk for area in areas(city)}
        self.fields["services"].choices = service_choices(city)  # type: ignore[attr-defined]
        self.fields["areas"].choices = [(area.code, area.name) for area in areas(city)]  # type: ignore[attr-defined]

    def clean_case_number(self) -> str:
        """Take only a case that can be joined now: the card leads there."""
        number = str(self.cleaned_data["case_number"]).strip().upper()
        if number and joinable(self.city, number) is None:
            raise forms.ValidationError(_("There is no public, open case with this number"))
        return number

    def clean(self) -> dict[str, Any]:
        """Stop words in which something must not be public; sent again as they are, a publisher's go."""
        data = super().clean() or self.cleaned_data
        said = {name: str(data.get(name, "")) for name in Disturbance.WORDS}
        found = {name: marked for name, text in said.items() if (marked := find_all(text))}
        may_stand, sure = may_let_stand(self.actor, self.city.pk), sha256("\n".join(said.values()).encode()).hexdigest()
        if found and not (may_stand and data.get("sure") == sure):
            for name, marked in found.items():
                what = ", ".join(f"{said[name][one.start : one.end]} ({class_name(one.cls)})" for one in marked)
                self.add_error(name, (STOPPED if may_stand else ASK_A_PUBLISHER) % {"what": what})
            assert isinstance(self.data, QueryDict)
            self.data = self.data.copy()
            self.data["sure"] = sure
        return data

    @property
    def values(self) -> dict[str, Any]:
        """What is kept."""
        data = self.cleaned_data
        words = {name: data[name] for name in Disturbance.WORDS}
        until = data["until_date"]
        return {
            **words,
            "service_ids": [self.service_ids[code] for code in data["services"]],
            "area_ids": [self.area_ids[code] for code in data["areas"]],
            "from_at": _start(data["from_date"]),
            "until_at": _start(until + timedelta(days=1)) if until else None,
            "case_number": data["case_number"],
            "link": data["link"],
        }


def city_services(city: City) -> list[Any]:
    """Return the city's services, group by group."""
    return [members for _group, members in service_tree(city)]


@desk_page(needs=TELL)
def disturbances(request: Any) -> HttpResponse:
    """List what was told of, with a form for a new one."""
    form = DisturbanceForm(
        request.city, request.actor, request.POST or None, initial={"from_date": localdate(request.at)}
    )
    if request.method == "POST" and form.is_valid():
        commands.tell_disturbance(request.city, values=form.values, by=request.actor, at=request.at)
        messages.success(request, _("Everybody sees it now."))
        return redirect("desk:disturbances")
    context = {"form": form, "found": list(queries.disturbances(request.city)[:50])}
    return page(request, "desk/disturbances.html", context, BAD_FORM if form.errors else 200)


@desk_page(needs=TELL)
def disturbance(request: Any, disturbance_id: UUID) -> HttpResponse:
    """Change what is told of one."""
    found = _found(request, disturbance_id)
    form = DisturbanceForm(request.city, request.actor, request.POST or None, initial=_initial(request.city, found))
    if request.method == "POST" and form.is_valid():
        commands.change_disturbance(found, values=form.values, by=request.actor, at=request.at)
        messages.success(request, _("Everybody sees it now."))
        return redirect("desk:disturbances")
    alike = of_disturbance(request.actor, request.city, found, request.at)
    context = {"form": form, "disturbance": found, "alike": alike}
    return page(request, "desk/disturbance.html", context, BAD_FORM if form.errors else 200)


@desk_page(needs=TELL)
@require_POST
def end(request: Any, disturbance_id: UUID) -> HttpResponse:
    """End one."""
    found = _found(request, disturbance_id)
    if commands.end_disturbance.open_to(request.actor, found):
        commands.end_disturbance(found, by=request.actor, at=request.at)
    messages.success(request, _("It is over. Those who wrote of it still wait for an answer."))
    return redirect("desk:disturbance", found.pk)


def _found(request: Any, disturbance_id: UUID) -> Disturbance:
    found = queries.disturbance_by_id(request.city, disturbance_id)
    if found is None:
        raise Http404
    return found


def _initial(city: City, found: Disturbance) -> dict[str, Any]:
    words = {name: getattr(found, name) for name in Disturbance.WORDS}
    services = [service.code for group in city_services(city) for service in group if service.pk in found.service_ids]
    return {
        **words,
        "services": services,
        "areas": [area.code for area in areas(city) if area.pk in found.area_ids],
        "from_date": localdate(found.from_at),
        "until_date": localdate(found.until_at - timedelta(days=1)) if found.until_at else None,
        "case_number": found.case_number,
        "link": found.link,
    }


def _start(day: Any) -> datetime:
    return datetime.combine(day, time(), get_default_timezone())
