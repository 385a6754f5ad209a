"""The register as a list: what is wanted, one page of it by keyset, and how much there is."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import BigIntegerField, F, Func, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.timezone import get_default_timezone

from kuuluu.cities.models import City
from kuuluu.publication.models import PublicCase

UNANSWERED = ("received", "in_progress")


@dataclass(frozen=True)
class Wanted:
    """What a list, a map or a feed shows. Empty: no limit."""

    service_id: int | None = None
    area_id: int | None = None
    kind: str = ""
    # "open", "late", "waiting", "answered", "ended", or how it ended.
    state: str = ""
    # Not older than so many days; 0: of any age.
    days: int = 0
    words: str = ""


@dataclass(frozen=True)
class Place:
    """Where in the list one is: the arrival and id of the last case seen; newer or older ones are wanted."""

    received_at: datetime
    id: UUID
    is_newer: bool = False


_LAST_ANSWER = """left(jsonb_path_query_array({}, '$[*] ? (@.kind == "answered").text') ->> -1, 240)"""
# The columns of a line, on a page and for programs.
LINE = (
    *(
        "id",
        "city_id",
        "number",
        "kind",
        "status",
        "ending",
        "language",
        "service_id",
        "unit_id",
        "area_id",
        "title",
        "place",
    ),
    *(
        "voices",
        "received_at",
        "answer_due_date",
        "done_due_date",
        "waiting_since",
        "answered_at",
        "closed_at",
        "planned_date",
    ),
    *("latitude", "longitude", "published_at", "changed_at"),
)
_JUST_ANSWERED = f"""
select {", ".join(LINE)},
    {_LAST_ANSWER.format("timeline")} as answer
from publication_publiccase where city_id = %(city)s and answered_at is not null
order by answered_at desc limit %(size)s
"""  # noqa: S608 - made of constants alone
_OF_KEYS = f"""
select {{columns}}, {_LAST_ANSWER.format("timeline")} as answer from publication_publiccase where id = any(%s)
"""  # noqa: S608 - as above


class LastAnswer(Func):
    """The beginning of the last public answer in a timeline; null where there is none."""

    template = _LAST_ANSWER.format("%(expressions)s")


def key_of(city: City) -> Cast:
    """Return a city's key as the database's own type: the index of lexemes knows a city by no other."""
    return Cast(Value(city.pk), BigIntegerField())


def filtered(city: City, wanted: Wanted, today: date) -> QuerySet[PublicCase]:
    """Return the published cases that are wanted, whatever their words."""
    cases = PublicCase.objects.filter(city_id=key_of(city))
    exact = {"service_id": wanted.service_id, "area_id": wanted.area_id, "kind": wanted.kind}
    cases = cases.filter(**{name: value for name, value in exact.items() if value})
    if wanted.state:
        cases = cases.filter(_state(wanted.state, today))
    if wanted.days:
        cases = cases.filter(received_at__gte=midnight(today - timedelta(days=wanted.days)))
    return cases


def just_answered(city: City, size: int) -> list[PublicCase]:
    """Return the cases answered last, as lines. Written by hand, for the front page is made most often of all."""
    return list(PublicCase.objects.raw(_JUST_ANSWERED, {"city": city.pk, "size": size}))


def of_month(city: City, first_day: date) -> list[tuple[str, datetime]]:
    """Return number and last change of the published cases that arrived in a month, for the sitemap."""
    after = midnight(next_month(first_day))
    found = PublicCase.objects.filter(city=city, received_at__gte=midnight(first_day), received_at__lt=after)
    return list(found.order_by("-received_at", "-id").values_list("number", "changed_at")[:50_000])


def first_arrival(city: City) -> datetime | None:
    """Return when the oldest published case arrived."""
    return (
        PublicCase.objects.filter(city=city).order_by("received_at", "id").values_list("received_at", flat=True).first()
    )


def next_month(day: date) -> date:
    """Return the first day of the next month."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def lines(cases: QuerySet[PublicCase]) -> QuerySet[PublicCase]:
    """Return the cases with the columns of a line and the beginning of the last answer."""
    return cases.annotate(answer=LastAnswer(F("timeline"))).only(*LINE)


def lines_of(keys: Collection[UUID], *more: str) -> list[PublicCase]:
    """Return the same of some cases, in no order, with more columns. Written by hand, for what is found is looked at often."""
    sql = _OF_KEYS.format(columns=", ".join((*LINE, *more)))
    return list(PublicCase.objects.raw(sql, [list(keys)])) if keys else []


def beyond(cases: QuerySet[PublicCase], place: Place | None) -> QuerySet[PublicCase]:
    """Return the cases older (or newer) than a place."""
    if place is None:
        return cases
    # The first condition lets the index begin at the place; the second tells apart what arrived in one moment.
    at, pk = place.received_at, place.id
    if place.is_newer:
        return cases.filter(Q(received_at__gt=at) | Q(id__gt=pk), received_at__gte=at)
    return cases.filter(Q(received_at__lt=at) | Q(id__lt=pk), received_at__lte=at)


def _state(state: str, today: date) -> Q:
    stands = {
        "open": Q(status__in=UNANSWERED),
        "late": Q(status__in=UNANSWERED, answered_at__isnull=True, answer_due_date__lt=today),
        "waiting": Q(status="waiting"),
        "answered": Q(status="answered"),
        "ended": Q(status="closed"),
    }
    return stands.get(state) or Q(status="closed", ending=state)


def midnight(day: date) -> datetime:
    """Return the first moment of a day here."""
    return datetime(day.year, day.month, day.day, tzinfo=get_default_timezone())
