"""The words that answers start from."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuuluu.cities.queries import service_by_code
from kuuluu.desk.access import desk_page
from kuuluu.desk.administration.officers import ADMINISTRATORS
from kuuluu.desk.administration.pages import BAD_FORM, admin_page
from kuuluu.desk.administration_forms import VARIABLES, EndForm, TemplateForm
from kuuluu.feedback import queries
from kuuluu.feedback.commands import templates as commands
from kuuluu.feedback.models import AnswerTemplate
from kuuluu.workday.queries import with_results


@desk_page(needs=ADMINISTRATORS)
def templates(request: Any) -> HttpResponse:
    """Show the city's answer templates, and take in a new one."""
    if request.method != "POST":
        return _list(request, TemplateForm(request.city))
    form = TemplateForm(request.city, request.POST)
    if not form.is_valid():
        return _list(request, form, BAD_FORM)
    try:
        commands.add_template(request.city, **form.words(), by=request.actor, at=request.at)
    except commands.NameTaken:
        return _list(request, _taken(form), BAD_FORM)
    messages.success(request, _("The template is added."))
    return redirect("desk:answer_templates")


@desk_page(needs=ADMINISTRATORS)
def template(request: Any, template_id: int) -> HttpResponse:
    """Change one template."""
    found = _template_or_404(request, template_id)
    if request.method != "POST":
        return _one(request, found, TemplateForm(request.city, template=found))
    form = TemplateForm(request.city, request.POST, found)
    if not form.is_valid():
        return _one(request, found, form, status=BAD_FORM)
    try:
        commands.change_template(found, **form.words(), by=request.actor, at=request.at)
    except commands.NameTaken:
        return _one(request, found, _taken(form), status=BAD_FORM)
    messages.success(request, _("The template is changed."))
    return redirect("desk:answer_templates")


@desk_page(needs=ADMINISTRATORS)
@require_POST
def template_end(request: Any, template_id: int) -> HttpResponse:
    """Take a template away."""
    found = _template_or_404(request, template_id)
    form = EndForm(request.POST)
    if not form.is_valid():
        return _one(request, found, TemplateForm(request.city, template=found), form, BAD_FORM)
    commands.remove_template(found, by=request.actor, at=request.at)
    messages.success(request, _("The template is removed."))
    return redirect("desk:answer_templates")


def _taken(form: TemplateForm) -> TemplateForm:
    form.add_error("name", _("There is another template of this name. Choose another name."))
    return form


def _list(request: Any, form: TemplateForm, status: int = 200) -> HttpResponse:
    rows = [
        {"template": one, "service": service_by_code(request.city, one.service_code)}
        for one in with_results(queries.templates(request.city))
    ]
    return admin_page(request, "templates", {"rows": rows, "form": form, "variables": VARIABLES}, status)


def _one(
    request: Any, found: AnswerTemplate, form: TemplateForm, end_form: EndForm | None = None, status: int = 200
) -> HttpResponse:
    wrong = end_form or form
    context = {
        "template": found,
        "form": form,
        "end_form": end_form or EndForm(),
        "wrong_form": wrong,
        "variables": VARIABLES,
    }
    return admin_page(request, "template", context, status)


def _template_or_404(request: Any, template_id: int) -> AnswerTemplate:
    # A number that no row can have is no row.
    found = queries.templates(request.city).filter(pk=min(template_id, 2**63 - 1)).select_related("city").first()
    if found is None:
        raise Http404
    return found
