"""Reads of the day: what stands beside a case, the views of an officer, what templates came to, who wants a digest."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Case, Count, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import JSONObject

from kuuluu.cases.models import Case as Matter
from kuuluu.cases.models import Message, Status
from kuuluu.cases.queries import open_between, visible_to
from kuuluu.cities.models import City, Secrecy
from kuuluu.feedback.models import AnswerTemplate, Satisfaction
from kuuluu.feedback.queries import templates
from kuuluu.language.terms import terms
from kuuluu.people.actors import Actor
from kuuluu.people.models import Person
from kuuluu.people.queries import colleagues
from kuuluu.people.roles import Permission
from kuuluu.publication.models import Disturbance, PublicCase
from kuuluu.publication.queries.disturbances import is_of
from kuuluu.workday.models import DigestOrder, Presence, SavedView, TemplateUse, Unsent
from kuuluu.workday.rules import PRESENT_FOR, person_of

# So many of the newest answers are looked through, and so many are suggested.
CANDIDATES, SUGGESTED = 40, 3
# A disturbance is told of when the first have met with it, and the last write after it is over.
BEFOREHAND, AFTERWARDS = timedelta(days=1), timedelta(days=1)
LOOKED_THROUGH, OF_DISTURBANCE = 300, 50


@dataclass(frozen=True)
class Writing:
    """Words that somebody has typed for a case and not sent; the words themselves are the reader's own, or empty."""

    noun: str
    name: str
    is_own: bool
    text: str
    changed_at: datetime


@dataclass(frozen=True)
class Beside:
    """All that stands beside a case at the desk and isn't part of it."""

    people: list[tuple[str, str]]
    templates: list[dict[str, Any]]
    # Names of colleagues who have the case open, each with whether they write now.
    present: list[tuple[str, bool]]
    writings: list[Writing]

    def own(self, noun: str) -> Writing | None:
        """Return what the reader has typed of one kind."""
        return next((one for one in self.writings if one.is_own and one.noun == noun), None)

    @property
    def of_others(self) -> list[Writing]:
        """Return who else has words waiting here: names and kinds, never the words."""
        return [one for one in self.writings if not one.is_own]


def beside(case: Matter, actor: Actor, at: datetime) -> Beside:
    """Return what stands beside a case, for one who may see it: one question to the database, whatever there is."""
    fitting = with_results(templates(case.city, case.service.code if case.service else "")).order_by("order", "name")
    row = Matter.objects.filter(pk=case.pk).values(
        people=ArraySubquery(colleagues(case.city).values(json=JSONObject(pk="pk", name="name"))),
        templates=ArraySubquery(fitting.values(json=JSONObject(pk="pk", name="name", results="results"))),
        present=ArraySubquery(_present(actor, at).values(json=JSONObject(name="person__name", writes="is_writing"))),
        writings=ArraySubquery(_writings(actor)),
    )
    found = row.get()
    return Beside(
        people=[(one["pk"], one["name"]) for one in found["people"]],
        templates=found["templates"],
        present=[(one["name"], one["writes"]) for one in found["present"]],
        writings=[
            Writing(**{**one, "changed_at": datetime.fromisoformat(one["changed_at"])}) for one in found["writings"]
        ],
    )


def _present(actor: Actor, at: datetime) -> QuerySet[Presence]:
    seen = Presence.objects.filter(case=OuterRef("pk"), seen_at__gt=at - PRESENT_FOR)
    return seen.exclude(person_id=person_of(actor)).order_by("person__name")


def _writings(actor: Actor) -> QuerySet[Unsent, Any]:
    own = Q(person_id=person_of(actor))
    text = Case(When(own, then="text"), default=Value(""), output_field=TextField())
    is_own = Case(When(own, then=True), default=False, output_field=BooleanField())
    waiting = Unsent.objects.filter(case=OuterRef("pk")).order_by("changed_at")
    return waiting.values(
        json=JSONObject(noun="noun", name="person__name", is_own=is_own, text=text, changed_at="changed_at")
    )


def present(case: Matter, actor: Actor, at: datetime) -> list[tuple[str, bool]]:
    """Return who else has a case open now, each with whether they write."""
    found = Presence.objects.filter(case=case, seen_at__gt=at - PRESENT_FOR).exclude(person_id=person_of(actor))
    return list(found.order_by("person__name").values_list("person__name", "is_writing"))


def unsent(case: Matter, actor: Actor, noun: str) -> Unsent | None:
    """Return what the actor has typed for a case and not sent."""
    return Unsent.objects.filter(case=case, person_id=person_of(actor), noun=noun).first()


def is_just_sent(case: Matter, text: str, actor: Actor, at: datetime) -> bool:
    """Tell whether the actor has said just this a moment ago: the last copy of a draft may come after what was sent."""
    said = Message.objects.filter(case=case, by_id=person_of(actor), at__gt=at - timedelta(minutes=2))
    return said.filter(original__text=text.strip()).exists()


def old_unsent(city: City, before: datetime) -> QuerySet[Unsent]:
    """Return what officers typed and have not touched since a moment."""
    return Unsent.objects.filter(city=city, changed_at__lt=before)


def views(actor: Actor, city: City) -> QuerySet[SavedView]:
    """Return the views that an officer sees: the own ones, and those shared with a unit whose cases are the officer's."""
    grants = [g for g in actor.grants if g.city_id == city.pk and g.permission == Permission.HANDLE_CASES]
    units = {g.unit_id for g in grants}
    shared = Q(unit__isnull=False) if None in units else Q(unit_id__in=units)
    return SavedView.objects.filter(Q(person_id=person_of(actor)) | shared, city=city).select_related("person", "unit")


