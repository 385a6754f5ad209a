"""Every public address with values that lead somewhere: the tests of secrets and of HTML walk all of them."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import translation

from kuuluu.publication.models import Disturbance
from tests.guards.addresses import Address, of
from tests.guards.world import World

LANGUAGES = ("fi", "sv", "en")
QUERIES = ("", "?state=open", "?days=30&kind=fault", "?words=lamppu", "?words=zaff", "?service=streets.lighting")
# Near to words that are hidden, and to one that is public: what is offered instead is a word of the register alone.
SLIPS = ("?words=zafer", "?words=julkinenlaus")
# The same of Open311, which has filters of its own.
OPEN311 = (
    "",
    "?status=open&extensions=true",
    "?service_code=streets.lighting&locale=sv",
    "?start_date=2026-01-01&page_size=50",
    "?updated_after=2026-01-01",
    "?lat=60.4034&long=25.105&radius=100000&extensions=true",
)
FORMS = ("json", "xml")
Values = list[dict[str, Any]]


def plain(_world: World) -> Values:
    return [{}]


def numbers(world: World) -> Values:
    public = [world.handled_number, *(one.case.number for one in world.initiatives)]
    return [{"number": n} for n in (world.case.number, world.document_case.number, *public, *world.hidden_numbers)]


def pictures(world: World) -> Values:
    names = [*world.pictures, *world.dead_pictures, *world.files]
    return [{"public_id": n, "size": size} for n in names for size in ("large", "small")]


def documents(world: World) -> Values:
    return [
        {"public_id": n}
        for n in (*world.documents, *world.documents_of_initiatives, *world.dead_documents, *world.files)
    ]


def tokens(world: World) -> Values:
    return [{"token": t} for t in (*world.tokens, *world.support_tokens, "nobody")]


def months(world: World) -> Values:
    return [{"year": world.at.year, "month": world.at.month}, {"year": 2026, "month": 1}]


def years(world: World) -> Values:
    return [{"year": world.at.year}, {"year": 1}]


# What stands behind a secret of its own: a code or a draft's key. A stranger, who has none, gets nothing there.
def strangers_codes(_world: World) -> Values:
    return [{"code": "AAAA-BBBB-CCCC-DDDD"}]


def strangers_files(world: World) -> Values:
    return [{"code": "AAAA-BBBB-CCCC-DDDD", "file_id": f, "size": "large"} for f in world.files]


def strangers_documents(world: World) -> Values:
    return [{"code": "AAAA-BBBB-CCCC-DDDD", "file_id": f} for f in world.files]


def strangers_sheets(_world: World) -> Values:
    return [{"code": "aaaabbbbccccdddd", "sheet_code": "ABCDEF"}]


def strangers_jobs(_world: World) -> Values:
    return [{"code": "aaaabbbbccccdddd", "job_id": UUID(int=1)}]


def drafts_files(world: World) -> Values:
    return [{"file_id": f} for f in (*world.files, UUID(int=1))]


def joined_files(world: World) -> Values:
    return [{"number": world.case.number, "file_id": f} for f in (*world.files, UUID(int=1))]


def disturbances(_world: World) -> Values:
    return [{"disturbance_id": UUID(int=1)}, *({"disturbance_id": one.pk} for one in Disturbance.objects.all())]


def forms(_world: World) -> Values:
    return [{"form": form} for form in FORMS]


def numbers_in_forms(world: World) -> Values:
    return [{**one, "form": form} for one in numbers(world) for form in FORMS]


def codes_in_forms(_world: World) -> Values:
    return [{"service_code": "streets.lighting", "form": form} for form in FORMS]


BY_WHAT_IT_TAKES: dict[tuple[str, ...], Callable[[World], Values]] = {
    (): plain,
    ("number",): numbers,
    ("public_id", "size"): pictures,
    ("public_id",): documents,
    ("token",): tokens,
    ("year", "month"): months,
    ("year",): years,
    ("code",): strangers_codes,
    ("code", "job_id"): strangers_jobs,
    ("code", "sheet_code"): strangers_sheets,
    ("code", "file_id", "size"): strangers_files,
    ("code", "file_id"): strangers_documents,
    ("file_id",): drafts_files,
    ("number", "file_id"): joined_files,
    ("disturbance_id",): disturbances,
    ("form",): forms,
    ("number", "form"): numbers_in_forms,
    ("service_code", "form"): codes_in_forms,
}


# Nobody gets anything there without a code, a key or a sign-in of the own, or by only looking.
OF_SOMEBODY = frozenset(
    {
        *("public:own", "public:own_known", "public:own_qr", "public:own_picture", "public:own_document"),
        *("public:work", "public:job", "public:draft_picture", "public:join_picture"),
        *("public:initiative_own", "public:initiative_qr", "public:initiative_picture"),
        "public:initiative_own_sheet",
    }
)
# Nothing is there for anybody: no service has a definition.
OF_NOBODY = frozenset({"open311:service"})


def anyones() -> list[Address]:
    """Return the addresses that anyone may ask for: pages and the open interfaces."""
    return [*of("public"), *of("api"), *of("open311")]


def uncovered() -> list[str]:
    """Return addresses whose values nobody has thought of yet."""
    return [f"{one.name} {one.takes}" for one in anyones() if one.takes not in BY_WHAT_IT_TAKES]


def queries_of(name: str) -> tuple[str, ...]:
    """Return with which filters an address is asked."""
    if name.startswith("open311:request"):
        return OPEN311 if name == "open311:requests" else OPEN311[:2]
    return QUERIES + SLIPS if name in LISTS else QUERIES[:1]


def urls(world: World, *, languages: tuple[str, ...] = LANGUAGES) -> Iterator[str]:
    """Yield every public address in each language, lists with filters too."""
    for language in languages:
        with translation.override(language):
            for one in anyones():
                for values in BY_WHAT_IT_TAKES[one.takes](world):
                    url = reverse(one.name, kwargs=values)
                    yield from (url + query for query in queries_of(one.name))
            yield reverse("theme")
            yield reverse("account_login")
            yield reverse("public:follow") + f"?scope=case:{world.case.number}"
            scopes = (f"{kind}:{n}" for kind in ("case", "initiative") for n in world.hidden_numbers)
            yield from (reverse("public:follow") + f"?scope={scope}" for scope in scopes)


LISTS = {
    *("public:cases", "public:feed", "public:map_data", "api:cases", "api:suggestions"),
    *("public:initiatives", "public:initiative_feed"),
}
