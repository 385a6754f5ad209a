"""More words and files to an own case: they wait, each file with words of its own, until their sender sends them."""

from datetime import datetime

from django.utils.translation import get_language

from kuuluu.cases.models import Case
from kuuluu.cases.rules import code_of
from kuuluu.feedback import commands, queries
from kuuluu.feedback.models import Draft
from kuuluu.language.cleaning import clean
from kuuluu.people.actors import ANYONE, Actor
from kuuluu.public.submission.file_forms import AddForm, StayForm
from kuuluu.public.submission.files import STAYING
from kuuluu.public.submission.own_parts import meant
from kuuluu.public.submission.uploads import save_files
from kuuluu.public.submission.writing import MOST_TYPED
from kuuluu.publication.models import File
from kuuluu.ui.middleware import Request

IDS = "id_add_%s"


def add_form(case: Case) -> AddForm:
    """Return the form, with what waits in it."""
    draft = _draft(case)
    typed = {"text": draft.data.get("text", "")} if draft else None
    return AddForm(auto_id=IDS, initial=typed, waiting=queries.draft_files(draft) if draft else [])


def waiting_files(case: Case) -> list[File]:
    """Return the files that wait to be sent to an own case."""
    draft = _draft(case)
    return queries.draft_files(draft) if draft else []


def add(request: Request, case: Case, by: Actor) -> tuple[AddForm, bool]:
    """Send what was typed and chosen; return the form, which may have errors, and whether it was sent.

    What isn't sent yet waits: the good files where another was refused, all words where something is wrong.
    """
    draft, stays = _draft(case), bool(STAYING & set(request.POST))
    waiting = queries.draft_files(draft) if draft else []
    form = (StayForm if stays else AddForm)(request.POST, request.FILES, auto_id=IDS, waiting=waiting)
    if not form.is_valid() or stays or form.cleaned_data["uploads"]:
        draft = draft or _begin(case, request.at)
    kept = save_files(form, draft, request) if draft else []
    stays = stays or (len(kept) > 1 and bool(form.cleaned_data.get("description")))
    if draft and (stays or form.errors):
        commands.save(draft, data={"text": clean(request.POST.get("text", "")[:MOST_TYPED])}, by=ANYONE, at=request.at)
    if stays or form.errors:
        return form, False
    commands.send_addition(
        meant(case, request.POST.get("part", "")), text=form.cleaned_data["text"], draft=draft, by=by, at=request.at
    )
    return form, True


def _draft(case: Case) -> Draft | None:
    return queries.draft_by_key(case.city, _key(case))


def _begin(case: Case, at: datetime) -> Draft:
    return commands.start(case.city, language=(get_language() or "fi")[:2], at=at, key=_key(case))[0]


def _key(case: Case) -> str:
    # Whoever holds the code holds what waits for the case, on every device.
    return f"addition {code_of(case.pk)}"
