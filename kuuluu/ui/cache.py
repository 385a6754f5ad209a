"""Pages for anyone, kept whole in memory for as long as nothing in them has changed.

A kept page hangs on the city's version, on the version of its register and on the day: a publication, a withdrawal or an
answer makes every kept page of the city old at once, and so does midnight, for pages speak of lateness. One cheap query
asks for the versions; nothing is ever served by age.
"""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from http import HTTPStatus
from threading import Lock
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeGuard

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.timezone import localdate, now

from kuuluu.publication import queries

P = ParamSpec("P")

MOST_PAGES = 256
MOST_BYTES = 32_000_000
LARGEST_PAGE = 1_000_000
WORTH_PACKING = 800
# What an answer without a body needs to be used, by another origin's page, too.
WITH_304 = ("Cache-Control", "Vary", "Access-Control-Allow-Origin", "Access-Control-Expose-Headers")
LANGUAGE_PREFIXES = ("/sv/", "/en/")
# Pages of somebody: the city's staff, a sender, a writer, a follower, an identified resident; and files, which are kept by others.
NOT_FOR_ANYONE = (
    "account/",
    "desk/",
    "palaute/",
    "aloite/",
    "kannatus/",
    "tunnistus/",
    "oma/",
    "tyo/",
    "seuraa/",
    "tunnistus/",
    "static/",
    "kuvat/",
    "liitteet/",
    "theme.css",
)


class Key(NamedTuple):
    """All that a page for anyone depends on; the language is in the path."""

    scheme: str
    host: str
    path: str
    day: str
    versions: tuple[int, int, str]


@dataclass
class Kept:
    """A page as it goes out, packed when somebody first wants it packed."""

    body: bytes
    headers: dict[str, str]
    tag: str
    packed: bytes = field(default=b"")

    @classmethod
    def of(cls, response: HttpResponse) -> "Kept":
        """Take a page from its response."""
        headers = {**response.headers, "Vary": "Accept-Encoding"}
        return cls(response.content, headers, hashlib.sha256(response.content).hexdigest()[:32])

    @property
    def size(self) -> int:
        """Bytes in memory."""
        return len(self.body) + len(self.packed)

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Return the page, packed where the browser can unpack it; or only 304 where it has this very page."""
        packs = len(self.body) >= WORTH_PACKING and "gzip" in request.headers.get("Accept-Encoding", "")
        tag = f'"{self.tag}{"-gz" if packs else ""}"'
        if tag in request.headers.get("If-None-Match", ""):
            headers = {name: self.headers[name] for name in WITH_304 if name in self.headers}
            return HttpResponse(status=304, headers={**headers, "ETag": tag})
        if packs and not self.packed:
            self.packed = gzip.compress(self.body, 6, mtime=0)
        body = self.packed if packs else self.body
        response = HttpResponse(body, headers={**self.headers, "ETag": tag, "Content-Length": str(len(body))})
        if packs:
            response["Content-Encoding"] = "gzip"
        return response


class Shelf:
    """The kept pages of this process: the least lately asked for goes first. Safe for threads."""

    def __init__(self, most_pages: int = MOST_PAGES, most_bytes: int = MOST_BYTES) -> None:
        self._pages: OrderedDict[Key, Kept] = OrderedDict()
        self._lock = Lock()
        self._bytes = 0
        self.most_pages = most_pages
        self.most_bytes = most_bytes

    def find(self, key: Key) -> Kept | None:
        """Return a page that is kept under exactly this key."""
        with self._lock:
            page = self._pages.get(key)
            if page:
                self._pages.move_to_end(key)
            return page

    def put(self, key: Key, page: Kept) -> None:
        """Keep a page, and let go of the oldest where there is no room."""
        with self._lock:
            if gone := self._pages.pop(key, None):
                self._bytes -= len(gone.body)
            self._pages[key] = page
            self._bytes += len(page.body)
            while len(self._pages) > self.most_pages or self._bytes > self.most_bytes:
                _key, oldest = self._pages.popitem(last=False)
                self._bytes -= len(oldest.body)

    def clear(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._pages.clear()
            self._bytes = 0


SHELF = Shelf()


def kept(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Declare a view's page to be the same for everybody, so that it may be kept. Browsers ask each time."""

    @wraps(view)
    def run(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-cache"
        vars(response)["is_same_for_all"] = True
        return response

    return run


class PageCacheMiddleware:
    """Answers from the shelf; puts there what views declare to be the same for everybody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Serve a kept page that is as new as the register; else make it."""
        key = _key(request)
        if key is None:
            return self.get_response(request)
        page = SHELF.find(key)
        if page is None:
            response = self.get_response(request)
            if not _may_keep(response):
                return response
            page = Kept.of(response)
            if page.size <= LARGEST_PAGE:
                SHELF.put(key, page)
        return page.answer(request)


def _key(request: HttpRequest) -> Key | None:
    city: Any = getattr(request, "city", None)
    if city is None or request.method not in {"GET", "HEAD"} or not _is_for_anyone(request.path_info):
        return None
    host = request.get_host()
    versions = queries.versions_at(host.partition(":")[0].rstrip(".").lower())
    # A process may hold a city for a few seconds after it was loaded anew: what it makes then is kept by nobody.
    if versions is None or versions[0] != city.version:
        return None
    day = localdate(getattr(request, "at", None) or now())
    return Key(request.scheme or "http", host, request.get_full_path(), day.isoformat(), versions)


def _is_for_anyone(path: str) -> bool:
    for prefix in LANGUAGE_PREFIXES:
        path = path.removeprefix(prefix[:-1]) if path.startswith(prefix) else path
    return not path.lstrip("/").startswith(NOT_FOR_ANYONE)


def _may_keep(response: HttpResponseBase) -> TypeGuard[HttpResponse]:
    is_declared = getattr(response, "is_same_for_all", False) and isinstance(response, HttpResponse)
    return bool(is_declared and response.status_code == HTTPStatus.OK and not response.cookies)
