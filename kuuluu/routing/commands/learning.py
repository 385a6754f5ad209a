"""Models are made: from the examples on the first day, then each night from what became of the city's own cases."""

import logging
from base64 import b64decode
from datetime import datetime, timedelta

from django.db import transaction

from kuuluu.cities.models import City
from kuuluu.journal.commands import record
from kuuluu.language.routing import Example, Model
from kuuluu.people.actors import SYSTEM
from kuuluu.routing.commands.apart import Asked, learn_apart, nobody_asks
from kuuluu.routing.commands.predicting import predict_past
from kuuluu.routing.events import RoutingEvent
from kuuluu.routing.models import Origin, Outcome, RoutingModel
from kuuluu.routing.queries.ranking import UNREADABLE
from kuuluu.routing.queries.teaching import Lessons, corrected, final_cases, has_closed, lessons, outcomes

_log = logging.getLogger(__name__)
YEAR = timedelta(days=365)
# A model is measured on what was closed in so long, and learns from what was closed before that.
NEWEST = timedelta(days=30)
LEARNT = timedelta(days=3 * 365)
# Of fewer cases nothing can be said.
FEWEST = 20


def prepare(city: City, *, at: datetime, is_to_end: Asked = nobody_asks) -> RoutingModel | None:
    """Make the model of the first day, or make it anew when the examples have changed. None: the one in use is as good."""
    taught, current = lessons(city), _in_use(city)
    if not taught.examples or (current and (current.origin == Origin.CASES or current.examples_hash == taught.digest)):
        return None
    made = _row(city, taught, [], at=at)
    alike = RoutingModel.objects.filter(examples_hash=taught.digest, origin=Origin.EXAMPLES).exclude(data=b"")
    same = next((bytes(one.data) for one in alike if _is_readable(one)), None)
    made.data = same or b64decode(learn_apart(city, taught, [], [], is_to_end=is_to_end)["data"])
    return _take(made, at=at)


def begin(city: City, *, at: datetime, is_to_end: Asked = nobody_asks) -> RoutingModel | None:
    """Make a city's first model, and let it say of the cases that ended before what it would have said: it saw none of them.

    So a city that brings its past along sees on the first day how right the routing is. None: it has a model already.
    """
    made = prepare(city, at=at, is_to_end=is_to_end) if _in_use(city) is None else None
    if made:
        predict_past(city, at=at)
    return made


def learn(city: City, *, at: datetime, is_to_end: Asked = nobody_asks) -> RoutingModel | None:
    """Learn from the cases whose service is known by now; keep what came of it only if it is better than what is in use.

    Both are measured on the newest month's cases, which neither has seen. Who has no model begins with the examples: what
    the cases teach is measured beside it the next night. None where there is nothing that the last one made hadn't seen.
    """
    current = _in_use(city)
    if current is None:
        return begin(city, at=at, is_to_end=is_to_end)
    newest = final_cases(city, at - NEWEST, at)
    cases = final_cases(city, at - LEARNT, at - NEWEST)
    if len(newest) < FEWEST or len(cases) < FEWEST:
        return prepare(city, at=at, is_to_end=is_to_end)
    taught = lessons(city)
    made = _row(city, taught, cases, at=at)
    if not _is_news(made):
        return None
    result = learn_apart(city, taught, cases, newest, current, is_to_end=is_to_end)
    made.origin, made.cases, made.measured = Origin.CASES, len(cases), len(newest)
    made.corrections = corrected(city, at - LEARNT, at - NEWEST)
    made.rival = current
    for name in ("first_right", "three_right", "rival_first_right", "rival_three_right"):
        setattr(made, name, result[name])
    if not _is_better(made, current):
        made.save(force_insert=True)
        return made
    made.data = b64decode(result["data"])
    return _take(made, at=at)


@transaction.atomic
def count_outcomes(city: City, *, at: datetime) -> None:
    """Count in which units the last year's cases of each service have ended."""
    Outcome.objects.filter(city=city).delete()
    Outcome.objects.bulk_create([Outcome(city=city, **row) for row in outcomes(city, at - YEAR)], batch_size=1000)


def _in_use(city: City) -> RoutingModel | None:
    """Return the model in use. One that can't be read, as after a change of its form, is as none: another takes its place."""
    kept = RoutingModel.objects.filter(city=city, is_in_use=True).first()
    return kept if kept and _is_readable(kept) else None


def _is_readable(kept: RoutingModel) -> bool:
    try:
        Model.load(bytes(kept.data))
    except UNREADABLE:
        _log.exception("routing model %s can't be read: another is made", kept.pk)
        return False
    return True


def _is_news(made: RoutingModel) -> bool:
    """Tell whether anything would be taught that the last model made was not, or it lost and can be measured on newer cases."""
    last = RoutingModel.objects.filter(city_id=made.city_id).order_by("-made_at").first()
    if last is None or last.taught_hash != made.taught_hash:
        return True
    return not last.is_in_use and has_closed(made.city, last.made_at)


def _is_better(made: RoutingModel, current: RoutingModel) -> bool:
    mine, others = (made.first_right, made.three_right), (made.rival_first_right, made.rival_three_right)
    # What knows the examples as they are now goes before what is as good and does not.
    return mine > others or (mine == others and made.examples_hash != current.examples_hash)


def _row(city: City, taught: Lessons, cases: list[Example], *, at: datetime) -> RoutingModel:
    return RoutingModel(
        city=city,
        made_at=at,
        origin=Origin.EXAMPLES,
        data=b"",
        examples_hash=taught.digest,
        taught_hash=taught.with_cases(cases),
        examples=len(taught.examples),
    )


@transaction.atomic
def _take(made: RoutingModel, *, at: datetime) -> RoutingModel:
    RoutingModel.objects.filter(city_id=made.city_id, is_in_use=True).update(is_in_use=False, data=b"")
    made.is_in_use, made.taken_at = True, at
    made.save(force_insert=True)
    record(RoutingEvent.MODEL_TAKEN, made, by=SYSTEM, at=at, origin=str(made.origin))
    return made
