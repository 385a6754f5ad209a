"""Filters with a name: a row of tabs over the work list, and the form that saves one more."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuuluu.cities import queries as cities
from kuuluu.cities.models import Unit
from kuuluu.desk.access import desk_page
from kuuluu.desk.forms import WorkFilterForm
from kuuluu.journal.commands import NotNow
from kuuluu.workday import commands, queries, rules

LONGEST_NAME = 40


def query_of(asked: Mapping[str, Any]) -> str:
    """Return a filter as it stands in an address: what is known and set, always in one order."""
    return urlencode([(name, asked[name]) for name in WorkFilterForm.base_fields if asked.get(name)])


def tabs(request: Any) -> list[dict[str, Any]]:
    """Return the views that the officer sees, each with whether it is the one shown now."""
    here = query_of(request.GET)
    found = queries.views(request.actor, request.city).values_list("name", "query")
    return [{"name": name, "query": query, "is_current": query == here} for name, query in found]


def units_to_share(request: Any) -> list[Unit]:
    """Return the units with which the officer may share a view."""
    return [unit for unit in cities.units(request.city) if rules.may_share(request.actor, unit)]


@desk_page
@require_POST
def save(request: Any) -> HttpResponse:
    """Save a filter under a name, for oneself or for a unit."""
    query = query_of(QueryDict(request.POST.get("query", "")[:600]))
    back = redirect(f"{reverse('desk:work_list')}?{query}")
    name = " ".join(request.POST.get("name", "").split())[:LONGEST_NAME]
    if not name or not query:
        messages.error(request, _("Nothing was saved: give the view a name, and choose what it shows."))
        return back
    unit = next((one for one in units_to_share(request) if one.code == request.POST.get("unit")), None)
    try:
        commands.save_view(request.city, name=name, query=query, unit=unit, by=request.actor, at=request.at)
    except commands.NameTaken:
        messages.error(request, _("Nothing was saved: you have another view of this name."))
    except NotNow:
        messages.error(request, _("Nothing was saved: you have too many views. Remove one first."))
    else:
        messages.success(request, _("The view is saved."))
    return back
