"""The public door: while it is open, every read goes through the database role that can read the register alone.

A view that anyone may read is wrapped in `through_public_door`. Whatever it asks for then, by mistake or by design, it
asks as a role that has no right to people's words; a forgotten filter becomes an error, never a leak.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase

P = ParamSpec("P")

is_open: ContextVar[bool] = ContextVar("public_door_is_open", default=False)

# What the public role may read, and nothing else: the register, and tables that are public by nature.
PUBLIC_TABLES = frozenset(
    {
        "publication_publiccase",
        "publication_publicpicture",
        "publication_publicdocument",
        "publication_ledgermonth",
        "publication_disturbance",
        "publication_publicinitiative",
        "publication_publicreport",
        "publication_registerversion",
        "publication_registerword",
        "publication_pace",
        "cities_city",
        "cities_cityhost",
        "cities_division",
        "cities_unit",
        "cities_service",
        "cities_servicegroup",
        "cities_serviceowner",
        "cities_area",
        "cities_promise",
        "cities_policy",
        "cities_localrule",
        "cities_population",
    }
)


class PublicDoor:
    """Django's router: reads go through the public login while the door is open; nothing is written through it."""

    def db_for_read(self, model: Any, **hints: Any) -> str:  # noqa: ARG002 - Django's signature
        """Return the login that reads now."""
        return "public" if is_open.get() else "default"

    def db_for_write(self, model: Any, **hints: Any) -> str:  # noqa: ARG002
        """Return the login that writes: the public one has no right to."""
        return "public" if is_open.get() else "default"

    def allow_relation(self, *objects: Any, **hints: Any) -> bool:  # noqa: ARG002
        """Both logins see one database."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:  # noqa: ARG002
        """Only the owner's login makes tables."""
        return db == "default"


def through_public_door(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let a view read only what the public may read. Templates are rendered inside, too."""

    @wraps(view)
    def walk(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        with reading_publicly():
            return view(request, *args, **kwargs)

    return walk


@contextmanager
def reading_publicly() -> Iterator[None]:
    """Open the door for a while, for what a page of more rights shows of the register."""
    token = is_open.set(True)
    try:
        yield
    finally:
        is_open.reset(token)
