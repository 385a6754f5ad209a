"""How long data is kept, what is due to be erased, what is kept from it, and what was erased."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kuuluu.cities.models import Policy
from kuuluu.desk.access import desk_page
from kuuluu.desk.administration.city import source_of
from kuuluu.desk.administration.officers import ADMINISTRATORS
from kuuluu.desk.administration.pages import BAD_FORM, CONFLICT, admin_page
from kuuluu.journal.commands import NotNow
from kuuluu.retention import commands, queries
from kuuluu.retention.models import Certificate, DataClass, HoldGround, Run
from kuuluu.ui.forms import Day, Form, Pick, ShortText

# A plan of thousands of cases is read whole on the certificate, or by the operator's command.
MOST_NUMBERS = 200


class HoldForm(Form):
    """A case that must not be erased for now."""

    number = ShortText(
        20, label=gettext_lazy("Number of the matter"), ask=gettext_lazy("Write the number of the matter")
    )
    ground = Pick(HoldGround.choices, label=gettext_lazy("Ground"))
    until_date = Day(
        label=gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy("Leave empty when nobody knows it: the matter is then kept until somebody lets it go."),
    )


@desk_page(needs=ADMINISTRATORS)
def retention(request: Any) -> HttpResponse:
    """Show the schedule, the coming plan, what is held, and what was certified."""
    return _page(request, HoldForm())


@desk_page(needs=ADMINISTRATORS)
@require_POST
def retention_plan(request: Any) -> HttpResponse:
    """Let the plan that was shown be carried out now."""
    run = queries.open_run(request.city)
    if run is None or str(run.pk) != request.POST.get("plan"):
        return _page(request, HoldForm(), CONFLICT)
    try:
        commands.approve(request.city, run_id=run.pk, by=request.actor, at=request.at)
    except NotNow:
        return _page(request, HoldForm(), CONFLICT)
    messages.success(request, _("The plan is approved. It is carried out in a moment."))
    return redirect("desk:retention")


@desk_page(needs=ADMINISTRATORS)
@require_POST
def retention_holds(request: Any) -> HttpResponse:
    """Keep a case from erasing."""
    form = HoldForm(request.POST)
    if not form.is_valid():
        return _page(request, form, BAD_FORM)
    case = queries.case_to_hold(request.city, form.cleaned_data["number"])
    if case is None:
        form.add_error("number", _("No matter of this city has this number"))
        return _page(request, form, BAD_FORM)
    ground, until = HoldGround(form.cleaned_data["ground"]), form.cleaned_data["until_date"]
    commands.hold(case, ground=ground, until_date=until, by=request.actor, at=request.at)
    messages.success(request, _("The matter is kept from erasing."))
    return redirect("desk:retention")


@desk_page(needs=ADMINISTRATORS)
@require_POST
def retention_hold_end(request: Any, number: str) -> HttpResponse:
    """Let a case go: its data is erased in its time."""
    case = queries.case_to_hold(request.city, number)
    if case is None:
        raise Http404
    commands.release(case, by=request.actor, at=request.at)
    messages.success(request, _("The matter is no longer kept from erasing."))
    return redirect("desk:retention")


@desk_page(needs=ADMINISTRATORS)
def certificate(request: Any, certificate_number: int) -> HttpResponse:
    """Show what was erased, by which rules, when and by whom."""
    found = _certificate_or_404(request, certificate_number)
    is_sound = found.number not in set(queries.broken_seals(request.city))
    context = {"certificate": found, "rows": _certified(found), "is_sound": is_sound}
    return admin_page(request, "certificate", context)


@desk_page(needs=ADMINISTRATORS)
def certificate_file(request: Any, certificate_number: int) -> HttpResponse:
    """Give a certificate as a file, with the seal that anybody can compute again."""
    found = _certificate_or_404(request, certificate_number)
    answer = JsonResponse(
        {"content": found.content, "seal": found.seal}, json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    answer["Content-Disposition"] = f'attachment; filename="certificate-{request.city.slug}-{found.number}.json"'
    return answer


def _page(request: Any, form: HoldForm, status: int = 200) -> HttpResponse:
    city, today = request.city, localdate(request.at)
    run = queries.open_run(city)
    context = {
        "kept": [(one, source_of(one.policy) if one.policy else "") for one in queries.schedule(city, today).values()],
        "by_itself": queries.runs_by_itself(city, today),
        "run": run,
        "plan": _planned(run) if run else [],
        "holds": queries.holds(city, today),
        "certificates": queries.certificates(city)[:50],
        "form": form,
        "is_conflict": status == CONFLICT,
    }
    return admin_page(request, "retention", context, status)


def _planned(run: Run) -> list[dict[str, Any]]:
    return [_row(run, one, run.due[one]) for one in DataClass if one in run.due]


def _row(run: Run, data_class: DataClass, count: int) -> dict[str, Any]:
    numbers = queries.items(run, data_class).values_list("case__number", flat=True)[:MOST_NUMBERS]
    return {"name": data_class.label, "count": count, "numbers": list(numbers), "more": max(count - MOST_NUMBERS, 0)}


def _certified(found: Certificate) -> list[dict[str, Any]]:
    content = found.content
    return [
        {
            "name": one.label,
            "count": content["pieces"].get(one, 0),
            "numbers": content["cases"].get(one, []),
            "rule": rule,
            "from": date.fromisoformat(rule["from"]),
            # A certificate keeps the Finnish words.
            "source": source_of(Policy(source_fi=rule["source"])),
        }
        for one in DataClass
        if (rule := content["rules"].get(one))
    ]


def _certificate_or_404(request: Any, number: int) -> Certificate:
    found = queries.certificate(request.city, number)
    if found is None:
        raise Http404
    return found
