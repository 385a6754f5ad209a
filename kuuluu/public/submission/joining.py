"""“This concerns me too”: a voice for a public matter, with own words and pictures or without, on one page."""

import secrets
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from kuuluu.cases.rules import code_of
from kuuluu.feedback import commands, queries
from kuuluu.feedback.commands.drafts import MAX_FILES
from kuuluu.feedback.models import Draft, Objection
from kuuluu.journal.commands import NotNow
from kuuluu.language.cleaning import clean
from kuuluu.people.actors import ANYONE
from kuuluu.public.submission.file_forms import StayVoiceForm, VoiceForm
from kuuluu.public.submission.files import STAYING, private_file
from kuuluu.public.submission.limits import DRAFTS, SENDS, UPLOADS, is_spent
from kuuluu.public.submission.uploads import LARGEST_MB, save_files
from kuuluu.public.submission.words import GET_OR_POST
from kuuluu.public.submission.writing import AFTER_SENDING, MONTH, MOST_TYPED, TooOften, Writing
from kuuluu.publication import queries as register
from kuuluu.publication.files import preview_path
from kuuluu.publication.models import PublicCase
from kuuluu.ui.errors import too_many
from kuuluu.ui.middleware import Request

# One for each matter: after sending, the key of that one alone is soon forgotten.
COOKIE = "kuuluu_join_{}"


class Joining:
    """What the visitor is adding to a public matter: a draft of its own for each, apart from a feedback that waits."""

    def __init__(self, request: Request, number: str) -> None:
        found = register.public_case(request.city, number)
        if found is None:
            raise Http404
        self.request = request
        self.row: PublicCase = found
        self.cookie = COOKIE.format(found.number)
        self.key = request.COOKIES.get(self.cookie, "")
        self._age = 0
        self.draft: Draft | None = queries.draft_by_key(request.city, self._name) if self.key else None
        self.is_open = queries.joinable(request.city, number) is not None

    @property
    def _name(self) -> str:
        return f"join {self.key}"

    @property
    def is_sent(self) -> bool:
        """Tell whether this browser has added its voice just now."""
        return bool(self.draft and self.draft.case)

    @property
    def data(self) -> dict[str, Any]:
        """What was kept so far."""
        return self.draft.data if self.draft else {}

    def begin(self) -> Draft:
        """Return the draft, begun now where there is none; it knows what it was about should it have to go alone."""
        if self.draft is None:
            if is_spent(self.request, DRAFTS):
                raise TooOften
            self.key, self._age = secrets.token_urlsafe(32), MONTH
            language = (get_language() or settings.LANGUAGE_CODE)[:2]
            self.draft, _key = commands.start(self.request.city, language=language, at=self.request.at, key=self._name)
            codes = {"service_code": self.row.service, "area_code": self.row.area}
            about = {name: one.code if one else "" for name, one in codes.items()}
            self.keep({**about, "kind": self.row.kind, "wants_answer": True})
        return self.draft

    def keep(self, data: dict[str, Any]) -> None:
        """Save values with the draft."""
        commands.save(self.begin(), data=data, by=ANYONE, at=self.request.at)

    def answer(self, response: HttpResponse, age: int = 0) -> HttpResponse:
        """Return a page that no browser keeps, with the key of a draft that was begun or sent now."""
        response["Cache-Control"] = "no-store"
        if lasts := age or self._age:
            response.set_cookie(
                self.cookie, self.key, max_age=lasts, httponly=True, samesite="Lax", secure=settings.HTTPS
            )
        return response


@require_http_methods(GET_OR_POST)
def join(request: Request, number: str) -> HttpResponse:
    """Show the matter with a form for one's own words and pictures; a POST adds the voice, once."""
    joining = Joining(request, number)
    if request.method != "POST":
        return _show(joining, _form(joining))
    if "anew" in request.POST:
        response = HttpResponseRedirect(request.path)
        response.delete_cookie(joining.cookie, samesite="Lax")
        return response
    if joining.is_sent:
        return _receipt(joining)
    if is_spent(request, UPLOADS if request.FILES else SENDS):
        return too_many(request, SENDS.seconds)
    try:
        return _take_along(joining) if "take" in request.POST else _take(joining)
    except TooOften:
        return too_many(request, DRAFTS.seconds)


