"""The report of a year: read, and marked as given to the council."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kuuluu.desk.access import desk_page
from kuuluu.desk.pages import page
from kuuluu.initiatives.commands.reporting import Meeting, correct, give
from kuuluu.initiatives.queries import report as queries
from kuuluu.journal.commands import NotAllowed, NotNow
from kuuluu.language.findings import find_all
from kuuluu.people.roles import Permission
from kuuluu.ui.council_report import shown
from kuuluu.ui.forms import Day, Form, LongText, ShortText
from kuuluu.ui.report_files import answer
from kuuluu.ui.texts import class_name

READERS = (Permission.REGISTER, Permission.ADMINISTER)
FIRST_YEAR, BAD_FORM, CONFLICT = 2000, 422, 409


class GivenForm(Form):
    """When the council got it, and where its minutes say so."""

    day = Day(label=gettext_lazy("Day of the council’s meeting"), ask=gettext_lazy("Write the day"))
    section = ShortText(60, label=gettext_lazy("Section of the minutes"), required=False)

    def __init__(self, year: int, today: Any, *args: Any) -> None:
        super().__init__(*args)
        self.year, self.today = year, today

    def clean_day(self) -> Any:
        """Return a day after the year, and not one to come."""
        day = self.cleaned_data["day"]
        if day > self.today:
            raise ValidationError(_("This is in the future. Mark it when the council has met."), code="future")
        if day.year <= self.year:
            raise ValidationError(_("The report is given after the year that it is of."), code="early")
        return day

    def clean(self) -> dict[str, Any]:
        """Stop words in which something must not be public: everybody reads them at once."""
        data = super().clean() or self.cleaned_data
        for name in ("section", "reason"):
            said = str(data.get(name, ""))
            if marked := find_all(said):
                what = ", ".join(f"{said[one.start : one.end]} ({class_name(one.cls)})" for one in marked)
                self.add_error(
                    name, _("This names what the public must not see: %(what)s. Take it away.") % {"what": what}
                )
        return data


class CorrectionForm(GivenForm):
    """When the council got the corrected version, and why it was corrected."""

    reason = LongText(
        1000,
        rows=3,
        label=gettext_lazy("Why it is corrected; everybody reads this"),
        ask=gettext_lazy("Write why it is corrected"),
    )


@desk_page(needs=READERS)
def report(request: Any, year: int) -> HttpResponse:
    """Show what the council reads of a year, as it stands now, and what still lacks."""
    return _show(request, year)


@desk_page(needs=READERS)
def report_file(request: Any, year: int, kind: str) -> HttpResponse:
    """Give the report as a file, as it stands now."""
    today = localdate(request.at)
    if not FIRST_YEAR <= year <= today.year:
        raise Http404
    return answer(shown(queries.council_report(request.city, year, today)), request.city.name, year, kind)


@desk_page(needs=READERS)
@require_POST
def given(request: Any, year: int) -> HttpResponse:
    """Mark that the council got the report; everybody can see it then."""
    row = queries.draft_of(request.city, year)
    if row is None:
        raise Http404
    form = GivenForm(year, localdate(request.at), request.POST)
    if not form.is_valid():
        return _show(request, year, form, BAD_FORM)
    try:
        give(row, meeting=Meeting(**form.cleaned_data), by=request.actor, at=request.at)
    except NotAllowed as error:
        raise Http404 from error
    except NotNow:
        return _show(request, year, form, CONFLICT)
    messages.success(request, _("The report is marked as given to the council."))
    return redirect("desk:council_report", year)


@desk_page(needs=READERS)
@require_POST
def corrected(request: Any, year: int) -> HttpResponse:
    """Make a corrected version beside what was given, unless somebody made one since."""
    row = queries.draft_of(request.city, year)
    if row is None or row.given_at is None:
        raise Http404
    form = CorrectionForm(year, localdate(request.at), request.POST)
    if not form.is_valid():
        return _show(request, year, form, BAD_FORM)
    if request.POST.get("seen") != str(row.version):
        return _show(request, year, form, CONFLICT)
    reason = form.cleaned_data.pop("reason")
    try:
        correct(row, meeting=Meeting(**form.cleaned_data), reason=reason, by=request.actor, at=request.at)
    except NotAllowed as error:
        raise Http404 from error
    except NotNow:
        return _show(request, year, form, CONFLICT)
    messages.success(request, _("The corrected version stands beside what was given."))
    return redirect("desk:council_report", year)


def _show(request: Any, year: int, typed: GivenForm | None = None, status: int = 200) -> HttpResponse:
    today = localdate(request.at)
    if not FIRST_YEAR <= year <= today.year:
        raise Http404
    row = queries.draft_of(request.city, year)
    is_given = row is not None and row.given_at is not None
    wanted = CorrectionForm if is_given else GivenForm
    context = {
        "year": year,
        "report": shown(queries.council_report(request.city, year, today)),
        "draft": row,
        "form": typed if isinstance(typed, wanted) else wanted(year, today),
        "can_give": row is not None and not is_given and give.open_to(request.actor, row),
        "can_correct": row is not None and is_given and correct.open_to(request.actor, row),
        "is_conflict": status == CONFLICT,
        "before": year - 1 if year > FIRST_YEAR else None,
        "after": year + 1 if year < today.year else None,
    }
    return page(request, "desk/council_report.html", context, status)
