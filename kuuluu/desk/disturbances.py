"""Known disturbances: told once to everybody, changed as more is known, ended when they are over."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
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
from kuuluu.people.roles import Permission
from kuuluu.publication import commands, queries
from kuuluu.publication.models import Disturbance
from kuuluu.ui.forms import Day, Form, LongText, Several, ShortText
from kuuluu.workday.queries import of_disturbance

TELL = [Permission.TELL_DISTURBANCES]
BAD_FORM = 422


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

    def __init__(self, city: City, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.city = city
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

    @property
    def values(self) -> dict[str, Any]:
        """What is kept."""
        data = self.cleaned_data
        words = {
            f"{name}_{language}": data[f"{name}_{language}"] for name in ("title", "text") for language in LANGUAGES
        }
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


LANGUAGES = ("fi", "sv", "en")


def city_services(city: City) -> list[Any]:
    """Return the city's services, group by group."""
    return [members for _group, members in service_tree(city)]


@desk_page(needs=TELL)
def disturbances(request: Any) -> HttpResponse:
    """List what was told of, with a form for a new one."""
    form = DisturbanceForm(request.city, request.POST or None, initial={"from_date": localdate(request.at)})
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
    form = DisturbanceForm(request.city, request.POST or None, initial=_initial(request.city, found))
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
    words = {
        f"{name}_{language}": getattr(found, f"{name}_{language}")
        for name in ("title", "text")
        for language in LANGUAGES
    }
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
