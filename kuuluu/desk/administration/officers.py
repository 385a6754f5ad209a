"""Who works for the city, as what, and until when."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuuluu.desk.access import desk_page
from kuuluu.desk.administration.pages import BAD_FORM, CONFLICT, admin_page
from kuuluu.desk.administration_forms import EndForm, FactorForm, OfficerForm, RoleForm
from kuuluu.people import commands, queries
from kuuluu.people.models import Membership, Person
from kuuluu.people.roles import Permission, Role
from kuuluu.people.rules import has_second_factor

ADMINISTRATORS = [Permission.ADMINISTER]


@desk_page(needs=ADMINISTRATORS)
def overview(request: Any) -> HttpResponse:  # noqa: ARG001
    """Lead to the first page of the administration."""
    return redirect("desk:officers")


@desk_page(needs=ADMINISTRATORS)
def officers(request: Any) -> HttpResponse:
    """Show everybody who works for the city, and take in somebody new."""
    if request.method != "POST":
        return _list(request, OfficerForm(request.city))
    form = OfficerForm(request.city, request.POST)
    if not form.is_valid():
        return _list(request, form, BAD_FORM)
    data = form.cleaned_data
    person = commands.create_officer(
        request.city,
        email=data["email"],
        name=data["name"],
        password=None,
        roles=[Role(role) for role in data["roles"]],
        unit_code=data["unit"],
        by=request.actor,
        at=request.at,
    )
    messages.success(request, _("%(name)s can work here now.") % {"name": person.name})
    return redirect("desk:officer", person.pk)


@desk_page(needs=ADMINISTRATORS)
def officer(request: Any, person_id: UUID) -> HttpResponse:
    """Show one person's roles in the city, and what can be done about them."""
    return _one(request, _person_or_404(request, person_id))


@desk_page(needs=ADMINISTRATORS)
@require_POST
def roles(request: Any, person_id: UUID) -> HttpResponse:
    """Give a person one more role."""
    person = _person_or_404(request, person_id)
    form = RoleForm(request.city, request.POST)
    if not form.is_valid():
        return _one(request, person, role_form=form, status=BAD_FORM)
    role = Role(form.cleaned_data["role"])
    unit_code = form.cleaned_data["unit"]
    commands.grant(request.city, person=person, role=role, unit_code=unit_code, by=request.actor, at=request.at)
    messages.success(request, _("The role is given."))
    return redirect("desk:officer", person.pk)


@desk_page(needs=ADMINISTRATORS)
@require_POST
def role_end(request: Any, membership_id: UUID) -> HttpResponse:
    """Take a role away. Nobody takes away the role by which they do it: another administrator must."""
    membership = queries.membership_by_id(request.city, membership_id)
    if membership is None:
        raise Http404
    if _is_own_key(request, membership):
        return _one(request, membership.person, status=CONFLICT)
    commands.revoke(membership, by=request.actor, at=request.at)
    messages.success(request, _("The role is taken away."))
    still = queries.roles_of(request.city, membership.person)
    return redirect("desk:officer", membership.person_id) if still else redirect("desk:officers")


@desk_page(needs=ADMINISTRATORS)
@require_POST
def end(request: Any, person_id: UUID) -> HttpResponse:
    """Take all of a person's roles in the city away."""
    person = _person_or_404(request, person_id)
    form = EndForm(request.POST)
    if not form.is_valid():
        return _one(request, person, end_form=form, status=BAD_FORM)
    if person.pk == request.user.pk:
        return _one(request, person, status=CONFLICT)
    commands.deactivate(request.city, person=person, by=request.actor, at=request.at)
    messages.success(request, _("%(name)s does not work here any more.") % {"name": person.name})
    return redirect("desk:officers")


@desk_page(needs=ADMINISTRATORS)
@require_POST
def second_factor_end(request: Any, person_id: UUID) -> HttpResponse:
    """Take away a second factor that its owner has lost; at the next sign-in the person sets up a new one."""
    person = _person_or_404(request, person_id)
    form = FactorForm(request.POST)
    if not form.is_valid():
        return _one(request, person, factor_form=form, status=BAD_FORM)
    if person.pk == request.user.pk or queries.works_elsewhere(request.city, person):
        return _one(request, person, status=CONFLICT)
    commands.remove_second_factor(request.city, person=person, by=request.actor, at=request.at)
    messages.success(request, _("The second factor is removed. At the next sign-in a new one is set up."))
    return redirect("desk:officer", person.pk)


def _list(request: Any, form: OfficerForm, status: int = 200) -> HttpResponse:
    people: dict[Person, list[Membership]] = {}
    for membership in queries.memberships(request.city):
        people.setdefault(membership.person, []).append(membership)
    return admin_page(request, "officers", {"people": people.items(), "form": form}, status)


def _one(
    request: Any,
    person: Person,
    *,
    role_form: RoleForm | None = None,
    end_form: EndForm | None = None,
    factor_form: FactorForm | None = None,
    status: int = 200,
) -> HttpResponse:
    mine = queries.memberships(request.city).filter(person=person)
    held = [{"membership": one, "is_own_key": _is_own_key(request, one)} for one in mine]
    context = {
        "person": person,
        "held": held,
        "role_form": role_form or RoleForm(request.city),
        "end_form": end_form or EndForm(),
        "factor_form": factor_form or FactorForm(),
        "has_second_factor": has_second_factor(person),
        "wrong_form": role_form or end_form or factor_form,
        "works_elsewhere": queries.works_elsewhere(request.city, person),
        "is_self": person.pk == request.user.pk,
        "is_conflict": status == CONFLICT,
    }
    return admin_page(request, "officer", context, status)


def _is_own_key(request: Any, membership: Membership) -> bool:
    return membership.person_id == request.user.pk and membership.role == Role.ADMINISTRATOR


def _person_or_404(request: Any, person_id: UUID) -> Person:
    """Return somebody who works for this city; of anybody else the city learns nothing."""
    person = queries.person_by_id(person_id)
    if person is None or not queries.roles_of(request.city, person):
        raise Http404
    return person
