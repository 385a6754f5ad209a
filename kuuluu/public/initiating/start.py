"""What an initiative is, who may make one, and what the city promises: made from the city's dated rules alone."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from kuuluu.cities.models import City
from kuuluu.cities.queries import local_rule
from kuuluu.initiatives.models import Ground, Kind
from kuuluu.initiatives.rules.promises import needs_identity
from kuuluu.initiatives.rules.writing import kinds
from kuuluu.language.titles import title_of
from kuuluu.public.initiating.steps import go_to
from kuuluu.public.initiating.writing import COOKIE, Writing
from kuuluu.public.initiatives.stating import basis_text
from kuuluu.public.submission.limits import DRAFTS
from kuuluu.public.submission.words import GET_OR_POST
from kuuluu.public.submission.writing import TooOften
from kuuluu.public.submission.writing import Writing as Telling
from kuuluu.ui.errors import too_many
from kuuluu.ui.middleware import Request


@dataclass(frozen=True)
class Stated:
    """A rule in words, with where it comes from."""

    words: str
    basis: str


@dataclass(frozen=True)
class KindTold:
    """A kind that can be made here: who may, and by which rule."""

    name: str
    who: list[str]
    basis: str
    needs_identity: bool
    threshold: Stated | None


# What of feedback that is being written an initiative begins with.
CARRIED = ("service_code", "address", "area_code", "place_words", "latitude", "longitude", "name", "email", "phone")


@require_http_methods(GET_OR_POST)
def new(request: Request) -> HttpResponse:
    """Tell what an initiative is; begin one, empty or with the words of feedback that is being written."""
    writing, telling = Writing(request), Telling(request)
    if request.method != "POST":
        return _show(writing, telling)
    if "anew" in request.POST:
        response = go_to("new")
        response.delete_cookie(COOKIE, samesite="Lax")
        return response
    try:
        if "carry" in request.POST and telling.value("text"):
            writing.begin()
            writing.keep(_carried(telling))
        return writing.answer(go_to("kind"))
    except TooOften:
        return too_many(request, DRAFTS.seconds)


def _carried(telling: Telling) -> dict[str, Any]:
    words = str(telling.value("text"))
    known = {name: telling.value(name) for name in CARRIED if telling.value(name) not in {"", None}}
    return {**known, "title": title_of(words), "demand": words}


def _show(writing: Writing, telling: Telling) -> HttpResponse:
    city, day = writing.request.city, localdate(writing.request.at)
    context = {
        "kinds": [kind_told(city, kind, day) for kind in kinds(city, day)],
        "promises": promises(city, day),
        "is_begun": writing.draft is not None,
        "told": title_of(str(telling.value("text"))) if telling.value("text") else "",
        "section": "initiatives",
    }
    return writing.answer(render(writing.request, "public/initiating/new.html", context))


def kind_told(city: City, kind: str, day: date) -> KindTold:
    """Return who may make an initiative of a kind, by which rule."""
    rule = local_rule(city, "grounds", kind, day)
    return KindTold(
        name=str(Kind(kind).label),
        who=[str(Ground(one).label) for one in rule.value] if rule else [],
        basis=basis_text(rule) if rule else "",
        needs_identity=needs_identity(city, kind, day),
        threshold=_threshold(city, kind, day),
    )


def _threshold(city: City, kind: str, day: date) -> Stated | None:
    rule = local_rule(city, "threshold", kind, day)
    if rule is None:
        return None
    values = {"percent": f"{100 * rule.value['share']:g}".replace(".", ","), "age": rule.value["from_age"]}
    words = _(
        "%(percent)s %% of the residents of at least %(age)s years must sign it. Then the council decides without delay whether the vote is held."
    )
    return Stated(words % values, basis_text(rule))


def promises(city: City, day: date) -> list[Stated]:
    """Return what the city does with an initiative and by when, each from its rule; what has no rule isn't said."""
    found = [(local_rule(city, key, "", day), said) for key, said in _PROMISES.items()]
    return [Stated(said(rule.value), basis_text(rule)) for rule, said in found if rule and rule.value]


def _told(value: Any) -> str:  # noqa: ARG001 - the rule says that it is so, and no number
    return _("The makers are told what was done because of it.")


def _review(days: int) -> str:
    words = ngettext(
        "The city looks at the text within %(n)s working day before it is public.",
        "The city looks at the text within %(n)s working days before it is public.",
        days,
    )
    return words % {"n": days}


def _register(days: int) -> str:
    words = ngettext(
        "The registry acknowledges it within %(n)s working day of sending.",
        "The registry acknowledges it within %(n)s working days of sending.",
        days,
    )
    return words % {"n": days}


def _estimate(months: int) -> str:
    words = ngettext(
        "Within %(n)s month you are told when the decision is estimated to come, and who knows more.",
        "Within %(n)s months you are told when the decision is estimated to come, and who knows more.",
        months,
    )
    return words % {"n": months}


_PROMISES = {"review_days": _review, "register_days": _register, "estimate_months": _estimate, "tell_measures": _told}
