"""The city as its files say: to read here, to change in the files."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kuuluu.cities import queries
from kuuluu.cities.models import Clock, Policy, Promise
from kuuluu.cities.rules import is_proposal
from kuuluu.desk.access import desk_page
from kuuluu.desk.administration.officers import ADMINISTRATORS
from kuuluu.desk.administration.pages import admin_page
from kuuluu.feedback.models import Kind
from kuuluu.retention.models import DataClass
from kuuluu.ui.templatetags.kit import told

# What a rule is about; one that only a city knows is shown by its key.
POLICIES = {
    "draft_days": _("Days that an unsent draft waits for its writer"),
    "automatic_publication": _("Becomes anything public before a publisher has said so"),
    "publish_clean_answers": _("Becomes an answer public by itself when nothing in it needs hiding"),
    "interim_notice": _("Is the sender told by itself that a promise has passed"),
    "escalation": _("Is the head of the unit told that a promise has passed"),
    "follow": _("May anyone follow public matters by e-mail"),
    "answer_by_name": _("Does the public see who answered by name"),
    "pace_smallest_count": _("Of how many cases a median is shown at least"),
    "files_per_letter": _("How many files come with one feedback at most"),
    "publication_months": _("Months that a closed case stays public"),
    "reconsideration_days": _("Within how many days another person looks again when the sender asks"),
    "routing_confidence": _("How sure a model must be before the words alone choose a service"),
    "close_answered_days": _("Days after which an answered matter ends by itself when nobody says more"),
    "retention.run": _("When what is due is erased"),
}
# The rest of a key that begins so is a class of data; its value the days that it is kept.
RETENTION = "retention."
VALUES = {
    "next_night": _("by itself, the night after it was planned"),
    "approved": _("when an administrator has approved the plan"),
    "permanent": _("kept for good"),
}


@desk_page(needs=ADMINISTRATORS)
def services(request: Any) -> HttpResponse:
    """Show the services in their groups, each with the unit that owns it today."""
    today = localdate(request.at)
    groups = [
        (group, [{"service": one, "owner": queries.owner_of(request.city, one, today)} for one in members])
        for group, members in queries.service_tree(request.city)
    ]
    return admin_page(request, "services", {"groups": groups, "today": today})


@desk_page(needs=ADMINISTRATORS)
def units(request: Any) -> HttpResponse:
    """Show the units that handle matters."""
    return admin_page(request, "units", {"units": queries.units(request.city)})


@desk_page(needs=ADMINISTRATORS)
def promises(request: Any) -> HttpResponse:
    """Show what the city has promised, clock by clock, the newest first."""
    kept = queries.snapshot(request.city)
    names = {service.pk: service.name for service in kept.services}
    clocks = [
        (clock.label, [_promise(row, names) for row in kept.promises.get(clock.value, [])])
        for clock in (Clock.TAKEN_UP, Clock.ANSWERED, Clock.DONE)
    ]
    return admin_page(request, "promises", {"clocks": clocks})


@desk_page(needs=ADMINISTRATORS)
def policies(request: Any) -> HttpResponse:
    """Show the rules that the city has set for itself, each with the day from which it holds."""
    kept = queries.snapshot(request.city).policies
    today = localdate(request.at)
    rows = [_policy(row, today, rows) for rows in kept.values() for row in rows]
    return admin_page(request, "policies", {"rows": rows})


def _promise(row: Promise, names: dict[int, str]) -> dict[str, Any]:
    return {
        "promise": row,
        "service": names.get(row.service_id or 0, ""),
        "source": source_of(row),
        "kind": Kind(row.kind).label if row.kind in Kind.values else row.kind,
    }


def _policy(row: Policy, today: date, same_key: list[Policy]) -> dict[str, Any]:
    in_force = next((one for one in same_key if one.from_date <= today), None)
    return {
        "policy": row,
        "name": _name(row.key),
        "value": _in_words(row.value),
        "is_in_force": row is in_force,
        "source": source_of(row),
    }


def _name(key: str) -> Any:
    kept = key.removeprefix(RETENTION)
    if key not in POLICIES and kept in DataClass.values:
        return format_lazy("{}: {}", _("Days that are kept"), DataClass(kept).label)
    return POLICIES.get(key, key)


def source_of(rule: Promise | Policy) -> Any:
    """Say by what a rule was decided, or that no city has decided it yet."""
    return _("A proposal: the city has not confirmed it yet") if is_proposal(rule) else told(rule, "source")


def _in_words(value: Any) -> list[str]:
    """Return a value as lines that are read without knowing its form in the files."""
    if isinstance(value, dict):
        return [f"{key}: {', '.join(_in_words(one))}" for key, one in value.items()]
    if isinstance(value, list):
        return [line for one in value for line in _in_words(one)]
    if isinstance(value, bool):
        return [str(_("yes") if value else _("no"))]
    return [str(VALUES.get(str(value), value))]
