"""Pictures and documents given with an initiative."""

from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from kuuluu.cases.models import Case
from kuuluu.initiatives.models import Enclosure
from kuuluu.publication.models import File, State


def enclosed_files(case: Case) -> list[File]:
    """Return the files given with the initiative that a case is, in the order given; none where it is none."""
    given = Enclosure.objects.filter(initiative_id=case.pk).select_related("file__words").order_by("order", "id")
    return [one.file for one in given.prefetch_related("file__words__redactions")]


def enclosed_file(case: Case, file_id: UUID) -> File | None:
    """Return one of these files."""
    return File.objects.filter(
        pk=file_id, pk__in=Enclosure.objects.filter(initiative_id=case.pk).values("file")
    ).first()


def unread_enclosures() -> QuerySet[File]:
    """Return the documents given with initiatives whose words nobody has read yet, the oldest first."""
    sent = Enclosure.objects.filter(initiative__isnull=False).values("file")
    unread = File.objects.filter(pk__in=sent, examined_at__isnull=True).exclude(media_type__startswith="image/")
    return unread.select_related("city").order_by("created_at")


def waiting_files() -> Coalesce:
    """Return what counts the files of an initiative that nobody has decided on."""
    waiting = Enclosure.objects.filter(initiative=OuterRef("pk"), file__state=State.PENDING).order_by()
    counted = waiting.values("initiative").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
