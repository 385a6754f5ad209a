"""Who comes to the desk. Everything is closed that is not opened here."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, overload

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, reverse
from django.views.decorators.cache import never_cache

from kuuluu.journal.commands import Erased
from kuuluu.people.roles import Permission
from kuuluu.ui.errors import erased

View = Callable[..., HttpResponseBase]


@overload
def desk_page(view: View) -> View: ...
@overload
def desk_page(*, needs: Iterable[Permission]) -> Callable[[View], View]: ...
def desk_page(view: View | None = None, *, needs: Iterable[Permission] = ()) -> Any:
    """Open a view to the city's own people, `@desk_page`, or to those with one of the permissions, `needs=[…]`.

    Whoever is not signed in is sent to sign in and comes back; whoever works for another city, or lacks the
    permission, finds nothing there (404); whoever has no second factor is sent to set one up.
    """
    wanted = tuple(needs)

    def declare(view: View) -> View:
        @never_cache
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                return _refusal(request, wanted) or view(request, *args, **kwargs)
            except Erased:
                return erased(request, back=reverse("desk:case", args=[kwargs["number"]]) if "number" in kwargs else "")

        guarded.is_desk_page = True  # type: ignore[attr-defined]
        return guarded

    return declare(view) if view else declare


def closed(patterns: Iterable[URLPattern]) -> list[URLPattern]:
    """Close every address of the desk whose view forgot to say who it is for: it then is for the city's own people."""
    kept = list(patterns)
    for pattern in kept:
        if not getattr(pattern.callback, "is_desk_page", False):
            pattern.callback = desk_page(pattern.callback)
    return kept


def _refusal(request: Any, needs: tuple[Permission, ...]) -> HttpResponseBase | None:
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), reverse("account_login"))
    city_id = request.city.pk
    if not request.actor.is_member_of(city_id):
        raise Http404
    if not request.actor.has_second_factor:
        return redirect("mfa_index")
    if needs and not any(request.actor.may_somewhere(permission, city_id) for permission in needs):
        raise Http404
    return None
