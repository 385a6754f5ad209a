"""What tells of people in an initiative is erased when its time is over; numbers stay, for statistics."""

from datetime import datetime
from secrets import token_hex
from uuid import UUID

from django.db.models import QuerySet

from kuuluu.cases.models import Case
from kuuluu.cities.models import City
from kuuluu.initiatives.models import (
    Appeal,
    Comment,
    Decision,
    Draft,
    Enclosure,
    Initiative,
    Invalidation,
    Maker,
    Measure,
    Notice,
    Preparation,
    Review,
    Sheet,
    Support,
    SupportContact,
    SupportKey,
    SupportState,
    Version,
)
from kuuluu.initiatives.rules.importing import erased_id
from kuuluu.language.findings import find_all
from kuuluu.publication.commands import erase_files, erase_originals, hide_initiative
from kuuluu.publication.models import File, Original

_NOBODY = {
    **dict.fromkeys(("name", "email", "phone", "postal_address", "organisation"), ""),
    **dict.fromkeys(("municipality", "municipality_name", "identity_key"), ""),
    "shows_name": False,
}


def erase_makers(case: Case) -> int:
    """Erase who made an initiative and how to reach them; their links open nothing any more. Return how many."""
    made = list(Maker.objects.filter(initiative_id=case.pk).exclude(email="", name=""))
    for one in made:
        Maker.objects.filter(pk=one.pk).update(**_NOBODY, code_hash=token_hex(32))
    return len(made)


def erase_supporters(case: Case, *, at: datetime) -> int:
    """Erase who supported an initiative, and every key by which somebody could be known again, with the
    scans of pages that they signed. Return of how many people.
    """
    known = SupportContact.objects.filter(support__initiative_id=case.pk).delete()[0]
    SupportKey.objects.filter(initiative_id=case.pk).delete()
    supports = Support.objects.filter(initiative_id=case.pk)
    supports.update(waiting_keys=[], held_keys=[], network_key="", domain_key="", municipality="", language="fi")
    scans = list(File.objects.filter(pk__in=Sheet.objects.filter(initiative_id=case.pk).values("scan")))
    Sheet.objects.filter(initiative_id=case.pk).update(first=[], second=[], scan=None)
    erase_files(scans, at=at)
    Invalidation.objects.filter(initiative_id=case.pk).update(rule={})
    return known


def erase_words(case: Case, *, at: datetime) -> int:
    """Erase all that was written of an initiative, by its makers, by others and by the city. Return how many texts."""
    Draft.objects.filter(initiative_id=case.pk).delete()
    for one in Initiative.objects.filter(pk=case.pk):
        # The register's number stays, unless somebody is named in it.
        number = "" if find_all(one.register_number) else one.register_number
        left = {"source_id": erased_id(one.source_id), "register_number": number}
        Initiative.objects.filter(pk=one.pk).update(source_url="", body="", **left)
    Invalidation.objects.filter(initiative_id=case.pk).update(reason="")
    return erase_originals(Original.objects.filter(pk__in=_originals(case.pk)), at=at)


def erase_enclosures(case: Case, *, at: datetime) -> int:
    """Erase the files of an initiative. Return how many."""
    files = list(File.objects.filter(pk__in=Enclosure.objects.filter(initiative_id=case.pk).values("file")))
    Enclosure.objects.filter(initiative_id=case.pk).delete()
    return erase_files(files, at=at)


def leave_register(case: Case) -> None:
    """Take an initiative off the public register: its time there is over."""
    hide_initiative(case.pk)


def forget_deciders(case: Case) -> int:
    """Forget which officers looked, decided and entered. Return of how many looks and pages."""
    Appeal.objects.filter(review__initiative_id=case.pk).update(decided_by_id=None)
    Invalidation.objects.filter(initiative_id=case.pk).update(by_id=None)
    Comment.objects.filter(initiative_id=case.pk).update(by=None)
    pages = Sheet.objects.filter(initiative_id=case.pk).update(first_by_id=None, second_by_id=None)
    return pages + Review.objects.filter(initiative_id=case.pk).update(by_id=None)


def old_drafts(city: City, before: datetime) -> QuerySet[Draft]:
    """Return the drafts of a city that nobody has touched since a moment and that became nothing."""
    return Draft.objects.filter(city=city, changed_at__lt=before, sent_at=None)


def discard_drafts(city: City, before: datetime, *, at: datetime, most: int) -> int:
    """Remove drafts that nobody has touched since a moment, their makers and files too. Return how many."""
    old = list(old_drafts(city, before).order_by("pk").values_list("pk", flat=True)[:most])
    files = list(File.objects.filter(pk__in=Enclosure.objects.filter(draft__in=old).values("file")))
    Enclosure.objects.filter(draft__in=old).delete()
    Draft.objects.filter(pk__in=old).delete()
    erase_files(files, at=at)
    return len(old)


def unconfirmed(city: City, before: datetime) -> QuerySet[Support]:
    """Return the supports asked for before a moment that nobody has confirmed."""
    return Support.objects.filter(initiative__city=city, state=SupportState.PENDING, created_at__lt=before)


def forget_unconfirmed(city: City, before: datetime, *, most: int) -> int:
    """Forget supports that nobody confirmed, and whose address was given. Return how many."""
    names = list(unconfirmed(city, before).order_by("pk").values_list("pk", flat=True)[:most])
    Support.objects.filter(pk__in=names).delete()
    return len(names)


def _originals(case_id: UUID) -> set[UUID]:
    """Return the ids of all words that belong to an initiative and to no message of its thread."""
    found: set[UUID | None] = set()
    for version in Version.objects.filter(initiative_id=case_id):
        found |= {version.title_id, version.demand_id, version.reasons_id}
    for rows, column in (
        (Comment.objects.filter(initiative_id=case_id), "original"),
        (Review.objects.filter(initiative_id=case_id), "reason"),
        (Appeal.objects.filter(review__initiative_id=case_id), "words"),
        (Appeal.objects.filter(review__initiative_id=case_id), "reason"),
        (Preparation.objects.filter(initiative_id=case_id), "words"),
        (Preparation.objects.filter(initiative_id=case_id), "who"),
        (Preparation.objects.filter(initiative_id=case_id), "link"),
        (Notice.objects.filter(initiative_id=case_id), "words"),
        (Decision.objects.filter(initiative_id=case_id), "reason"),
        (Decision.objects.filter(initiative_id=case_id), "body"),
        (Decision.objects.filter(initiative_id=case_id), "section"),
        (Decision.objects.filter(initiative_id=case_id), "link"),
        (Measure.objects.filter(initiative_id=case_id), "words"),
        (Initiative.objects.filter(pk=case_id), "withdrawal"),
        (Initiative.objects.filter(pk=case_id), "body_words"),
        (Initiative.objects.filter(pk=case_id), "register_words"),
    ):
        found |= set(rows.values_list(column, flat=True))
    return {one for one in found if one is not None}
