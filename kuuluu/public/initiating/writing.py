"""The draft of an initiative behind a visit: found by the key in a cookie, or by the link of a maker who writes it."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.forms import BaseForm
from django.http import HttpResponse
from django.utils.translation import get_language

from kuuluu.initiatives.commands import writing as commands
from kuuluu.initiatives.models import Draft, Maker, MakerRole, MakerState
from kuuluu.initiatives.queries.writing import draft_by_key, maker_by_code
from kuuluu.initiatives.rules.writing import Text, as_one, cuts_of, text_of
from kuuluu.language.cleaning import clean
from kuuluu.people.actors import Actor
from kuuluu.people.queries import identity_of
from kuuluu.public.submission.limits import DRAFTS, is_spent
from kuuluu.public.submission.marking import marked_of
from kuuluu.public.submission.moving import moved
from kuuluu.public.submission.writing import AFTER_SENDING, MONTH, MOST_TYPED, NOT_KEPT, TooOften
from kuuluu.ui.middleware import Request

COOKIE = "kuuluu_initiative"
# Where a form says which state of the draft it was shown of.
SEEN = "seen_revision"
WORDS = ("title", "demand", "reasons")


class Writing:
    """The initiative that the visitor writes now, alone or with others: an unsent draft of this city, or none yet."""

    check = "public:initiative_check"

    def __init__(self, request: Request) -> None:
        self.request = request
        key = request.COOKIES.get(COOKIE, "")
        # Of a maker who has come by the own link; None of whoever began the draft in this browser.
        self.maker = _maker(request, key)
        found = self.maker.draft if self.maker else draft_by_key(request.city, key) if key else None
        self.sent = found if found and found.sent_at else None
        self.draft: Draft | None = None if self.sent else found
        self._new_key = ""

    @property
    def by(self) -> Actor:
        """Whoever writes: the holder of the draft, or of a maker's link; identified or not."""
        return Actor(
            maker_id=self.maker.pk if self.maker else None,
            identity_id=self.request.actor.identity_id,
        )

    @property
    def is_co_maker(self) -> bool:
        """Tell whether it is somebody who writes along: the data of the responsible person aren't theirs."""
        return bool(self.maker and self.maker.role == MakerRole.CO_MAKER)

    @property
    def data(self) -> dict[str, Any]:
        """All that was kept; empty before the first word."""
        return self.draft.data if self.draft else {}

    def value(self, name: str) -> Any:
        """Return one kept value; "" where there is none."""
        return self.data.get(name, "")

    @property
    def letter(self) -> Text:
        """What is written so far, typed."""
        return text_of(self.draft) if self.draft else Text()

    @property
    def text(self) -> str:
        """The title, what is asked and why, as one text."""
        return as_one(*(str(self.value(name)) for name in WORDS))

    @property
    def cuts(self) -> tuple[int, ...]:
        """Where each of the three begins in the one text."""
        return cuts_of(str(self.value("title")), str(self.value("demand")))

    @property
    def seen(self) -> int | None:
        """The revision of the draft that the sent form was shown of."""
        given = self.request.POST.get(SEEN, "")
        return int(given) if re.fullmatch(r"[0-9]{1,9}", given) else None

    @property
    def initial(self) -> dict[str, Any]:
        """What forms begin with: what was kept, and over it what was typed wrong."""
        return {**self.data, **self.data.get("typed", {})}

    def begin(self) -> Draft:
        """Begin a new draft, whatever the browser held before. Raises TooOften."""
        request = self.request
        if is_spent(request, DRAFTS):
            raise TooOften
        self.draft, self._new_key = commands.start(request.city, language=_language(), at=request.at)
        return self.draft

    def hold(self, draft: Draft, key: str) -> None:
        """Let this browser hold a draft that was begun elsewhere."""
        self.draft, self._new_key = draft, key

    def keep(self, data: Mapping[str, Any], *, seen: int | None = None) -> Draft:
        """Save values with the draft. Raises TooOften, and Changed where another maker was faster."""
        draft = self.draft or self.begin()
        if not self.is_co_maker and (identity := identity_of(self.by)) and identity.is_protected:
            data = {**data, "is_protected": True}
        marks = _marks(draft.data, data)
        commands.save(draft, data=data, seen=seen, by=self.by, at=self.request.at)
        if marks:
            commands.save(draft, data=marks, by=self.by, at=self.request.at)
        return draft

    def keep_typed(self, form: BaseForm) -> None:
        """Save what was typed though it can't be taken, so that it stands there again. Raises TooOften."""
        typed = {name: clean(str(form.data.get(name, ""))[:MOST_TYPED]) for name in form.fields if name not in NOT_KEPT}
        self.keep({"typed": {**self.data.get("typed", {}), **typed}})

    def keep_good(self, form: BaseForm, data: Mapping[str, Any]) -> None:
        """Save what was taken, and let go of what was wrong before in the same fields. Raises TooOften and Changed."""
        typed = {name: value for name, value in self.data.get("typed", {}).items() if name not in form.fields}
        self.keep(data, seen=self.seen)
        self.keep({"typed": typed})

    def answer(self, response: HttpResponse) -> HttpResponse:
        """Return a page that no browser keeps, with the key of a draft that was begun now."""
        response["Cache-Control"] = "no-store"
        if self._new_key:
            give_key(response, self._new_key, MONTH)
        return response


def give_key(response: HttpResponse, key: str, age: int = MONTH) -> None:
    """Let the browser hold the draft's key; scripts can't read it."""
    response.set_cookie(COOKIE, key, max_age=age, httponly=True, samesite="Lax", secure=settings.HTTPS)


def give_key_back(request: Request, response: HttpResponse) -> None:
    """After sending the key only serves a second click on the same button."""
    give_key(response, request.COOKIES[COOKIE], AFTER_SENDING)


def _maker(request: Request, key: str) -> Maker | None:
    maker = maker_by_code(request.city, key) if key else None
    return maker if maker and maker.draft and maker.state == MakerState.JOINED else None


def _marks(kept: Mapping[str, Any], data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was marked in the text, where it stands now that the text is another."""
    old, new = ([str({**kept, **one}.get(name, "")) for name in WORDS] for one in ({}, data))
    if new == old or not (kept.get("hidden") or kept.get("shown")):
        return {}
    before = marked_of(as_one(*old), kept, cuts_of(old[0], old[1]))
    marked, lost = moved(before, as_one(*new), cuts_of(new[0], new[1]))
    return {**marked.data, "lost": lost}


def _language() -> str:
    return (get_language() or settings.LANGUAGE_CODE)[:2]
