"""Writes of the day: views kept, words kept until they are sent, presence noted, uses of templates counted."""

from datetime import datetime

from django.db import connection
from django.db.models import Q

from kuuluu.cases.models import Case
from kuuluu.cities.models import City, Unit
from kuuluu.feedback.models import AnswerTemplate
from kuuluu.journal.commands import NotAllowed, NotNow, command
from kuuluu.people.actors import Actor
from kuuluu.people.models import ERASED
from kuuluu.workday import queries, rules
from kuuluu.workday.models import DigestOrder, Presence, SavedView, TemplateUse, Unsent

HERE = """
insert into workday_presence (city_id, case_id, person_id, is_writing, seen_at) values (%s, %s, %s, %s, %s)
on conflict (case_id, person_id) do update set seen_at = excluded.seen_at, is_writing = excluded.is_writing
"""


class NameTaken(Exception):  # noqa: N818 - reads as what could not be done
    """The officer has another view of this name."""


@command(who=rules.may_work)
def save_view(city: City, *, name: str, query: str, unit: Unit | None = None, by: Actor, at: datetime) -> SavedView:
    """Keep a filter under a name, for oneself or shared with a unit. Raises NameTaken; NotNow when there are too many."""
    _refuse(unit, city, by)
    mine = {"city": city, "person_id": rules.person_of(by)}
    if SavedView.objects.filter(**mine).count() >= rules.VIEWS_AT_MOST:
        raise NotNow("save_view")
    kept = {"query": query, "unit": unit, "created_at": at}
    view, is_new = SavedView.objects.get_or_create(**mine, name=name, defaults=kept)
    if not is_new:
        raise NameTaken(name)
    return view


@command(who=rules.may_change_view)
def rename_view(view: SavedView, *, name: str, by: Actor, at: datetime) -> None:  # noqa: ARG001
    """Give a view another name. Raises NameTaken."""
    own = SavedView.objects.filter(city_id=view.city_id, person_id=view.person_id, name=name)
    if own.exclude(pk=view.pk).exists():
        raise NameTaken(name)
    SavedView.objects.filter(pk=view.pk).update(name=name)


@command(who=rules.may_change_view)
def remove_view(view: SavedView, *, by: Actor, at: datetime) -> None:  # noqa: ARG001
    """Take a view away; the cases in it stay as they are."""
    SavedView.objects.filter(pk=view.pk).delete()


@command(who=rules.may_write)
def keep_unsent(
    case: Case, *, noun: str, text: str, template: AnswerTemplate | None = None, by: Actor, at: datetime
) -> None:
    """Keep what an officer has typed and not sent; nothing typed, or what was sent just now, keeps nothing.

    A template stays noted until it is sent.
    """
    mine = {"case": case, "person_id": rules.person_of(by), "noun": noun}
    if not text.strip() or queries.is_just_sent(case, text, by, at):
        Unsent.objects.filter(**mine).delete()
        return
    changes = {"text": text, "changed_at": at, **({"template": template} if template else {})}
    Unsent.objects.update_or_create(**mine, defaults=changes, create_defaults={**changes, "city_id": case.city_id})


def forget_unsent(case: Case, noun: str, *, by: Actor, at: datetime) -> None:
    """Forget what was typed, now that it is sent; where it began with a template, that one was used."""
    kept = queries.unsent(case, by, noun)
    if kept is None:
        return
    if kept.template_id:
        TemplateUse.objects.create(template_id=kept.template_id, case=case, at=at)
    kept.delete()


def note_use(template: AnswerTemplate, case: Case, *, at: datetime) -> None:
    """Count that an answer which started from a template was sent."""
    TemplateUse.objects.create(template=template, case=case, at=at)


def be_here(case: Case, *, by: Actor, at: datetime, is_writing: bool = False) -> None:
    """Note that somebody, who may see it, has a case open, for colleagues who open it at the same time."""
    if by.person_id:
        with connection.cursor() as cursor:
            cursor.execute(HERE, [case.city_id, case.pk, by.person_id, is_writing, at])


def leave(case: Case, *, by: Actor) -> None:
    """Note that somebody has closed the page of a case."""
    Presence.objects.filter(case=case, person_id=rules.person_of(by)).delete()


@command(who=rules.may_work)
def order_digest(city: City, *, wants: bool, by: Actor, at: datetime) -> None:
    """Begin or end the mail on the mornings of working days."""
    mine = {"city": city, "person_id": rules.person_of(by)}
    if wants:
        DigestOrder.objects.get_or_create(**mine, defaults={"ordered_at": at})
    else:
        DigestOrder.objects.filter(**mine).delete()


def forget_unsent_of(case: Case) -> int:
    """Erase all that officers typed for a case and did not send. Return how many pieces."""
    return Unsent.objects.filter(case=case).delete()[0]


def forget_old_unsent(city: City, before: datetime, *, most: int) -> int:
    """Erase what officers typed before a moment and did not send. Return how many pieces."""
    names = list(queries.old_unsent(city, before).values_list("pk", flat=True)[:most])
    return Unsent.objects.filter(pk__in=names).delete()[0]


def forget_those_who_left() -> None:
    """Remove the own views, words and orders of persons whose names were erased."""
    gone = Q(person__email__endswith=ERASED)
    for table in (SavedView, Unsent, Presence, DigestOrder):
        table._default_manager.filter(gone).delete()  # noqa: SLF001


def forget_presence(*, at: datetime) -> None:
    """Remove who was at a case and is long gone."""
    Presence.objects.filter(seen_at__lt=at - rules.PRESENT_FOR * 5).delete()


def _refuse(unit: Unit | None, city: City, by: Actor) -> None:
    """Refuse to share with a unit that isn't the actor's, or of another city."""
    if unit and (unit.city_id != city.pk or not rules.may_share(by, unit)):
        raise NotAllowed("save_view")
