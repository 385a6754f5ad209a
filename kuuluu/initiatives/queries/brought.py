"""Initiatives that were brought from elsewhere and in whose words nothing was found: one person decides on many of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from kuuluu.cities.models import City, Secrecy
from kuuluu.initiatives.models import Enclosure, Initiative, Version
from kuuluu.initiatives.queries.reads import unlooked_at_desk
from kuuluu.initiatives.rules.writing import PARTS
from kuuluu.language.findings import find_all
from kuuluu.people.actors import Actor
from kuuluu.publication.models import Original, Redaction


def known_keys(city: City) -> set[str]:
    """Return by what a city's initiatives are known when they are brought again: ids elsewhere and numbers of its register."""
    rows = Initiative.objects.filter(city=city).values_list("source_id", "register_number")
    return {key for row in rows for key in row if key}


@dataclass(frozen=True)
class Clean:
    """One of them with its text, as a person reads it before it is public."""

    initiative: Initiative
    text: Version


@dataclass(frozen=True)
class CleanPage:
    """A page of them, from 1; how many of it the finders of today mark and so aren't shown; how many there are in all."""

    rows: list[Clean]
    number: int
    size: int
    marked: int
    count: int

    @property
    def before(self) -> int:
        """The page before this one, or 0."""
        return self.number - 1

    @property
    def after(self) -> int:
        """The page after this one, or 0."""
        return self.number + 1 if self.number * self.size < self.count else 0

    @property
    def elsewhere(self) -> int:
        """How many wait on other pages."""
        return self.count - len(self.rows) - self.marked


def clean_page(actor: Actor, city: City, number: int, size: int) -> CleanPage:
    """Return a page of those that an actor may see at the desk, the longest with the city first; the last one where there
    are fewer.
    """
    texts = _texts(actor, city)
    count = texts.count()
    number = max(min(number, -(-count // size)), 1)
    listed = list(texts[(number - 1) * size : number * size])
    rows = _unmarked(listed)
    return CleanPage(rows, number, size, len(listed) - len(rows), count)


def clean_among(actor: Actor, city: City, numbers: Collection[str]) -> list[Clean]:
    """Return those of these numbers that are among them now."""
    return _unmarked(_texts(actor, city).filter(initiative__case__number__in=list(numbers)))


def _texts(actor: Actor, city: City) -> QuerySet[Version]:
    """Return what an actor may see of them: their text alone, no files, nothing proposed to be hidden, and no secret matter."""
    rows = unlooked_at_desk(actor, city).filter(case__secrecy=Secrecy.PUBLIC)
    rows = rows.exclude(Exists(Enclosure.objects.filter(initiative=OuterRef("pk"))))
    texts = Version.objects.filter(number=F("initiative__version"), initiative__in=rows.values("pk"))
    for part in PARTS:
        hidden = Redaction.objects.filter(original=OuterRef(part))
        texts = texts.exclude(Exists(hidden)).exclude(Q(**{f"{part}__is_manual": True}))
    found = texts.select_related(*PARTS, "initiative__case__city", "initiative__city")
    return found.order_by("initiative__case__received_at", "initiative_id")


def _unmarked(texts: Iterable[Version]) -> list[Clean]:
    """Return those in which the finders of today mark nothing: they know more than those of the day on which it was brought."""
    return [Clean(one.initiative, one) for one in texts if not any(find_all(part.text) for part in _parts(one))]


def _parts(text: Version) -> list[Original]:
    return [getattr(text, part) for part in PARTS]
