"""The list of initiatives, and one of them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kuuluu.initiatives.models import DecisionOutcome, Kind, MeasureState, PreparationKind, ReviewCode, Stage
from kuuluu.initiatives.queries.discussed import talked_out
from kuuluu.initiatives.rules.promises import takes_comments
from kuuluu.public.initiatives import stating
from kuuluu.public.initiatives.comparing import changes
from kuuluu.public.initiatives.threads import thread_of
from kuuluu.public.initiatives.twins import sides
from kuuluu.public.pages.visits import Visit, page, visit
from kuuluu.publication import queries
from kuuluu.publication.door import through_public_door
from kuuluu.publication.models import PublicInitiative
from kuuluu.publication.queries import WantedInitiatives
from kuuluu.ui.asking import whole_number
from kuuluu.ui.cache import kept

GROUPS = {
    "": _("All"),
    "open": _("Open to take part"),
    "waiting": _("Waiting to go on"),
    "with_city": _("With the city"),
    "decided": _("Decided"),
    "ended": _("Went no further"),
}
MOST_PAGES = 500


@require_safe
@kept
@through_public_door
def initiative_list(request: HttpRequest) -> HttpResponse:
    """List the initiatives of the city, whatever became of them, newest first."""
    here, wanted = visit(request), _wanted(request)
    over = talked_out(here.city, here.today)
    found, counts = queries.initiatives(here.city, wanted, over), queries.group_counts(here.city, over)
    groups = [
        {"title": title, "query": _query(wanted, group=name), "is_current": name == wanted.group, "count": count}
        for name, title in GROUPS.items()
        if (count := counts[name] if name else sum(counts.values())) or name == wanted.group
    ]
    context = {
        "lines": [_line(row, here) for row in found.rows],
        "count": found.count,
        "groups": groups,
        "wanted": wanted,
        "report_year": next(iter(queries.report_years(here.city)), None),
        "pages": {
            "before": _query(wanted, number=wanted.number - 1) if found.has_newer else "",
            "after": _query(wanted, number=wanted.number + 1) if found.has_older else "",
        },
    }
    return page(request, "public/initiatives/list.html", context, section="initiatives")


@require_safe
@kept
@through_public_door
def initiative(request: HttpRequest, number: str) -> HttpResponse:
    """Show an initiative with its two numbers and its thread; what isn't public of this city is 404 for everybody."""
    here = visit(request)
    row = public_row(here, number)
    context = {
        **_line(row, here),
        "service": here.services.get(row.service_id or 0),
        "area": here.areas.get(row.area_id or 0),
        "knots": thread_of(row, here),
        "can_support": row.stage == Stage.COLLECTING and not row.is_paused,
        "sides": sides(request, row),
        "can_discuss": takes_comments(here.city, row, here.today),
        "discussion_text": stating.discussion_text(here.city, row, here.today),
        "counted_over": stating.counted_over(row),
        "needed": stating.needed(row),
        "verified": stating.verified_text(row),
        "invalidated": stating.invalidated_text(row),
        "verified_note": _verified_note(row),
        "words_language": "" if row.language == (get_language() or "")[:2] else row.language,
        **_handled(row),
    }
    return page(request, "public/initiatives/one.html", context, section="initiatives")


@require_safe
@kept
@through_public_door
def texts(request: HttpRequest, number: str) -> HttpResponse:
    """Show the texts that an initiative has had, each with what changed in it."""
    row = public_row(visit(request), number)
    language = "" if row.language == (get_language() or "")[:2] else row.language
    context = {"row": row, "versions": changes(row), "words_language": language}
    return page(request, "public/initiatives/texts.html", context, section="initiatives")


def public_row(here: Visit, number: str) -> PublicInitiative:
    """Return the published initiative of this city; anything else is 404 and tells nothing."""
    row = queries.public_initiative(here.city, number)
    if row is None:
        raise Http404
    return row


def _wanted(request: HttpRequest) -> WantedInitiatives:
    asked = request.GET
    number = asked.get("page", "")
    return WantedInitiatives(
        group=asked.get("group", "") if asked.get("group", "") in GROUPS else "",
        kind=asked.get("kind", "") if asked.get("kind", "") in Kind.values else "",
        words=asked.get("words", "")[:200],
        number=min(whole_number(number) or 1, MOST_PAGES),
    )


def _query(wanted: WantedInitiatives, **changes: Any) -> str:
    values = {"group": wanted.group, "kind": wanted.kind, "words": wanted.words, "page": changes.pop("number", 1)}
    values |= changes
    given = {name: value for name, value in values.items() if value and (name, value) != ("page", 1)}
    return f"?{urlencode(given)}" if given else "?"


def _line(row: PublicInitiative, here: Visit) -> dict[str, Any]:
    return {
        "row": row,
        "kind": Kind(row.kind).label,
        "stage": stating.look_of(here.city, row, here.today),
        "sentence": stating.state_sentence(here.city, row, here.today),
        "is_late": stating.is_late(row, here.today),
        "supporters": stating.supporters_text(row) if row.is_joint else "",
    }


def _verified_note(row: PublicInitiative) -> Any:
    if row.kind == Kind.REFERENDUM:
        return _("Identified strongly or checked by the registry: they live here and are old enough.")
    return _("Identified strongly or checked by the registry: they live here.")


def _handled(row: PublicInitiative) -> dict[str, Any]:
    """Return what the city has said of it, codes made words."""
    decision = row.decision and {**row.decision, "outcome": DecisionOutcome(row.decision["outcome"]).label}
    refusal = row.refusal and {**row.refusal, "code": _label(ReviewCode, row.refusal["code"])}
    return {
        "decision": decision,
        "refusal": refusal,
        "measures": [{**one, "state": MeasureState(one["state"]).label} for one in row.measures],
        "preparations": [{**one, "kind": PreparationKind(one["kind"]).label} for one in row.preparations],
    }


def _label(choices: Any, code: str) -> Any:
    return choices(code).label if code in choices.values else ""
