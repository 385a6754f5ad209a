"""The last look: the three parts as they were written beside what everyone will see; then sending."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kuuluu.cities.queries import area_by_code, service_by_code
from kuuluu.initiatives.commands.writing import submit
from kuuluu.initiatives.models import Ground, Kind, Maker, MakerRole, MakerState
from kuuluu.initiatives.queries.writing import all_makers, draft_files, responsible
from kuuluu.initiatives.rules.making import maker_code
from kuuluu.initiatives.rules.writing import Incomplete, identity_lacks, missing
from kuuluu.people.queries import identity_of
from kuuluu.public.initiating.forms import HOW, LookForm, SendForm
from kuuluu.public.initiating.steps import address, go_to, show
from kuuluu.public.initiating.writing import Writing, give_key_back
from kuuluu.public.submission.hiding import choices, public_words, stamp_of, versions
from kuuluu.public.submission.limits import SENDS, is_spent
from kuuluu.public.submission.marking import typed_places
from kuuluu.public.submission.pressing import back, is_choosing, marks, pressed, reason_of
from kuuluu.public.submission.words import GET_OR_POST
from kuuluu.publication.models import Ground as Secret
from kuuluu.ui.errors import too_many
from kuuluu.ui.middleware import Request

# What is missing, in words, and the question where it is told.
LACKS: dict[str, tuple[str, Any]] = {
    "kind": ("kind", gettext_lazy("what sort of initiative it is")),
    "ground": ("right", gettext_lazy("by which right you make it")),
    "organisation": ("right", gettext_lazy("the name of the community or foundation")),
    "used_service": ("right", gettext_lazy("the service that you use")),
    "municipality": ("home", gettext_lazy("your home municipality")),
    "title": ("ask", gettext_lazy("a title")),
    "demand": ("ask", gettext_lazy("what you ask the city to do")),
    "name": ("maker", gettext_lazy("your name")),
    "contact": ("maker", gettext_lazy("how the city reaches you")),
    "identity": ("right", gettext_lazy("strong identification")),
    "right": ("right", gettext_lazy("the right to sign this kind of initiative")),
}


@require_http_methods(GET_OR_POST)
def check(request: Request) -> HttpResponse:
    """Show both versions; a POST looks again after more was hidden or shown."""
    writing = Writing(request)
    if writing.draft is None:
        return go_to("new")
    if request.method != "POST":
        writing.keep({"is_at_check": True})
        return _show(writing, SendForm(initial=_initial(writing), text=writing.text))
    form = LookForm(request.POST, text=writing.text)
    return _save(writing, form) or writing.answer(HttpResponseRedirect(back(writing)))


@require_http_methods(GET_OR_POST)
def send(request: Request) -> HttpResponse:
    """Send. A second click or a replay leads to the same receipt; only looking at this address sends nothing."""
    writing = Writing(request)
    if request.method == "POST" and writing.sent and writing.sent.initiative:
        return _receipt(writing)
    if request.method != "POST" or writing.draft is None or writing.is_co_maker:
        return go_to("check")
    if is_spent(request, SENDS):
        return too_many(request, SENDS.seconds)
    form = SendForm(request.POST, text=writing.text)
    if page := _save(writing, form):
        return page
    try:
        submit(writing.draft, by=writing.by, at=request.at)
    except Incomplete:
        return writing.answer(HttpResponseRedirect(f"{address('check')}#puuttuu"))
    writing.sent = writing.draft
    return _receipt(writing)


def _receipt(writing: Writing) -> HttpResponse:
    assert writing.sent
    mine = writing.maker or responsible(writing.sent)
    assert mine
    own = reverse("public:initiative_own", args=[maker_code(mine.pk)])
    response = writing.answer(HttpResponseRedirect(f"{own}?uusi=1"))
    give_key_back(writing.request, response)
    return response


def _save(writing: Writing, form: SendForm) -> HttpResponse | None:
    """Save what was marked and typed; return the page again when something must be put right."""
    marked = pressed(writing)
    if not form.is_valid():
        writing.keep_typed(form)
        writing.keep(marked.data)
        return _show(writing, form)
    marked = marked.hide(typed_places(marked.text, form.cleaned_data["hide_words"]), reason_of(writing))
    writing.keep({**form.kept, **marked.data, "lost": [], "typed": {}})
    return None


def _initial(writing: Writing) -> dict[str, Any]:
    return {"hide_reason": Secret.PERSONAL_DATA, **{k: v for k, v in writing.initial.items() if v}}


def _show(writing: Writing, form: SendForm) -> HttpResponse:
    marked = marks(writing)
    context: dict[str, Any] = {
        "versions": versions(marked),
        "seen": stamp_of(marked.text),
        "choices": choices(marked) if is_choosing(writing) else [],
        "lost": writing.value("lost"),
        "hours_alone": None,
        "public_facts": public_facts(writing),
        "private_facts": private_facts(writing),
        "lacking": lacking(writing),
        "waiting_makers": _waiting(writing),
        "is_co_maker": writing.is_co_maker,
    }
    return show(writing, "check", form, **context)


def lacking(writing: Writing) -> list[dict[str, Any]]:
    """Return what is still missing, each with the address where it is told."""
    request, letter = writing.request, writing.letter
    lacks = [
        *missing(letter, request.city, localdate(request.at)),
        *identity_lacks(identity_of(request.actor), request.city, letter.kind, request.at),
    ]
    return [{"url": address(LACKS[code][0]), "words": LACKS[code][1]} for code in lacks]


def _waiting(writing: Writing) -> list[str]:
    assert writing.draft
    waiting = [one for one in all_makers(writing.draft) if one.state == MakerState.INVITED]
    return [] if writing.is_co_maker else [one.email for one in waiting]


def public_facts(writing: Writing) -> list[dict[str, Any]]:
    """Return what everyone sees besides the words."""
    city, files = writing.request.city, draft_files(writing.draft) if writing.draft else []
    service = service_by_code(city, str(writing.value("service_code")))
    area = area_by_code(city, str(writing.value("area_code")))
    place = public_words(str(writing.value("address") or writing.value("place_words")))
    kind = str(writing.value("kind"))
    shown = [one.public_description or one.public_name for one in files]
    return [
        _row(_("Sort"), Kind(kind).label if kind else "", "kind"),
        _row(_("Service"), service.name if service else _("Not told"), "place"),
        _row(_("Place"), ", ".join(p for p in (place, area.name if area else "") if p) or _("Not told"), "place"),
        _row(_("Attachments"), "; ".join(shown) or _("None"), "files"),
        _row(_("How it goes on"), dict(HOW).get(str(writing.value("how")), _("It is sent as it is")), "together"),
        _row(_("Names"), ", ".join(_names(writing)) or _("No maker’s name is shown"), "maker"),
    ]


def private_facts(writing: Writing) -> list[dict[str, Any]]:
    """Return what only those in the city see who handle it."""
    letter = writing.letter
    if writing.is_co_maker:
        return []
    right = str(Ground(letter.ground).label) if letter.ground in Ground.values else _("Not told")
    told = ", ".join(part for part in letter.contact.values() if part)
    return [
        _row(_("Right"), " · ".join(p for p in (right, letter.organisation) if p), "right"),
        _row(_("Maker"), told or _("Not told"), "maker"),
    ]


def _names(writing: Writing) -> list[str]:
    letter = writing.letter
    assert writing.draft
    is_shown = letter.shows_name and letter.name and not letter.is_protected
    own = [letter.name] if is_shown else []
    joined = [one for one in all_makers(writing.draft) if one.state == MakerState.JOINED]
    return [*own, *(one.name for one in joined if one.role == MakerRole.CO_MAKER and _is_shown(one))]


def _is_shown(one: Maker) -> bool:
    return bool(one.shows_name and one.name and not one.is_protected)


def _row(name: str, value: Any, step: str) -> dict[str, Any]:
    return {"name": name, "value": value, "url": address(step), "change": name.lower()}
