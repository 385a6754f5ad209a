"""Initiatives that were brought from elsewhere and in whose words nothing was found: one person decides on many of them."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q

from kuuluu.cities.models import City, Secrecy
from kuuluu.initiatives.models import Enclosure, Initiative, Version
from kuuluu.initiatives.queries.reads import unlooked_at_desk
from kuuluu.initiatives.rules.writing import PARTS
from kuuluu.language.findings import find
from kuuluu.people.actors import Actor
from kuuluu.publication.models import Original, Redaction


@dataclass(frozen=True)
class Clean:
    """One of them with its text, as a person reads it before it is public."""

    initiative: Initiative
    text: Version


def clean_brought(actor: Actor, city: City, most: int) -> list[Clean]:
    """Return those that an actor may see at the desk, the longest with the city first: their text alone, no files, nothing
    proposed to be hidden, nothing that the finders of today mark, and no secret matter.
    """
    rows = unlooked_at_desk(actor, city).filter(case__secrecy=Secrecy.PUBLIC)
    rows = rows.exclude(Exists(Enclosure.objects.filter(initiative=OuterRef("pk"))))
    texts = Version.objects.filter(number=F("initiative__version"), initiative__in=rows.values("pk"))
    for part in PARTS:
        hidden = Redaction.objects.filter(original=OuterRef(part))
        texts = texts.exclude(Exists(hidden)).exclude(Q(**{f"{part}__is_manual": True}))
    found = texts.select_related(*PARTS, "initiative__case__city", "initiative__city").order_by(
        "initiative__case__received_at", "initiative_id"
    )
    return [Clean(one.initiative, one) for one in found[:most] if not any(find(part.text) for part in _parts(one))]


def _parts(text: Version) -> list[Original]:
    return [getattr(text, part) for part in PARTS]
