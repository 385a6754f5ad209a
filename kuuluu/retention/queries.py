"""What the city keeps for how long, what is due, what is held, and what was erased."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from kuuluu.cases.models import Attachment, Case, Contact, Message, Status, View
from kuuluu.cities.models import City
from kuuluu.cities.queries import snapshot
from kuuluu.feedback.queries import idle_contractors, old_drafts
from kuuluu.initiatives.commands import erasing as initiatives
from kuuluu.initiatives.models import Enclosure, Maker, Sheet, SupportContact, SupportKey
from kuuluu.notifications.queries import over, unconfirmed
from kuuluu.people.queries import former, old_identities
from kuuluu.publication.models import Decision, PublicCase, PublicInitiative
from kuuluu.retention.models import Certificate, DataClass, Hold, Item, Run, RunState
from kuuluu.retention.rules import KEYS, NEXT_NIGHT, OF_CASES, RUN_KEY, SWEPT, KeptTime, kept_as, limits, ruling
from kuuluu.workday.queries import old_unsent

_SAID = Message.objects.filter(case=OuterRef("pk"))
_DECIDED = Decision.objects.filter(original__message__case=OuterRef("pk"), by_id__isnull=False)
# Whether there is still anything of a class to erase in a case.
_HAS: Mapping[DataClass, Q] = {
    DataClass.SUPPORTERS: Q(Exists(SupportContact.objects.filter(support__initiative_id=OuterRef("pk"))))
    | Q(Exists(SupportKey.objects.filter(initiative_id=OuterRef("pk"))))
    | Q(Exists(Sheet.objects.filter(Q(scan__isnull=False) | ~Q(first=[]), initiative_id=OuterRef("pk")))),
    DataClass.CONTACT: Q(Exists(Contact.objects.filter(case=OuterRef("pk"))))
    | Q(Exists(Maker.objects.filter(initiative_id=OuterRef("pk")).exclude(email="", name=""))),
    DataClass.WORDS: Q(erased_at=None) | Q(Exists(_SAID.filter(original__erased_at=None))) | Q(unsent__isnull=False),
    DataClass.FILES: Q(Exists(Attachment.objects.filter(message__case=OuterRef("pk"))))
    | Q(Exists(Enclosure.objects.filter(initiative_id=OuterRef("pk")))),
    DataClass.PLACE: Q(latitude__isnull=False) | ~Q(address="") | ~Q(place_words=""),
    DataClass.PUBLIC: Q(Exists(PublicCase.objects.filter(pk=OuterRef("pk"))))
    | Q(Exists(PublicInitiative.objects.filter(pk=OuterRef("pk")))),
    DataClass.AUTHORS: Q(assignee__isnull=False) | Q(Exists(_SAID.filter(by__isnull=False))) | Q(Exists(_DECIDED)),
}
# The classes that belong to no case, and where their old rows are found.
_DUE_ROWS: Mapping[DataClass, Callable[[City, datetime], QuerySet[Any, Any]]] = {
    DataClass.DRAFTS: old_drafts,
    DataClass.INITIATIVE_DRAFTS: initiatives.old_drafts,
    DataClass.UNSENT: old_unsent,
    DataClass.UNCONFIRMED: initiatives.unconfirmed,
    DataClass.FOLLOWERS: unconfirmed,
    DataClass.DELIVERIES: over,
    DataClass.CONTRACTORS: idle_contractors,
    DataClass.VIEWS: lambda city, before: View.objects.filter(city=city, at__lt=before),
    DataClass.IDENTITIES: old_identities,
    DataClass.OFFICERS: former,
}


@dataclass(frozen=True)
class Due:
    """What of a city's data is due at a moment: of what is in cases, which ones (id to number); of the rest how many rows."""

    limits: Mapping[DataClass, datetime]
    cases: Mapping[DataClass, Mapping[UUID, str]]
    counts: Mapping[DataClass, int]
    # By which time of the city each class of them is due.
    rules: Mapping[DataClass, KeptTime]


@dataclass(frozen=True)
class Erasure:
    """What of a case was erased, when, and by which time of the city."""

    data_class: DataClass
    at: datetime
    kept: KeptTime


def schedule(city: City, on_date: date) -> dict[DataClass, KeptTime]:
    """Return how long each class of data is kept, by the city's policies as they stand on a day."""
    rows = snapshot(city).policies
    in_force = {
        one: next((row for row in rows.get(key, []) if row.from_date <= on_date), None) for one, key in KEYS.items()
    }
    return {one: KeptTime(one, row) for one, row in in_force.items()}


