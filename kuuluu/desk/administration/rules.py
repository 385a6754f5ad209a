"""The city's routing rules: in their order, each tried on past cases before it is saved."""

import json
from dataclasses import asdict
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kuuluu.cities.queries import services
from kuuluu.desk.access import desk_page
from kuuluu.desk.administration.officers import ADMINISTRATORS
from kuuluu.desk.administration.pages import BAD_FORM, CONFLICT, admin_page
from kuuluu.desk.administration.rule_form import RuleForm
from kuuluu.desk.administration.rule_words import (
    TROUBLES,
    Names,
    conditions,
    content_of,
    moves,
    named,
    version_row,
)
from kuuluu.people.queries import name_by
from kuuluu.routing import commands, queries
from kuuluu.routing.models import RoutingRule
from kuuluu.routing.queries import Trial

YEAR = timedelta(days=365)
SALT = "kuuluu.rule"
LAST = 10_000


@desk_page(needs=ADMINISTRATORS)
def routing_rules(request: Any) -> HttpResponse:
    """Show the rules in the order in which they are asked, and what goes by none of them."""
    city, today = request.city, localdate(request.at)
    written = list(queries.rules_of(city))
    names, wrong = Names(city), queries.troubles(city, written, today)
    counted = queries.taken(city, request.at - YEAR)
    rows = [
        {
            "rule": rule,
            "conditions": conditions(city, content_of(rule)),
            "goal": names.goal(rule.unit_id, rule.officer_id),
            "owner": names.owner(rule.owner_person_id, rule.owner_unit_id),
            "taken": counted.get(rule.pk, 0),
            "troubles": [TROUBLES[one] for one in wrong[rule.pk]],
            "is_first": rule is written[0],
            "is_last": rule is written[-1],
        }
        for rule in written
    ]
    ours = [one for one in services(city) if one.is_city_matter]
    context = {
        "rows": rows,
        "triage": queries.triage(city),
        "unowned": [one for one in ours if queries.owner_on(city, one, today) is None],
    }
    return admin_page(request, "routing_rules", context)


@desk_page(needs=ADMINISTRATORS)
def routing_rule_new(request: Any) -> HttpResponse:
    """Write a rule: it is tried on the past year's cases first, and saved when its writer has seen what would move."""
    if request.method != "POST":
        return _show(request, None, RuleForm(request.city, me=request.actor.person_id))
    form = RuleForm(request.city, request.POST, me=request.actor.person_id)
    if not form.is_valid():
        return _show(request, None, form, status=BAD_FORM)
    content, order = form.content(), form.cleaned_data["order"] or LAST
    draft = commands.drafted(request.city, content, order)
    stamp = _stamp(draft, content)
    counts = _tried(request, stamp)
    if counts is None:
        return _try(request, None, form, draft, stamp)
    rule = commands.add_rule(request.city, content=content, order=order, trial=counts, by=request.actor, at=request.at)
    messages.success(request, _("The rule is saved. It decides of what comes in from now on."))
    return redirect("desk:routing_rule", rule.pk)


@desk_page(needs=ADMINISTRATORS)
def routing_rule(request: Any, rule_id: UUID) -> HttpResponse:
    """Show one rule with its versions; change it as a new one is written."""
    rule = _rule_or_404(request, rule_id)
    if request.method != "POST":
        return _show(request, rule, RuleForm(request.city, rule=rule))
    form = RuleForm(request.city, request.POST, rule=rule)
    if not form.is_valid():
        return _show(request, rule, form, status=BAD_FORM)
    content = form.content()
    draft = commands.drafted(request.city, content, rule.order)
    draft.pk = rule.pk
    stamp = _stamp(draft, content, rule.version)
    counts = _tried(request, stamp)
    if counts is None:
        return _try(request, rule, form, draft, stamp)
    commands.change_rule(rule, content=content, trial=counts, by=request.actor, at=request.at)
    messages.success(request, _("The rule is changed. It decides of what comes in from now on."))
    return redirect("desk:routing_rule", rule.pk)


@desk_page(needs=ADMINISTRATORS)
@require_POST
def routing_rule_place(request: Any, rule_id: UUID) -> HttpResponse:
    """Move a rule one up or down, and say what that would have done to the past year's cases."""
    rule = _rule_or_404(request, rule_id)
    is_up = request.POST.get("to") != "down"
    # A draft stands before the rule of the same number: going down by one is standing before the next but one.
    moved = commands.drafted(request.city, commands.Content(**content_of(rule)), rule.order + (-1 if is_up else 2))
    moved.pk = rule.pk
    trial = queries.try_rule(request.city, moved, request.at)
    if commands.move_rule(rule, is_up=is_up, by=request.actor, at=request.at):
        messages.success(request, f"{_('The rule is moved.')} {_outcome(trial)}")
    return redirect("desk:routing_rules")


