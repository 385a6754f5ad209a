"""A plan carried out: each case in a transaction of its own, bytes after it, and at the end a certificate.

Killed in the middle, it goes on where it was: an item that is done is marked in the transaction that did it.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import connection, transaction
from django.utils.timezone import localdate

from kuuluu.cases import commands as cases
from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case
from kuuluu.cities.models import City
from kuuluu.feedback.commands import erasing as feedback
from kuuluu.initiatives.commands import erasing as initiatives
from kuuluu.journal.commands import record
from kuuluu.notifications import commands as notifications
from kuuluu.people import commands as people
from kuuluu.people.actors import Actor
from kuuluu.publication.commands import remove_bytes
from kuuluu.retention import queries, rules
from kuuluu.retention.commands.certifying import certify
from kuuluu.retention.models import Certificate, DataClass, Item, Run, RunState
from kuuluu.routing import commands as routing
from kuuluu.workday import commands as workday

BATCH = 500
# The tables that rows are erased from.
TOUCHED = (
    "cases_case",
    "cases_contact",
    "cases_view",
    "feedback_contractor",
    "feedback_draft",
    "feedback_feedback",
    "feedback_reconsideration",
    "initiatives_draft",
    "initiatives_maker",
    "initiatives_sheet",
    "initiatives_support",
    "initiatives_supportcontact",
    "initiatives_supportkey",
    "notifications_delivery",
    "notifications_follower",
    "people_identity",
    "people_person",
    "publication_decision",
    "publication_file",
    "publication_original",
    "publication_publiccase",
    "publication_publicdocument",
    "publication_publicinitiative",
    "publication_publicpicture",
    "publication_redaction",
    "publication_registerword",
    "routing_prediction",
    "workday_savedview",
    "workday_unsent",
)
# How the rows of a class that belongs to no case are erased, so many at once.
_FORGETS: Mapping[DataClass, Callable[..., int]] = {
    DataClass.UNSENT: workday.forget_old_unsent,
    DataClass.UNCONFIRMED: initiatives.forget_unconfirmed,
    DataClass.FOLLOWERS: notifications.forget_unconfirmed,
    DataClass.DELIVERIES: notifications.forget_deliveries,
    DataClass.VIEWS: cases.forget_views,
    DataClass.IDENTITIES: people.forget_identities,
    DataClass.OFFICERS: people.erase_former,
}


def carry_out(run: Run, *, by: Actor, at: datetime) -> Certificate:
    """Erase what the plan says and is still due, and certify it. A plan that is carried out already does nothing more."""
    Run.objects.filter(pk=run.pk, state=RunState.PLANNED).update(state=RunState.RUNNING, started_at=at)
    for data_class in rules.SWEPT:
        while _sweep(run, data_class, at=at) == BATCH:
            pass
    for item_id in list(run.items.filter(done_at=None).order_by("pk").values_list("pk", flat=True)):
        _erase_case(item_id, run, by=by, at=at)
    remove_bytes()
    return certify(run, by=by, at=at)


# What the planner noted of a column goes with the table's last row only when it is told so; before version 18 it can't be.
CAN_FORGET = "select to_regproc('pg_clear_attribute_stats') is not null"
FORGET = """
select pg_clear_attribute_stats(schemaname, tablename, attname, inherited) from pg_stats
where schemaname = 'public' and tablename = any(%s)
"""


def tidy() -> None:
    """Let the database use the room of erased rows again, so that their words don't lie on in it for long; nor do those
    that it noted as samples of each column.

    Outside every transaction; nothing is locked.
    """
    with connection.cursor() as cursor:
        cursor.execute(CAN_FORGET)
        if cursor.fetchone()[0]:
            cursor.execute(FORGET, [list(TOUCHED)])
        for table in TOUCHED:
            cursor.execute(f"vacuum (analyze) {connection.ops.quote_name(table)}")


@transaction.atomic
def _erase_case(item_id: int, run: Run, *, by: Actor, at: datetime) -> None:
    item = Item.objects.select_for_update().filter(pk=item_id, done_at=None).first()
    if item is None:
        return
    case = Case.objects.select_for_update(of=("self",)).select_related("city").get(pk=item.case_id)
    # Opened again, held or erased since the plan was made: what isn't due any more is left alone.
    due = [one for one in map(DataClass, item.classes) if _is_due(run, case, one, at)]
    item.erased = {one.value: _erase(case, one, at) for one in due}
    item.done_at = at
    item.save(update_fields=["erased", "done_at"])
    if due:
        record(CaseEvent.ERASED, case, by=by, at=at, run=str(run.pk), classes=[one.value for one in due])


def _is_due(run: Run, case: Case, data_class: DataClass, at: datetime) -> bool:
    limit = datetime.fromisoformat(run.limits[data_class])
    return queries.due_cases(run.city, data_class, limit, localdate(at)).filter(pk=case.pk).exists()


@transaction.atomic
def _sweep(run: Run, data_class: DataClass, *, at: datetime) -> int:
    """Erase some rows of a class and write down how many, in one transaction. Return how many."""
    kept = Run.objects.select_for_update().get(pk=run.pk)
    if data_class not in kept.due or kept.state != RunState.RUNNING:
        return 0
    limit = datetime.fromisoformat(kept.limits[data_class])
    count = _erase_rows(run.city, data_class, limit, at)
    kept.erased[data_class.value] = kept.erased.get(data_class.value, 0) + count
    kept.save(update_fields=["erased"])
    return count


def _erase(matter: Case, data_class: DataClass, at: datetime) -> int:
    """Erase a class of a case's data. Return how many pieces went."""
    return _ERASES[data_class](matter, at)


