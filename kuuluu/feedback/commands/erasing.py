"""Erasing what feedback adds to a case, and drafts, when their time is over (GDPR, article 5(1)(e))."""

from datetime import datetime
from secrets import token_hex

from django.db.models import QuerySet

from kuuluu.cases.models import Case
from kuuluu.cities.models import City
from kuuluu.feedback import queries
from kuuluu.feedback.models import Contractor, Draft, Feedback, Reconsideration, Satisfaction
from kuuluu.publication.commands import erase_files
from kuuluu.publication.models import File


def erase_words(case: Case) -> int:
    """Erase why the sender objected and what was said when a decision was looked at again. Return how many such words.

    What was sent leaves no way from the writer's browser to the case.
    """
    Draft.objects.filter(case=case).delete()
    objected = Feedback.objects.filter(case=case).exclude(objection_words="").update(objection_words="")
    looks = Reconsideration.objects.filter(case=case).exclude(words="", reason="")
    return objected + looks.update(words="", reason="")


def forget_deciders(case: Case) -> int:
    """Forget who decided when a decision was looked at again, and whose work was judged. Return of how many looks."""
    Satisfaction.objects.filter(case=case).update(reader_id=None)
    return Reconsideration.objects.filter(case=case).update(first_by_id=None, decided_by_id=None)


def forget_contractors(idle: QuerySet[Contractor], *, most: int) -> int:
    """Erase name and address of contractors, so many at most; their links open nothing any more. Return how many.

    Their rows stay: jobs point at them.
    """
    contractors = list(idle[:most])
    for one in contractors:
        one.name, one.email, one.is_active, one.code_hash = "", "", False, token_hex(32)
        one.save(update_fields=["name", "email", "is_active", "code_hash"])
    return len(contractors)


def discard_drafts(city: City, before: datetime, *, at: datetime, most: int) -> int:
    """Remove drafts that nobody has touched since a moment, with their files, so many at most. Return how many."""
    old = list(queries.old_drafts(city, before).order_by("pk").values_list("pk", flat=True)[:most])
    files = list(File.objects.filter(draftfile__draft__in=old))
    Draft.objects.filter(pk__in=old).delete()
    erase_files(files, at=at)
    return len(old)
