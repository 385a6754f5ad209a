"""Initiatives on the register: listed, searched, and one by its number."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Case, Count, F, Q, QuerySet, Value, When

from kuuluu.cities.models import City
from kuuluu.language.search import read_query
from kuuluu.language.search.vector import tsquery
from kuuluu.publication.models import PublicInitiative, PublicReport
from kuuluu.publication.queries.ranking import Has
from kuuluu.publication.queries.search import DeskVocabulary

# How a list sorts the stages; the codes are kuuluu.initiatives.models.Stage.
GROUPS = {
    "open": ("discussing", "collecting"),
    # Nobody can take part now, and it isn't with the city. Those that pause and those talked out are here, too.
    "waiting": ("fixing",),
    "with_city": ("checking", "sent", "registered", "preparing"),
    "decided": ("decided", "closed"),
    "ended": ("refused", "withdrawn", "merged", "feedback"),
}
SIZE = 20


@dataclass(frozen=True)
class WantedInitiatives:
    """What a list shows. Empty: everything; nothing that was public is left out by itself."""

    group: str = ""
    kind: str = ""
    words: str = ""
    number: int = 1


@dataclass(frozen=True)
class InitiativePage:
    """A page of the list, from 1, whether there is more on either side, and how many there are in all."""

    rows: list[PublicInitiative]
    number: int
    count: int

    @property
    def has_newer(self) -> bool:
        """Tell whether a page stands before this one."""
        return self.number > 1

    @property
    def has_older(self) -> bool:
        """Tell whether a page stands behind this one."""
        return self.number * SIZE < self.count


def initiatives(city: City, wanted: WantedInitiatives, talked_out: Collection[UUID] = ()) -> InitiativePage:
    """Return a page of the published initiatives of a city, what came last first; whatever became of them.

    Not what was published last: old ones that are brought from elsewhere don't stand before those of today.
    """
    rows = wanted_initiatives(city, wanted, talked_out)
    start = (wanted.number - 1) * SIZE
    listed = rows.order_by("-received_at", "-id").defer(*_LONG)[start : start + SIZE]
    return InitiativePage(list(listed), wanted.number, rows.count())


def newly_published(city: City) -> list[PublicInitiative]:
    """Return what of a city's initiatives became public last, whenever it came."""
    return list(PublicInitiative.objects.filter(city=city).order_by("-published_at", "-id").defer(*_LONG)[:SIZE])


def wanted_initiatives(
    city: City, wanted: WantedInitiatives, talked_out: Collection[UUID] = ()
) -> QuerySet[PublicInitiative]:
    """Return the published initiatives of a city that are wanted, in no order. Whose discussion is over is said by the caller:
    the city's dated rules of initiatives say it.
    """
    rows = PublicInitiative.objects.filter(city=city)
    if wanted.group in GROUPS:
        rows = rows.alias(group=_group(talked_out)).filter(group=wanted.group)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.words.strip():
        rows = rows.filter(_said(city, wanted.words))
    return rows


def group_counts(city: City, talked_out: Collection[UUID] = ()) -> dict[str, int]:
    """Return how many published initiatives of a city stand in each group."""
    grouped = PublicInitiative.objects.filter(city=city).annotate(group=_group(talked_out))
    counted: dict[str, int] = dict(grouped.values_list("group").annotate(Count("pk")).order_by())
    return {name: counted.get(name, 0) for name in GROUPS}


def _group(talked_out: Collection[UUID]) -> Case:
    rests = Q(stage="collecting", is_paused=True) | Q(stage="discussing", pk__in=list(talked_out))
    by_stage = [When(stage__in=stages, then=Value(name)) for name, stages in GROUPS.items()]
    return Case(When(rests, then=Value("waiting")), *by_stage)


def discussed(city: City) -> QuerySet[PublicInitiative]:
    """Return the published initiatives of a city that are at the stage of discussion, with what tells how long that lasts."""
    return PublicInitiative.objects.filter(city=city, stage="discussing").only("kind", "stage", "discussing_since")


def public_initiative(city: City, number: str) -> PublicInitiative | None:
    """Return the published initiative of a city by its number."""
    return PublicInitiative.objects.filter(city=city, number=number).defer("search").first()


def public_twin(row: PublicInitiative) -> PublicInitiative | None:
    """Return the same matter in another city, with that city; None where there is none that is public there."""
    if row.twin_id is None:
        return None
    return PublicInitiative.objects.filter(pk=row.twin_id).select_related("city").defer(*_LONG).first()


_LONG = ("search", "versions", "comments", "timeline", "preparations", "demand", "reasons")


def _said(city: City, words: str) -> Q:
    # The words of initiatives aren't counted: any may be there.
    asked = tsquery(read_query(words, "", DeskVocabulary(city)))
    found = Q(Has(F("search"), Value(asked))) if asked else Q(pk__in=[])
    return found | Q(number__iexact=words.strip())


def reported(city: City, since: datetime, until: datetime) -> list[PublicInitiative]:
    """Return the published initiatives in the council's power that the city got before a moment and that had not ended
    before another: those of a year, and those of earlier years that it still had. The earliest first.
    """
    rows = PublicInitiative.objects.filter(city=city, is_of_council=True, sent_at__lt=until)
    rows = rows.filter(Q(closed_at=None) | Q(closed_at__gte=since) | Q(sent_at__gte=since))
    return list(rows.order_by("sent_at", "number").defer("search", "versions", "comments", "timeline", "preparations"))


def report_years(city: City) -> list[int]:
    """Return the years in which the city got published initiatives of the council's power, the newest first."""
    got = PublicInitiative.objects.filter(city=city, is_of_council=True, sent_at__isnull=False)
    years = {day.year for day in got.datetimes("sent_at", "year")}
    return sorted(years | set(PublicReport.objects.filter(city=city).values_list("year", flat=True)), reverse=True)


def given_report(city: City, year: int) -> PublicReport | None:
    """Return whether the report of a year was given to the council, and when; None where there is none here."""
    return PublicReport.objects.filter(city=city, year=year).first()
