"""The draft behind a visit: found by the key in a cookie, begun anew where there is none, saved with every step."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.forms import BaseForm
from django.http import HttpResponse
from django.utils.translation import get_language

from kuuluu.feedback import commands, queries
from kuuluu.feedback.models import Draft
from kuuluu.language.cleaning import clean
from kuuluu.people.actors import ANYONE
from kuuluu.public.submission.limits import DRAFTS, is_spent
from kuuluu.public.submission.marking import marked_of
from kuuluu.public.submission.moving import moved
from kuuluu.ui.middleware import Request

COOKIE = "kuuluu_draft"
MONTH = 30 * 24 * 60 * 60
# After sending, the key only serves a second click on the same button: others may use this browser next.
AFTER_SENDING = 60 * 60
MOST_TYPED = 50_000
NOT_KEPT = frozenset({"csrfmiddlewaretoken", "website", "opened"})


class TooOften(Exception):  # noqa: N818 - reads as what happened
    """One network begins too many drafts."""


class Writing:
    """What the visitor is writing now: an unsent draft of this city, or none yet."""

    check = "public:check"

    def __init__(self, request: Request) -> None:
        self.request = request
        key = request.COOKIES.get(COOKIE, "")
        found = queries.draft_by_key(request.city, key) if key else None
        self.sent = found if found and found.sent_at else None
        self.draft: Draft | None = None if self.sent else found
        self._new_key = ""

    @property
    def data(self) -> dict[str, Any]:
        """All that was kept; empty before the first word."""
        return self.draft.data if self.draft else {}

    def value(self, name: str) -> Any:
        """Return one kept value; "" where there is none."""
        return self.data.get(name, "")

    @property
    def text(self) -> str:
        """The words of the matter."""
        return str(self.value("text"))

    @property
    def cuts(self) -> tuple[int, ...]:
        """Feedback is one text."""
        return (0,)

    def begin(self) -> Draft:
        """Begin a new draft, whatever the browser held before. Raises TooOften."""
        request = self.request
        if is_spent(request, DRAFTS):
            raise TooOften
        self.draft, self._new_key = commands.start(request.city, language=_language(), at=request.at)
        return self.draft

    def keep(self, data: dict[str, Any]) -> Draft:
        """Save values with the draft, beginning one where there is none. Raises TooOften."""
        draft = self.draft or self.begin()
        changes = {**_marks(draft.data, data), **data, "language": _language()}
        commands.save(draft, data=changes, by=ANYONE, at=self.request.at)
        return draft

    def keep_typed(self, form: BaseForm, data: Mapping[str, Any] = MappingProxyType({})) -> None:
        """Save what was typed though it can't be taken, so that it stands there again, and `data`. Raises TooOften."""
        typed = {name: clean(str(form.data.get(name, ""))[:MOST_TYPED]) for name in form.fields if name not in NOT_KEPT}
        self.keep({**data, "typed": {**self.data.get("typed", {}), **typed}})

    def keep_good(self, form: BaseForm, data: dict[str, Any]) -> None:
        """Save what was taken, and let go of what was wrong before in the same fields. Raises TooOften."""
        typed = {name: value for name, value in self.data.get("typed", {}).items() if name not in form.fields}
        self.keep({**data, "typed": typed})

    @property
    def initial(self) -> dict[str, Any]:
        """What forms begin with: what was kept, and over it what was typed wrong."""
        return {**self.data, **self.data.get("typed", {})}

    def answer(self, response: HttpResponse) -> HttpResponse:
        """Return a page that no browser keeps, with the key of a draft that was begun now."""
        response["Cache-Control"] = "no-store"
        if self._new_key:
            give_key(response, self._new_key, MONTH)
        return response


def give_key(response: HttpResponse, key: str, age: int) -> None:
    """Let the browser hold the draft's key; scripts can't read it."""
    response.set_cookie(COOKIE, key, max_age=age, httponly=True, samesite="Lax", secure=settings.HTTPS)


def _marks(kept: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    """Return what was marked in the text, where it stands now that the text is another."""
    old, new = str(kept.get("text", "")), str(data.get("text", kept.get("text", "")))
    if new == old or not (kept.get("hidden") or kept.get("shown")):
        return {}
    marked, lost = moved(marked_of(old, kept), new)
    return {**marked.data, "lost": lost}


def _language() -> str:
    return (get_language() or settings.LANGUAGE_CODE)[:2]
