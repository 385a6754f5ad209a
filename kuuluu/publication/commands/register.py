"""The public register: shown, hidden, and its version that kept pages hang on."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db import models, transaction
from django.db.models import F

from kuuluu.cities.models import City
from kuuluu.publication.commands.words import Had, count, index, words_before
from kuuluu.publication.files import remove_public
from kuuluu.publication.models import (
    LedgerMonth,
    Pace,
    PublicCase,
    PublicDocument,
    PublicInitiative,
    PublicPicture,
    RegisterVersion,
)

_COLUMNS = [f.name for f in PublicCase._meta.concrete_fields if not f.primary_key]  # noqa: SLF001


def show(row: PublicCase, *, pictures: Sequence[UUID] = (), documents: Sequence[PublicDocument] = ()) -> None:
    """Put a case on the register as the row says, or change it, with exactly these public pictures and documents."""
    before, now = words_before(row.id), index(row)
    count(row.city_id, before, now)
    PublicCase.objects.bulk_create([row], update_conflicts=True, unique_fields=["id"], update_fields=_COLUMNS)
    show_copies(
        {"case_id": row.id},
        pictures=[PublicPicture(id=name, case_id=row.id, city_id=row.city_id) for name in pictures],
        documents=documents,
    )
    _lead_to(row.id, row.number)
    touch_register(row.city_id)


def hide(city: City, case_id: UUID) -> bool:
    """Take a case off the register, with its pictures and documents, at once. Return whether it was there."""
    show_copies({"case_id": case_id})
    count(city.pk, words_before(case_id), Had())
    gone, _by_table = PublicCase.objects.filter(city=city, id=case_id).delete()
    if gone:
        _lead_to(case_id, "")
        touch_register(city.pk)
    return bool(gone)


def show_copies(
    of: Mapping[str, UUID], *, pictures: Sequence[PublicPicture] = (), documents: Sequence[PublicDocument] = ()
) -> None:
    """Let exactly these public copies of a case or of an initiative be read; others of it are gone, bytes and all."""
    _drop(PublicPicture.objects.filter(**of).exclude(id__in=[one.id for one in pictures]))
    _drop(PublicDocument.objects.filter(**of).exclude(id__in=[one.id for one in documents]))
    if pictures:
        PublicPicture.objects.bulk_create(pictures, ignore_conflicts=True)
    if documents:
        PublicDocument.objects.bulk_create(documents, ignore_conflicts=True)


def touch_register(city_id: int) -> None:
    """Let every kept page of the city be made anew."""
    if not RegisterVersion.objects.filter(city_id=city_id).update(version=F("version") + 1):
        RegisterVersion.objects.get_or_create(city_id=city_id)


def set_paces(city: City, paces: Iterable[Pace]) -> None:
    """Replace the measured paces of a city."""
    Pace.objects.filter(city=city).delete()
    Pace.objects.bulk_create(paces)
    touch_register(city.pk)


def set_ledger(city: City, months: Sequence[LedgerMonth]) -> None:
    """Replace the ledger of a city."""
    LedgerMonth.objects.filter(city=city).delete()
    LedgerMonth.objects.bulk_create(months)
    touch_register(city.pk)


def _lead_to(case_id: UUID, number: str) -> None:
    """Let the page of the initiative that a case went on as, if it did, lead to the case's own page only while that stands."""
    PublicInitiative.objects.filter(pk=case_id).exclude(from_case=number).update(from_case=number)


def _drop(rows: models.QuerySet[PublicPicture] | models.QuerySet[PublicDocument]) -> None:
    names = list(rows.values_list("id", flat=True))
    if names:
        rows.delete()
        transaction.on_commit(lambda: _remove_copies(names))


def _remove_copies(names: Sequence[UUID]) -> None:
    for name in names:
        remove_public(name)
