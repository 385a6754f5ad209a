"""The counter: what supports come to, a few seconds later. One at a time; nobody who supports waits for it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F
from django.utils.timezone import localdate

from kuuluu.initiatives.commands.showing import counts_of
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import Initiative, SupportDay, Tally
from kuuluu.initiatives.rules.promises import denominator, value_of
from kuuluu.journal.commands import record
from kuuluu.people.actors import SYSTEM
from kuuluu.publication.commands import show_counts
from kuuluu.publication.models import PublicInitiative

# Any number: by it a second counter knows that one counts already.
_LOCK = 7_420_001
_TAKE = """
with taken as (
    update initiatives_supportchange set counted_at = %(at)s
    where counted_at is null and (%(one)s::uuid is null or initiative_id = %(one)s)
    returning initiative_id, supporters, verified, municipality
)
select initiative_id, municipality, sum(supporters), sum(verified),
    count(*) filter (where supporters > 0), count(*) filter (where supporters < 0)
from taken group by initiative_id, municipality
"""


def count(*, at: datetime, one: UUID | None = None) -> int:
    """Add up what has changed since the last time, of all initiatives or of one. Return how many initiatives changed.

    Every change is taken up once and none is missed, in whatever order those who support come to their end.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
            cursor.execute(_TAKE, {"at": at, "one": one})
            rows = cursor.fetchall()
        changed = {row[0] for row in rows}
        for initiative in Initiative.objects.filter(pk__in=changed).select_related("case", "city").order_by("pk"):
            _add(initiative, [row[1:] for row in rows if row[0] == initiative.pk], at)
    return len(changed)


def _add(initiative: Initiative, rows: list[Any], at: datetime) -> None:
    tally, _is_new = Tally.objects.select_for_update().get_or_create(initiative=initiative)
    for municipality, supporters, verified, _came, _went in rows:
        tally.supporters += supporters
        tally.verified += verified
        now = tally.by_municipality.get(municipality, 0) + supporters
        tally.by_municipality = {**tally.by_municipality, municipality: now}
    tally.by_municipality = {code: number for code, number in tally.by_municipality.items() if number}
    tally.counted_at = at
    _note_day(initiative, sum(row[3] for row in rows), sum(row[4] for row in rows), at)
    _tell_milestone(initiative, tally, at)
    tally.save()
    _tell_threshold(initiative, tally, at)
    row = PublicInitiative(pk=initiative.pk, city_id=initiative.city_id, **counts_of(initiative, localdate(at)))
    show_counts(row)


def _note_day(initiative: Initiative, came: int, went: int, at: datetime) -> None:
    day, _is_new = SupportDay.objects.get_or_create(initiative=initiative, day=localdate(at))
    SupportDay.objects.filter(pk=day.pk).update(came=F("came") + came, went=F("went") + went)


def _tell_milestone(initiative: Initiative, tally: Tally, at: datetime) -> None:
    """Tell, once each, that a number of supporters that the city has named was reached; of several at once the highest."""
    named = value_of(initiative.city, "milestones", initiative.kind, localdate(at)) or []
    reached = max((int(n) for n in named if tally.milestone < n <= tally.supporters), default=0)
    if reached:
        tally.milestone = reached
        record(InitiativeEvent.MILESTONE, initiative, by=SYSTEM, at=at, number=reached)


def _tell_threshold(initiative: Initiative, tally: Tally, at: datetime) -> None:
    """Tell, once, that the share which the law asks for was reached by those who are verified."""
    over = denominator(initiative.city, initiative.kind, localdate(at))
    if initiative.threshold_reached_at or over is None or not over.threshold or tally.verified < over.threshold:
        return
    told = Initiative.objects.filter(pk=initiative.pk, threshold_reached_at=None).update(threshold_reached_at=at)
    if told:
        record(InitiativeEvent.THRESHOLD_REACHED, initiative, by=SYSTEM, at=at, number=over.threshold)