def _leave(matter: Case, at: datetime) -> int:
    initiatives.leave_register(matter)
    return cases.leave_register(matter, at=at) + notifications.end_following(matter.city, matter.number)


def _erase_contact(matter: Case, _at: datetime) -> int:
    known = initiatives.erase_makers(matter) + cases.erase_contact(matter)
    return known + notifications.forget_sender(matter.pk)


def _erase_words(matter: Case, at: datetime) -> int:
    unsent = workday.forget_unsent_of(matter)
    said = cases.erase_words(matter, at=at) + feedback.erase_words(matter)
    return said + initiatives.erase_words(matter, at=at) + routing.erase_reasons(matter) + unsent


def _forget_authors(matter: Case, _at: datetime) -> int:
    forgotten = cases.forget_authors(matter) + feedback.forget_deciders(matter)
    return forgotten + initiatives.forget_deciders(matter)


_ERASES: Mapping[DataClass, Callable[[Case, datetime], int]] = {
    DataClass.PUBLIC: _leave,
    DataClass.CONTACT: _erase_contact,
    DataClass.SUPPORTERS: lambda matter, at: initiatives.erase_supporters(matter, at=at),
    DataClass.FILES: lambda matter, at: cases.erase_files(matter, at=at) + initiatives.erase_enclosures(matter, at=at),
    DataClass.WORDS: _erase_words,
    DataClass.PLACE: lambda matter, _at: cases.erase_place(matter),
    DataClass.AUTHORS: _forget_authors,
}


def _erase_rows(city: City, data_class: DataClass, before: datetime, at: datetime) -> int:
    """Erase some rows of a class that belongs to no case. Return how many."""
    if data_class == DataClass.DRAFTS:
        return feedback.discard_drafts(city, before, at=at, most=BATCH)
    if data_class == DataClass.INITIATIVE_DRAFTS:
        return initiatives.discard_drafts(city, before, at=at, most=BATCH)
    if data_class == DataClass.CONTRACTORS:
        return feedback.forget_contractors(queries.due_rows(city, data_class, before, localdate(at)), most=BATCH)
    erased = _FORGETS[data_class](city, before, most=BATCH)
    if data_class == DataClass.OFFICERS:
        workday.forget_those_who_left()
    return erased
