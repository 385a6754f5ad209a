"""The registry enters an initiative that came otherwise: on paper, from the council, from the youth council."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kuuluu.desk.access import desk_page
from kuuluu.desk.initiatives_entry_forms import EntryForm
from kuuluu.desk.pages import page
from kuuluu.desk.registering import BAD_FORM, DAY
from kuuluu.initiatives.commands.entering import enter
from kuuluu.initiatives.rules.writing import Incomplete
from kuuluu.people.commands import spend
from kuuluu.people.roles import Permission


@desk_page(needs=[Permission.REGISTER])
def enter_page(request: Any) -> HttpResponse:
    """Enter an initiative. It arrived when it arrived; sent twice, the form is one initiative."""
    if request.method != "POST":
        return _show(request, EntryForm(request.city, request.at))
    form = EntryForm(request.city, request.at, request.POST)
    if not form.is_valid():
        return _show(request, form)
    once = form.cleaned_data["once"].hex
    if not spend(f"enter initiative {once}", limit=1, seconds=DAY, at=request.at):
        messages.info(request, _("This form was sent already. It was entered once."))
        return redirect("desk:work_list")
    try:
        made = enter(request.city, entry=form.entry(), by=request.actor, at=request.at)
    except Incomplete as error:
        form.tell_missing(error.missing)
        return _show(request, form)
    messages.success(request, _("The initiative was entered. It is looked at before it is public."))
    return redirect("desk:case", made.case.number)


def _show(request: Any, form: EntryForm) -> HttpResponse:
    return page(request, "desk/initiatives_entry.html", {"form": form}, BAD_FORM if form.errors else 200)