def runs_by_itself(city: City, on_date: date) -> bool:
    """Tell whether a plan is carried out the next night unless somebody holds a case; else an administrator approves."""
    rows = snapshot(city).policies.get(RUN_KEY, [])
    return next((row.value for row in rows if row.from_date <= on_date), "") == NEXT_NIGHT


def due_cases(city: City, data_class: DataClass, before: datetime, today: date) -> QuerySet[Case]:
    """Return the closed cases of which something of a class is due. Nothing open, and nothing held, ever is.

    A case that was joined to another waits for that one.
    """
    closed = Case.objects.filter(city=city, status=Status.CLOSED, closed_at__lt=before)
    alone = Q(joined_to=None) | Q(joined_to__status=Status.CLOSED, joined_to__closed_at__lt=before)
    holding = holds(city, today)
    held = Q(Exists(holding.filter(case=OuterRef("pk")))) | Q(Exists(holding.filter(case=OuterRef("joined_to_id"))))
    return closed.filter(alone & _HAS[data_class] & ~held)


def due_at(city: City, at: datetime) -> Due:
    """Return what is due at a moment, by the policies and holds as they stand on its day. Nothing is written down."""
    today = localdate(at)
    kept = schedule(city, today)
    begun = limits(kept, at)
    named = {
        one: dict(due_cases(city, one, begun[one], today).values_list("pk", "number"))
        for one in OF_CASES
        if one in begun
    }
    counts = {one: len(found) for one, found in named.items()}
    counts |= {one: due_rows(city, one, begun[one], today).count() for one in SWEPT if one in begun}
    counts = {one: count for one, count in counts.items() if count}
    return Due(begun, named, counts, {one: ruling(kept, one, at) for one in counts})


def due_rows(city: City, data_class: DataClass, before: datetime, today: date) -> QuerySet[Any, Any]:
    """Return the rows of a class, of no case, that are due."""
    rows = _DUE_ROWS[data_class](city, before)
    if data_class == DataClass.CONTRACTORS:
        # Who did the work of a case that is held may be asked for: held, too.
        return rows.exclude(jobs__case__in=holds(city, today).values("case"))
    return rows


def holds(city: City, today: date) -> QuerySet[Hold]:
    """Return the holds that stand today."""
    standing = Q(until_date=None) | Q(until_date__gte=today)
    return Hold.objects.filter(standing, city=city, ended_at=None).select_related("case").order_by("-at")


def case_to_hold(city: City, number: str) -> Case | None:
    """Return a case of this city by its number, whoever may see what is in it: a hold needs no more."""
    return Case.objects.filter(city=city, number__iexact=number.strip()).first()


def open_run(city: City) -> Run | None:
    """Return the plan that waits or is being carried out."""
    return Run.objects.filter(city=city).exclude(state=RunState.DONE).first()


def approved_run(run_id: str) -> Run | None:
    """Return a plan that was approved and isn't carried out yet."""
    runs = Run.objects.filter(pk=run_id, approved_at__isnull=False).exclude(state=RunState.DONE)
    return runs.select_related("city").first()


def items(run: Run, data_class: DataClass | None = None) -> QuerySet[Item]:
    """Return the cases of a plan by number, or those of which something of a class is due."""
    found = run.items.select_related("case").order_by("case__number")
    return found.filter(classes__contains=[data_class.value]) if data_class else found


def erasures_of(case: Case) -> list[Erasure]:
    """Return what of a case was erased, class by class, each as it was last. Open again or not: what is erased stays so."""
    policies, found = snapshot(case.city).policies, {}
    done = Item.objects.filter(case=case, done_at__isnull=False).select_related("run").order_by("done_at", "id")
    for item in done:
        assert item.done_at
        for one in map(DataClass, item.erased):
            fact = item.run.rules[one]
            found[one] = Erasure(one, item.done_at, kept_as(one, fact, policies.get(fact["key"], [])))
    return [found[one] for one in DataClass if one in found]


def certificates(city: City) -> QuerySet[Certificate]:
    """Return what was certified of a city, the newest first."""
    return Certificate.objects.filter(city=city).order_by("-number")


def certificate(city: City, number: int) -> Certificate | None:
    """Return one certificate of this city."""
    return Certificate.objects.filter(city=city, number=number).first()


def seal_of(content: Mapping[str, Any]) -> str:
    """Return the seal of a certificate's content: sha256 of its JSON, keys in order, without spaces, in UTF-8."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def broken_seals(city: City) -> Iterator[int]:
    """Yield the numbers of certificates that don't say what was sealed, or don't follow on the one before."""
    previous = ""
    for number, one in enumerate(certificates(city).order_by("number").iterator(), 1):
        as_sealed = one.seal == seal_of(one.content) and one.content["previous"] == previous
        if not as_sealed or (one.number, one.content["number"]) != (number, number):
            yield one.number
        previous = one.seal