def view_by_id(actor: Actor, city: City, view_id: int) -> SavedView | None:
    """Return one of the views that an officer sees."""
    return views(actor, city).filter(pk=view_id).first()


def with_results(found: QuerySet[AnswerTemplate]) -> QuerySet[AnswerTemplate]:
    """Return templates, each with what it came to: answers sent that started from it, and the first judgement after each."""
    said = Satisfaction.objects.filter(case=OuterRef("case"), about_at__gte=OuterRef("at")).order_by("about_at")
    is_good = Case(When(is_answered=True, is_fixed=True, then=True), default=False, output_field=BooleanField())
    uses = TemplateUse.objects.filter(template=OuterRef("pk")).annotate(
        is_good=Subquery(said.values(found=is_good)[:1], output_field=BooleanField())
    )
    counted = (
        uses.order_by()
        .values("template_id")
        .values(json=JSONObject(used=Count("pk"), judged=Count("is_good"), good=Count("pk", filter=Q(is_good=True))))
    )
    return found.annotate(results=Subquery(counted))


def template_by_id(city: City, template_id: int) -> AnswerTemplate | None:
    """Return one of the city's answer templates."""
    return templates(city).filter(pk=template_id).first()


def wants_digest(actor: Actor, city: City) -> bool:
    """Tell whether the officer gets a mail in the morning."""
    return DigestOrder.objects.filter(city=city, person_id=person_of(actor)).exists()


def digest_people(city: City) -> QuerySet[Person]:
    """Return who gets a mail in the morning: those who asked for it and still work here."""
    ordered = DigestOrder.objects.filter(city=city).values("person_id")
    return Person.objects.filter(pk__in=ordered, is_active=True, memberships__city=city).distinct().order_by("pk")


@dataclass(frozen=True)
class Digest:
    """How much waits for an officer, in figures. Of secret matters: only whether any waits."""

    late: int
    today: int
    week: int
    mine: int
    unassigned: int
    has_secret: bool

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing waits."""
        return not (self.late or self.today or self.week or self.mine or self.unassigned or self.has_secret)


def digest(actor: Actor, city: City, today: date) -> Digest:
    """Count what waits for an officer among what the officer may see."""
    # A message that was split waits in its parts.
    waiting = visible_to(actor, city).exclude(status__in=(Status.CLOSED, Status.SPLIT))
    due = Q(next_due_date__lte=today + timedelta(days=6 - today.weekday()))
    told = ~Q(secrecy=Secrecy.SECRET)
    own = Q(assignee_id=actor.person_id)
    found = waiting.order_by().aggregate(
        late=Count("pk", filter=told & Q(next_due_date__lt=today)),
        today=Count("pk", filter=told & Q(next_due_date=today)),
        week=Count("pk", filter=told & due & Q(next_due_date__gt=today)),
        mine=Count("pk", filter=told & own),
        unassigned=Count("pk", filter=told & Q(assignee=None)),
        secret=Count("pk", filter=~told & (due | own)),
    )
    has_secret = bool(found.pop("secret"))
    return Digest(**found, has_secret=has_secret)


def of_disturbance(actor: Actor, city: City, one: Disturbance, now: datetime) -> list[Matter]:
    """Return the cases that wait and may be of a disturbance, its own apart, for one answer to all of them."""
    until = one.ended_at + AFTERWARDS if one.ended_at else now
    came = open_between(actor, city, one.from_at - BEFOREHAND, until).exclude(number=one.case_number)
    found = (
        case for case in came[:LOOKED_THROUGH] if is_of(one, service=case.service, area=case.area, title=case.title)
    )
    return list(found)[:OF_DISTURBANCE]


@dataclass(frozen=True)
class Suggestion:
    """An answer that the city has given in public to something alike; always with the number that it comes from."""

    number: str
    title: str
    answered_at: datetime
    text: str


def suggestions(case: Matter, said: str) -> list[Suggestion]:
    """Return what the city has answered to the likest public cases of the same service, by their words, likest first.

    Only whole published words: an answer with hidden places suggests nothing.
    """
    answered = PublicCase.objects.filter(city_id=case.city_id, service=case.service, answered_at__isnull=False)
    told = answered.filter(language=case.language).exclude(pk=case.pk).order_by("-answered_at")
    rows = list(told.only("number", "title", "text", "language", "answered_at", "changed_at", "timeline")[:CANDIDATES])
    words = {row.pk: set(terms(f"{row.title} {row.text}", row.language)) for row in rows}
    common = Counter(term for one in words.values() for term in one)
    own = {term for term in terms(said, case.language) if 0 < common[term] <= max(len(rows) / 2, 1)}
    ranked = sorted(((sum(1 / common[term] for term in own & words[row.pk]), row) for row in rows), key=_by_first)
    found = [
        Suggestion(row.number, row.title, row.answered_at or row.changed_at, _answer_of(row)) for n, row in ranked if n
    ]
    return [one for one in found if one.text][:SUGGESTED]


def _by_first(pair: tuple[float, PublicCase]) -> float:
    return -pair[0]


def _answer_of(row: PublicCase) -> str:
    """Return the words of the last public answer, or nothing where a place in them is hidden."""
    knots = [knot for knot in row.timeline if knot["kind"] == "answered"]
    return str(knots[-1].get("text", "")) if knots and not knots[-1].get("gaps") else ""