@desk_page(needs=ADMINISTRATORS)
def routing_rule_state(request: Any, rule_id: UUID) -> HttpResponse:
    """Show what would move if a rule ended, or came back; a POST with that in view does it."""
    rule = _rule_or_404(request, rule_id)
    if request.method != "POST":
        return _show_end(request, rule)
    if request.POST.get("seen") != _seen(rule):
        return _show_end(request, rule, CONFLICT)
    commands.switch_rule(rule, is_active=not rule.is_active, by=request.actor, at=request.at)
    done = (
        _("The rule is in use again.") if rule.is_active else _("The rule has ended. It is kept for what it decided.")
    )
    messages.success(request, done)
    return redirect("desk:routing_rules")


def _show_end(request: Any, rule: RoutingRule, status: int = 200) -> HttpResponse:
    trial = queries.try_rule(request.city, rule, request.at, is_gone=rule.is_active)
    context = {
        "rule": rule,
        "seen": _seen(rule),
        "is_conflict": status == CONFLICT,
        **_bench(request, rule, trial, is_end=rule.is_active),
    }
    return admin_page(request, "routing_rule_state", context, status)


def _seen(rule: RoutingRule) -> str:
    return f"{rule.version} {rule.is_active}"


def _show(request: Any, rule: RoutingRule | None, form: RuleForm, *, status: int = 200, **bench: Any) -> HttpResponse:
    context: dict[str, Any] = {"rule": rule, "form": form, **bench}
    if rule:
        names = Names(request.city, form.people)
        wrong = queries.troubles(request.city, list(queries.rules_of(request.city)), localdate(request.at))
        context |= {
            "troubles": [TROUBLES[one] for one in wrong[rule.pk]],
            "versions": [
                version_row(request.city, names, one, one.by_name)
                for one in queries.versions(rule).annotate(by_name=name_by("by_id"))
            ],
        }
    return admin_page(request, "routing_rule", context, status)


def _try(request: Any, rule: RoutingRule | None, form: RuleForm, draft: RoutingRule, stamp: str) -> HttpResponse:
    """Show what a draft would have done, with the button that saves just this."""
    trial = queries.try_rule(request.city, draft, request.at)
    token = signing.dumps({"of": stamp, "counts": trial.counts}, salt=SALT)
    is_changed = request.POST.get("do") == "save"
    return _show(request, rule, form, token=token, is_changed=is_changed, **_bench(request, draft, trial))


def _bench(request: Any, draft: RoutingRule, trial: Trial, *, is_end: bool = False) -> dict[str, Any]:
    city = request.city
    seen = queries.examples(request.actor, city, trial)
    hidden_by, hides = (None, []) if is_end else queries.shadows(draft, trial)
    called = {one.pk: one for one in trial.others}
    return {
        "trial": trial,
        "moves": moves(Names(city), trial, seen),
        "orphans": named(trial.orphans, seen),
        "hidden_by": hidden_by,
        "hides": hides,
        "taken_before": [(called[pk], n) for pk, n in trial.taken_before.most_common() if pk in called],
        "silenced": [called[pk] for pk in trial.silenced if pk in called and called[pk] not in hides],
        "outcome": _outcome(trial),
    }


def _outcome(trial: Trial) -> str:
    moved = ngettext(
        "One case of the past year would have gone elsewhere.",
        "%(moved)d cases of the past year would have gone elsewhere.",
        trial.moved,
    ) % {"moved": trial.moved}
    alone = ngettext(
        "One would be left without an owner.", "%(alone)d would be left without an owner.", len(trial.orphans)
    ) % {"alone": len(trial.orphans)}
    return f"{moved} {alone}" if trial.orphans else moved


def _stamp(draft: RoutingRule, content: commands.Content, version: int = 0) -> str:
    """Return what a draft is known by: another content, another place or a newer version is another draft."""
    whole = [asdict(content), draft.order, version]
    return sha256(json.dumps(whole, cls=DjangoJSONEncoder, sort_keys=True).encode()).hexdigest()


def _tried(request: Any, stamp: str) -> dict[str, int] | None:
    """Return what the trial of just this draft showed; None where it has not been tried, or saving was not asked for."""
    if request.POST.get("do") != "save":
        return None
    try:
        told = signing.loads(request.POST.get("tried", ""), salt=SALT)
    except signing.BadSignature:
        return None
    return dict(told["counts"]) if told["of"] == stamp else None


def _rule_or_404(request: Any, rule_id: UUID) -> RoutingRule:
    rule = queries.rule_by_id(request.city, rule_id)
    if rule is None:
        raise Http404
    return rule
