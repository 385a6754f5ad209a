"""The kernel: what a command and a step promise."""

from enum import StrEnum

import pytest
from django.db import DatabaseError, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from kuuluu.cases.models import Case
from kuuluu.feedback import commands, rules
from kuuluu.journal.commands import Erased, NotAllowed, NotNow, record, take
from kuuluu.journal.models import Event
from kuuluu.people.actors import ANYONE, SYSTEM
from kuuluu.retention.commands import hold
from tests.factories.cases import make_case, officer


class Some(StrEnum):
    THING = "some.thing"


def test_rollback_takes_state_event_and_jobs_together(kerava, now):
    case = make_case(kerava, at=now)
    before = (Event.objects.count(), ProcrastinateJob.objects.count())

    def fail():
        with transaction.atomic():
            record(Some.THING, case, by=SYSTEM, at=now)
            assert ProcrastinateJob.objects.count() == before[1] + 1
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (Event.objects.count(), ProcrastinateJob.objects.count()) == before


def test_step_is_taken_once_however_stale_the_copies(kerava, now):
    case = make_case(kerava, at=now)
    copies = [Case.objects.get(pk=case.pk) for _n in range(3)]
    take(rules.TAKE_UP, copies[0], by=SYSTEM, at=now)
    for stale in copies[1:]:
        with pytest.raises(NotNow):
            take(rules.TAKE_UP, stale, by=SYSTEM, at=now)
    assert Event.objects.filter(name=rules.TAKE_UP.event, subject_id=case.pk).count() == 1


@pytest.mark.parametrize("change", ["update", "delete"])
def test_journal_refuses_change(kerava, now, change):
    make_case(kerava, at=now)
    acts = {"update": lambda: Event.objects.update(name="x"), "delete": lambda: Event.objects.all().delete()}
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        acts[change]()


def test_facts_hold_no_words(kerava, now):
    case = make_case(kerava, at=now, text="Salainen sana kissankello.", email="aino@example.org")
    mikko = officer(kerava)
    commands.ask(case, text="Kissankello missä?", by=mikko, at=now)
    commands.note(case, text="Kissankello muistiin.", by=mikko, at=now)
    assert not [e for e in Event.objects.all() if "issankello" in str(e.facts) or "aino" in str(e.facts)]


def test_button_and_door_are_one_rule(kerava, jarvenpaa, now):
    case = make_case(kerava, at=now)
    assert commands.take_up.open_to(officer(kerava), case)
    assert not commands.take_up.open_to(officer(jarvenpaa), case)
    commands.take_up(case, by=officer(kerava), at=now)
    assert not commands.take_up.open_to(officer(kerava), case)


def test_a_job_asked_for_in_the_worker_stands_or_falls_with_what_it_is_about(kerava, now):
    case = make_case(kerava, at=now)
    before = ProcrastinateJob.objects.count()

    def fail():
        with transaction.atomic():
            record(Some.THING, case, by=SYSTEM, at=now)
            assert ProcrastinateJob.objects.count() == before + 1
            raise RuntimeError

    # As the worker does: there the library has a connection of its own.
    with app.replace_connector(app.connector.get_worker_connector()), pytest.raises(RuntimeError):
        fail()
    assert ProcrastinateJob.objects.count() == before


def test_what_is_erased_takes_no_command_but_those_declared_for_it(kerava, now):
    case = make_case(kerava, at=now)
    by = officer(kerava)
    assert commands.note.open_to(by, case)
    Case.objects.filter(pk=case.pk).update(erased_at=now)
    case.refresh_from_db()
    assert not commands.note.open_to(by, case)
    with pytest.raises(Erased):
        commands.note(case, text="Vielä tämä.", by=by, at=now)
    with pytest.raises(NotAllowed):
        commands.note(case, text="Vielä tämä.", by=ANYONE, at=now)
    assert hold.open_to(SYSTEM, case)