def _take(joining: Joining) -> HttpResponse:
    request, stays = joining.request, bool(STAYING & set(joining.request.POST))
    draft = joining.begin()
    kind = StayVoiceForm if stays else VoiceForm
    form = kind(request.POST, request.FILES, waiting=queries.draft_files(draft))
    kept = save_files(form, draft, request)
    joining.keep(_typed(request))
    if form.errors:
        return _show(joining, form)
    if stays or (len(kept) > 1 and form.cleaned_data.get("description")):
        return joining.answer(HttpResponseRedirect(f"{request.path}#added"))
    return _send(joining, form)


def _send(joining: Joining, form: VoiceForm) -> HttpResponse:
    draft = joining.begin()
    objection = Objection.OTHER if form.cleaned_data["keeps_private"] else ""
    joining.keep({"text": form.cleaned_data["text"], "email": form.cleaned_data["email"], "objection": objection})
    taken = Writing(joining.request).draft if joining.data.get("is_taken") else None
    try:
        commands.add_voice(draft, number=joining.row.number, by=ANYONE, at=joining.request.at)
    except NotNow:
        # It was closed while it was written here: what is still wrong has to be said in words.
        form.ask_for_words()
        joining.is_open = False
        return _show(joining, form)
    if taken:
        taken.delete()
    return _receipt(joining)


def _receipt(joining: Joining) -> HttpResponse:
    assert joining.draft
    assert joining.draft.case
    address = reverse("public:own", args=[code_of(joining.draft.case.pk)])
    return joining.answer(HttpResponseRedirect(f"{address}?uusi=1"), AFTER_SENDING)


def _take_along(joining: Joining) -> HttpResponse:
    """Let the feedback that was begun be what is added here: its words and pictures move over."""
    writing = Writing(joining.request)
    if writing.draft:
        names = ("text", "email", "name", "phone")
        draft = joining.begin()
        joining.keep({**{name: str(writing.value(name)) for name in names}, "is_taken": True})
        writing.draft.files.update(draft=draft)
    return joining.answer(HttpResponseRedirect(joining.request.path))


def _typed(request: Request) -> dict[str, Any]:
    typed = {name: clean(request.POST.get(name, "")[:MOST_TYPED]) for name in ("text", "email")}
    return {**typed, "keeps_private": "keeps_private" in request.POST}


def _form(joining: Joining) -> VoiceForm:
    waiting = queries.draft_files(joining.draft) if joining.draft and not joining.is_sent else []
    return VoiceForm(initial=joining.data, waiting=waiting)


def _show(joining: Joining, form: VoiceForm) -> HttpResponse:
    begun = Writing(joining.request)
    context = {
        "row": joining.row,
        "others": joining.row.voices - 1,
        "form": form,
        "is_open": joining.is_open,
        "is_sent": joining.is_sent,
        "begun": "" if joining.data.get("is_taken") else str(begun.value("text")),
        "words_language": "" if joining.row.language == (get_language() or "")[:2] else joining.row.language,
        "room": MAX_FILES - len(form.waiting),
        "largest_bytes": settings.MAX_FILE_BYTES,
        "largest": LARGEST_MB,
        "section": "cases",
    }
    status = 400 if form.errors else 200
    return joining.answer(render(joining.request, "public/joining/join.html", context, status=status))


@require_safe
def join_picture(request: Request, number: str, file_id: UUID) -> HttpResponseBase:
    """Show a waiting picture to whoever holds the draft, and to nobody else."""
    draft = Joining(request, number).draft
    found = next((file for file in queries.draft_files(draft) if file.pk == file_id), None) if draft else None
    if found is None or not found.is_picture:
        raise Http404
    return private_file(preview_path(found.pk, "small").open("rb"))
