"""What the database itself refuses, whatever the code above it does."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction
from django.db.utils import DatabaseError, InternalError

from kuuluu.journal.models import Event
from kuuluu.publication.door import PUBLIC_TABLES
from tests.factories.cases import make_case
from tests.guards.code import KUULUU

pytestmark = pytest.mark.django_db


def as_public(statement: str) -> list[tuple]:
    """Run a statement in the public role, and undo it. Return what it reads."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local role kuuluu_public")
        try:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []
        finally:
            transaction.set_rollback(True)


def tables() -> list[str]:
    return sorted(connection.introspection.table_names())


def test_public_role_reads_public_tables_alone():
    allowed = set()
    for table in tables():
        try:
            as_public(f'select * from "{table}" limit 1')
        except ProgrammingError as error:
            assert "permission denied" in str(error), table  # noqa: PT017 - any other error hides what is asked here
        else:
            allowed.add(table)
    assert allowed == PUBLIC_TABLES
    assert {"publication_original", "cases_case", "cases_contact", "journal_event", "django_session"} < set(tables())


@pytest.mark.parametrize("verb", ["insert", "update", "delete", "truncate"])
def test_public_role_writes_nowhere(verb):
    granted = "select relname from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace"
    with connection.cursor() as cursor:
        cursor.execute(f"{granted} and has_table_privilege('kuuluu_public', oid, %s)", [verb])
        assert cursor.fetchall() == []


def test_public_role_is_really_refused_a_write():
    for statement in (
        "insert into publication_registerversion (city_id, version) select id, 1 from cities_city",
        "update publication_publiccase set text = ''",
        "delete from publication_publiccase",
    ):
        with pytest.raises(ProgrammingError, match="permission denied"):
            as_public(statement)


def test_public_role_sees_no_samples_and_no_sequence_of_what_it_may_not_read(kerava, now):
    """The planner keeps the commonest values of each column, and a sequence tells how many there were."""
    make_case(kerava, at=now, email="salainen@example.org")
    with connection.cursor() as cursor:
        cursor.execute("analyze cases_contact, publication_original, cities_city")
    sampled = {row[0] for row in as_public("select tablename from pg_stats where schemaname = 'public'")}
    assert "cities_city" in sampled
    assert sampled <= PUBLIC_TABLES
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and case when relkind = 'S'"
            " then has_sequence_privilege('kuuluu_public', oid, 'select, usage, update') else false end"
        )
        assert cursor.fetchall() == []


def test_public_role_is_an_ordinary_one():
    with connection.cursor() as cursor:
        cursor.execute(
            "select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication,"
            " (select count(*) from pg_auth_members where member = pg_roles.oid)"
            " from pg_roles where rolname = 'kuuluu_public'"
        )
        assert cursor.fetchone() == (False, 0)


def test_public_role_runs_no_function_with_its_makers_rights():
    with connection.cursor() as cursor:
        cursor.execute("select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace")
        assert cursor.fetchall() == []


@pytest.fixture
def event(kerava):
    at = datetime(2026, 11, 24, 8, tzinfo=UTC)
    return Event.objects.create(at=at, name="case.received", city_id=kerava.pk, subject_id=uuid4())


@pytest.mark.parametrize("change", ["update journal_event set name = 'case.closed'", "delete from journal_event"])
def test_journal_refuses_change(event, change):
    with pytest.raises((InternalError, DatabaseError), match="append-only"), transaction.atomic():
        connection.cursor().execute(change)
    assert Event.objects.filter(pk=event.pk, name="case.received").exists()


def test_journal_refuses_to_be_emptied():
    """Tests that commit empty all tables at their end, so the trigger is off here; put on again, it holds."""
    migration = (KUULUU / "journal/migrations/0001_initial.py").read_text()
    trigger = "create trigger journal_never_emptied before truncate on journal_event\n    for each statement execute function journal_refuses_change()"
    assert trigger in migration
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(trigger)
        with pytest.raises((InternalError, DatabaseError), match="append-only"), transaction.atomic():
            cursor.execute("truncate journal_event cascade")
        transaction.set_rollback(True)


def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_row_of_people_points_past_a_city():
    """Every root row knows its city: what has no way to one would belong to all of them."""
    assert apps.get_model("cases", "Case")._meta.get_field("city")
    for name in (
        "publication.PublicCase",
        "publication.Original",
        "publication.File",
        "feedback.Draft",
        "notifications.Follower",
        "notifications.Delivery",
    ):
        field = apps.get_model(name)._meta.get_field("city")
        assert not field.null, name
