"""Reads of cases that tell of the same matter as one does, for those who handle it."""

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from kuuluu.cases.models import Attachment, Case, Ending
from kuuluu.cases.queries import visible_to
from kuuluu.language.concepts import SIGN
from kuuluu.language.similar import Matter
from kuuluu.people.actors import Actor
from kuuluu.publication.queries.candidates import Candidate, Told
from kuuluu.publication.queries.similar import SHOWN, apart, nearest, published_beside

# How the database writes a column of lexemes out: 'katu':1A,4B 'katuvalo':1A
_LEXEME = re.compile(r"'((?:[^']|'')+)'(?::[\w,]+)?(?:\s|$)")


@dataclass(frozen=True)
class SimilarAtDesk:
    """A case that may be of the same matter, with its distance where both have a place."""

    case: Case
    likeness: float
    metres: int | None
    has_picture: bool


def similar_to(case: Case, *, by: Actor, today: date, count: int = SHOWN) -> list[SimilarAtDesk]:
    """Return the cases of the same city most like one, best first: only those that the officer may see at all.

    Of a case itself nothing is read but its lexemes, place and service. What is joined to it already is left out.
    """
    asked = _asked(case)
    if asked is None:
        return []
    seen = visible_to(by, case.city).filter(erased_at__isnull=True).exclude(ending=Ending.JOINED).exclude(pk=case.pk)
    told = Told("", case.language, "", case.latitude, case.longitude, case.service)
    ranked = nearest(case.city, seen, told, asked, today)[:count]
    picture = Attachment.objects.filter(message__case=OuterRef("pk"), file__media_type__startswith="image/")
    shown = Case.objects.filter(pk__in=[one.pk for one, _likeness in ranked]).select_related("service")
    rows = {row.pk: row for row in shown.annotate(has_picture=Exists(picture)).defer("search")}
    return [
        SimilarAtDesk(rows[one.pk], likeness, apart(asked, one.matter), rows[one.pk].has_picture)
        for one, likeness in ranked
        if one.pk in rows
    ]


def similar_published(case: Case, today: date) -> list[tuple[Candidate, int | None]]:
    """Return the published cases most like one, best first, with their distances, through the public role: for its sender."""
    asked = _asked(case)
    if asked is None:
        return []
    told = Told("", case.language, "", case.latitude, case.longitude, case.service)
    found = published_beside(case.city, told, asked, today, without=case.number)
    return [(one, apart(asked, one.matter)) for one in found]


def _asked(case: Case) -> Matter | None:
    """Return a case as what is looked for; None where it has no words to look by."""
    found = [one.replace("''", "'") for one in _LEXEME.findall(str(case.search or ""))]
    if not found:
        return None
    place = None if case.latitude is None or case.longitude is None else (case.latitude, case.longitude)
    words = dict.fromkeys((one for one in found if not one.startswith(SIGN)), 1.0)
    return Matter(case.language, words, frozenset(one for one in found if one.startswith(SIGN)), {}, place)
