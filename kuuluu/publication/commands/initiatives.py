"""The register's rows of initiatives: shown, changed, and never taken away by what becomes of an initiative."""

from collections.abc import Sequence
from uuid import UUID

from kuuluu.language.search import lexemes_of
from kuuluu.language.search.vector import vector_of
from kuuluu.publication.commands.register import show_copies, touch_register
from kuuluu.publication.commands.words import as_vector
from kuuluu.publication.models import PublicDocument, PublicInitiative, PublicPicture, PublicReport

_COLUMNS = [f.name for f in PublicInitiative._meta.concrete_fields if not f.primary_key]  # noqa: SLF001


def show_initiative(
    row: PublicInitiative, *, pictures: Sequence[PublicPicture] = (), documents: Sequence[PublicDocument] = ()
) -> None:
    """Put an initiative on the register as the row says, or change it, with exactly these public pictures and documents."""
    said = [
        row.demand,
        row.reasons,
        row.place,
        row.number,
        *(str(one.get("words", "")) for one in (*row.comments, *row.timeline)),
    ]
    said += [str(one.get("words", "")) for one in (*row.preparations, *row.measures, row.decision, row.refusal)]
    row.search = as_vector(vector_of(lexemes_of(row.title, [one for one in said if one], row.language)))
    PublicInitiative.objects.bulk_create([row], update_conflicts=True, unique_fields=["id"], update_fields=_COLUMNS)
    show_copies({"initiative_id": row.id}, pictures=pictures, documents=documents)
    if row.twin_id:
        PublicInitiative.objects.filter(pk=row.twin_id, twin=None).update(twin_id=row.id)
    _touch(row)


def show_counts(row: PublicInitiative) -> None:
    """Change the numbers of an initiative on the register, and nothing else of it."""
    names = ("supporters", "verified", "by_municipality", "counted_at", "denominator")
    values = {name: getattr(row, name) for name in names}
    if PublicInitiative.objects.filter(pk=row.pk).update(**values):
        _touch(row)


def hide_initiative(initiative_id: UUID) -> None:
    """Take an initiative off the register: only when its time there is over, its content is against the law, or it went on as
    feedback that is secret. Nothing happens where there is none.
    """
    row = PublicInitiative.objects.filter(pk=initiative_id).first()
    if row:
        show_copies({"initiative_id": row.id})
        _touch(row)
        row.delete()


def show_report(row: PublicReport) -> None:
    """Say on the register that there is a yearly report to the council, and whether it was given; the newer word holds."""
    values = {"given_date": row.given_date, "section": row.section, "versions": row.versions}
    PublicReport.objects.update_or_create(city_id=row.city_id, year=row.year, defaults=values)
    touch_register(row.city_id)


def _touch(row: PublicInitiative) -> None:
    """Let the pages of its city be made anew, and of the city whose page tells of it."""
    cities = set(PublicInitiative.objects.filter(twin_id=row.pk).values_list("city_id", flat=True))
    for city_id in sorted({row.city_id, *cities}):
        touch_register(city_id)
