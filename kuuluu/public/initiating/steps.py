"""The questions: where one is, what is shown at each, and how one goes on."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from kuuluu.initiatives.models import Ground
from kuuluu.initiatives.rules.promises import least_age
from kuuluu.initiatives.rules.writing import Changed, identity_lacks
from kuuluu.language.danger import danger
from kuuluu.people.queries import identity_of
from kuuluu.public.initiating import forms
from kuuluu.public.initiating.writing import SEEN, Writing
from kuuluu.public.submission.limits import DRAFTS
from kuuluu.public.submission.words import GET_OR_POST
from kuuluu.public.submission.writing import TooOften
from kuuluu.ui.errors import too_many
from kuuluu.ui.forms import Form
from kuuluu.ui.middleware import Request

STEPS = (
    ("kind", _("The sort")),
    ("right", _("Your right")),
    ("home", _("Your municipality")),
    ("ask", _("What you ask")),
    ("why", _("Why")),
    ("similar", _("Known already?")),
    ("place", _("Service and place")),
    ("files", _("Attachments")),
    ("together", _("Alone or together")),
    ("maker", _("Who makes it")),
    ("invite", _("Co-makers")),
    ("check", _("Check")),
)
# What the responsible person tells of themselves; those who write along tell their own on their own page.
OF_ONESELF = frozenset({"right", "home", "maker"})
QUESTIONS: Mapping[str, type[Any]] = {
    "kind": forms.KindForm,
    "right": forms.RightForm,
    "home": forms.HomeForm,
    "ask": forms.AskForm,
    "why": forms.WhyForm,
    "place": forms.WhereForm,
    "together": forms.TogetherForm,
}


def steps_of(writing: Writing) -> list[tuple[str, Any]]:
    """Return the questions that there are for this writer: a resident isn't asked where they live."""
    is_resident = writing.value("ground") == Ground.RESIDENT
    left_out = OF_ONESELF if writing.is_co_maker else frozenset({"home"} if is_resident else ())
    return [one for one in STEPS if one[0] not in left_out]


def address(step: str) -> str:
    """Return the address of a step."""
    return reverse(f"public:initiative_{step}")


def go_to(step: str) -> HttpResponseRedirect:
    """Go to a step by a new page view, so that loading it again sends nothing again."""
    return HttpResponseRedirect(address(step))


def go_on(writing: Writing, step: str) -> HttpResponse:
    """Go to the question that follows; whoever came back to change one thing goes straight to the check again."""
    if "later" in writing.request.POST:
        return writing.answer(go_to("later"))
    names = [name for name, _title in steps_of(writing)]
    after = names[names.index(step) + 1]
    return writing.answer(go_to("check" if writing.value("is_at_check") and after != "home" else after))


def before(writing: Writing, step: str) -> str:
    """Return the address of the question before; of the first the page on what an initiative is."""
    names = [name for name, _title in steps_of(writing)]
    at = names.index(step)
    return address(names[at - 1] if at else "new")


def show(writing: Writing, step: str, form: Form, *, status: int = 200, **context: Any) -> HttpResponse:
    """Show a question; one whose form has errors answers 400, with everything typed still in it."""
    steps = steps_of(writing)
    names = [name for name, _title in steps]
    whole = {
        "form": form,
        "step_names": [{"name": title, "url": address(name)} for name, title in steps],
        "step_number": names.index(step) + 1,
        "step_count": len(steps),
        "back_url": before(writing, step),
        "here": address(step),
        "section": "initiatives",
        "seen_name": SEEN,
        "revision": writing.draft.revision if writing.draft else 0,
        "is_danger": danger(writing.text),
        "is_at_check": bool(writing.value("is_at_check")),
        **context,
    }
    page = render(writing.request, f"public/initiating/{step}.html", whole, status=400 if form.errors else status)
    return writing.answer(page)


def form_of(writing: Writing, step: str, data: Any = None) -> Any:
    """Return the form of a question, with what is kept."""
    asked = {"city": writing.request.city, "day": localdate(writing.request.at), "kind": str(writing.value("kind"))}
    return QUESTIONS[step](data, initial=writing.initial, **asked)


@require_http_methods(GET_OR_POST)
def question(request: Request, step: str) -> HttpResponse:
    """Ask one question and keep the answer."""
    writing = Writing(request)
    if writing.draft is None and step != "kind":
        return go_to("new")
    if step not in [name for name, _title in steps_of(writing)]:
        return go_to("kind")
    if request.method != "POST":
        return show(writing, step, form_of(writing, step), **more(writing, step))
    return take(writing, step, form_of(writing, step, request.POST))


def take(writing: Writing, step: str, form: Any) -> HttpResponse:
    """Keep what was answered and go on; what can't be taken stands there again, and so does what another maker wrote."""
    try:
        if not form.is_valid():
            writing.keep_typed(form)
            return show(writing, step, form, **more(writing, step))
        writing.keep_good(form, form.letter)
    except TooOften:
        return too_many(writing.request, DRAFTS.seconds)
    except Changed as error:
        return show_changed(writing, step, form, error)
    if stops(writing, step):
        return show(writing, step, form, **more(writing, step))
    return go_on(writing, step)


def show_changed(writing: Writing, step: str, form: Any, error: Changed) -> HttpResponse:
    """Tell that another maker has written to the same fields meanwhile; both texts stand there, and one more press keeps
    this one.
    """
    theirs = [
        {"label": form.fields[name].label, "words": words} for name, words in error.now.items() if name in form.fields
    ]
    return show(writing, step, form, status=409, theirs=theirs, **{**more(writing, step), "revision": error.revision})


def stops(writing: Writing, step: str) -> bool:
    """Tell whether one can't go on from here as an initiative: nobody has typed anything yet."""
    return step == "right" and (writing.value("ground") == forms.NONE or bool(_identity_lacks(writing)))


def more(writing: Writing, step: str) -> dict[str, Any]:
    """Return what a question shows besides its form."""
    if step == "right":
        has_none = writing.value("ground") == forms.NONE
        lacks = {"identity_lacks": _identity_lacks(writing), "back_here": address("right"), "age": _least_age(writing)}
        return {"has_no_right": has_none, **lacks}
    if step == "place":
        return {"has_point": writing.value("latitude") not in {"", None}}
    return {}


def _least_age(writing: Writing) -> int:
    request = writing.request
    return least_age(request.city, str(writing.value("kind")), localdate(request.at))


def _identity_lacks(writing: Writing) -> str:
    request = writing.request
    lacks = identity_lacks(identity_of(request.actor), request.city, str(writing.value("kind")), request.at)
    return lacks[0] if lacks else ""
